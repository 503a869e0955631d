import Glibc
import TillAnalysis
import TillEntries
import TillHousehold
import TillLedger
import TillReceipts
import TillRecords
import TillRun
import TillStages
import TillStore

/// What a book has, and whether it is in order.
struct BookExamination {
    let state: BookState
    let out: String
    let context: Context

    /// Less room than this on the disk is too little for a run.
    private static let leastRoom = 500 << 20

    /// What to say where there is none.
    ///
    /// - Parameter isAsked: true when somebody named it.
    func absence(isAsked: Bool) -> DoctorFinding {
        let name = Document.baseName(state.book.folder)
        guard isAsked else {
            return .note("book", "there is no book in this folder.", "Make one with till init NAME, or name yours with --book DIR.")
        }
        if !Folder.exists(state.book.folder) {
            return .mend("book", "there is no folder \(name).", "Make the book with till init \(name), or name another with --book DIR.")
        }
        return .mend(
            "book", "the folder \(name) is no book: it has no inbox, key or archive.",
            "Complete it with till init \(name), or restore a backup.")
    }

    func findings() -> [DoctorFinding] {
        [key, writing, room] + households + tables + [inbox] + strays + [originals, decisions, database, published] + retention
    }

    private var key: DoctorFinding {
        guard Folder.exists(state.places.key) else {
            if Folder.exists(state.places.journal) {
                return .mend("key", "the book has decisions and no key.", "Put its key back from a backup (file key, chmod 600).")
            }
            return .note("key", "the book has no key, and so takes no decisions.", "Make one with till init \(state.places.base).")
        }
        do throws(Fault) {
            return .good("key", "only its owner reads it; fingerprint \(try BookKey(path: state.places.key).fingerprint)")
        } catch { return .mend("key", error) }
    }

    private var writing: DoctorFinding {
        for folder in [state.places.base, out] where unsafe Folder.exists(folder) && access(folder, W_OK) != 0 {
            return .mend(
                "writing", "nothing can be written in \(Document.baseName(folder)).",
                "Allow writing there, or name another place with --out.")
        }
        return .good("writing", "book and output can be written")
    }

    private var room: DoctorFinding {
        let free = [state.places.base, out].compactMap(Folder.room).min() ?? 0
        let words = "\(free >> 20) MB free"
        // A run is written beside the one that is published.
        let needed = max(BookExamination.leastRoom, 2 * Folder.sizeBelow(out + "/current"))
        if free >= needed { return .good("disk", words) }
        return .mend("disk", "\(words); a run may need \(needed >> 20) MB.", "Make room, or name another place with --out.")
    }

    private var households: [DoctorFinding] {
        let names = (Folder.names(state.book.householdsFolder) ?? []).filter { $0.hasSuffix(".yaml") }
        var found: [DoctorFinding] = []
        let installed = Set(ReceiptTools.languages)
        for name in names {
            do throws(Fault) {
                let file = try HouseholdFile(path: "\(state.book.householdsFolder)/\(name)")
                let asked = try ReceiptTools.names(of: file.languages, context.knowledge)
                for language in asked where !installed.isEmpty && !installed.contains(language) && !file.languages.isEmpty {
                    found.append(
                        .mend(
                            "households", "\(name) names a language that Tesseract lacks: \(language).",
                            "Install the package tesseract-ocr-\(language)."))
                }
            } catch { found.append(.mend("households", error)) }
        }
        if found.isEmpty { found.append(.good("households", "\(CountText.of(names.count, "file")) in order")) }
        let known = Set(names.map { String($0.dropLast(5)) })
        let bare = (try? state.book.households())?.map(\.id).filter { !known.contains($0) }.sorted() ?? []
        if !bare.isEmpty {
            found.append(
                .note(
                    "households", "\(bare.prefix(5).joined(separator: ", ")) \(bare.count == 1 ? "has" : "have") no file in households/.",
                    "A file says currency, members and accounts; without one they are taken from documents."))
        }
        return found
    }

    /// What people wrote beside the inbox, as far as there is any: what a run would refuse.
    private var tables: [DoctorFinding] {
        var found: [DoctorFinding] = []
        var count = 0
        func check(_ path: String, _ read: (String) throws(Fault) -> Void) {
            guard Folder.exists(path) else { return }
            count += 1
            do throws(Fault) { try read(path) } catch { found.append(.mend("tables", error)) }
        }
        let folder = state.book.folder
        check(folder + "/rules.csv") { (path) throws(Fault) in _ = try CategoryRules(path: path) }
        check(folder + "/aliases.csv") { (path) throws(Fault) in _ = try MerchantAliases(path: path) }
        check(folder + "/mood.csv") { (path) throws(Fault) in _ = try DayNotes(path: path) }
        check(folder + "/categories.csv") { (path) throws(Fault) in _ = try OwnCategories(path: path, context.knowledge) }
        do throws(Fault) {
            for household in try state.book.entered() {
                let file = try HouseholdFiles(state.book).file(of: household)
                check(state.book.entries(of: household)) { (path) throws(Fault) in
                    let document = try Document(argument: path)
                    for fault in try EntryTable(document.bytes, file: document.name, household: file).faults {
                        found.append(.mend("tables", fault))
                    }
                }
            }
        } catch { found.append(.mend("tables", error)) }
        if found.isEmpty, count > 0 { found.append(.good("tables", "\(CountText.of(count, "file")) of rules, names and entries in order")) }
        return found
    }

    /// Where `till.yaml` says how long documents are kept.
    private var retention: [DoctorFinding] {
        do throws(Fault) {
            let due = try DueDocuments(state, try BookInventory(state).documents)
            guard !due.plan.spans.isEmpty else { return [] }
            guard let sentence = due.sentence("") else { return [.good("retention", "nothing is kept longer than till.yaml says")] }
            return [.note("retention", sentence)]
        } catch { return [.mend("retention", error)] }
    }

    private var inbox: DoctorFinding {
        do throws(Fault) {
            let households = try state.book.households()
            let files = households.reduce(0) { $0 + state.book.documents(of: $1.id).count }
            return .good("inbox", "\(CountText.of(files, "file")) of \(CountText.of(households.count, "household"))")
        } catch { return .mend("inbox", error) }
    }

    /// What lies in the inbox where no run takes it in.
    private var strays: [DoctorFinding] {
        do throws(Fault) { return try state.strays().faults.map { .mend("inbox", $0) } } catch { return [.mend("inbox", error)] }
    }

    private var originals: DoctorFinding {
        let held = Set(state.archive.ids)
        do throws(Fault) {
            let inventory = try BookInventory(state)
            var known = inventory.documents
            if Folder.exists(state.places.database) {
                let database = try state.databaseToRead()
                defer { database.close() }
                if try database.form().applied > 0 {
                    let stored = try database.documents()
                    if let sentence = try inventory.differences(stored).first {
                        return .mend("originals", "archive and database do not agree.", "Run the plan; then \(sentence).")
                    }
                    known = stored
                }
            } else if !inventory.isWhole {
                _ = try inventory.differences([])
            }
            let orphans = inventory.orphans(known)
            if let first = orphans.first {
                return .mend(
                    "originals",
                    "\(CountText.of(orphans.count, "original")) in the archive, such as \(first.prefix(12)), belong to no document.",
                    "Put the files into the inbox again, or remove them from the archive.")
            }
            if known.isEmpty { return .good("originals", "\(held.count) kept; none is expected yet") }
            let missing = known.filter { !held.contains($0.hash) }.map(\.name)
            guard let first = missing.first else { return .good("originals", "\(held.count) kept, none missing") }
            return .mend(
                "originals", "\(missing.count) of the book's documents are not in the archive, such as \(first).",
                "Put them into the inbox again, or restore a backup.")
        } catch { return .mend("originals", error) }
    }

    private var decisions: DoctorFinding {
        do throws(Fault) {
            let entries = try state.journal.verified(keyFile: state.places.key)
            return .good("decisions", Folder.exists(state.places.journal) ? "\(entries.count), and their chain holds" : "none yet")
        } catch { return .mend("decisions", error) }
    }

    private var database: DoctorFinding {
        do throws(Fault) {
            guard Folder.exists(state.places.database) else {
                let listed = try state.register.contents().documents.count
                return listed == 0
                    ? .good("database", "none yet: the first run makes it")
                    : .mend(
                        "database", "it is gone; the archive knows \(CountText.of(listed, "document")).", "Run the plan: it is made anew.")
            }
            let database = try state.databaseToRead()
            defer { database.close() }
            let form = try database.form()
            if form.isNewer {
                return .mend("database", "a newer Till made it.", "Use that version, or restore an older backup.")
            }
            guard form.applied == form.known else {
                return .note(
                    "database", "it has form \(form.applied) of \(form.known).", "The next run brings it there, and keeps a copy before.")
            }
            return .good("database", "form \(form.applied) of \(form.known), \(Folder.size(state.places.database) >> 10) kB")
        } catch { return .mend("database", error) }
    }

    private var published: DoctorFinding {
        guard Folder.isLink(out + "/current") else {
            let last = LastOutput(book: state.book.folder)
            guard out == last.folder else { return .good("published", "nothing yet") }
            do throws(Fault) { try last.check(again: " --book \(ShellLine.quoted(state.book.folder))") } catch {
                return .mend("published", error)
            }
            return .good("published", "nothing yet")
        }
        guard Folder.exists("\(out)/current/\(Publishing.manifest)") else {
            return .mend("published", "current leads nowhere.", "Run the plan with --fresh.")
        }
        do throws(Fault) { try OutputOwner(out, state).check() } catch { return .mend("published", error) }
        let runs = (Folder.names(out + "/runs") ?? []).compactMap { Int($0) }.count
        return .good("published", "\(CountText.of(runs, "run")) kept")
    }
}

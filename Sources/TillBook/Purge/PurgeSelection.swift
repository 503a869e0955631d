import Glibc
import TillDelivery
import TillHousehold
import TillProcess
import TillRecords
import TillRun
import TillStages
import TillStore

/// What is to be erased of a book.
struct PurgeSelection {
    let documents: [StoredDocument]
    /// Households of which nothing stays.
    let households: [String]
    /// Numbers of decisions about them.
    let decisions: [Int]
    /// The member who is erased, where it is one.
    var member: MemberErasure?

    /// Households whose results are made anew.
    var concerned: Set<String> {
        Set(documents.map(\.household)).union(households).union(member.map { [$0.household] } ?? [])
    }

    /// Decisions that go for good, as a dry run counts them: what is said again without a member stays.
    var erasedDecisions: Int { member?.decisions.gone.count ?? decisions.count }

    private static func usage(_ sentence: String) -> Fault {
        Fault(
            "usage.purge", sentence,
            remedy: "Give --document NAME, --member ID, --household ID or --older-than YYYY-MM-DD; --dry-run tells what goes.",
            place: "till purge", exit: .usage)
    }

    init(_ options: Options, _ state: BookState, _ all: [StoredDocument], _ book: DecisionBook) throws(Fault) {
        let household = options.text("household")
        let named = options.list("document")
        let day = try options.day("older-than")
        guard household != nil || !named.isEmpty || day != nil else { throw PurgeSelection.usage("say what is to be erased.") }
        let known = all.filter { household == nil || $0.household == household }
        if let household, known.isEmpty, !Folder.exists("\(state.book.householdsFolder)/\(household).yaml") {
            throw Fault(
                "purge.unknown", "the book has no household \(household).", remedy: "till status names them.", place: "--household",
                exit: .missingInput)
        }
        if named.isEmpty, day == nil, let household {
            documents = known
            households = [household]
            decisions = book.entries.filter { $0.household == household }.map(\.number)
            return
        }
        var found: [StoredDocument] = []
        for name in named {
            let fitting = known.filter { $0.name == name || (name.utf8.count >= 6 && $0.hash.hasPrefix(name)) }
            guard !fitting.isEmpty else {
                throw Fault(
                    "purge.unknown", "the book has no such document.", remedy: "till documents names them; a hash has six digits or more.",
                    file: name, place: "--document", exit: .missingInput)
            }
            found += fitting
        }
        let ledgers = PurgeLedgers(state, Set(known.map(\.household)))
        if let day { found += known.filter { document in ledgers.last(document).map { $0 < day.description } ?? false } }
        documents = found.sorted { ($0.household, $0.name, $0.hash) < ($1.household, $1.name, $1.hash) }
        households = []
        decisions = PurgeSelection.decisions(about: documents.reduce(into: []) { $0.formUnion(ledgers.observations($1)) }, in: book)
    }

    /// A member of a household, alone.
    init(
        member options: Options, _ state: BookState, _ all: [StoredDocument], _ book: DecisionBook, _ context: Context
    ) throws(Fault) {
        guard options.list("document").isEmpty, options.text("older-than") == nil else {
            throw PurgeSelection.usage("a member is erased alone.")
        }
        let member = try MemberErasure(options, state, all, book, context)
        documents = member.documents.own + member.documents.copies.map(\.original)
        households = []
        decisions = member.decisions.erased
        self.member = member
    }

    /// What is kept longer than `till.yaml` says.
    init(
        retention options: Options, _ state: BookState, _ all: [StoredDocument], _ book: DecisionBook
    ) throws(Fault) {
        guard options.list("document").isEmpty, options.text("older-than") == nil, options.text("member") == nil else {
            throw PurgeSelection.usage("what is due is erased alone.")
        }
        let due = try DueDocuments(state, all, household: options.text("household"), today: try options.day("today"))
        guard !due.plan.spans.isEmpty else {
            throw Fault(
                "purge.no-retention", "it does not say how long documents are kept.",
                remedy:
                    "Write retention: {receipts: 10y, chats: 18m} into it: bank, receipts and chats, each with d, m or y.",
                file: "till.yaml", place: "--retention", exit: .usage)
        }
        documents = due.documents
        households = []
        decisions = PurgeSelection.decisions(about: due.observations, in: book)
    }

    /// Numbers of what was decided about observations, and of what takes it back.
    private static func decisions(about: Set<String>, in book: DecisionBook) -> [Int] {
        var numbers = Set(
            book.entries.filter { entry in
                guard let content = entry.content else { return false }
                let subjects = [content.string(.about)].compactMap { $0 } + content.strings(.also) + content.strings(.with)
                return subjects.contains(where: about.contains)
            }.map(\.number))
        // What takes one of them back says nothing any more.
        for entry in book.entries where entry.isUndo && (entry.content?.integer(.undoes).map(numbers.contains) ?? false) {
            numbers.insert(entry.number)
        }
        return numbers.sorted()
    }

    /// By what it would be found again: hashes and names of files, members and accounts of a household.
    func words(_ state: BookState) throws(Fault) -> [String] {
        var words = Set(documents.map(\.hash)).union(member?.words ?? [])
        words.formUnion(documents.map(\.name).filter { $0.utf8.count >= 8 })
        // What another document is called as well stays where that one is.
        let gone = Set(documents.map { "\($0.household) \($0.hash)" })
        for document in try BookInventory(state).documents where !gone.contains("\(document.household) \(document.hash)") {
            words.subtract([document.name, document.hash])
        }
        words.subtract(member?.keptNames ?? [])
        for household in households {
            words.insert(PurgeSelection.field(household))
            words.formUnion(DeliveryTarget.Kind.allCases.map { "\(household)-\($0.rawValue)-" })
            guard let file = try HouseholdFiles(state.book).file(of: household) else { continue }
            words.formUnion(file.members.flatMap(\.names).filter { $0.utf8.count >= 6 })
            words.formUnion(file.accounts.compactMap(\.number).filter { $0.utf8.count >= 8 })
        }
        return words.sorted()
    }

    /// Erases it from a book. What was decided goes first, since results tell what it was about; the list of documents goes last.
    func erase(from state: BookState, _ key: BookKey?, reason: String?) throws(Fault) -> BookErasure.Counts {
        if let key, Folder.exists(state.places.journal) || !concerned.isEmpty {
            var content = Record(type: .decision)
            content.set(.at, string: WallClock.now)
            if let reason { content.set(.reason, string: member?.masked(reason) ?? reason) }
            content.set(.documents, integer: documents.count)
            let there = try state.journal.verified(with: key).count
            // First said again, then erased: one that was stopped in between says it twice.
            for one in member?.decisions.again ?? [] where one.number <= there { try state.journal.add(one.content, key: key) }
            try state.journal.erase(decisions.filter { $0 <= there }, saying: content, key: key)
        }
        if let key {
            for household in households { try AuditJournal(state.places).erase(household, saying: ViewAudit.entry(.erasure), key: key) }
        }
        eraseInbox(state)
        for output in state.outputs { eraseRuns(output, key) }
        try member?.keepCopies(in: state, key)
        return try BookErasure(state.places, documents: documents, households: households, remade: concerned).erase(key, seals: state.seals)
    }

    private func eraseInbox(_ state: BookState) {
        let hashes = Set(documents.map(\.hash))
        for household in Set(documents.map(\.household)) {
            for path in state.book.documents(of: household) {
                guard let hash = try? FileReading.digest(path: path).get().hex, hashes.contains(hash) else { continue }
                PurgeFiles.erase(path)
            }
        }
        if let household = member?.household { eraseLogs(household, state) }
        for household in households {
            for path in Folder.files(below: "\(state.book.folder)/inbox/\(household)") { PurgeFiles.erase(path) }
            Folder.remove("\(state.book.folder)/inbox/\(household)")
            PurgeFiles.erase("\(state.book.householdsFolder)/\(household).yaml")
            PurgeFiles.erase(state.book.entries(of: household))
            eraseLogs(household, state)
            eraseLines(of: household, state)
        }
    }

    /// Takes a household out of the logs of runs, and of audits that were given up and kept.
    private func eraseLines(of household: String, _ state: BookState) {
        let needle = Array(PurgeSelection.field(household).utf8)
        let kept = [(state.places.base + "/logs", ""), (state.places.decisions, "audit.before-")]
        for (folder, head) in kept {
            for name in Folder.names(folder) ?? [] where name.hasSuffix(".ndjson") && name.hasPrefix(head) {
                let path = "\(folder)/\(name)"
                guard let bytes = FileReading.bytes(path: path, limit: 1 << 30) else { continue }
                let lines = bytes.split(separator: 0x0A)
                let left = lines.filter { !Array($0).holds(needle) }
                guard left.count < lines.count else { continue }
                PurgeFiles.erase(path)
                try? Folder.write(left.flatMap { Array($0) + [0x0A] }, to: path)
            }
        }
    }

    /// As a record has it.
    private static func field(_ household: String) -> String { "\"household\":\"\(household)\"" }

    private func eraseLogs(_ household: String, _ state: BookState) {
        for name in Folder.names(state.places.base + "/logs") ?? [] where name.hasPrefix("\(household)-") {
            PurgeFiles.erase("\(state.places.base)/logs/\(name)")
        }
    }

    /// Takes the households' results, and what is across households, out of every run that is kept.
    private func eraseRuns(_ output: String, _ key: BookKey?) {
        guard !concerned.isEmpty else { return }
        Folder.remove(output + "/runs/.partial")
        for run in Folder.names(output + "/runs") ?? [] {
            let folder = "\(output)/runs/\(run)"
            var gone = concerned
            gone.insert(Plan.acrossFolder)
            for household in gone {
                for path in Folder.files(below: "\(folder)/\(household)") { PurgeFiles.erase(path) }
                Folder.remove("\(folder)/\(household)")
                unsafe unlink("\(folder)/.inputs/\(household)")
            }
            for name in ["index.html", FeedFiles.manifest] { PurgeFiles.erase("\(folder)/\(name)") }
            guard let list = FileReading.bytes(path: "\(folder)/\(Publishing.manifest)", limit: 1 << 30) else { continue }
            let left = SumLine.all(in: list).filter { Folder.exists("\(folder)/\($0.path)") }
            let bytes = Array(left.map(\.line).joined().utf8)
            try? Folder.write(bytes, to: "\(folder)/\(Publishing.manifest)")
            if var seal = BookSeals.ofRun(folder, key) {
                seal.sums = Digest.sha256(bytes).hex
                try? BookSeals.write(seal, key, run: folder)
            }
        }
    }
}

/// Names of files that other systems read.
private enum FeedFiles {
    static let manifest = "manifest.json"
}

private enum PurgeFiles {
    /// A file that cannot be erased is found by the proof.
    static func erase(_ path: String) { try? ErasedFile.erase(path) }
}

/// What the published streams say of documents.
private struct PurgeLedgers {
    private var days: [String: String] = [:]
    private var found: [String: [String]] = [:]

    init(_ state: BookState, _ households: Set<String>) {
        let names = PublishedNames(state.places)
        for output in state.outputs {
            for household in households.sorted() {
                let path = "\(output)/current/\(household)/stream.ndjson"
                guard let bytes = FileReading.bytes(path: path, limit: 1 << 34) else { continue }
                for line in bytes.split(separator: 0x0A) {
                    guard let record = line.withBytes({ try? Record(checking: $0) }), let source = record.object(.source),
                        let published = source.string(.document)
                    else { continue }
                    let hash = names.inside(published, household) ?? published
                    let name = "\(household) \(hash)"
                    if let day = record.string(.date) ?? record.string(.booked), day > days[name] ?? "" { days[name] = day }
                    if let id = record.string(.id) { found[name, default: []].append(names.inside(id, household) ?? id) }
                }
            }
        }
    }

    /// The last day that a document tells of; nil where nothing is known of it.
    func last(_ document: StoredDocument) -> String? { days["\(document.household) \(document.hash)"] }

    func observations(_ document: StoredDocument) -> [String] { found["\(document.household) \(document.hash)"] ?? [] }
}

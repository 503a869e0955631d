import Glibc
import TillHousehold
import TillProcess
import TillRecords
import TillRun
import TillStages
import TillStore

/// `till purge`: erases documents, or a household, from all that a book keeps, and proves that nothing of them is left.
public struct PurgeCommand: Command {
    private let options: Options

    public static let manual = Manual(
        name: "till purge",
        summary: "Erase documents or a household from inbox, archive, store, decisions, results and backups, with a proof.",
        discussion: """
            Names documents as they arrived or by the beginning of their SHA-256 (--document), a household (--household alone), or all \
            documents that tell of nothing since a day (--older-than). Erased are the files of the inbox, the originals, what was read of \
            them, rows of the database with its freed pages, what was decided about them (the entries stay in the chain, without their \
            content, and an entry says so), every published run of the household, and its backups in the folders that till backup wrote to \
            or --backups names. What no one can reach is named. At the end everything that is left is searched for the documents, and of a \
            household for its members and accounts; the exit code is 1 when something is found or was not reached.

            --dry-run tells what would go. Nothing brings it back: till forget only stops reading a document.
            """,
        input: .none,
        options: BookOptions.declared + [
            .values("document", "NAME", "a document, by its name or the beginning of its hash; may be given several times"),
            .value("household", "ID", "this household's documents; alone: all of the household"),
            .value("older-than", "DAY", "documents that tell of nothing on or after that day, YYYY-MM-DD"),
            .values("backups", "DIR", "a folder with backups of the book"),
            .value("seal-with", "FILE", "the file with what backups were sealed with"),
            .value("reason", "TEXT", "why; it is kept in the journal"),
            .flag("dry-run", "tell what would be erased, and erase nothing"),
            .value("wait", "SECONDS", "how long to wait for a run on the same book", default: "10"),
        ],
        examples: [
            Example("what would go", command: "till purge --document giro-2025.csv --dry-run --book money", shows: []),
            Example("a client who left", command: "till purge --household ng --reason 'contract ended' --book clients", shows: []),
        ],
        reads: [], writes: [])

    public init(options: Options, context: Context) throws(Fault) { self.options = options }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        let state = BookOptions.state(options)
        let lock = try RunLock(book: state.places.base, wait: try options.integer("wait") ?? 10)
        defer { lock.release() }
        // Of a book that lacks something nobody can say that it is erased.
        let decisions = try DecisionBook(state)
        do {
            let database = try state.database()
            defer { database.close() }
            var inventory = try BookInventory(state)
            if let sentence = try inventory.settle(database) { speech.say("  \(sentence)") }
        }
        let selection = try PurgeSelection(options, state, try BookInventory(state).documents, decisions)
        let shelves = BackupShelves(state)
        let folders = Array(Set(try shelves.folders() + options.list("backups"))).sorted()
        tell(selection, folders, state)
        if options.flag("dry-run") {
            Output.write("\nnothing was erased: --dry-run\n")
            return .good
        }
        return try erase(selection, folders, state)
    }

    private func tell(_ selection: PurgeSelection, _ folders: [String], _ state: BookState) {
        for document in selection.documents {
            Output.write("\(document.household)  \(document.hash.prefix(12))  \(document.name)\n")
        }
        for household in selection.households { Output.write("\(household)  all of the household: its file, entries and inbox\n") }
        let backups = folders.flatMap { folder in BackupShelf(folder: folder, book: state.book.folder).backups }
        Output.write(
            "\(CountText.of(selection.documents.count, "document")), \(CountText.of(selection.decisions.count, "decision")), "
                + "\(CountText.of(backups.count, "backup")) to rewrite\n")
    }

    private func erase(_ selection: PurgeSelection, _ folders: [String], _ state: BookState) throws(Fault) -> ExitCode {
        let key = try state.key()
        let words = try selection.words(state)
        let counts = try selection.erase(from: state, key, reason: options.text("reason"))
        let seal: BackupSeal? = try options.text("seal-with").map { path throws(Fault) in try BackupSeal(file: path) }
        var unreached: [String] = []
        var rewritten = 0
        for folder in folders {
            guard Folder.isFolder(folder) else {
                unreached.append("\(folder): there is no such folder now")
                continue
            }
            let shelf = BackupShelf(folder: folder, book: state.book.folder)
            for path in shelf.backups {
                do throws(Fault) {
                    try PurgedBackup(path, seal).rewrite(selection, key)
                    rewritten += 1
                } catch { unreached.append("\(path): \(error.sentence)") }
            }
        }
        Output.write(
            "\nerased: \(CountText.of(counts.originals, "original")), \(CountText.of(counts.readings, "reading")), "
                + "\(CountText.of(selection.decisions.count, "decision")), \(CountText.of(rewritten, "backup")) rewritten\n")
        for document in selection.documents { Output.write("  sha256 \(document.hash)\n") }
        let left = ErasureProof.places(of: words, below: state.places.base) + outside(words, state)
        Output.write("searched for \(CountText.of(words.count, "identifier")) in all that is left: ")
        Output.write(left.isEmpty ? "none found\n" : "\(CountText.of(left.count, "file")) still have one\n")
        for path in left { Output.write("  left in \(path)\n") }
        for one in unreached { Output.write("  not reached: \(one)\n") }
        if !selection.households.isEmpty || !selection.documents.isEmpty {
            Output.write("\nthe next run makes what is left anew: till run nightly\(BookOptions.again(options))\n")
        }
        return left.isEmpty && unreached.isEmpty ? .good : .checkFailed
    }

    /// What lies beside the book: a bare inbox, results elsewhere.
    private func outside(_ words: [String], _ state: BookState) -> [String] {
        var folders: [String] = []
        if state.places.base != state.book.folder { folders.append(state.book.folder) }
        let out = BookOptions.out(options)
        if !out.hasPrefix(state.places.base + "/") { folders.append(out) }
        return folders.flatMap { folder in ErasureProof.places(of: words, below: folder).map { "\(folder)/\($0)" } }
    }
}

/// What is to be erased of a book.
struct PurgeSelection {
    let documents: [StoredDocument]
    /// Households of which nothing stays.
    let households: [String]
    /// Numbers of decisions about them.
    let decisions: [Int]

    private static func usage(_ sentence: String) -> Fault {
        Fault(
            "usage.purge", sentence, remedy: "Give --document NAME, --household ID or --older-than YYYY-MM-DD; --dry-run tells what goes.",
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
        var words = Set(documents.map(\.hash))
        words.formUnion(documents.map(\.name).filter { $0.utf8.count >= 8 })
        // What another document is called as well stays where that one is.
        let gone = Set(documents.map { "\($0.household) \($0.hash)" })
        for document in try BookInventory(state).documents where !gone.contains("\(document.household) \(document.hash)") {
            words.subtract([document.name, document.hash])
        }
        for household in households {
            guard let file = try HouseholdFiles(state.book).file(of: household) else { continue }
            words.formUnion(file.members.flatMap(\.names).filter { $0.utf8.count >= 6 })
            words.formUnion(file.accounts.compactMap(\.number).filter { $0.utf8.count >= 8 })
        }
        return words.sorted()
    }

    /// Erases it from a book. What was decided goes first, since results tell what it was about; the list of documents goes last.
    func erase(from state: BookState, _ key: BookKey?, reason: String?) throws(Fault) -> BookErasure.Counts {
        if let key, Folder.exists(state.places.journal) || !documents.isEmpty {
            var content = Record(type: .decision)
            content.set(.at, string: WallClock.now)
            if let reason { content.set(.reason, string: reason) }
            content.set(.documents, integer: documents.count)
            let there = try state.journal.verified(with: key).count
            try state.journal.erase(decisions.filter { $0 <= there }, saying: content, key: key)
        }
        eraseInbox(state)
        for output in state.outputs { eraseRuns(output, key) }
        return try BookErasure(state.places, documents: documents, households: households).erase(key, seals: state.seals)
    }

    private func eraseInbox(_ state: BookState) {
        let hashes = Set(documents.map(\.hash))
        for household in Set(documents.map(\.household)) {
            for path in state.book.documents(of: household) {
                guard let hash = try? FileReading.digest(path: path).get().hex, hashes.contains(hash) else { continue }
                PurgeFiles.erase(path)
            }
        }
        for household in households {
            for path in Folder.files(below: "\(state.book.folder)/inbox/\(household)") { PurgeFiles.erase(path) }
            Folder.remove("\(state.book.folder)/inbox/\(household)")
            PurgeFiles.erase("\(state.book.householdsFolder)/\(household).yaml")
            PurgeFiles.erase(state.book.entries(of: household))
            for name in Folder.names(state.places.base + "/logs") ?? [] where name.hasPrefix("\(household)-") {
                PurgeFiles.erase("\(state.places.base)/logs/\(name)")
            }
        }
    }

    /// Takes the households' results, and what is across households, out of every run that is kept.
    private func eraseRuns(_ output: String, _ key: BookKey?) {
        let concerned = Set(documents.map(\.household)).union(households)
        guard !concerned.isEmpty else { return }
        Folder.remove(output + "/runs/.partial")
        for run in Folder.names(output + "/runs") ?? [] {
            let folder = "\(output)/runs/\(run)"
            var gone = concerned
            gone.insert(Plan.acrossFolder)
            for household in gone {
                for path in Folder.files(below: "\(folder)/\(household)") { PurgeFiles.erase(path) }
                Folder.remove("\(folder)/\(household)")
                unlink("\(folder)/.inputs/\(household)")
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

enum PurgeFiles {
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
                    guard let record = line.withUnsafeBytes({ try? Record(checking: $0) }), let source = record.object(.source),
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

/// Where backups of a book were written to, as the book remembers.
struct BackupShelves {
    private let path: String

    init(_ state: BookState) { path = state.places.shelves }

    func folders() throws(Fault) -> [String] {
        guard let bytes = FileReading.bytes(path: path, limit: 1 << 20) else { return [] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// Notes a folder, as a path from the root.
    func note(_ folder: String) throws(Fault) {
        var room = [CChar](repeating: 0, count: Int(PATH_MAX))
        guard realpath(folder, &room) != nil else { return }
        let whole = String(decoding: room.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        let known = try folders()
        guard !known.contains(whole) else { return }
        try Folder.make(path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/"))
        try Folder.write((known + [whole]).map { $0 + "\n" }.joined(), to: path)
    }
}

/// A backup from which something is erased: taken out, erased from, written anew in its place.
private struct PurgedBackup {
    private let path: String
    private let seal: BackupSeal?

    /// - Parameter seal: what it was sealed with, where that is not the book's key.
    init(_ path: String, _ seal: BackupSeal?) {
        self.path = path
        self.seal = seal
    }

    /// What it is opened with and sealed with again; one that has no code yet gets one.
    private func keys(_ key: BookKey?) -> BackupFile.Keys {
        switch BackupFile.seal(of: path)?.kind {
        case nil: BackupFile.Keys()
        case .file: BackupFile.Keys(seal: seal)
        case .key: BackupFile.Keys(seal: key.map(BackupSeal.init(key:)))
        }
    }

    func rewrite(_ selection: PurgeSelection, _ key: BookKey?) throws(Fault) {
        let folder = path + ".purge"
        Folder.remove(folder)
        defer { Folder.remove(folder) }
        var keys = keys(key)
        let contents = try BackupFile.restore(path, to: folder, keys)
        keys.book = key
        let state = BookState(book: folder, out: folder + "/output")
        _ = try selection.erase(from: state, key, reason: nil)
        var sources: [BackupFile.Source] = []
        for file in Folder.files(below: folder) {
            sources.append(BackupFile.Source(name: String(file.dropFirst(folder.utf8.count + 1)), path: file))
        }
        let draft = path + ".new"
        unlink(draft)
        _ = try BackupFile.write(sources, to: draft, made: contents.made, keys: keys)
        try ErasedFile.erase(path)
        guard rename(draft, path) == 0 else { throw Folder.trouble("the backup cannot be written", errno) }
    }
}

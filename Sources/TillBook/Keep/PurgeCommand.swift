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
    private let context: Context

    public static let manual = Manual(
        name: "till purge",
        summary: "Erase documents, a member or a household from inbox, archive, store, decisions, results and backups, with a proof.",
        discussion: """
            Names documents as they arrived or by the beginning of their SHA-256 (--document), a household (--household alone), a member \
            of it (--member), all documents that tell of nothing since a day (--older-than), or those that are kept longer than till.yaml \
            says (--retention). Erased are the files of the inbox, the originals, what was read of \
            them, rows of the database with its freed pages, what was decided about them (the entries stay in the chain, without their \
            content, and an entry says so), every published run of the household, and its backups in the folders that till backup wrote to \
            or --backups names. What no one can reach is named. At the end everything that is left is searched for the documents, and of a \
            household for its members and accounts; the exit code is 1 when something is found or was not reached.

            Of a member go the documents that speak of nobody else: of accounts that are its own and shared with nobody, what it sent, \
            chats in which no other member wrote. Of documents of several people the original goes and a copy stays in the archive in \
            which the member's names as people write them, addresses, phones and numbers of accounts are masked, so that the figures of \
            others stay; what is no text cannot be masked and is named. Decisions about the member's own rows go, those about others' rows \
            stay without the member. What stands of the member in files that a person keeps (households/, entries/, rules.csv) is named \
            with its lines, and is yours to take out; backups are rewritten without it.

            How long is kept is said by kind in till.yaml: retention: {receipts: 10y, chats: 2y, bank: forever}, a number with d, m or y for \
            days, months or years; what is not said is kept for good. A document's age is that of the last day it tells of. No run \
            erases anything by itself: till status and till doctor tell when something is due.

            --dry-run tells what would go. Nothing brings it back: till forget only stops reading a document.
            """,
        input: .none,
        options: BookOptions.declared + [
            .values("document", "NAME", "a document, by its name or the beginning of its hash; may be given several times"),
            .value("household", "ID", "this household's documents; alone: all of the household"),
            .value("member", "ID", "this member of the household, alone; --household where several have one of that id"),
            .value("older-than", "DAY", "documents that tell of nothing on or after that day, YYYY-MM-DD"),
            .flag("retention", "documents that are kept longer than till.yaml says"),
            .value("today", "DAY", "with --retention: the day that ages are counted to, YYYY-MM-DD (default: today)"),
            .values("backups", "DIR", "a folder with backups of the book"),
            .value("seal-with", "FILE", "the file with what backups were sealed with"),
            .value("reason", "TEXT", "why; it is kept in the journal"),
            .flag("dry-run", "tell what would be erased, and erase nothing"),
            .value("wait", "SECONDS", "how long to wait for a run on the same book", default: "10"),
        ],
        examples: [
            Example("what would go", command: "till purge --document giro-2025.csv --dry-run --book money", shows: []),
            Example(
                "somebody who moved out", command: "till purge --member kim --household ng --dry-run --book money", shows: []),
            Example("what is due, once a month", command: "till purge --retention --book money", shows: []),
            Example("a client who left", command: "till purge --household ng --reason 'contract ended' --book clients", shows: []),
        ],
        reads: [], writes: [])

    public init(options: Options, context: Context) throws(Fault) {
        self.options = options
        self.context = context
    }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        let state = try BookOptions.state(options)
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
        let documents = try BookInventory(state).documents
        let selection =
            if options.text("member") != nil {
                try PurgeSelection(member: options, state, documents, decisions, context)
            } else if options.flag("retention") {
                try PurgeSelection(retention: options, state, documents, decisions)
            } else {
                try PurgeSelection(options, state, documents, decisions)
            }
        let shelves = BackupShelves(state)
        let folders = Array(Set(try shelves.folders() + options.list("backups"))).sorted()
        let sent = try SentElsewhere(selection, state)
        tell(selection, folders, state)
        if options.flag("dry-run") {
            for line in sent.lines { Output.write("  will not be reached: \(line)\n") }
            selection.member?.tellYours()
            Output.write("\nnothing was erased: --dry-run\n")
            return .good
        }
        return try erase(selection, folders, sent, state)
    }

    private func tell(_ selection: PurgeSelection, _ folders: [String], _ state: BookState) {
        let backups = folders.flatMap { folder in BackupShelf(folder: folder, book: state.book.folder).backups }
        if let member = selection.member { return member.tell(selection, backups: backups.count) }
        for document in selection.documents {
            Output.write("\(document.household)  \(document.hash.prefix(12))  \(document.name)\n")
        }
        for household in selection.households { Output.write("\(household)  all of the household: its file, entries and inbox\n") }
        Output.write(
            "\(CountText.of(selection.documents.count, "document")), \(CountText.of(selection.decisions.count, "decision")), "
                + "\(CountText.of(backups.count, "backup")) to rewrite\n")
    }

    private func erase(
        _ selection: PurgeSelection, _ folders: [String], _ sent: SentElsewhere, _ state: BookState
    ) throws(Fault) -> ExitCode {
        let key = try state.key()
        let words = try selection.words(state)
        let counts = try selection.erase(from: state, key, reason: options.text("reason"))
        var unreached = (selection.member?.unreached ?? []) + sent.lines
        let seal: BackupSeal? = try options.text("seal-with").map { path throws(Fault) in try BackupSeal(file: path) }
        let rewritten = rewrite(selection, folders, words, (key, seal), state, &unreached)
        Output.write(
            "\nerased: \(CountText.of(selection.documents.count, "document")) (\(CountText.of(counts.originals, "original")), "
                + "\(CountText.of(counts.readings, "reading"))), \(CountText.of(selection.erasedDecisions, "decision")), "
                + "\(CountText.of(rewritten, "backup")) rewritten\n")
        for document in selection.documents { Output.write("  sha256 \(document.hash)\n") }
        selection.member?.tellCopies()
        let found = ErasureProof.places(of: words, below: state.places.base) + outside(words, state)
        let left = found.filter { !(selection.member?.isYours($0) ?? false) }
        Output.write("searched for \(CountText.of(words.count, "identifier")) in all that is left: ")
        Output.write(left.isEmpty ? "none found\n" : "\(CountText.of(left.count, "file")) still have one\n")
        for path in left { Output.write("  left in \(path)\n") }
        for one in unreached { Output.write("  not reached: \(one)\n") }
        selection.member?.tellYours()
        if !selection.concerned.isEmpty {
            Output.write("\nthe next run makes what is left anew: till run nightly\(BookOptions.again(options))\n")
        }
        return left.isEmpty && unreached.isEmpty ? .good : .checkFailed
    }

    /// Writes the backups in these folders anew. Gives how many.
    private func rewrite(
        _ selection: PurgeSelection, _ folders: [String], _ words: [String], _ keys: (book: BookKey?, seal: BackupSeal?),
        _ state: BookState,
        _ unreached: inout [String]
    ) -> Int {
        var rewritten = 0
        for folder in folders {
            guard Folder.isFolder(folder) else {
                unreached.append("\(folder): there is no such folder now")
                continue
            }
            let shelf = BackupShelf(folder: folder, book: state.book.folder)
            for path in shelf.backups {
                do throws(Fault) {
                    let left = try PurgedBackup(path, keys.seal).rewrite(selection, keys.book, words)
                    rewritten += 1
                    unreached += left.map { "\(path): \($0) in it still has an identifier" }
                } catch { unreached.append("\(path): \(error.sentence)") }
            }
        }
        return rewritten
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

/// Where backups of a book were written to, as the book remembers.
struct BackupShelves {
    private let path: String

    init(_ state: BookState) { path = state.places.shelves }

    func folders() throws(Fault) -> [String] {
        guard let bytes = FileReading.bytes(path: path, limit: 1 << 20) else { return [] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// Takes a folder out again in which nothing of the book is.
    func drop(_ folder: String) throws(Fault) {
        guard let whole = RealPath.of(folder) else { return }
        try Folder.write(try folders().filter { $0 != whole }.map { $0 + "\n" }.joined(), to: path)
    }

    /// Notes a folder, as a path from the root. True where it was not known.
    func note(_ folder: String) throws(Fault) -> Bool {
        guard let whole = RealPath.of(folder) else { return false }
        let known = try folders()
        guard !known.contains(whole) else { return false }
        try Folder.make(path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/"))
        try Folder.write((known + [whole]).map { $0 + "\n" }.joined(), to: path)
        return true
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

    /// Gives the files in it that still have one of the words.
    func rewrite(_ selection: PurgeSelection, _ key: BookKey?, _ words: [String]) throws(Fault) -> [String] {
        let folder = path + ".purge"
        Folder.remove(folder)
        defer { Folder.remove(folder) }
        var keys = keys(key)
        let contents = try BackupFile.restore(path, to: folder, keys)
        keys.book = key
        let state = BookState(book: folder, out: folder + "/output")
        _ = try selection.erase(from: state, key, reason: nil)
        try selection.member?.maskFiles(below: folder)
        let left = ErasureProof.places(of: words, below: folder)
        var sources: [BackupFile.Source] = []
        for file in Folder.files(below: folder) {
            sources.append(BackupFile.Source(name: String(file.dropFirst(folder.utf8.count + 1)), path: file))
        }
        let draft = path + ".new"
        unsafe unlink(draft)
        _ = try BackupFile.write(sources, to: draft, made: contents.made, keys: keys)
        try ErasedFile.erase(path)
        guard unsafe rename(draft, path) == 0 else { throw Folder.trouble("the backup cannot be written", errno) }
        return left
    }
}

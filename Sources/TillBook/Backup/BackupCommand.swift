import Glibc
import TillProcess
import TillRecords
import TillRun
import TillStages
import TillStore

/// `till backup`: a book in one file.
public struct BackupCommand: Command {
    private let options: Options

    public static let manual = Manual(
        name: "till backup",
        summary: "Write a book into one checksummed file, and verify it.",
        discussion: """
            The file is a tar archive packed with Zstandard, NAME-PLACE-TIME.tar.zst in the folder named; its first entry lists every file \
            with its SHA-256. It has the household files, the originals, the decisions, the database, what was read in pictures, \
            which names are published as which, the book's own plans and tables, and the files of the inbox that no run took in yet; what is published is made again by a run. \
            It appears when it is whole and was read back and verified; what the book itself has lost (till verify) is named, the exit code \
            is 1 then, and older backups stay. Runs wait while it is written. It has a code under the book's key, \
            by which till restore --key FILE tells that nobody changed it or made it up.

            The book's key is in no backup that is not sealed: keep a copy of it elsewhere, since nobody can make it again. --seal-with FILE \
            seals the backup (AES-256-GCM, the key by scrypt) with the passphrase or key that FILE holds, and takes the book's key in; \
            --seal seals it with the book's key, which stays out. A sealed backup ends in .tar.zst.sealed and says nothing of what is in it.
            """,
        input: .names,
        options: BookOptions.declared + [
            .flag("seal", "seal it with the book's key: only who has that key elsewhere can open it"),
            .value(
                "seal-with", "FILE", "seal it with the passphrase or key in a file that only you can read; the book's key is in it then"),
            .flag("without-key", "leave the book's key out of a sealed backup as well"),
            .value("keep", "N", "remove all but the newest N backups of this book in the folder"),
            .value("wait", "SECONDS", "how long to wait for a run on the book", default: "600"),
        ],
        examples: [
            Example("a backup a night, of which a week's are kept", command: "till backup /mnt/backups --book money --keep 7", shows: []),
            Example(
                "one that may lie with others", command: "till backup /mnt/cloud --book money --seal-with ~/.till-passphrase", shows: []),
        ],
        reads: [], writes: [])

    public init(options: Options, context: Context) throws(Fault) { self.options = options }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        let folder = try folder()
        let keep = try options.integer("keep")
        if let keep, keep < 1 {
            throw Fault("usage.option", "at least one backup is kept.", remedy: "Give --keep 1 or more.", place: "--keep", exit: .usage)
        }
        let state = try BookOptions.state(options)
        let keys = try keys(state)
        try Folder.make(folder)
        let lock = try RunLock(book: state.places.base, wait: try options.integer("wait") ?? 600)
        defer { lock.release() }
        let shelf = BackupShelf(folder: folder, book: state.book.folder)
        shelf.clear()
        let path = shelf.path(WallClock.now, isSealed: keys.seal != nil)
        let (contents, left) = try noted(folder, state, shelf) { () throws(Fault) in try write(path, state, shelf, keys) }
        speech.say("\(path): \(CountText.of(contents.files, "file")), \(contents.bytes >> 10) kB unpacked; every checksum verified")
        if left > 0 {
            speech.say("\(CountText.of(left, "link")) left out, or a file whose name cannot be read: a backup has files only")
        }
        speech.say(BackupCommand.keyWords(contents, state, keys))
        guard isWhole(state, speech) else { return .checkFailed }
        if let keep {
            let gone = shelf.prune(keep: keep, written: path)
            if gone > 0 { speech.say("\(CountText.of(gone, "older backup")) removed, \(keep) kept") }
        }
        return .good
    }

    private func folder() throws(Fault) -> String {
        guard let folder = options.arguments.first, options.arguments.count == 1 else {
            throw Fault(
                "usage.folder", "name the folder that the backup goes to.", remedy: "till backup /mnt/backups --book money",
                place: "till backup", exit: .usage)
        }
        guard !Folder.exists(folder) || Folder.isFolder(folder) else {
            throw Fault(
                "usage.folder", "a file stands there, and a backup goes into a folder.", remedy: "till backup /mnt/backups --book money",
                file: Document.baseName(folder), place: "till backup", exit: .usage)
        }
        return folder
    }

    /// Who erases something has to know where else it is; where nothing was written there is nothing to look for.
    private func noted<Written>(
        _ folder: String, _ state: BookState, _ shelf: BackupShelf, _ write: () throws(Fault) -> Written
    ) throws(Fault) -> Written {
        let shelves = BackupShelves(state)
        let isNew = try shelves.note(folder)
        do throws(Fault) { return try write() } catch {
            if isNew, shelf.backups.isEmpty { try shelves.drop(folder) }
            throw error
        }
    }

    /// What the book lost the backup lacks too: older ones may have it, and stay.
    private func isWhole(_ state: BookState, _ speech: Speech) -> Bool {
        let lost = BookSoundness(state).faults
        for fault in lost { speech.fault(fault) }
        if !lost.isEmpty { speech.say("the book is not whole, and neither is this backup of it; no older backup was removed") }
        return lost.isEmpty
    }

    /// The book's key, and what the backup is sealed with.
    private func keys(_ state: BookState) throws(Fault) -> BackupFile.Keys {
        let file = options.text("seal-with")
        guard file == nil || !options.flag("seal") else {
            throw Fault(
                "usage.option", "a backup is sealed with one thing.", remedy: "Give --seal, or --seal-with FILE.", place: "--seal",
                exit: .usage)
        }
        var keys = BackupFile.Keys(book: try state.key())
        if let file { keys.seal = try BackupSeal(file: file) }
        if options.flag("seal") { keys.seal = BackupSeal(key: try BookKey(path: state.places.key)) }
        return keys
    }

    private func write(
        _ path: String, _ state: BookState, _ shelf: BackupShelf, _ keys: BackupFile.Keys
    ) throws(Fault) -> (BackupFile.Contents, left: Int) {
        let copy = path + ".partial.sqlite"
        defer { unsafe unlink(copy) }
        var hasDatabase = false
        if Folder.exists(state.places.database) {
            let database = try state.databaseToRead()
            defer { database.close() }
            try database.copy(to: copy)
            hasDatabase = true
        }
        let hasKey = keys.seal?.kind == .file && !options.flag("without-key")
        var sources = BackupSources(state: state, out: BookOptions.out(options), hasKey: hasKey, shelf: shelf)
        let files = try sources.files(databaseCopy: hasDatabase ? copy : nil)
        return (try BackupFile.write(files, to: path, made: WallClock.now, keys: keys), sources.left)
    }

    private static func keyWords(_ contents: BackupFile.Contents, _ state: BookState, _ keys: BackupFile.Keys) -> String {
        let sealed = keys.seal.map { $0.kind == .key ? "sealed with the book's key; " : "sealed; " } ?? ""
        if contents.hasKey { return sealed + "the book's key is in it: without what it was sealed with, nobody opens it" }
        return Folder.exists(state.places.key)
            ? sealed + "the book's key is not in it: keep a copy of \(state.places.key) elsewhere"
            : sealed + "the book has no key, and so there is none in it"
    }
}

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
            It appears when it is whole and was read back and verified. Runs wait while it is written. The book's key is in it unless \
            --without-key is given: who has the key can sign decisions and undo the masks of published account numbers.
            """,
        input: .names,
        options: BookOptions.declared + [
            .flag("without-key", "leave the book's key out; keep it elsewhere, since nobody can make it again"),
            .value("keep", "N", "remove all but the newest N backups of this book in the folder"),
            .value("wait", "SECONDS", "how long to wait for a run on the book", default: "600"),
        ],
        examples: [
            Example("a backup a night, of which a week's are kept", command: "till backup /mnt/backups --book money --keep 7", shows: [])
        ],
        reads: [], writes: [])

    public init(options: Options, context: Context) throws(Fault) { self.options = options }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        guard let folder = options.arguments.first, options.arguments.count == 1 else {
            throw Fault(
                "usage.folder", "name the folder that the backup goes to.", remedy: "till backup /mnt/backups --book money",
                place: "till backup", exit: .usage)
        }
        let keep = try options.integer("keep")
        if let keep, keep < 1 {
            throw Fault("usage.option", "at least one backup is kept.", remedy: "Give --keep 1 or more.", place: "--keep", exit: .usage)
        }
        let state = BookOptions.state(options)
        guard state.isThere else {
            throw Fault(
                "book.missing", "there is no book in this folder.", remedy: "Name it with --book DIR.",
                file: Document.baseName(state.book.folder), exit: .missingInput)
        }
        try Folder.make(folder)
        let lock = try RunLock(book: state.places.base, wait: try options.integer("wait") ?? 600)
        defer { lock.release() }
        let shelf = BackupShelf(folder: folder, book: state.book.folder)
        shelf.clear()
        let path = shelf.path(WallClock.now)
        let (contents, left) = try write(path, state, shelf)
        speech.say("\(path): \(CountText.of(contents.files, "file")), \(contents.bytes >> 10) kB unpacked; every checksum verified")
        if left > 0 {
            speech.say("\(CountText.of(left, "link")) left out, or a file whose name cannot be read: a backup has files only")
        }
        speech.say(BackupCommand.keyWords(contents, state))
        if let keep {
            let gone = shelf.prune(keep: keep, written: path)
            if gone > 0 { speech.say("\(CountText.of(gone, "older backup")) removed, \(keep) kept") }
        }
        return .good
    }

    private func write(_ path: String, _ state: BookState, _ shelf: BackupShelf) throws(Fault) -> (BackupFile.Contents, left: Int) {
        let copy = path + ".partial.sqlite"
        defer { unlink(copy) }
        var hasDatabase = false
        if Folder.exists(state.places.database) {
            let database = try state.databaseToRead()
            defer { database.close() }
            try database.copy(to: copy)
            hasDatabase = true
        }
        var sources = BackupSources(
            state: state, out: BookOptions.out(options), hasKey: !options.flag("without-key"), shelf: shelf)
        let files = try sources.files(databaseCopy: hasDatabase ? copy : nil)
        return (try BackupFile.write(files, to: path, made: WallClock.now), sources.left)
    }

    private static func keyWords(_ contents: BackupFile.Contents, _ state: BookState) -> String {
        if contents.hasKey { return "the book's key is in it: keep the file as secret as the book" }
        return Folder.exists(state.places.key)
            ? "the book's key is not in it: keep a copy of \(state.places.key) elsewhere"
            : "the book has no key, and so there is none in it"
    }
}

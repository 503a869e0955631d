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
            is 1 then, and older backups stay. Runs wait while it is written. The book's key is in it unless \
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
        // Who erases something has to know where else it is.
        try BackupShelves(state).note(folder)
        let path = shelf.path(WallClock.now)
        let (contents, left) = try write(path, state, shelf)
        speech.say("\(path): \(CountText.of(contents.files, "file")), \(contents.bytes >> 10) kB unpacked; every checksum verified")
        if left > 0 {
            speech.say("\(CountText.of(left, "link")) left out, or a file whose name cannot be read: a backup has files only")
        }
        speech.say(BackupCommand.keyWords(contents, state))
        // What the book lost the backup lacks too: older ones may have it, and stay.
        let lost = BookSoundness(state).faults
        for fault in lost { speech.fault(fault) }
        guard lost.isEmpty else {
            speech.say("the book is not whole, and neither is this backup of it; no older backup was removed")
            return .checkFailed
        }
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

/// The files of a book that a backup takes: everything that cannot be made again from the rest, what was read so far,
/// and which names are published as which.
///
/// Left out: what was published, logs' locks and other hidden files, and the files of the inbox whose originals the archive has.
struct BackupSources {
    let state: BookState
    let out: String
    let hasKey: Bool
    /// Where backups lie: none of them is part of the next.
    let shelf: BackupShelf

    /// Names at the top of a book that are not taken as they lie there.
    private static let apart: Set<String> = ["inbox", "key", BackupFile.list]

    /// Symbolic links, and files that cannot be told to be any, which no backup takes.
    private(set) var left = 0
    private var found: [BackupFile.Source] = []

    init(state: BookState, out: String, hasKey: Bool, shelf: BackupShelf) {
        self.state = state
        self.out = out
        self.hasKey = hasKey
        self.shelf = shelf
    }

    /// Collects the files. The database is a copy that was made of it, as a file that belongs to nobody else.
    ///
    /// - Parameter databaseCopy: path of the copy; nil when there is no database.
    mutating func files(databaseCopy: String?) throws(Fault) -> [BackupFile.Source] {
        found = []
        let places = state.places
        let folder = state.book.folder
        try top(folder)
        // A bare inbox has its memory beside its output.
        if places.base != folder { try top(places.base) }
        if hasKey, Folder.exists(places.key) { found.append(.init(name: "key", path: places.key)) }
        if let databaseCopy {
            found.append(.init(name: "store/till.sqlite", path: databaseCopy))
            try inbox(databaseCopy)
        } else {
            try walk(folder + "/inbox", "inbox", depth: 0)
        }
        return found
    }

    private mutating func top(_ folder: String) throws(Fault) {
        for name in Folder.names(folder) ?? [] where !BackupSources.apart.contains(name) {
            let path = "\(folder)/\(name)"
            if Folder.isFolder(path), isOutput(path) { continue }
            if shelf.owns(name), BackupSources.isSame(folder, shelf.folder) { continue }
            if name == "store" {
                try walk(state.places.readings, "store/readings", depth: 0)
                try walk(state.places.names, "store/names", depth: 0)
            } else {
                try take(path, name, depth: 0)
            }
        }
    }

    /// Whether a folder is one that runs are published in.
    private func isOutput(_ path: String) -> Bool {
        Folder.isFolder(path + "/runs") || Folder.isLink(path + "/current") || BackupSources.isSame(path, out)
    }

    private static func isSame(_ a: String, _ b: String) -> Bool {
        var (one, other) = (stat(), stat())
        guard stat(a, &one) == 0, stat(b, &other) == 0 else { return false }
        return one.st_ino == other.st_ino && one.st_dev == other.st_dev
    }

    private mutating func walk(_ folder: String, _ name: String, depth: Int) throws(Fault) {
        guard depth < 32 else {
            throw Fault(
                "backup.deep", "the folders of the book are nested too deeply.", remedy: "Take out what is not the book's.",
                file: Document.baseName(folder), exit: .unreadable)
        }
        guard let names = Folder.names(folder) else {
            guard Folder.exists(folder) else { return }
            throw FileReading.ReadError.denied.fault(file: Document.baseName(folder))
        }
        for one in names { try take("\(folder)/\(one)", "\(name)/\(one)", depth: depth + 1) }
    }

    private mutating func take(_ path: String, _ name: String, depth: Int) throws(Fault) {
        if Folder.isFolder(path) {
            if !BackupSources.isSame(path, shelf.folder) { try walk(path, name, depth: depth) }
        } else if !Folder.isFile(path) {
            left += 1
        } else if !path.hasSuffix(".partial") || name.hasPrefix("inbox/") {
            found.append(.init(name: name, path: path))
        }
    }

    /// Files of the inbox that no run took in yet, or that were refused.
    private mutating func inbox(_ database: String) throws(Fault) {
        let opened = try state.databaseToRead()
        defer { opened.close() }
        for household in Folder.names(state.book.folder + "/inbox") ?? [] {
            let prefix = "\(state.book.folder)/inbox/\(household)"
            guard Folder.isFolder(prefix) else { continue }
            let paths = state.book.documents(of: household)
            let known = try opened.known(paths.compactMap(Intake.looks))
            for path in paths {
                if let hash = known[path], state.archive.holds(hash) { continue }
                try take(path, "inbox/\(household)\(path.dropFirst(prefix.count))", depth: 0)
            }
        }
    }
}

/// A folder of backups: their names, and how many are kept.
struct BackupShelf {
    let folder: String
    private let stem: String
    private static let ending = ".tar.zst"

    /// - Parameter book: the book's folder; its name begins the names of its backups. A few digits of where it lies follow, so that
    ///   books of one name, as a coach's clients have, can share a shelf.
    init(folder: String, book: String) {
        self.folder = folder
        var path = [CChar](repeating: 0, count: Int(PATH_MAX))
        let whole =
            realpath(book, &path) == nil ? book : String(decoding: path.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        let name = Document.baseName(whole).map { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" ? $0 : "-" }
        let place = Digest.sha256(Array(whole.utf8)).hex.prefix(6)
        stem = "\(name.isEmpty ? "book" : String(name))-\(place)-"
    }

    /// `money-3fa9c1-20260314T020000Z.tar.zst`, with a number where there is such a file.
    ///
    /// - Parameter time: as YYYY-MM-DDTHH:MM:SSZ.
    func path(_ time: String) -> String {
        let base = "\(folder)/\(stem)\(time.filter { $0 != "-" && $0 != ":" })"
        var number = 1
        while true {
            let path = base + (number == 1 ? "" : "-\(number)") + BackupShelf.ending
            if !Folder.exists(path) { return path }
            number += 1
        }
    }

    /// Removes all but the newest backups of this book; the one that was just written always stays. Gives how many went.
    func prune(keep: Int, written: String) -> Int {
        let others = (Folder.names(folder) ?? []).filter { isBackup($0) && "\(folder)/\($0)" != written }
            .sorted { BackupShelf.order($0) < BackupShelf.order($1) }
        let gone = others.dropLast(max(0, keep - 1))
        for name in gone { unlink("\(folder)/\(name)") }
        return gone.count
    }

    /// Paths of the backups of this book.
    var backups: [String] { (Folder.names(folder) ?? []).filter(isBackup).map { "\(folder)/\($0)" } }

    /// Removes what a stopped backup of this book left; the book's lock says that no other is at work.
    func clear() {
        for name in Folder.names(folder) ?? [] where isPartial(name) {
            unlink("\(folder)/\(name)")
        }
    }

    /// Whether a file in the folder is a backup of this book, or the beginning of one.
    func owns(_ name: String) -> Bool { isBackup(name) || isPartial(name) }

    /// `money-3fa9c1-20260314T020000Z.tar.zst.partial`, and the copy of the database beside it.
    private func isPartial(_ name: String) -> Bool {
        let parts = name.split(separator: ".")
        guard parts.count >= 4, parts[3] == "partial" else { return false }
        return isBackup(parts.prefix(3).joined(separator: "."))
    }

    /// The time and, within a second, the number of a backup, so that text sorts as they were made.
    private static func order(_ name: String) -> (String, Int) {
        let bare = name.dropLast(ending.count)
        let parts = bare.split(separator: "-")
        guard let last = parts.last, let number = Int(last) else { return (String(bare), 1) }
        return (parts.dropLast().joined(separator: "-"), number)
    }

    /// Whether a name is one that `path` gives: other files in the folder are never touched.
    private func isBackup(_ name: String) -> Bool {
        guard name.hasPrefix(stem), name.hasSuffix(BackupShelf.ending) else { return false }
        let middle = name.dropFirst(stem.count).dropLast(BackupShelf.ending.count)
        let parts = middle.split(separator: "-", omittingEmptySubsequences: false)
        guard let time = parts.first, time.utf8.count == 16, time.hasSuffix("Z"), parts.count <= 2 else { return false }
        return time.dropLast().split(separator: "T").allSatisfy { Int($0) != nil } && (parts.count == 1 || Int(parts[1]) != nil)
    }
}

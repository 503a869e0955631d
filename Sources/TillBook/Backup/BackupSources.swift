import Glibc
import TillRecords
import TillRun
import TillStages
import TillStore

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
        for name in Folder.names(folder) ?? [] where !BackupSources.apart.contains(name) && !name.hasPrefix("key.") {
            let path = "\(folder)/\(name)"
            if Folder.isFolder(path), isOutput(path) { continue }
            if shelf.owns(name), BackupSources.isSame(folder, shelf.folder) { continue }
            if name == "store" {
                try walk(state.places.readings, "store/readings", depth: 0)
                try walk(state.places.names, "store/names", depth: 0)
                if Folder.isFile(state.places.formerKeys) { found.append(.init(name: "store/keys.ndjson", path: state.places.formerKeys)) }
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
        guard unsafe stat(a, &one) == 0, unsafe stat(b, &other) == 0 else { return false }
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
        } else if name.hasPrefix("inbox/") || !path.hasSuffix(".partial") && !path.contains(KeyRotation.mark) {
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

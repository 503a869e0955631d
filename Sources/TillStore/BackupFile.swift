import Glibc
import TillRecords
import TillStages

/// A book in one file: a tar archive packed with Zstandard, with a list of its files and their SHA-256 as its first entry.
///
/// `tar --zstd -xf FILE` takes it out again where there is no Till. A sealed one (`SealedPieces`) is the same inside.
public enum BackupFile {
    /// Name of the list in the archive.
    public static let list = "BACKUP.ndjson"

    /// A file to keep: where it lies, and its path in the book.
    public struct Source: Sendable {
        let name: String
        let path: String

        public init(name: String, path: String) {
            self.name = name
            self.path = path
        }
    }

    /// What a backup says of itself.
    public struct Contents: Sendable {
        public let files: Int
        public let bytes: Int
        /// When it was made, as YYYY-MM-DDTHH:MM:SSZ.
        public let made: String
        public let version: String
        /// Whether the book's key is in it.
        public let hasKey: Bool
        /// Of the key that made its code; nil where the book had none, or an older Till made the backup.
        public let keyId: String?
        /// Whether a key said that all of it is as it was written.
        public let isProven: Bool
    }

    /// What a backup is opened with.
    public struct Keys {
        /// Proves that nobody changed it or made it up.
        public var book: BookKey?
        public var seal: BackupSeal?

        public init(book: BookKey? = nil, seal: BackupSeal? = nil) {
            self.book = book
            self.seal = seal
        }
    }

    /// What a file says of its seal; nil for one without.
    public static func seal(of path: String) -> (kind: BackupSeal.Kind, keyId: String?)? {
        SealedReading.head(of: path).map { ($0.kind, $0.keyId) }
    }

    /// The form of backups that this version writes and reads.
    static let form = 1
    static let keyName = "key"

    /// Writes a backup beside its final name, reads it back against its list, and renames it.
    ///
    /// - Parameters:
    ///   - made: when, as YYYY-MM-DDTHH:MM:SSZ.
    ///   - keys: the book's, which makes its code, and what it is sealed with. The book's key itself goes into a sealed one only.
    /// Throws `backup.exists`, `store.not-written`, `backup.damaged`.
    public static func write(_ sources: [Source], to path: String, made: String, keys: Keys) throws(Fault) -> Contents {
        guard !StoreFile.exists(path) else {
            throw Fault(
                "backup.exists", "there is such a file already.", remedy: "Name another: nothing is overwritten.",
                file: Document.baseName(path), exit: .cannotCreate)
        }
        let partial = path + ".partial"
        do throws(Fault) {
            let kept = sources.filter { keys.seal?.kind == .file || $0.name != keyName }
            try BackupWriting(partial, keys).write(kept.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }, made: made)
            let contents = try read(partial, keys)
            guard StoreFile.bringToDisk(partial), unsafe rename(partial, path) == 0 else { throw StoreFile.trouble(path, errno) }
            return contents
        } catch {
            unsafe unlink(partial)
            throw error
        }
    }

    /// Reads a backup to its end against its list. Throws `backup.damaged` with the file that differs, `backup.sealed`,
    /// `backup.wrong-seal`, `backup.unproven`.
    public static func read(_ path: String, _ keys: Keys = Keys()) throws(Fault) -> Contents {
        try BackupReading(path, keys).read(into: nil)
    }

    /// Takes a backup out into a folder that is made, or is there and empty. Every checksum is verified before the first file is written
    /// and again while they are; the folder appears in one step. Throws `backup.damaged`, `backup.not-empty`, `store.not-written`.
    public static func restore(_ path: String, to folder: String, _ keys: Keys = Keys()) throws(Fault) -> Contents {
        let isThere = StoreFile.exists(folder)
        guard !isThere || FolderNames.isEmpty(folder) else {
            throw Fault(
                "backup.not-empty", "the folder is not empty.", remedy: "Name an empty one or a new one: nothing is overwritten.",
                file: Document.baseName(folder), exit: .cannotCreate)
        }
        _ = try read(path, keys)
        let partial = folder + ".partial"
        let parent = folder.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        if !parent.isEmpty { try StoreFile.makeFolder(parent) }
        guard unsafe mkdir(partial, 0o700) == 0 else {
            guard errno == EEXIST else { throw StoreFile.trouble(folder, errno) }
            throw Fault(
                "backup.not-empty", "a restore into this folder was stopped before, or is at work.",
                remedy: "Remove \(partial) and run it again.", file: Document.baseName(partial), exit: .cannotCreate)
        }
        do throws(Fault) {
            let contents = try BackupReading(path, keys).read(into: partial)
            if isThere, unsafe rmdir(folder) != 0 { throw StoreFile.trouble(folder, errno) }
            guard unsafe rename(partial, folder) == 0 else { throw StoreFile.trouble(folder, errno) }
            return contents
        } catch {
            StoreFile.removeFolder(partial)
            throw error
        }
    }
}

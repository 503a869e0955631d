import CArchive
import Glibc
import TillRecords
import TillStages

/// A book in one file: a tar archive packed with Zstandard, with a list of its files and their SHA-256 as its first entry.
///
/// `tar --zstd -xf FILE` takes it out again where there is no Till.
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
    }

    /// The form of backups that this version writes and reads.
    static let form = 1

    /// Writes a backup beside its final name, reads it back against its list, and renames it.
    ///
    /// - Parameter made: when, as YYYY-MM-DDTHH:MM:SSZ.
    /// Throws `backup.exists`, `store.not-written`, `backup.damaged`.
    public static func write(_ sources: [Source], to path: String, made: String) throws(Fault) -> Contents {
        guard !StoreFile.exists(path) else {
            throw Fault(
                "backup.exists", "there is such a file already.", remedy: "Name another: nothing is overwritten.",
                file: Document.baseName(path), exit: .cannotCreate)
        }
        let partial = path + ".partial"
        do throws(Fault) {
            try BackupWriting(partial).write(sources.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }, made: made)
            let contents = try read(partial)
            guard StoreFile.bringToDisk(partial), rename(partial, path) == 0 else { throw StoreFile.trouble(path, errno) }
            return contents
        } catch {
            unlink(partial)
            throw error
        }
    }

    /// Reads a backup to its end against its list. Throws `backup.damaged` with the file that differs.
    public static func read(_ path: String) throws(Fault) -> Contents { try BackupReading(path).read(into: nil) }

    /// Takes a backup out into a folder that is made, or is there and empty. Every checksum is verified before the first file is written
    /// and again while they are; the folder appears in one step. Throws `backup.damaged`, `backup.not-empty`, `store.not-written`.
    public static func restore(_ path: String, to folder: String) throws(Fault) -> Contents {
        let isThere = StoreFile.exists(folder)
        guard !isThere || FolderNames.isEmpty(folder) else {
            throw Fault(
                "backup.not-empty", "the folder is not empty.", remedy: "Name an empty one or a new one: nothing is overwritten.",
                file: Document.baseName(folder), exit: .cannotCreate)
        }
        _ = try read(path)
        let partial = folder + ".partial"
        let parent = folder.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        if !parent.isEmpty { try StoreFile.makeFolder(parent) }
        guard mkdir(partial, 0o700) == 0 else {
            guard errno == EEXIST else { throw StoreFile.trouble(folder, errno) }
            throw Fault(
                "backup.not-empty", "a restore into this folder was stopped before, or is at work.",
                remedy: "Remove \(partial) and run it again.", file: Document.baseName(partial), exit: .cannotCreate)
        }
        do throws(Fault) {
            let contents = try BackupReading(path).read(into: partial)
            if isThere, rmdir(folder) != 0 { throw StoreFile.trouble(folder, errno) }
            guard rename(partial, folder) == 0 else { throw StoreFile.trouble(folder, errno) }
            return contents
        } catch {
            StoreFile.removeFolder(partial)
            throw error
        }
    }
}

/// Writing of a backup's entries: the list first, then the files in its order.
struct BackupWriting {
    private let path: String

    init(_ path: String) { self.path = path }

    func write(_ sources: [BackupFile.Source], made: String) throws(Fault) {
        guard let writer = archive_write_new() else { throw trouble("no memory") }
        defer { archive_write_free(writer) }
        guard archive_write_add_filter_zstd(writer) == ARCHIVE_OK, archive_write_set_format_pax_restricted(writer) == ARCHIVE_OK else {
            throw trouble(said(writer))
        }
        // Names of files are bytes, whatever the language of the machine; plain ones need no word about it.
        if !sources.allSatisfy({ $0.name.utf8.allSatisfy { $0 < 0x80 } }),
            archive_write_set_options(writer, "hdrcharset=BINARY") != ARCHIVE_OK
        {
            throw trouble(said(writer))
        }
        try StoreFile.makeEmpty(path)
        guard archive_write_open_filename(writer, path) == ARCHIVE_OK else { throw trouble(said(writer)) }
        try add(BackupFile.list, Array(try list(sources, made).utf8), writer)
        for source in sources { try add(source, writer) }
        guard archive_write_close(writer) == ARCHIVE_OK else { throw trouble(said(writer)) }
    }

    private func list(_ sources: [BackupFile.Source], _ made: String) throws(Fault) -> String {
        var lines = ""
        var total = 0
        for source in sources {
            let (digest, bytes) = try StoreFile.digest(source.path)
            var record = Record(type: "file")
            record.set(.path, string: source.name)
            record.set(.sha256, string: digest)
            record.set(.bytes, integer: bytes)
            lines += record.text + "\n"
            total += bytes
        }
        var head = Record(type: "backup")
        head.set(.form, integer: BackupFile.form)
        head.set(.version, string: TillVersion.text)
        head.set(.made, string: made)
        head.set(.files, integer: sources.count)
        head.set(.bytes, integer: total)
        head.set(.key, flag: sources.contains { $0.name == "key" })
        return head.text + "\n" + lines
    }

    private func add(_ source: BackupFile.Source, _ writer: OpaquePointer) throws(Fault) {
        let descriptor = open(source.path, O_RDONLY | O_CLOEXEC)
        var status = stat()
        guard descriptor >= 0, fstat(descriptor, &status) == 0 else { throw StoreFile.unreadable(source.path, errno) }
        defer { close(descriptor) }
        try begin(source.name, Int64(status.st_size), status.st_mode & S_IXUSR != 0, writer)
        var chunk = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let n = Glibc.read(descriptor, &chunk, chunk.count)
            if n < 0, errno == EINTR { continue }
            guard n >= 0 else { throw StoreFile.unreadable(source.path, errno) }
            if n == 0 { return }
            guard archive_write_data(writer, chunk, n) == n else { throw trouble(said(writer)) }
        }
    }

    private func add(_ name: String, _ bytes: [UInt8], _ writer: OpaquePointer) throws(Fault) {
        try begin(name, Int64(bytes.count), false, writer)
        guard archive_write_data(writer, bytes, bytes.count) == bytes.count else { throw trouble(said(writer)) }
    }

    private func begin(_ name: String, _ size: Int64, _ isProgram: Bool, _ writer: OpaquePointer) throws(Fault) {
        guard let entry = archive_entry_new() else { throw trouble("no memory") }
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname(entry, name)
        archive_entry_set_size(entry, size)
        archive_entry_set_filetype(entry, UInt32(Glibc.S_IFREG))
        archive_entry_set_perm(entry, isProgram ? 0o700 : 0o600)
        archive_entry_set_mtime(entry, 0, 0)
        guard archive_write_header(writer, entry) == ARCHIVE_OK else { throw trouble(said(writer)) }
    }

    private func said(_ writer: OpaquePointer) -> String { archive_error_string(writer).map { String(cString: $0) } ?? "no word" }

    private func trouble(_ why: String) -> Fault {
        Fault(
            "backup.not-written", "the backup cannot be written: \(why).", remedy: "Make room or name another place, and run it again.",
            file: Document.baseName(path), exit: .inputOutput)
    }
}

import CArchive
import Glibc
import TillRecords
import TillStages

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

import CArchive
import Glibc
import TillRecords
import TillStages

/// Writing of a backup's entries: the list first, then the files in its order.
struct BackupWriting {
    private let path: String
    private let keys: BackupFile.Keys

    init(_ path: String, _ keys: BackupFile.Keys) {
        self.path = path
        self.keys = keys
    }

    func write(_ sources: [BackupFile.Source], made: String) throws(Fault) {
        try StoreFile.makeEmpty(path)
        guard let seal = keys.seal else { return try pack(sources, made, nil) }
        let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StoreFile.trouble(path, errno) }
        defer { close(descriptor) }
        let sealing = try SealedWriting(descriptor, seal)
        do throws(Fault) {
            try pack(sources, made, sealing)
        } catch {
            throw sealing.failure == 0 ? error : StoreFile.trouble(path, sealing.failure)
        }
        guard sealing.finish() else { throw StoreFile.trouble(path, sealing.failure) }
    }

    /// - Parameter sealing: takes what libarchive packs; it outlives the archive.
    private func pack(_ sources: [BackupFile.Source], _ made: String, _ sealing: SealedWriting?) throws(Fault) {
        guard let writer = unsafe archive_write_new() else { throw trouble("no memory") }
        defer { unsafe archive_write_free(writer) }
        guard unsafe archive_write_add_filter_zstd(writer) == ARCHIVE_OK,
            unsafe archive_write_set_format_pax_restricted(writer) == ARCHIVE_OK
        else {
            throw unsafe trouble(said(writer))
        }
        // Names of files are bytes, whatever the language of the machine; plain ones need no word about it.
        if !sources.allSatisfy({ $0.name.utf8.allSatisfy { $0 < 0x80 } }),
            unsafe archive_write_set_options(writer, "hdrcharset=BINARY") != ARCHIVE_OK
        {
            throw unsafe trouble(said(writer))
        }
        if let sealing {
            unsafe try attach(writer, sealing)
        } else {
            guard unsafe archive_write_open_filename(writer, path) == ARCHIVE_OK else { throw unsafe trouble(said(writer)) }
        }
        unsafe try add(BackupFile.list, Array(try list(sources, made).utf8), writer)
        for source in sources { unsafe try add(source, writer) }
        guard unsafe archive_write_close(writer) == ARCHIVE_OK else { throw unsafe trouble(said(writer)) }
    }

    /// What libarchive packs goes to what seals it.
    private func attach(_ writer: OpaquePointer, _ sealing: SealedWriting) throws(Fault) {
        guard unsafe archive_write_set_bytes_in_last_block(writer, 1) == ARCHIVE_OK,
            unsafe archive_write_open(
                writer, Unmanaged.passUnretained(sealing).toOpaque(), nil,
                { _, sealing, bytes, count in
                    guard let sealing = unsafe sealing, let bytes = unsafe bytes else { return 0 }
                    let writing = unsafe Unmanaged<SealedWriting>.fromOpaque(sealing).takeUnretainedValue()
                    return unsafe writing.take(ByteView(start: bytes, count: count)) ? count : -1
                }, nil) == ARCHIVE_OK
        else { throw unsafe trouble(said(writer)) }
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
            if BackupWriting.isProgram(source.path) { record.set(.program, flag: true) }
            lines += record.text + "\n"
            total += bytes
        }
        var head = Record(type: "backup")
        head.set(.form, integer: BackupFile.form)
        head.set(.version, string: TillVersion.text)
        head.set(.made, string: made)
        head.set(.files, integer: sources.count)
        head.set(.bytes, integer: total)
        head.set(.key, flag: sources.contains { $0.name == BackupFile.keyName })
        if let book = keys.book {
            head.set(.keyId, string: book.fingerprint)
            head.set(.mac, string: BackupWriting.code(head, Array(lines.utf8), book))
        }
        return head.text + "\n" + lines
    }

    /// Of the list under the book's key: since the list has every file's hash, of all of the backup.
    static func code(_ head: Record, _ lines: [UInt8], _ key: BookKey) -> String {
        Digest.hmac(Array("till backup\n\(head.text)\n".utf8) + lines, key: key.bytes).hex
    }

    private static func isProgram(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IXUSR != 0
    }

    private func add(_ source: BackupFile.Source, _ writer: OpaquePointer) throws(Fault) {
        let descriptor = unsafe open(source.path, O_RDONLY | O_CLOEXEC)
        var status = stat()
        guard descriptor >= 0, unsafe fstat(descriptor, &status) == 0 else { throw StoreFile.unreadable(source.path, errno) }
        defer { close(descriptor) }
        unsafe try begin(source.name, Int64(status.st_size), status.st_mode & S_IXUSR != 0, writer)
        var chunk = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let n = unsafe Glibc.read(descriptor, &chunk, chunk.count)
            if n < 0, errno == EINTR { continue }
            guard n >= 0 else { throw StoreFile.unreadable(source.path, errno) }
            if n == 0 { return }
            guard unsafe archive_write_data(writer, chunk, n) == n else { throw unsafe trouble(said(writer)) }
        }
    }

    private func add(_ name: String, _ bytes: [UInt8], _ writer: OpaquePointer) throws(Fault) {
        unsafe try begin(name, Int64(bytes.count), false, writer)
        guard unsafe archive_write_data(writer, bytes, bytes.count) == bytes.count else { throw unsafe trouble(said(writer)) }
    }

    private func begin(_ name: String, _ size: Int64, _ isProgram: Bool, _ writer: OpaquePointer) throws(Fault) {
        guard let entry = unsafe archive_entry_new() else { throw trouble("no memory") }
        defer { unsafe archive_entry_free(entry) }
        unsafe archive_entry_set_pathname(entry, name)
        unsafe archive_entry_set_size(entry, size)
        unsafe archive_entry_set_filetype(entry, UInt32(Glibc.S_IFREG))
        unsafe archive_entry_set_perm(entry, isProgram ? 0o700 : 0o600)
        unsafe archive_entry_set_mtime(entry, 0, 0)
        guard unsafe archive_write_header(writer, entry) == ARCHIVE_OK else { throw unsafe trouble(said(writer)) }
    }

    private func said(_ writer: OpaquePointer) -> String {
        unsafe archive_error_string(writer).map { unsafe String(cString: $0) } ?? "no word"
    }

    private func trouble(_ why: String) -> Fault {
        Fault(
            "backup.not-written", "the backup cannot be written: \(why).", remedy: "Make room or name another place, and run it again.",
            file: Document.baseName(path), exit: .inputOutput)
    }
}

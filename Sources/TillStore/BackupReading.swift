import CArchive
import Glibc
import TillRecords
import TillStages

/// Reading of a backup against its list, with or without taking its files out.
struct BackupReading {
    private let path: String
    private let keys: BackupFile.Keys

    init(_ path: String, _ keys: BackupFile.Keys) {
        self.path = path
        self.keys = keys
    }

    /// What the list says of a file.
    private struct Listed {
        let sum: String
        let bytes: Int
        /// Whether its owner may run it; nil where the list does not say, and the entry alone does.
        let isProgram: Bool?
    }

    /// Reads all entries; each must be in the list, be what the list says, and none may be missing.
    ///
    /// - Parameter folder: where to write the files; nil to look only.
    func read(into folder: String?) throws(Fault) -> BackupFile.Contents {
        guard let reader = unsafe archive_read_new() else { throw damaged("no memory") }
        defer { unsafe archive_read_free(reader) }
        guard unsafe archive_read_support_filter_zstd(reader) == ARCHIVE_OK, unsafe archive_read_support_format_tar(reader) == ARCHIVE_OK
        else {
            throw damaged("it cannot be unpacked here")
        }
        guard StoreFile.exists(path) else { throw FileReading.ReadError.missing.fault(file: Document.baseName(path)) }
        guard SealedReading.isSealed(path) else {
            guard keys.seal == nil else {
                throw unproven("the backup is not sealed: what it should be sealed with proves nothing of it")
            }
            guard unsafe archive_read_open_filename(reader, path, 1 << 16) == ARCHIVE_OK else { throw damaged("it is no backup of Till's") }
            return unsafe try entries(reader, folder)
        }
        let feed = try SealedFeed(unsealing())
        do throws(Fault) {
            guard unsafe feed.open(reader) == ARCHIVE_OK else { throw damaged("it is no backup of Till's") }
            let contents = unsafe try entries(reader, folder)
            // What lies behind the end of the archive is sealed as well, or was put there.
            try feed.finish()
            return contents
        } catch { throw feed.fault ?? error }
    }

    private func unsealing() throws(Fault) -> SealedReading {
        if let seal = keys.seal { return try SealedReading(path, seal) }
        guard let head = SealedReading.head(of: path) else {
            throw SealedReading.damaged(Document.baseName(path), "its head is cut or changed")
        }
        throw Fault(
            "backup.sealed", head.kind == .key ? "the backup is sealed with the book's key." : "the backup is sealed.",
            remedy: head.kind == .key
                ? "Give that key, \(head.keyId ?? ""), or its path in TILL_KEY_FILE: --key FILE."
                : "Give the file that it was sealed with: --seal-with FILE.",
            file: Document.baseName(path), exit: .usage)
    }

    private func entries(_ reader: OpaquePointer, _ folder: String?) throws(Fault) -> BackupFile.Contents {
        let (contents, listed) = unsafe try list(reader)
        if let folder { try StoreFile.makeFolder(folder) }
        var seen: Set<String> = []
        while let entry = unsafe try next(reader) {
            let name = entry.name
            guard let wanted = listed[name], seen.insert(name).inserted else { throw damaged("\(name) is not in its list") }
            guard wanted.isProgram ?? entry.isProgram == entry.isProgram else { throw damaged("\(name) is not what its list says") }
            let (sum, bytes) = unsafe try content(reader, entry, folder)
            guard sum == wanted.sum, bytes == wanted.bytes else { throw damaged("\(name) is not what its list says") }
        }
        guard seen.count == listed.count else { throw damaged("\(listed.count - seen.count) of its files are missing") }
        return contents
    }

    /// An entry's path in the book.
    private struct Entry {
        let name: String
        /// Whether its owner may run it.
        let isProgram: Bool
    }

    /// The next entry; nil at the end. Throws for anything but a regular file inside.
    private func next(_ reader: OpaquePointer) throws(Fault) -> Entry? {
        var entry: OpaquePointer?
        let code = unsafe archive_read_next_header(reader, &entry)
        if code == ARCHIVE_EOF { return nil }
        guard code == ARCHIVE_OK || code == ARCHIVE_WARN, let entry = unsafe entry, let text = unsafe archive_entry_pathname(entry) else {
            throw damaged("it is cut or changed")
        }
        let name = unsafe String(cString: text)
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard unsafe archive_entry_filetype(entry) == UInt32(Glibc.S_IFREG), parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." })
        else {
            throw damaged("it has an entry that is no file of a book")
        }
        return unsafe Entry(name: name, isProgram: archive_entry_perm(entry) & 0o100 != 0)
    }

    private func list(_ reader: OpaquePointer) throws(Fault) -> (BackupFile.Contents, [String: Listed]) {
        guard unsafe try next(reader)?.name == BackupFile.list else { throw damaged("it is no backup of Till's") }
        var bytes: [UInt8] = []
        unsafe try pieces(reader) { bytes += $0 }
        let records = bytes.split(separator: 0x0A).compactMap { line in line.withBytes { try? Record(checking: $0) } }
        guard var head = records.first, head.type == "backup" else { throw damaged("it is no backup of Till's") }
        guard (head.integer(.form) ?? 0) <= BackupFile.form else {
            throw Fault(
                "backup.newer", "a newer Till made this backup.", remedy: "Use that version.", file: Document.baseName(path), exit: .usage)
        }
        var listed: [String: Listed] = [:]
        for record in records.dropFirst() {
            if let name = record.string(.path), let sum = record.string(.sha256), let bytes = record.integer(.bytes) {
                listed[name] = Listed(sum: sum, bytes: bytes, isProgram: head.has(.mac) ? record.flag(.program) ?? false : nil)
            }
        }
        guard listed.count == head.integer(.files) else { throw damaged("its list is cut") }
        let isProven = try prove(&head, bytes)
        let contents = BackupFile.Contents(
            files: listed.count, bytes: head.integer(.bytes) ?? 0, made: head.string(.made) ?? "", version: head.string(.version) ?? "",
            hasKey: head.flag(.key) ?? false, keyId: head.string(.keyId), isProven: isProven)
        return (contents, listed)
    }

    /// Whether the list is as the book's key has it; false where nobody gave a key. Throws `backup.unproven`.
    private func prove(_ head: inout Record, _ bytes: [UInt8]) throws(Fault) -> Bool {
        guard let book = keys.book else { return false }
        let code = head.string(.mac)
        head.remove(.mac)
        let lines = Array(bytes[(bytes.firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count)...])
        if let code, BackupWriting.code(head, lines, book) == code { return true }
        let why =
            if code == nil {
                "the backup has no code under a book's key"
            } else if let made = head.string(.keyId), made != book.fingerprint {
                "the backup was made under the key \(made), and this one is \(book.fingerprint)"
            } else {
                "the backup is not as it was written: its list does not fit the code under the book's key"
            }
        throw unproven(why)
    }

    private func unproven(_ why: String) -> Fault {
        Fault(
            "backup.unproven", "\(why).",
            remedy: "Use another backup, or what it was made with; without --key and --seal-with nothing is proved.",
            file: Document.baseName(path))
    }

    /// An entry's hash and size; written out below a folder when one is named.
    private func content(_ reader: OpaquePointer, _ entry: Entry, _ folder: String?) throws(Fault) -> (String, Int) {
        var digest = DigestStream()
        var total = 0
        guard let folder else {
            unsafe try pieces(reader) { piece in
                digest.take(piece)
                total += piece.count
            }
            return (digest.finish().hex, total)
        }
        let target = "\(folder)/\(entry.name)"
        try StoreFile.makeFolder(target.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/"))
        let descriptor = unsafe open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, entry.isProgram ? 0o700 : 0o600)
        guard descriptor >= 0 else { throw StoreFile.trouble(target, errno) }
        defer { close(descriptor) }
        var failure: Int32 = 0
        unsafe try pieces(reader) { piece in
            digest.take(piece)
            total += piece.count
            if failure == 0 { failure = FileWriting.write(piece, to: descriptor) }
        }
        guard failure == 0, fsync(descriptor) == 0 else { throw StoreFile.trouble(target, failure != 0 ? failure : errno) }
        return (digest.finish().hex, total)
    }

    private func pieces(_ reader: OpaquePointer, _ take: (ByteView) -> Void) throws(Fault) {
        var chunk = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let got = unsafe archive_read_data(reader, &chunk, chunk.count)
            guard got >= 0 else { throw damaged("it is cut or changed") }
            if got == 0 { return }
            chunk.withBytes { take(ByteView(rebasing: $0[..<got])) }
        }
    }

    private func damaged(_ why: String) -> Fault {
        Fault("backup.damaged", "the backup cannot be used: \(why).", remedy: "Use another one.", file: Document.baseName(path))
    }
}

/// Feeds libarchive with what a sealed file holds.
@safe private final class SealedFeed {
    private let source: SealedReading
    private let room = UnsafeMutableRawPointer.allocate(byteCount: SealedPieces.size, alignment: 16)
    /// Why it stopped.
    private(set) var fault: Fault?

    init(_ source: SealedReading) { self.source = source }

    deinit { unsafe room.deallocate() }

    func open(_ reader: OpaquePointer) -> Int32 {
        unsafe archive_read_open(
            reader, Unmanaged.passUnretained(self).toOpaque(), nil,
            { _, feed, buffer in
                guard let feed = unsafe feed, let buffer = unsafe buffer else { return -1 }
                return unsafe Unmanaged<SealedFeed>.fromOpaque(feed).takeUnretainedValue().next(buffer)
            }, nil)
    }

    /// The next piece for libarchive: its length, 0 at the end, less where it is none.
    private func next(_ buffer: UnsafeMutablePointer<UnsafeRawPointer?>) -> Int {
        do throws(Fault) {
            guard let piece = try source.next() else { return 0 }
            piece.withBytes { unsafe room.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(room), byteCount: $0.count) }
            unsafe buffer.pointee = UnsafeRawPointer(room)
            return piece.count
        } catch {
            fault = error
            return -1
        }
    }

    /// Reads to the end mark. Throws where the file ends before it.
    func finish() throws(Fault) {
        while try source.next() != nil {}
    }
}

import CArchive
import Glibc
import TillRecords
import TillStages

/// Reading of a backup against its list, with or without taking its files out.
struct BackupReading {
    private let path: String

    init(_ path: String) { self.path = path }

    /// What the list says of a file.
    private struct Listed {
        let sum: String
        let bytes: Int
    }

    /// Reads all entries; each must be in the list, be what the list says, and none may be missing.
    ///
    /// - Parameter folder: where to write the files; nil to look only.
    func read(into folder: String?) throws(Fault) -> BackupFile.Contents {
        guard let reader = archive_read_new() else { throw damaged("no memory") }
        defer { archive_read_free(reader) }
        guard archive_read_support_filter_zstd(reader) == ARCHIVE_OK, archive_read_support_format_tar(reader) == ARCHIVE_OK else {
            throw damaged("it cannot be unpacked here")
        }
        guard StoreFile.exists(path) else { throw FileReading.ReadError.missing.fault(file: Document.baseName(path)) }
        guard archive_read_open_filename(reader, path, 1 << 16) == ARCHIVE_OK else { throw damaged("it is no backup of Till's") }
        let (contents, listed) = try list(reader)
        if let folder { try StoreFile.makeFolder(folder) }
        var seen: Set<String> = []
        while let entry = try next(reader) {
            let name = entry.name
            guard let wanted = listed[name], seen.insert(name).inserted else { throw damaged("\(name) is not in its list") }
            let (sum, bytes) = try content(reader, entry, folder)
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
        let code = archive_read_next_header(reader, &entry)
        if code == ARCHIVE_EOF { return nil }
        guard code == ARCHIVE_OK || code == ARCHIVE_WARN, let entry, let text = archive_entry_pathname(entry) else {
            throw damaged("it is cut or changed")
        }
        let name = String(cString: text)
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard archive_entry_filetype(entry) == UInt32(Glibc.S_IFREG), parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else {
            throw damaged("it has an entry that is no file of a book")
        }
        return Entry(name: name, isProgram: archive_entry_perm(entry) & 0o100 != 0)
    }

    private func list(_ reader: OpaquePointer) throws(Fault) -> (BackupFile.Contents, [String: Listed]) {
        guard try next(reader)?.name == BackupFile.list else { throw damaged("it is no backup of Till's") }
        var bytes: [UInt8] = []
        try pieces(reader) { bytes += $0 }
        let records = bytes.split(separator: 0x0A).compactMap { line in line.withUnsafeBytes { try? Record(checking: $0) } }
        guard let head = records.first, head.type == "backup" else { throw damaged("it is no backup of Till's") }
        guard (head.integer(.form) ?? 0) <= BackupFile.form else {
            throw Fault(
                "backup.newer", "a newer Till made this backup.", remedy: "Use that version.", file: Document.baseName(path), exit: .usage)
        }
        var listed: [String: Listed] = [:]
        for record in records.dropFirst() {
            if let name = record.string(.path), let sum = record.string(.sha256), let bytes = record.integer(.bytes) {
                listed[name] = Listed(sum: sum, bytes: bytes)
            }
        }
        guard listed.count == head.integer(.files) else { throw damaged("its list is cut") }
        let contents = BackupFile.Contents(
            files: listed.count, bytes: head.integer(.bytes) ?? 0, made: head.string(.made) ?? "", version: head.string(.version) ?? "",
            hasKey: head.flag(.key) ?? false)
        return (contents, listed)
    }

    /// An entry's hash and size; written out below a folder when one is named.
    private func content(_ reader: OpaquePointer, _ entry: Entry, _ folder: String?) throws(Fault) -> (String, Int) {
        var digest = DigestStream()
        var total = 0
        guard let folder else {
            try pieces(reader) { piece in
                digest.take(piece)
                total += piece.count
            }
            return (digest.finish().hex, total)
        }
        let target = "\(folder)/\(entry.name)"
        try StoreFile.makeFolder(target.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/"))
        let descriptor = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, entry.isProgram ? 0o700 : 0o600)
        guard descriptor >= 0 else { throw StoreFile.trouble(target, errno) }
        defer { close(descriptor) }
        var failure: Int32 = 0
        try pieces(reader) { piece in
            digest.take(piece)
            total += piece.count
            if failure == 0 { failure = FileWriting.write(piece, to: descriptor) }
        }
        guard failure == 0, fsync(descriptor) == 0 else { throw StoreFile.trouble(target, failure != 0 ? failure : errno) }
        return (digest.finish().hex, total)
    }

    private func pieces(_ reader: OpaquePointer, _ take: (UnsafeRawBufferPointer) -> Void) throws(Fault) {
        var chunk = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let got = archive_read_data(reader, &chunk, chunk.count)
            guard got >= 0 else { throw damaged("it is cut or changed") }
            if got == 0 { return }
            chunk.withUnsafeBytes { take(UnsafeRawBufferPointer(rebasing: $0[..<got])) }
        }
    }

    private func damaged(_ why: String) -> Fault {
        Fault("backup.damaged", "the backup cannot be used: \(why).", remedy: "Use another one.", file: Document.baseName(path))
    }
}

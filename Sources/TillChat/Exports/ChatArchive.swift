import CArchive
import Glibc
import TillRecords
import TillStages

/// A zip (or tar, or gzip) with an export in it: the texts and pages come out; pictures when they are asked for.
enum ChatArchive {
    /// What unpacks at most: 200 MB, or 100 times the archive when that is less.
    static let most = 200 << 20
    private static let mostTimes = 100
    private static let mostMembers = 10_000

    static func isArchive(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x1F, 0x8B]) || bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD])
    }

    struct Member {
        let name: String
        let bytes: [UInt8]
    }

    /// The members that may be exports, in the order of their names. Throws when the archive is broken or too large unpacked.
    static func members(_ bytes: [UInt8], file: String) throws(Fault) -> [Member] {
        var found: [Member] = []
        try unpack(bytes, file, where: mayHoldMessages) { found.append($0) }
        return found.sorted { $0.name < $1.name }
    }

    /// Gives `take` the members that are pictures or PDF, by their names, as the archive has them. Throws like `members`.
    static func papers(_ bytes: [UInt8], file: String, _ take: (Member) throws(Fault) -> Void) throws(Fault) {
        try unpack(bytes, file, where: mayBePaper, take)
    }

    private static func unpack(
        _ bytes: [UInt8], _ file: String, where isWanted: (String) -> Bool, _ take: (Member) throws(Fault) -> Void
    ) throws(Fault) {
        guard let archive = archive_read_new() else { throw broken(file) }
        defer { archive_read_free(archive) }
        archive_read_support_filter_all(archive)
        archive_read_support_format_zip(archive)
        archive_read_support_format_tar(archive)
        archive_read_support_format_raw(archive)
        var trouble: Fault?
        bytes.withUnsafeBytes { raw in
            guard archive_read_open_memory(archive, raw.baseAddress, raw.count) == ARCHIVE_OK else {
                trouble = broken(file)
                return
            }
            do throws(Fault) {
                try read(archive, limit: min(most, bytes.count * mostTimes + (1 << 16)), file, isWanted, take)
            } catch {
                trouble = error
            }
        }
        if let trouble { throw trouble }
    }

    private static func read(
        _ archive: OpaquePointer, limit: Int, _ file: String, _ isWanted: (String) -> Bool, _ take: (Member) throws(Fault) -> Void
    ) throws(Fault) {
        var room = limit
        var count = 0
        var entry: OpaquePointer?
        while true {
            let state = archive_read_next_header(archive, &entry)
            if state == ARCHIVE_EOF { return }
            guard state == ARCHIVE_OK || state == ARCHIVE_WARN, let entry else { throw broken(file) }
            count += 1
            guard count <= mostMembers else { throw tooLarge(file) }
            let name =
                archive_entry_pathname_utf8(entry).map { String(cString: $0) } ?? archive_entry_pathname(entry).map { String(cString: $0) }
                ?? ""
            let isFile = archive_entry_filetype(entry) & S_IFMT == S_IFREG || archive_entry_filetype(entry) == 0
            guard isFile, !name.split(separator: "/").contains(".."), isWanted(name) else { continue }
            try take(Member(name: name, bytes: try content(archive, &room, file)))
        }
    }

    /// Pictures, sounds and films are not unpacked.
    static func mayHoldMessages(_ name: String) -> Bool {
        let base = name.split(separator: "/").last.map(String.init) ?? name
        guard !base.hasPrefix("."), !name.hasPrefix("__MACOSX") else { return false }
        guard let dot = base.lastIndex(of: ".") else { return true }
        return ["txt", "json", "ndjson", "jsonl", "html", "htm", "md", "log", "csv", "data"].contains(
            base[base.index(after: dot)...].lowercased())
    }

    /// Pictures and PDF; stickers, sounds and films are none.
    static func mayBePaper(_ name: String) -> Bool {
        let base = name.split(separator: "/").last.map(String.init) ?? name
        guard !base.hasPrefix("."), !name.hasPrefix("__MACOSX"), let dot = base.lastIndex(of: ".") else { return false }
        return ["jpg", "jpeg", "png", "tif", "tiff", "heic", "pdf"].contains(base[base.index(after: dot)...].lowercased())
    }

    private static func content(_ archive: OpaquePointer, _ room: inout Int, _ file: String) throws(Fault) -> [UInt8] {
        var data: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let got = archive_read_data(archive, &piece, piece.count)
            if got == 0 { return data }
            guard got > 0 else { throw broken(file) }
            room -= got
            guard room >= 0 else { throw tooLarge(file) }
            data.append(contentsOf: piece[..<got])
        }
    }

    private static func broken(_ file: String) -> Fault {
        Fault("chat.archive.broken", "the archive is broken or locked with a password.", remedy: "Export the chat again.", file: file)
    }

    private static func tooLarge(_ file: String) -> Fault {
        Fault(
            "chat.archive.too-large", "it unpacks to more than 200 MB or 100 times its size.",
            remedy: "Unpack it yourself and name the text.",
            file: file)
    }
}

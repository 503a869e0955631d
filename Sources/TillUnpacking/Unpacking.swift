import CArchive
import Glibc
import TillRecords
import TillStages

/// What lies packed in a document: the members of a zip or tar, the one text of a gzip or zstd. In memory, one member at a time.
public enum Unpacking {
    /// What may come out of an archive.
    struct Limits: Sendable {
        /// Bytes, or so many times the archive and 64 KiB when that is less.
        var bytes = Unpacking.most
        var times = 100
        /// Members, wanted or not: more than any export has.
        var members = 10_000
    }

    /// What unpacks at most, in bytes: 200 MB.
    public static let most = 200 << 20

    /// Why an archive cannot be unpacked.
    public enum UnpackError: Error, Sendable {
        case broken
        /// Locked with a password.
        case locked
        /// It unpacks to more than `most`, or has more members than any export.
        case tooLarge
    }

    public struct Member: Sendable {
        /// Its path in the archive; empty for the one text of a gzip.
        public let name: String
        /// Its content, or the beginning of it.
        public let bytes: [UInt8]
    }

    /// Whether the bytes begin as a zip, a gzip or a zstd does.
    public static func isPacked(_ bytes: [UInt8]) -> Bool {
        isZip(bytes) || bytes.starts(with: [0x1F, 0x8B]) || bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD])
    }

    /// Whether the bytes begin as a zip with members does.
    public static func isZip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) }

    /// Gives `take` the members that are wanted, in the order of the archive; folders and paths that lead upwards are left out.
    ///
    /// - Parameters:
    ///   - start: so many bytes of each member are enough.
    ///   - fault: what a trouble means to whoever asks.
    ///   - take: answers whether to go on.
    public static func members(
        _ bytes: [UInt8], start: Int = .max, where isWanted: (String) -> Bool, fault: (UnpackError) -> Fault,
        _ take: (Member) throws(Fault) -> Bool
    ) throws(Fault) {
        try members(bytes, within: Limits(), start: start, where: isWanted, fault: fault, take)
    }

    static func members(
        _ bytes: [UInt8], within limits: Limits, start: Int = .max, where isWanted: (String) -> Bool, fault: (UnpackError) -> Fault,
        _ take: (Member) throws(Fault) -> Bool
    ) throws(Fault) {
        guard let archive = unsafe archive_read_new() else { throw fault(.broken) }
        defer { unsafe archive_read_free(archive) }
        // Not every packing that the library knows: some it leaves to programs of others, which a document must never start.
        unsafe archive_read_support_filter_gzip(archive)
        unsafe archive_read_support_filter_zstd(archive)
        unsafe archive_read_support_format_zip(archive)
        unsafe archive_read_support_format_tar(archive)
        unsafe archive_read_support_format_raw(archive)
        var stopped: Fault?
        bytes.withBytes { raw in
            guard unsafe archive_read_open_memory(archive, raw.baseAddress, raw.count) == ARCHIVE_OK else {
                stopped = fault(.broken)
                return
            }
            var reading = unsafe ArchiveReading(archive, room: min(limits.bytes, bytes.count * limits.times + (1 << 16)), start: start)
            do throws(Fault) {
                try reading.run(limits.members, isWanted, fault, take)
            } catch {
                stopped = error
            }
        }
        if let stopped { throw stopped }
    }
}

/// Reading one archive from its first member to its last.
@safe private struct ArchiveReading {
    private let archive: OpaquePointer
    /// Bytes that may still come out.
    private var room: Int
    private let start: Int

    init(_ archive: OpaquePointer, room: Int, start: Int) {
        unsafe self.archive = archive
        self.room = room
        self.start = start
    }

    mutating func run(
        _ mostMembers: Int, _ isWanted: (String) -> Bool, _ fault: (Unpacking.UnpackError) -> Fault,
        _ take: (Unpacking.Member) throws(Fault) -> Bool
    ) throws(Fault) {
        var entry: OpaquePointer?
        for number in 0... {
            let state = unsafe archive_read_next_header(archive, &entry)
            if state == ARCHIVE_EOF { return }
            guard state == ARCHIVE_OK || state == ARCHIVE_WARN, let entry = unsafe entry else { throw fault(.broken) }
            guard number < mostMembers else { throw fault(.tooLarge) }
            let name = unsafe ArchiveReading.name(entry)
            let isFile = unsafe archive_entry_filetype(entry) & S_IFMT == S_IFREG || archive_entry_filetype(entry) == 0
            guard isFile, !name.split(separator: "/").contains(".."), isWanted(name) else { continue }
            if unsafe archive_entry_is_encrypted(entry) != 0 { throw fault(.locked) }
            let content: [UInt8]
            do throws(Unpacking.UnpackError) { content = try self.content() } catch { throw fault(error) }
            guard try take(Unpacking.Member(name: name, bytes: content)) else { return }
        }
    }

    /// Libarchive calls what has no name `data`.
    private static func name(_ entry: OpaquePointer) -> String {
        let path =
            unsafe archive_entry_pathname_utf8(entry).map { unsafe String(cString: $0) }
            ?? archive_entry_pathname(entry).map { unsafe String(cString: $0) }
        return path ?? ""
    }

    private mutating func content() throws(Unpacking.UnpackError) -> [UInt8] {
        var data: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while data.count < start {
            let got = unsafe archive_read_data(archive, &piece, min(piece.count, start - data.count))
            if got == 0 { return data }
            guard got > 0 else { throw .broken }
            room -= got
            guard room >= 0 else { throw .tooLarge }
            data.append(contentsOf: piece[..<got])
        }
        return data
    }
}

import Glibc
import TillRecords
import TillStages

/// The originals of a book, each kept once under the SHA-256 of its bytes, packed, never changed.
///
/// `archive/9f/86d081….zst`: any tool that reads Zstandard can take an original out again.
public struct Archive: Sendable {
    private let folder: String

    /// No original is larger.
    public static let largest = 1 << 30

    public init(_ places: StorePlaces) { folder = places.archive }

    /// Throws where the archive is there and cannot be read: what it holds would look as if it were gone.
    public func check() throws(Fault) {
        let heads = FolderNames.of(folder)
        if heads == nil, StoreFile.exists(folder) { throw StoreFile.unreadable(folder, EACCES) }
        for head in heads ?? [] where head.count == 2 && FolderNames.all("\(folder)/\(head)") == nil {
            throw StoreFile.unreadable("\(folder)/\(head)", EACCES)
        }
    }

    /// Keeps an original. True when it is new. Throws `store.not-written`.
    @discardableResult
    public func keep(_ bytes: ByteView, id: String) throws(Fault) -> Bool {
        let path = path(of: id)
        if StoreFile.exists(path) { return false }
        try StoreFile.makeFolder("\(folder)/\(id.prefix(2))")
        try StoreFile.replace(path, with: try Packing.packed(bytes), isSynced: false)
        return true
    }

    /// Brings everything that was kept to the disk. Until then a power cut may take the latest.
    public func bringToDisk() { sync() }

    public func holds(_ id: String) -> Bool { StoreFile.exists(path(of: id)) }

    /// An original's bytes, verified against its name. Throws `archive.missing` or `archive.damaged`.
    public func original(_ id: String) throws(Fault) -> [UInt8] {
        guard let packed = FileReading.bytes(path: path(of: id), limit: Archive.largest) else {
            throw Fault(
                "archive.missing", "the original \(id.prefix(12)) is not in the archive.",
                remedy: "Put the document into the inbox again, or restore a backup.", file: "archive", exit: .inputOutput)
        }
        guard let bytes = Packing.unpacked(packed, limit: Archive.largest), Digest.sha256(bytes).hex == id else {
            throw Fault(
                "archive.damaged", "the original \(id.prefix(12)) is no longer what it was.",
                remedy: "Restore it from a backup, or put the document into the inbox again after removing the damaged file.",
                file: "archive/\(id.prefix(2))/\(id.dropFirst(2)).zst", exit: .inputOutput)
        }
        return bytes
    }

    /// Ids of all originals, in order.
    public var ids: [String] {
        var found: [String] = []
        for head in FolderNames.of(folder) ?? [] where head.count == 2 {
            for name in FolderNames.of("\(folder)/\(head)") ?? [] where name.hasSuffix(".zst") { found.append(head + name.dropLast(4)) }
        }
        return found.sorted()
    }

    func path(of id: String) -> String { "\(folder)/\(id.prefix(2))/\(id.dropFirst(2)).zst" }
}

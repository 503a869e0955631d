import Glibc
import TillRecords
import TillStages

/// What readers found in documents, kept so that the same document is not read twice: slow readings, such as of pictures.
///
/// A reading is named by everything it depends on; one that was cut or changed on the disk is read anew.
public struct Readings: Sendable {
    private let folder: String

    public init(_ places: StorePlaces) { folder = places.readings }

    /// The name of a reading: the document, and everything else that decides what its reader says.
    public static func name(document: String, reader: String, settings: [String]) -> String {
        Digest.sha256(Array(([document, reader] + settings).joined(separator: "\u{0}").utf8)).hex
    }

    /// The records found, one a line; nil when this was not read yet.
    public func lines(_ name: String) -> [UInt8]? {
        guard let packed = FileReading.bytes(path: path(name), limit: Archive.largest),
            let bytes = Packing.unpacked(packed, limit: Archive.largest), bytes.count >= 65
        else { return nil }
        // The first line is the hash of the rest.
        let rest = Array(bytes[65...])
        return Digest.sha256(rest).hex.utf8.elementsEqual(bytes[..<64]) ? rest : nil
    }

    public func keep(_ lines: [UInt8], as name: String) throws(Fault) {
        try StoreFile.makeFolder("\(folder)/\(name.prefix(2))")
        let whole = Array((Digest.sha256(lines).hex + "\n").utf8) + lines
        var packed: [UInt8] = []
        var trouble: Fault?
        whole.withBytes { raw in
            do throws(Fault) { packed = try Packing.packed(raw) } catch { trouble = error }
        }
        if let trouble { throw trouble }
        try StoreFile.replace(path(name), with: packed)
    }

    private func path(_ name: String) -> String { "\(folder)/\(name.prefix(2))/\(name.dropFirst(2)).zst" }
}

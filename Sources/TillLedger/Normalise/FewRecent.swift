import Glibc
import TillRecords

/// What was found for a few beginnings that take turns, such as the accounts and the documents of a household.
struct FewRecent<Value> {
    private var entries: [(beginning: [UInt8], value: Value)] = []
    private var next = 0

    private static var most: Int { 8 }

    /// What was kept for bytes that begin so, and how long the beginning is. A beginning is never the beginning of another one, as
    /// a JSON string with both its quotation marks is not.
    func found(_ bytes: ByteView) -> (value: Value, count: Int)? {
        guard !bytes.isEmpty, let place = entries.indices.first(where: { bytes.begins(with: entries[$0].beginning) }) else { return nil }
        return (entries[place].value, entries[place].beginning.count)
    }

    /// Keeps what was found in place of the oldest.
    mutating func keep(_ value: Value, for beginning: ByteView) {
        if entries.count < FewRecent.most {
            entries.append((Array(beginning), value))
        } else {
            entries[next] = (Array(beginning), value)
            next = (next + 1) % FewRecent.most
        }
    }

    mutating func forget() {
        entries = []
        next = 0
    }
}

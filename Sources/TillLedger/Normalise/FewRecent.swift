import Glibc

/// What was found for a few beginnings that take turns, such as the accounts and the documents of a household.
struct FewRecent<Value> {
    private var entries: [(beginning: [UInt8], value: Value)] = []
    private var next = 0

    private static var most: Int { 8 }

    /// What was kept for bytes that begin so, and how long the beginning is. A beginning is never the beginning of another one, as
    /// a JSON string with both its quotation marks is not.
    func found(_ bytes: UnsafeRawBufferPointer) -> (value: Value, count: Int)? {
        guard let start = bytes.baseAddress else { return nil }
        for index in entries.indices {
            let count = entries[index].beginning.count
            if bytes.count >= count, memcmp(start, entries[index].beginning, count) == 0 { return (entries[index].value, count) }
        }
        return nil
    }

    /// Keeps what was found in place of the oldest.
    mutating func keep(_ value: Value, for beginning: UnsafeRawBufferPointer) {
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

import TillRecords

/// What was found out lately, by the bytes it was found for: banks print the same lines again and again.
///
/// A direct-mapped memory of fixed size: the newest keeps its place. What it was found for is kept as 64 bits of a hash.
struct RecentTable<Value> {
    private var hashes: [UInt64]
    private var values: [Value?]

    /// - Parameter places: a power of two.
    init(places: Int = 1 << 13) {
        hashes = Array(repeating: 0, count: places)
        values = Array(repeating: nil, count: places)
    }

    /// The value found for bytes of this hash, where it is remembered.
    @inline(__always)
    func value(_ hash: UInt64) -> Value? {
        let place = Int(truncatingIfNeeded: hash) & (hashes.count &- 1)
        return hashes[place] == hash ? values[place] : nil
    }

    /// Remembers what was found for bytes of this hash.
    mutating func keep(_ value: Value, _ hash: UInt64) {
        let place = Int(truncatingIfNeeded: hash) & (hashes.count &- 1)
        hashes[place] = hash
        values[place] = value
    }

    /// The value found for bytes of this hash, from memory or by asking.
    @inline(__always)
    mutating func value(_ hash: UInt64, ask: () -> Value) -> Value {
        if let value = value(hash) { return value }
        let value = ask()
        keep(value, hash)
        return value
    }
}

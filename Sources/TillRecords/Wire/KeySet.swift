/// Names of fields that are looked for together.
public struct KeySet: Sendable, ExpressibleByArrayLiteral {
    let all: [Key]
    /// A bit for the length and the first byte of each name: most fields of a record have none of the bits.
    private let bits: UInt64

    public init(arrayLiteral keys: Key...) {
        all = keys
        bits = keys.reduce(into: 0) { unsafe $0 |= KeySet.bit($1.start.pointer, $1.count) }
    }

    /// False when no name of the set can be this one.
    @inline(__always)
    func mayHold(_ name: UnsafeRawPointer, _ length: Int) -> Bool { unsafe bits & KeySet.bit(name, length) != 0 }

    @inline(__always)
    private static func bit(_ name: UnsafeRawPointer, _ length: Int) -> UInt64 {
        let first = unsafe length > 0 ? Int(name.load(as: UInt8.self)) : 0
        return 1 << UInt64(truncatingIfNeeded: (length &* 7 &+ first) & 63)
    }
}

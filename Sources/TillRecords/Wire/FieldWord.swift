/// A word that a field may hold: `record.equals(.status, "void")`. Those that name record types are declared with them:
/// `record.equals(.type, .transaction)`.
public struct FieldWord: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
    @usableFromInline let spelling: Key

    @inlinable
    @inline(__always)
    public init(stringLiteral word: StaticString) { spelling = Key(field: word) }

    /// Bytes of the word.
    @inlinable var count: Int { spelling.count }

    public var description: String { spelling.description }

    @inlinable
    @inline(__always)
    func matches(_ other: UnsafeRawPointer, _ length: Int) -> Bool { unsafe spelling.matches(other, length) }
}

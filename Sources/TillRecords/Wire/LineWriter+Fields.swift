/// Whole fields: `head` is what stands before the text of the value, `,"date":"`; the closing quote follows.
extension LineWriter {
    /// A field with a text; at most six bytes for one.
    @inlinable
    @inline(__always)
    public mutating func text(_ head: StaticString, _ bytes: UnsafeRawBufferPointer) {
        field(head)
        append(content: bytes)
        append(UInt8(ascii: "\""))
    }

    /// A field with a word of Till's own.
    @inlinable
    @inline(__always)
    public mutating func word(_ head: StaticString, _ word: StaticString) {
        field(head)
        append(word)
        append(UInt8(ascii: "\""))
    }

    /// A field with a day.
    @inlinable
    @inline(__always)
    public mutating func day(_ head: StaticString, _ day: Day) {
        field(head)
        append(day)
        append(UInt8(ascii: "\""))
    }

    /// A field with a decimal number.
    @inlinable
    @inline(__always)
    public mutating func amount(_ head: StaticString, _ amount: Amount) {
        field(head)
        append(amount)
        append(UInt8(ascii: "\""))
    }

    /// A field with a currency.
    @inlinable
    @inline(__always)
    public mutating func currency(_ head: StaticString, _ currency: Currency) {
        field(head)
        append(currency)
        append(UInt8(ascii: "\""))
    }
}

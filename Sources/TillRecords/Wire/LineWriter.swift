import Glibc

/// Writes the bytes of one JSON line behind a pointer that has room for all of it: no check and no call per byte.
///
/// The owner makes sure of the room before; `written` tells how much was taken.
@safe public struct LineWriter {
    @usableFromInline let start: UnsafeMutablePointer<UInt8>
    @usableFromInline var at: UnsafeMutablePointer<UInt8>
    /// The fields of the line, where somebody will ask for them.
    public var marks: FieldMarks

    @inlinable
    @inline(__always)
    public init(_ start: UnsafeMutablePointer<UInt8>, _ marks: FieldMarks = .none) {
        unsafe self.start = start
        unsafe at = start
        self.marks = marks
    }

    /// Starts a field: `,"date":` or `,"date":"`.
    @inlinable
    @inline(__always)
    public mutating func field(_ head: StaticString) {
        marks.note(head, at: written)
        append(head)
    }

    /// Notes a field that lies ready made, with a name of this length, where `offset` more bytes are written.
    @inlinable
    @inline(__always)
    public mutating func note(nameLength: Int, after offset: Int = 0) { marks.note(nameLength: nameLength, at: written &+ offset) }

    @inlinable
    @inline(__always)
    public var written: Int { unsafe at - start }

    /// What was written since the start.
    @inlinable
    @inline(__always)
    public var bytes: ByteView { unsafe ByteView(start: start, count: written) }

    @inlinable
    @inline(__always)
    public mutating func append(_ byte: UInt8) {
        unsafe at.pointee = byte
        unsafe at += 1
    }

    @inlinable
    @inline(__always)
    public mutating func append(_ literal: StaticString) {
        unsafe memcpy(at, literal.utf8Start, literal.utf8CodeUnitCount)
        unsafe at += literal.utf8CodeUnitCount
    }

    @inlinable
    @inline(__always)
    public mutating func append(_ bytes: ByteView) {
        guard let base = unsafe bytes.baseAddress else { return }
        unsafe memcpy(at, base, bytes.count)
        unsafe at += bytes.count
    }

    /// A whole number of at least zero.
    @inlinable
    @inline(__always)
    public mutating func append(number: Int) {
        appendDigits(UInt64(truncatingIfNeeded: number), decimals: 0)
    }

    /// `-1250.50`
    @inlinable
    @inline(__always)
    public mutating func append(_ amount: Amount) {
        if amount.units < 0 { append(UInt8(ascii: "-")) }
        appendDigits(amount.units.magnitude, decimals: Int(amount.decimals))
    }

    @inlinable
    @inline(__always)
    mutating func appendDigits(_ value: UInt64, decimals: Int) {
        var length = 1
        var power: UInt64 = 10
        while length < 19, value >= power {
            length &+= 1
            power = power &* 10
        }
        if length <= decimals { length = decimals &+ 1 }
        let total = decimals > 0 ? length &+ 1 : length
        var rest = value
        var place = total &- 1
        var left = decimals
        while place >= 0 {
            if decimals > 0, left == 0 {
                unsafe at[place] = UInt8(ascii: ".")
                place &-= 1
            }
            left &-= 1
            unsafe at[place] = 48 &+ UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
            place &-= 1
        }
        unsafe at += total
    }

    /// `2025-03-14`
    @inlinable
    @inline(__always)
    public mutating func append(_ day: Day) {
        let packed = day.packed
        let (year, month, date) = (packed >> 9, packed >> 5 & 15, packed & 31)
        unsafe at[0] = digit(year / 1000)
        unsafe at[1] = digit(year / 100 % 10)
        unsafe at[2] = digit(year / 10 % 10)
        unsafe at[3] = digit(year % 10)
        unsafe at[4] = UInt8(ascii: "-")
        unsafe at[5] = digit(month / 10)
        unsafe at[6] = digit(month % 10)
        unsafe at[7] = UInt8(ascii: "-")
        unsafe at[8] = digit(date / 10)
        unsafe at[9] = digit(date % 10)
        unsafe at += 10
    }

    @inlinable
    @inline(__always)
    func digit(_ value: UInt32) -> UInt8 { 48 &+ UInt8(truncatingIfNeeded: value) }

    /// The first 128 bits of a digest as 32 hexadecimal digits.
    @inlinable
    @inline(__always)
    public mutating func append(_ digest: Digest) {
        let target = unsafe UnsafeMutableRawPointer(at)
        digest.withBytes { bytes in
            guard let base = unsafe bytes.baseAddress else { return }
            for index in 0..<4 {
                let digits = unsafe HexDigits.of(UInt32(littleEndian: base.loadUnaligned(fromByteOffset: index &* 4, as: UInt32.self)))
                unsafe target.storeBytes(of: digits.littleEndian, toByteOffset: index &* 8, as: UInt64.self)
            }
        }
        unsafe at += 32
    }

    @inlinable
    @inline(__always)
    static func hex(_ nibble: UInt8) -> UInt8 { nibble &+ (nibble < 10 ? 48 : 87) }

    /// `EUR`
    @inlinable
    @inline(__always)
    public mutating func append(_ currency: Currency) {
        let packed = currency.packed
        unsafe at[0] = UInt8(truncatingIfNeeded: packed >> 16)
        unsafe at[1] = UInt8(truncatingIfNeeded: packed >> 8)
        unsafe at[2] = UInt8(truncatingIfNeeded: packed)
        unsafe at += 3
    }

    /// What stands between the quotes of a JSON string; at most six bytes for one. Bytes that are not UTF-8 become U+FFFD.
    @inlinable
    @inline(__always)
    public mutating func append(content: ByteView) {
        guard let base = unsafe content.baseAddress else { return }
        let count = content.count
        var from = 0
        while from < count {
            if from &+ 8 <= count {
                let word = unsafe base.loadUnaligned(fromByteOffset: from, as: UInt64.self)
                if LineWriter.isPlain(word) {
                    unsafe UnsafeMutableRawPointer(at).storeBytes(of: word, as: UInt64.self)
                    unsafe at += 8
                    from &+= 8
                    continue
                }
            }
            let byte = unsafe base.load(fromByteOffset: from, as: UInt8.self)
            if byte >= 0x20, byte < 0x80, byte != 0x22, byte != 0x5C {
                append(byte)
                from &+= 1
            } else {
                unsafe from &+= appendSpecial(base + from, count &- from)
            }
        }
    }

    /// No quote, backslash, control or byte beyond ASCII among the eight.
    @inlinable
    @inline(__always)
    static func isPlain(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quote = word ^ (ones &* 0x22)
        let backslash = word ^ (ones &* 0x5C)
        let found = ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash) | ((word &- ones &* 0x20) & ~word) | word
        return found & (ones &* 0x80) == 0
    }

    @usableFromInline
    mutating func appendSpecial(_ from: UnsafeRawPointer, _ left: Int) -> Int {
        let byte = unsafe from.load(as: UInt8.self)
        if byte >= 0x80 {
            let length = unsafe Utf8.length(at: from, left)
            guard length > 0 else {
                append("\u{FFFD}")
                return 1
            }
            unsafe append(ByteView(start: from, count: length))
            return length
        }
        switch byte {
        case 0x22: append("\\\"")
        case 0x5C: append("\\\\")
        case 0x0A: append("\\n")
        case 0x0D: append("\\r")
        case 0x09: append("\\t")
        default:
            append("\\u00")
            append(LineWriter.hex(byte >> 4))
            append(LineWriter.hex(byte & 15))
        }
        return 1
    }
}

/// Whole fields: `head` is what stands before the text of the value, `,"date":"`; the closing quote follows.
extension LineWriter {
    /// A field with a text; at most six bytes for one.
    @inlinable
    @inline(__always)
    public mutating func text(_ head: StaticString, _ bytes: ByteView) {
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

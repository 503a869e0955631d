/// Where the fields of a line stand that this process wrote itself: no blanks between tokens, no escapes in keys, nothing to check.
enum OwnLineIndex {
    /// More fields than any of our records has.
    static let mostFields = 64

    /// The line with its fields, or nil when it is not written that way; then it must be checked like a stranger's.
    @inline(__always)
    static func body(of bytes: ByteView) -> RecordBody? {
        unsafe withUnsafeTemporaryAllocation(of: FieldSpan.self, capacity: mostFields) { spans in
            guard let count = unsafe fields(of: bytes, into: spans) else { return nil }
            return unsafe RecordBody(line: bytes, fields: UnsafeBufferPointer(rebasing: spans[..<count]), isCompact: true)
        }
    }

    /// Whether these are the line's fields.
    static func agrees(_ bytes: ByteView, _ fields: UnsafeBufferPointer<FieldSpan>) -> Bool {
        unsafe body(of: bytes)?.withParts { _, found in unsafe found.elementsEqual(fields) } ?? false
    }

    /// Writes the spans of the line's fields and returns how many there are.
    @inline(__always)
    static func fields(of bytes: ByteView, into spans: UnsafeMutableBufferPointer<FieldSpan>) -> Int? {
        guard let base = unsafe bytes.baseAddress, bytes.count > 2, bytes[0] == UInt8(ascii: "{"),
            bytes[bytes.count - 1] == UInt8(ascii: "}")
        else {
            return nil
        }
        var found = 0
        var at = 1
        while at < bytes.count, found < mostFields {
            guard bytes[at] == UInt8(ascii: "\""), let keyEnd = unsafe quote(base, at + 1, bytes.count), keyEnd + 1 < bytes.count,
                bytes[keyEnd + 1] == UInt8(ascii: ":"), unsafe !hasEscape(base, at + 1, keyEnd)
            else { return nil }
            let start = keyEnd + 2
            guard let end = unsafe valueEnd(base, start, bytes.count) else { return nil }
            unsafe spans[found] = FieldSpan(
                keyStart: UInt32(truncatingIfNeeded: at + 1), keyEnd: UInt32(truncatingIfNeeded: keyEnd),
                valueStart: UInt32(truncatingIfNeeded: start), valueEnd: UInt32(truncatingIfNeeded: end))
            found += 1
            if end == bytes.count - 1 { return found }
            guard bytes[end] == UInt8(ascii: ",") else { return nil }
            at = end + 1
        }
        return nil
    }

    /// The closing quote of a string whose content starts at `from`. Eight bytes at a time: most strings are short.
    @inline(__always)
    private static func quote(_ base: UnsafeRawPointer, _ from: Int, _ count: Int) -> Int? {
        var at = from
        while at &+ 8 <= count {
            let word = unsafe UInt64(littleEndian: base.loadUnaligned(fromByteOffset: at, as: UInt64.self))
            let marks = bytes(of: word, equalTo: 0x2222_2222_2222_2222) | bytes(of: word, equalTo: 0x5C5C_5C5C_5C5C_5C5C)
            guard marks != 0 else {
                at &+= 8
                continue
            }
            at &+= marks.trailingZeroBitCount >> 3
            if unsafe base.load(fromByteOffset: at, as: UInt8.self) == UInt8(ascii: "\"") { return at }
            at &+= 2
        }
        while at < count {
            let byte = unsafe base.load(fromByteOffset: at, as: UInt8.self)
            if byte == UInt8(ascii: "\"") { return at }
            at &+= byte == UInt8(ascii: "\\") ? 2 : 1
        }
        return nil
    }

    /// The high bit of every byte that equals the pattern's, up to the first one; what is set above it may be wrong.
    @inline(__always)
    private static func bytes(of word: UInt64, equalTo pattern: UInt64) -> UInt64 {
        let difference = word ^ pattern
        return (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
    }

    /// Whether a key holds a backslash; keys are short.
    @inline(__always)
    private static func hasEscape(_ base: UnsafeRawPointer, _ from: Int, _ to: Int) -> Bool {
        for index in from..<to where unsafe base.load(fromByteOffset: index, as: UInt8.self) == UInt8(ascii: "\\") { return true }
        return false
    }

    /// Behind the value that starts at `from`.
    @inline(__always)
    private static func valueEnd(_ base: UnsafeRawPointer, _ from: Int, _ count: Int) -> Int? {
        guard from < count else { return nil }
        var at = from
        var depth = 0
        while at < count {
            switch unsafe base.load(fromByteOffset: at, as: UInt8.self) {
            case UInt8(ascii: "\""):
                guard let end = unsafe quote(base, at + 1, count) else { return nil }
                at = end
                if depth == 0 { return at + 1 }
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 0 { return at > from ? at : nil }
                depth -= 1
                if depth == 0 { return at + 1 }
            case UInt8(ascii: ","): if depth == 0 { return at > from ? at : nil }
            default: break
            }
            at += 1
        }
        return nil
    }
}

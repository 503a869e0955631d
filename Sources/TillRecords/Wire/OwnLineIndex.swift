import Glibc

/// Where the fields of a line stand that this process wrote itself: no blanks between tokens, no escapes in keys, nothing to check.
enum OwnLineIndex {
    /// More fields than any of our records has.
    private static let mostFields = 64

    /// The line with its fields, or nil when it is not written that way; then it must be checked like a stranger's.
    @inline(__always)
    static func body(of bytes: UnsafeRawBufferPointer) -> RecordBody? {
        withUnsafeTemporaryAllocation(of: FieldSpan.self, capacity: mostFields) { spans in
            guard let count = fields(of: bytes, into: spans) else { return nil }
            return RecordBody(line: bytes, fields: UnsafeBufferPointer(rebasing: spans[..<count]))
        }
    }

    /// Writes the spans of the line's fields and returns how many there are.
    @inline(__always)
    private static func fields(of bytes: UnsafeRawBufferPointer, into spans: UnsafeMutableBufferPointer<FieldSpan>) -> Int? {
        guard let base = bytes.baseAddress, bytes.count > 2, bytes[0] == UInt8(ascii: "{"), bytes[bytes.count - 1] == UInt8(ascii: "}")
        else {
            return nil
        }
        var found = 0
        var at = 1
        while at < bytes.count, found < mostFields {
            guard bytes[at] == UInt8(ascii: "\""), let keyEnd = quote(base, at + 1, bytes.count), keyEnd + 1 < bytes.count,
                bytes[keyEnd + 1] == UInt8(ascii: ":"), memchr(base + at + 1, 0x5C, keyEnd - at - 1) == nil
            else { return nil }
            let start = keyEnd + 2
            guard let end = valueEnd(base, start, bytes.count) else { return nil }
            spans[found] = FieldSpan(
                keyStart: UInt32(truncatingIfNeeded: at + 1), keyEnd: UInt32(truncatingIfNeeded: keyEnd),
                valueStart: UInt32(truncatingIfNeeded: start), valueEnd: UInt32(truncatingIfNeeded: end))
            found += 1
            if end == bytes.count - 1 { return found }
            guard bytes[end] == UInt8(ascii: ",") else { return nil }
            at = end + 1
        }
        return nil
    }

    /// The closing quote of a string whose content starts at `from`.
    @inline(__always)
    private static func quote(_ base: UnsafeRawPointer, _ from: Int, _ count: Int) -> Int? {
        var start = from
        while start < count, let found = memchr(base + start, 0x22, count - start) {
            let place = base.distance(to: UnsafeRawPointer(found))
            var escapes = 0
            while place - 1 - escapes >= from, base.load(fromByteOffset: place - 1 - escapes, as: UInt8.self) == UInt8(ascii: "\\") {
                escapes += 1
            }
            if escapes & 1 == 0 { return place }
            start = place + 1
        }
        return nil
    }

    /// Behind the value that starts at `from`.
    @inline(__always)
    private static func valueEnd(_ base: UnsafeRawPointer, _ from: Int, _ count: Int) -> Int? {
        guard from < count else { return nil }
        var at = from
        var depth = 0
        while at < count {
            switch base.load(fromByteOffset: at, as: UInt8.self) {
            case UInt8(ascii: "\""):
                guard let end = quote(base, at + 1, count) else { return nil }
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

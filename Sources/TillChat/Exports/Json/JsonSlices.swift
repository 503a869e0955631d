import TillRecords
import TillStages

/// Walks JSON without building it: the members of an object and the elements of an array as slices of its bytes.
///
/// It only finds where values end; each message is checked in full when it becomes a `Record`.
struct JsonSlices {
    let bytes: ByteView

    /// A value's bytes and where they start in the document.
    struct Slice {
        let start: Int
        let end: Int
    }

    /// The value that the document is, or nil when it is cut or something follows it.
    func root() -> Slice? {
        var at = blanks(0)
        if bytes.count >= 3, bytes[0] == 0xEF { at = blanks(3) }
        guard let end = valueEnd(at) else { return nil }
        return Slice(start: at, end: end)
    }

    func isObject(_ slice: Slice) -> Bool { bytes[slice.start] == UInt8(ascii: "{") }
    func isArray(_ slice: Slice) -> Bool { bytes[slice.start] == UInt8(ascii: "[") }

    func raw(_ slice: Slice) -> ByteView { ByteView(rebasing: bytes[slice.start..<slice.end]) }

    /// A string's text; nil for another value.
    func text(_ slice: Slice) -> String? { JsonValue.withText(raw(slice)) { String(decoding: $0, as: UTF8.self) } }

    /// The value of a member of an object.
    func member(_ object: Slice, _ name: StaticString) -> Slice? {
        guard isObject(object) else { return nil }
        var at = blanks(object.start + 1)
        while at < object.end, bytes[at] == UInt8(ascii: "\"") {
            guard let keyEnd = stringEnd(at) else { return nil }
            let key = bytes[(at + 1)..<(keyEnd - 1)]
            at = blanks(keyEnd)
            guard at < object.end, bytes[at] == UInt8(ascii: ":") else { return nil }
            at = blanks(at + 1)
            guard let end = valueEnd(at) else { return nil }
            if key.elementsEqual(ByteView(name)) {
                return Slice(start: at, end: end)
            }
            at = blanks(end)
            guard at < object.end, bytes[at] == UInt8(ascii: ",") else { return nil }
            at = blanks(at + 1)
        }
        return nil
    }

    /// Whether nothing but blanks follows a value.
    func isWhole(_ slice: Slice) -> Bool { blanks(slice.end) >= bytes.count }

    /// The members of an object in order.
    func members(_ object: Slice) -> [(name: String, value: Slice)] {
        var found: [(name: String, value: Slice)] = []
        guard isObject(object) else { return found }
        var at = blanks(object.start + 1)
        while at < object.end, bytes[at] == UInt8(ascii: "\""), let keyEnd = stringEnd(at) {
            let name = text(Slice(start: at, end: keyEnd)) ?? ""
            at = blanks(keyEnd)
            guard at < object.end, bytes[at] == UInt8(ascii: ":") else { return found }
            at = blanks(at + 1)
            guard let end = valueEnd(at) else { return found }
            found.append((name, Slice(start: at, end: end)))
            at = blanks(end)
            guard at < object.end, bytes[at] == UInt8(ascii: ",") else { return found }
            at = blanks(at + 1)
        }
        return found
    }

    /// The elements of an array in order.
    func elements(_ array: Slice) -> [Slice] {
        guard isArray(array) else { return [] }
        var found: [Slice] = []
        var at = blanks(array.start + 1)
        while at < array.end - 1 {
            guard let end = valueEnd(at) else { return found }
            found.append(Slice(start: at, end: end))
            at = blanks(end)
            guard at < array.end, bytes[at] == UInt8(ascii: ",") else { return found }
            at = blanks(at + 1)
        }
        return found
    }

    /// The line that an offset is in, from 1.
    func line(at offset: Int) -> Int { bytes.prefix(offset).count { $0 == 0x0A } + 1 }

    private func blanks(_ start: Int) -> Int {
        var at = start
        while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
        return at
    }

    /// Behind the closing quote of the string that starts at `start`.
    private func stringEnd(_ start: Int) -> Int? {
        var at = start + 1
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "\\") {
                at += 2
                continue
            }
            if bytes[at] == UInt8(ascii: "\"") { return at + 1 }
            at += 1
        }
        return nil
    }

    private func valueEnd(_ start: Int) -> Int? {
        guard start < bytes.count else { return nil }
        switch bytes[start] {
        case UInt8(ascii: "\""): return stringEnd(start)
        case UInt8(ascii: "{"), UInt8(ascii: "["): return nestedEnd(start)
        default:
            var at = start
            while at < bytes.count, !", ]}\n\r\t".utf8.contains(bytes[at]) { at += 1 }
            return at > start ? at : nil
        }
    }

    private func nestedEnd(_ start: Int) -> Int? {
        var depth = 0
        var at = start
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "\""):
                guard let end = stringEnd(at) else { return nil }
                at = end
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 { return at + 1 }
            default: break
            }
            at += 1
        }
        return nil
    }
}

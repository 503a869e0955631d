import TillRecords

/// A value of JSON, as a table needs it: every scalar is its text.
indirect enum JsonNode {
    case scalar([UInt8])
    case list([JsonNode])
    case object([(name: [UInt8], value: JsonNode)])

    /// The document's value; nil where it is no JSON, is cut, or something follows it.
    static func read(_ bytes: ByteView) -> JsonNode? {
        var reader = JsonNodeReader(bytes: bytes)
        guard let root = reader.value(depth: 0), reader.isAtEnd else { return nil }
        return root
    }

    /// Scalars of an object at any depth under the names that lead to them, lists of scalars as one text. Lists of objects are left out.
    func fields(under path: [UInt8] = []) -> [(name: [UInt8], text: [UInt8])] {
        switch self {
        case .scalar(let text): [(path, text)]
        case .object(let members): members.flatMap { $0.value.fields(under: path.isEmpty ? $0.name : path + [0x20] + $0.name) }
        case .list(let elements):
            elements.contains(where: \.isObject) || elements.isEmpty
                ? [] : [(path, Array(elements.compactMap(\.text).joined(separator: [0x20])))]
        }
    }

    var isObject: Bool { if case .object = self { true } else { false } }

    private var text: [UInt8]? { if case .scalar(let text) = self { text } else { nil } }
}

/// Reads values of JSON (RFC 8259) one after another. Deeper ones than any export has are refused.
private struct JsonNodeReader {
    let bytes: ByteView
    private var at = 0

    private static let deepest = 32
    private static let ends = Array(",]}".utf8)
    /// Objects with more members are no rows of a bank.
    private static let mostMembers = 1_000

    init(bytes: ByteView) { self.bytes = bytes }

    /// Nothing but blanks follows.
    var isAtEnd: Bool { bytes[min(at, bytes.count)...].allSatisfy { $0 <= 0x20 } }

    private mutating func next() -> UInt8 {
        while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
        return at < bytes.count ? bytes[at] : 0
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next() == byte else { return false }
        at += 1
        return true
    }

    mutating func value(depth: Int) -> JsonNode? {
        guard depth <= JsonNodeReader.deepest else { return nil }
        switch next() {
        case UInt8(ascii: "{"): return object(depth)
        case UInt8(ascii: "["): return list(depth)
        case UInt8(ascii: "\""): return string().map { .scalar($0) }
        default: return plain().map { .scalar($0) }
        }
    }

    private mutating func object(_ depth: Int) -> JsonNode? {
        at += 1
        var members: [(name: [UInt8], value: JsonNode)] = []
        if take(UInt8(ascii: "}")) { return .object([]) }
        repeat {
            guard next() == UInt8(ascii: "\""), let name = string(), take(UInt8(ascii: ":")), let value = value(depth: depth + 1),
                members.count < JsonNodeReader.mostMembers
            else { return nil }
            members.append((name, value))
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "}")) ? .object(members) : nil
    }

    private mutating func list(_ depth: Int) -> JsonNode? {
        at += 1
        var elements: [JsonNode] = []
        if take(UInt8(ascii: "]")) { return .list([]) }
        repeat {
            guard let value = value(depth: depth + 1) else { return nil }
            elements.append(value)
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "]")) ? .list(elements) : nil
    }

    /// The text of the string that begins here, escapes resolved.
    private mutating func string() -> [UInt8]? {
        let start = at
        at += 1
        while at < bytes.count, bytes[at] != UInt8(ascii: "\"") { at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1 }
        guard at < bytes.count else { return nil }
        at += 1
        return JsonValue.withText(ByteView(rebasing: bytes[start..<at])) { Array($0) }
    }

    /// A number, true, false, or null, which is nothing.
    private mutating func plain() -> [UInt8]? {
        let start = at
        while at < bytes.count, bytes[at] > 0x20, !JsonNodeReader.ends.contains(bytes[at]) { at += 1 }
        let word = Array(bytes[start..<at])
        if word.elementsEqual("null".utf8) { return [] }
        if word.elementsEqual("true".utf8) || word.elementsEqual("false".utf8) { return word }
        guard let first = word.first, first == UInt8(ascii: "-") || first &- 48 < 10, word.count <= 40 else { return nil }
        return JsonNodeReader.decimal(word)
    }

    /// Decimals of a number as a person would write it; those of binary fractions have more.
    private static let mostDecimals = 6

    /// Large numbers of some programs have an exponent (`1.25E7`), binary fractions their noise (`12.300000000000001`): both as decimals.
    private static func decimal(_ number: [UInt8]) -> [UInt8] {
        let decimals = number.firstIndex(of: UInt8(ascii: ".")).map { number.count - $0 - 1 } ?? 0
        guard decimals > mostDecimals || number.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) else { return number }
        var plain: [UInt8] = []
        return number.withBytes { SheetNumber.append($0, decimals: 0, to: &plain) }.isNumber ? plain : number
    }
}

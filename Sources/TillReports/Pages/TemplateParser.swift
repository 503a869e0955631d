/// Takes a template apart at its tags.
struct TemplateParser {
    /// A tag that is not closed, or closes what is not open.
    struct Malformed: Error {
        /// The byte it is found at.
        let place: Int
    }

    private let bytes: [UInt8]
    private var place = 0

    static func parts(of text: String) throws(Malformed) -> [TemplatePart] {
        var parser = TemplateParser(bytes: Array(text.utf8))
        return try parser.parts(of: nil, isNewLine: true)
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// The parts up to the end of a section, or of the template.
    ///
    /// - Parameter isNewLine: whether the first of them begins a line.
    private mutating func parts(of section: String?, isNewLine: Bool) throws(Malformed) -> [TemplatePart] {
        var parts: [TemplatePart] = []
        var isNewLine = isNewLine
        func add(_ text: ArraySlice<UInt8>) {
            if !text.isEmpty { parts.append(.text(Array(text))) }
        }
        while place < bytes.count {
            let start = place
            let blanks = isNewLine ? skipBlanks() : place..<place
            skipText()
            if place < bytes.count, bytes[place] == UInt8(ascii: "\n") {
                place += 1
                add(bytes[start..<place])
                isNewLine = true
                continue
            }
            if place > blanks.upperBound { isNewLine = false }
            guard place < bytes.count else {
                add(bytes[start..<place])
                break
            }
            let before = place
            let (sign, name) = try tag()
            let isAlone = isNewLine && TemplateParser.mayStandAlone(sign) && skipLineEnd()
            add(bytes[start..<(isAlone && sign != UInt8(ascii: ">") ? start : before)])
            isNewLine = isAlone
            switch sign {
            case UInt8(ascii: "#"): parts.append(.section(name, try self.parts(of: name, isNewLine: isAlone)))
            case UInt8(ascii: "^"): parts.append(.inverted(name, try self.parts(of: name, isNewLine: isAlone)))
            case UInt8(ascii: "/"):
                guard name == section else { throw Malformed(place: before) }
                return parts
            case UInt8(ascii: ">"): parts.append(.partial(name))
            case UInt8(ascii: "{"): parts.append(.markup(name))
            default: parts.append(.value(name))
            }
        }
        guard section == nil else { throw Malformed(place: place) }
        return parts
    }

    private static func mayStandAlone(_ sign: UInt8) -> Bool { "#^/>".utf8.contains(sign) }

    private mutating func skipBlanks() -> Range<Int> {
        let start = place
        while place < bytes.count, bytes[place] == UInt8(ascii: " ") || bytes[place] == UInt8(ascii: "\t") { place += 1 }
        return start..<place
    }

    /// To the next tag or the end of the line.
    private mutating func skipText() {
        while place < bytes.count, bytes[place] != UInt8(ascii: "\n"), !isTag { place += 1 }
    }

    private var isTag: Bool {
        place + 1 < bytes.count && bytes[place] == UInt8(ascii: "{") && bytes[place + 1] == UInt8(ascii: "{")
    }

    /// A tag's sign, 0 for none, and its name.
    private mutating func tag() throws(Malformed) -> (sign: UInt8, name: String) {
        let start = place
        place += 2
        var sign: UInt8 = 0
        if place < bytes.count, "#^/>{".utf8.contains(bytes[place]) {
            sign = bytes[place]
            place += 1
        }
        _ = skipBlanks()
        let first = place
        while place < bytes.count, TemplateParser.isOfName(bytes[place]) { place += 1 }
        let name = String(decoding: bytes[first..<place], as: UTF8.self)
        _ = skipBlanks()
        let end = sign == UInt8(ascii: "{") ? "}}}" : "}}"
        guard !name.isEmpty, bytes[place...].starts(with: end.utf8) else { throw Malformed(place: start) }
        place += end.utf8.count
        return (sign, name)
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        byte &- 48 < 10 || byte &- 65 < 26 || byte &- 97 < 26 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }

    /// Past blanks and the end of the line; false, and nowhere, where something else follows.
    private mutating func skipLineEnd() -> Bool {
        guard place < bytes.count else { return true }
        let start = place
        _ = skipBlanks()
        if place < bytes.count, bytes[place] == UInt8(ascii: "\n") {
            place += 1
            return true
        }
        place = start
        return false
    }
}

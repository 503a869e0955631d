import Glibc
import TillRecords

/// Reads the tags of OFX, SGML or XML, however a bank writes them. One pass, no recursion, linear in the bytes.
///
/// A tag is `<name>` or `</name>`, with attributes only if they look like attributes; every other `<` is text. Comments
/// are skipped, CDATA is text, references are decoded and what is no reference stays as it is.
///
/// OFX 2.x is read here too, not by an XML parser: much of what banks call XML is not well formed, one reader cannot
/// disagree with another about a row, no entity is ever expanded or opened, and it takes a third of the time.
struct OfxScanner {
    private let bytes: ByteView
    private let end: Int
    private var position = 0
    private var line = 1
    private var counted = 0
    private let table = OfxTagTable()
    /// Once false it stays so: what is not there need not be looked for again.
    private var hasMoreCdataEnds = true
    private var hasMoreTagEnds = true

    /// - Parameter bytes: UTF-8.
    init(_ bytes: ByteView) {
        self.bytes = bytes
        end = bytes.count
    }

    mutating func run(into builder: inout OfxBuilder) {
        while position < end {
            guard let tag = bytes.firstIndex(of: 0x3C, from: position) else { break }
            text(position, tag, &builder)
            position = tag
            markup(&builder)
        }
        text(position, end, &builder)
        position = end
    }

    @inline(__always)
    private func byte(_ index: Int) -> UInt8 { index < end ? bytes[index] : 0 }

    private func starts(_ word: StaticString, at index: Int) -> Bool {
        bytes.matches(ByteView(word), at: index)
    }

    /// Where a word that ends with `>` stands next.
    private func find(_ word: StaticString, from index: Int) -> Int? {
        let length = word.utf8CodeUnitCount
        var from = index + length - 1
        while let found = bytes.firstIndex(of: 0x3E, from: from) {
            let start = found - length + 1
            if starts(word, at: start) { return start }
            from = start + length
        }
        return nil
    }

    // MARK: markup

    private mutating func markup(_ builder: inout OfxBuilder) {
        let next = byte(position + 1)
        if next == 0x21 || next == 0x3F {
            declaration(next, &builder)
            return
        }
        let closes = next == 0x2F
        var nameStart = position + (closes ? 2 : 1)
        var nameEnd = nameStart
        while OfxScanner.isName(byte(nameEnd)) {
            // The prefix of a namespace says nothing.
            if byte(nameEnd) == 0x3A { nameStart = nameEnd + 1 }
            nameEnd += 1
        }
        guard nameEnd > nameStart, byte(nameStart) | 0x20 &- 0x61 < 26 || byte(nameStart) == 0x2E, let after = tagEnd(nameEnd) else {
            builder.text(0x3C)
            position += 1
            return
        }
        let tag = table.tag(ByteView(rebasing: bytes[nameStart..<nameEnd]))
        if closes {
            builder.close(tag)
        } else {
            if OfxScanner.hasPlace(tag) { countLines(position) }
            builder.open(tag, line: line)
            if byte(after - 2) == 0x2F { builder.close(tag) }
        }
        position = after
    }

    /// Tags whose line is kept.
    @inline(__always)
    private static func hasPlace(_ tag: OfxTag) -> Bool {
        switch tag {
        case .row, .pendingRow, .ledgerBalance, .availableBalance, .status, .oldBalance, .cash: true
        default: tag.trade != nil
        }
    }

    @inline(__always)
    private static func isName(_ byte: UInt8) -> Bool {
        byte | 0x20 &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2E || byte == 0x2D || byte == 0x5F || byte == 0x3A
    }

    /// Behind the `>` of the tag whose name ends at `index`, or nil when this is no tag.
    @inline(__always)
    private func tagEnd(_ index: Int) -> Int? {
        byte(index) == 0x3E ? index + 1 : attributesEnd(index)
    }

    /// Blanks, `/`, and attributes `name="value"`, up to `>`.
    private func attributesEnd(_ start: Int) -> Int? {
        var index = start
        while index < end {
            switch byte(index) {
            case 0x3E: return index + 1
            case 0x20, 0x09, 0x0A, 0x0D: index += 1
            case 0x2F where byte(index + 1) == 0x3E: index += 1
            default:
                guard byte(index - 1) <= 0x20, let behind = attributeEnd(index) else { return nil }
                index = behind
            }
        }
        return nil
    }

    private func attributeEnd(_ start: Int) -> Int? {
        var index = start
        while OfxScanner.isName(byte(index)) { index += 1 }
        guard index > start, byte(index) == 0x3D else { return nil }
        let quote = byte(index + 1)
        guard quote == 0x22 || quote == 0x27 else { return nil }
        index += 2
        while index < end, byte(index) != quote {
            if byte(index) == 0x3C { return nil }
            index += 1
        }
        return index < end ? index + 1 : nil
    }

    private mutating func declaration(_ mark: UInt8, _ builder: inout OfxBuilder) {
        if starts("<!--", at: position) {
            guard let close = find("-->", from: position + 4) else {
                countLines(position)
                builder.contents.openComment = line
                position = end
                return
            }
            position = close + 3
        } else if starts("<![CDATA[", at: position) {
            cdata(&builder)
        } else if hasMoreTagEnds, mark == 0x3F || byte(position + 2) | 0x20 &- 0x61 < 26 {
            let close = find(">", from: position)
            hasMoreTagEnds = close != nil
            position = close.map { $0 + 1 } ?? position + 1
        } else {
            builder.text(0x3C)
            position += 1
        }
    }

    /// An end that is missing leaves text up to the next tag.
    private mutating func cdata(_ builder: inout OfxBuilder) {
        position += 9
        guard hasMoreCdataEnds, let close = find("]]>", from: position) else {
            hasMoreCdataEnds = false
            return
        }
        builder.text(ByteView(rebasing: bytes[position..<close]))
        position = close + 3
    }

    // MARK: text

    @inline(__always)
    private func text(_ start: Int, _ stop: Int, _ builder: inout OfxBuilder) {
        guard stop > start, builder.wantsText else { return }
        let whole = ByteView(rebasing: bytes[start..<stop])
        if whole.firstIndex(of: 0x26) == nil { builder.text(whole) } else { OfxReference.decode(whole, into: &builder) }
    }

    /// Counts the lines up to an offset: LF, CR LF, or CR alone.
    private mutating func countLines(_ offset: Int) {
        var index = counted
        while index < offset {
            let byte = bytes[index]
            if byte == 0x0A || (byte == 0x0D && self.byte(index &+ 1) != 0x0A) { line &+= 1 }
            index &+= 1
        }
        counted = max(counted, offset)
    }
}

/// References to characters in a text: `&amp;`, `&#233;`, `&eacute;` of banks that think of web pages.
enum OfxReference {
    /// Gives the text to the builder, references decoded. An ampersand that starts none stays an ampersand.
    static func decode(_ text: ByteView, into builder: inout OfxBuilder) {
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte == 0x26, let (scalar, length) = reference(ByteView(rebasing: text[index...])) {
                for unit in Unicode.UTF8.encode(scalar).map(Array.init) ?? [] { builder.text(unit) }
                index += length
            } else {
                builder.text(byte)
                index += 1
            }
        }
    }

    /// The character at the start and the bytes it takes, or nil.
    private static func reference(_ text: ByteView) -> (Unicode.Scalar, Int)? {
        guard let stop = text.prefix(12).firstIndex(of: 0x3B), stop > 1 else { return nil }
        let name = text[1..<stop]
        if name.first == 0x23 { return number(name.dropFirst()).map { ($0, stop + 1) } }
        guard let value = named[String(decoding: name, as: UTF8.self)], let scalar = Unicode.Scalar(value) else { return nil }
        return (scalar, stop + 1)
    }

    private static func number(_ digits: Slice<ByteView>) -> Unicode.Scalar? {
        let isHex = digits.first.map { $0 | 0x20 == 0x78 } ?? false
        let text = String(decoding: isHex ? digits.dropFirst() : digits, as: UTF8.self)
        guard let value = UInt32(text, radix: isHex ? 16 : 10), value >= 0x20 else { return nil }
        return Unicode.Scalar(value)
    }

    private static let named: [String: UInt32] = [
        "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "nbsp": 0x20, "AMP": 0x26, "LT": 0x3C, "GT": 0x3E,
        "agrave": 0xE0, "aacute": 0xE1, "acirc": 0xE2, "atilde": 0xE3, "auml": 0xE4, "ccedil": 0xE7, "egrave": 0xE8, "eacute": 0xE9,
        "ecirc": 0xEA, "euml": 0xEB, "iacute": 0xED, "icirc": 0xEE, "iuml": 0xEF, "ntilde": 0xF1, "oacute": 0xF3, "ocirc": 0xF4,
        "otilde": 0xF5, "ouml": 0xF6, "uacute": 0xFA, "ucirc": 0xFB, "uuml": 0xFC, "szlig": 0xDF, "Auml": 0xC4, "Ouml": 0xD6,
        "Uuml": 0xDC, "Eacute": 0xC9, "Egrave": 0xC8, "Ccedil": 0xC7, "euro": 0x20AC, "pound": 0xA3,
    ]
}

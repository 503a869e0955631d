import Glibc
import TillRecords

/// References to characters in a text: `&amp;`, `&#233;`, `&eacute;` of banks that think of web pages.
enum OfxReference {
    /// Gives the text to the builder, references decoded. An ampersand that starts none stays an ampersand.
    static func decode(_ text: UnsafeRawBufferPointer, into builder: inout OfxBuilder) {
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte == 0x26, let (scalar, length) = reference(UnsafeRawBufferPointer(rebasing: text[index...])) {
                for unit in Unicode.UTF8.encode(scalar).map(Array.init) ?? [] { builder.text(unit) }
                index += length
            } else {
                builder.text(byte)
                index += 1
            }
        }
    }

    /// The character at the start and the bytes it takes, or nil.
    private static func reference(_ text: UnsafeRawBufferPointer) -> (Unicode.Scalar, Int)? {
        guard let stop = text.prefix(12).firstIndex(of: 0x3B), stop > 1 else { return nil }
        let name = text[1..<stop]
        if name.first == 0x23 { return number(name.dropFirst()).map { ($0, stop + 1) } }
        guard let value = named[String(decoding: name, as: UTF8.self)], let scalar = Unicode.Scalar(value) else { return nil }
        return (scalar, stop + 1)
    }

    private static func number(_ digits: Slice<UnsafeRawBufferPointer>) -> Unicode.Scalar? {
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

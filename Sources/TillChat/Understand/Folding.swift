import TillRecords

/// Letters as words are compared: small, without accents, Devanagari and Bengali without the dot below.
enum Folding {
    /// Appends the folded text of a word.
    static func append(_ bytes: UnsafeRawBufferPointer, to out: ByteBuffer) {
        var at = 0
        while at < bytes.count {
            out.write(atMost: bytes.count - at) { to in
                let first = at
                while at < bytes.count, bytes[at] < 0x80 {
                    to[at &- first] = bytes[at] &- 0x41 < 26 ? bytes[at] | 0x20 : bytes[at]
                    at &+= 1
                }
                return at &- first
            }
            if at < bytes.count { at += wide(bytes, at, bytes[at], out) }
        }
    }

    static func text(_ text: some StringProtocol) -> [UInt8] {
        let out = ByteBuffer(capacity: 64)
        var copy = String(text)
        copy.withUTF8 { append(UnsafeRawBufferPointer($0), to: out) }
        return out.bytes
    }

    private static func wide(_ bytes: UnsafeRawBufferPointer, _ at: Int, _ first: UInt8, _ out: ByteBuffer) -> Int {
        let left = bytes.count - at
        if first < 0xE0, left >= 2 {
            append(scalar: UInt32(first & 0x1F) << 6 | UInt32(bytes[at + 1] & 0x3F), to: out)
            return 2
        }
        if first < 0xF0, left >= 3 {
            let scalar = UInt32(first & 0x0F) << 12 | UInt32(bytes[at + 1] & 0x3F) << 6 | UInt32(bytes[at + 2] & 0x3F)
            append(scalar: scalar, to: out)
            return 3
        }
        let length = min(left, first >= 0xF0 ? 4 : 1)
        out.append(UnsafeRawBufferPointer(rebasing: bytes[at..<(at + length)]))
        return length
    }

    private static func append(scalar: UInt32, to out: ByteBuffer) {
        switch scalar {
        case 0xC0...0x17F:
            let letters = latin[Int(scalar - 0xC0)]
            for letter in letters { out.append(letter) }
        // Combining accents, Hebrew points, the dots below of Devanagari and Bengali, joiners
        case 0x300...0x36F, 0x591...0x5C7, 0x93C, 0x9BC, 0x200B...0x200D, 0x2060: return
        // Greek with accents and capitals
        case 0x386: append(raw: 0x3B1, to: out)
        case 0x388: append(raw: 0x3B5, to: out)
        case 0x389: append(raw: 0x3B7, to: out)
        case 0x38A: append(raw: 0x3B9, to: out)
        case 0x391...0x3A9: append(raw: scalar + 0x20, to: out)
        case 0x3AC: append(raw: 0x3B1, to: out)
        case 0x3AD: append(raw: 0x3B5, to: out)
        case 0x3AE: append(raw: 0x3B7, to: out)
        case 0x3AF: append(raw: 0x3B9, to: out)
        // Cyrillic: capitals, and ё as е
        case 0x401, 0x451: append(raw: 0x435, to: out)
        case 0x402...0x40F: append(raw: scalar + 0x50, to: out)
        case 0x410...0x42F: append(raw: scalar + 0x20, to: out)
        case 0x958...0x95F: append(raw: [0x915, 0x916, 0x917, 0x91C, 0x921, 0x922, 0x92B, 0x92F][Int(scalar - 0x958)], to: out)
        case 0x9DC: append(raw: 0x9A1, to: out)
        case 0x9DD: append(raw: 0x9A2, to: out)
        case 0x9DF: append(raw: 0x9AF, to: out)
        case 0x1E00...0x1EFF: append(raw: scalar | 1, to: out)
        case 0x2018, 0x2019: out.append(UInt8(ascii: "'"))
        default: append(raw: scalar, to: out)
        }
    }

    private static func append(raw scalar: UInt32, to out: ByteBuffer) {
        if scalar < 0x800 {
            out.append(0xC0 | UInt8(scalar >> 6))
            out.append(0x80 | UInt8(scalar & 0x3F))
        } else {
            out.append(0xE0 | UInt8(scalar >> 12 & 0x0F))
            out.append(0x80 | UInt8(scalar >> 6 & 0x3F))
            out.append(0x80 | UInt8(scalar & 0x3F))
        }
    }

    /// The plain letters of U+00C0 to U+017F.
    private static let latin: [[UInt8]] = {
        let plain =
            "a a a a a a ae c e e e e i i i i d n o o o o o × o u u u u y th ss a a a a a a ae c e e e e i i i i d n o o o o o ÷ o u u u u y th y "
            + "a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g g g g g h h h h i i i i i i i i i i ij ij j j k k k l l l l l l l l l l "
            + "n n n n n n n n n o o o o o o oe oe r r r r r r s s s s s s s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s"
        var table = plain.split(separator: " ").map { Array($0.utf8) }
        while table.count < 0xC0 { table.append([UInt8(ascii: "?")]) }
        return table
    }()
}

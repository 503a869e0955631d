/// Words made comparable: small letters, accents taken off, so that a word is known in any spelling of its accents.
///
/// Latin letters with accents become those of ASCII (ß becomes ss); Greek loses its accents, Cyrillic ё becomes е, Hebrew loses its
/// points, Devanagari and Bengali their dots below; other scripts stay, in small letters where they have them.
public enum WordFolding {
    /// The folded bytes.
    public static func folded(_ bytes: ByteView) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: bytes.count) { room, count in
            count = unsafe room.baseAddress.map { unsafe fold(bytes, into: $0) } ?? 0
        }
    }

    public static func folded(_ bytes: [UInt8]) -> [UInt8] { bytes.withBytes { folded($0) } }

    public static func folded(_ text: some StringProtocol) -> [UInt8] {
        var copy = String(text)
        return copy.withUTF8 { unsafe folded(ByteView($0)) }
    }

    /// Appends the folded bytes.
    public static func append(_ bytes: ByteView, to out: ByteBuffer) {
        unsafe out.write(atMost: bytes.count) { unsafe fold(bytes, into: $0) }
    }

    /// The letters of a word that every encoding shares: what is left when accents were lost.
    public static func withoutAccented(_ bytes: [UInt8]) -> [UInt8] {
        bytes.compactMap { $0 >= 0x80 || $0 == 0x3F ? nil : small($0) }
    }

    /// Writes the folded bytes; they are never more than those they come from. Returns how many.
    private static func fold(_ bytes: ByteView, into start: UnsafeMutablePointer<UInt8>) -> Int {
        var out = unsafe LineWriter(start)
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            if byte < 0x80 {
                out.append(small(byte))
                at &+= 1
                continue
            }
            let length = Utf8.length(in: bytes, at: at)
            switch length {
            // What is no letter of any script is left out.
            case 0: at &+= 1
            case 2: append(UInt32(byte & 0x1F) << 6 | UInt32(bytes[at + 1] & 0x3F), to: &out)
            case 3: append(UInt32(byte & 0x0F) << 12 | UInt32(bytes[at + 1] & 0x3F) << 6 | UInt32(bytes[at + 2] & 0x3F), to: &out)
            default: out.append(ByteView(rebasing: bytes[at..<at + length]))
            }
            at &+= length
        }
        return out.written
    }

    @inline(__always)
    private static func small(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 0x20 : byte }

    private static func append(_ scalar: UInt32, to out: inout LineWriter) {
        let letters = LatinLetters.plain(scalar)
        if letters.0 != 0 {
            out.append(letters.0)
            if letters.1 != 0 { out.append(letters.1) }
            return
        }
        switch scalar {
        case 0xA0: out.append(0x20)
        // Combining accents, Hebrew points, the dots below of Devanagari and Bengali, joiners
        case 0x300...0x36F, 0x591...0x5C7, 0x93C, 0x9BC, 0x200B...0x200D, 0x2060: return
        case 0x2018, 0x2019: out.append(UInt8(ascii: "'"))
        case 0x1A0, 0x1A1: out.append(UInt8(ascii: "o"))
        case 0x1AF, 0x1B0: out.append(UInt8(ascii: "u"))
        case 0x218, 0x219: out.append(UInt8(ascii: "s"))
        case 0x21A, 0x21B: out.append(UInt8(ascii: "t"))
        case 0x1EA0...0x1EF9: out.append(vietnamese(scalar))
        default: append(raw: lowered(scalar), to: &out)
        }
    }

    private static func append(raw scalar: UInt32, to out: inout LineWriter) {
        if scalar < 0x800 {
            out.append(0xC0 | UInt8(truncatingIfNeeded: scalar >> 6))
        } else {
            out.append(0xE0 | UInt8(truncatingIfNeeded: scalar >> 12))
            out.append(0x80 | UInt8(truncatingIfNeeded: scalar >> 6 & 0x3F))
        }
        out.append(0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F))
    }

    /// The plain letter of U+1EA0 to U+1EF9, the letters of Vietnamese with two accents.
    private static func vietnamese(_ scalar: UInt32) -> UInt8 {
        switch scalar {
        case ...0x1EB7: UInt8(ascii: "a")
        case ...0x1EC7: UInt8(ascii: "e")
        case ...0x1ECB: UInt8(ascii: "i")
        case ...0x1EE3: UInt8(ascii: "o")
        case ...0x1EF1: UInt8(ascii: "u")
        default: UInt8(ascii: "y")
        }
    }

    private static let dotted: [UInt32] = [0x915, 0x916, 0x917, 0x91C, 0x921, 0x922, 0x92B, 0x92F]

    /// Small letters of Greek (without its accents) and Cyrillic, letters of Devanagari and Bengali without their dots.
    private static func lowered(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x386, 0x3AC: 0x3B1
        case 0x388, 0x3AD: 0x3B5
        case 0x389, 0x3AE: 0x3B7
        case 0x38A, 0x3AF: 0x3B9
        case 0x38C, 0x3CC: 0x3BF
        case 0x38E, 0x3CD: 0x3C5
        case 0x38F, 0x3CE: 0x3C9
        case 0x3C2: 0x3C3
        case 0x401, 0x451: 0x435
        case 0x391...0x3A9, 0x410...0x42F: scalar + 32
        case 0x400...0x40F: scalar + 80
        case 0x958...0x95F: dotted[Int(scalar - 0x958)]
        case 0x9DC: 0x9A1
        case 0x9DD: 0x9A2
        case 0x9DF: 0x9AF
        case 0x1E00...0x1E9F: scalar | 1
        default: scalar
        }
    }
}

/// Words made comparable: small letters, accents taken off, so that a header is known in any spelling of its accents.
enum WordFolding {
    /// Lower-case ASCII for Latin letters with accents (ß becomes ss); other scripts stay, in small letters where they have them.
    static func folded(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            if byte < 0x80 {
                out.append(byte &- 65 < 26 ? byte | 0x20 : byte)
                at += 1
            } else {
                at += appendFolded(bytes, at, to: &out)
            }
        }
        return out
    }

    static func folded(_ bytes: [UInt8]) -> [UInt8] { bytes.withUnsafeBytes { folded($0) } }

    /// The letters of a word that every encoding shares: what is left when accents were lost.
    static func withoutAccented(_ bytes: [UInt8]) -> [UInt8] {
        bytes.compactMap { $0 >= 0x80 || $0 == 0x3F ? nil : ($0 &- 65 < 26 ? $0 | 0x20 : $0) }
    }

    /// Folds the character at `at`; returns how many bytes it takes.
    private static func appendFolded(_ bytes: UnsafeRawBufferPointer, _ at: Int, to out: inout [UInt8]) -> Int {
        guard at + 1 < bytes.count, bytes[at] >= 0xC2, bytes[at + 1] & 0xC0 == 0x80 else { return 1 }
        if bytes[at] > 0xDF {
            let length = min(bytes[at] < 0xF0 ? 3 : 4, bytes.count - at)
            if let base = vietnamese(bytes, at, length) {
                out.append(base)
                return length
            }
            out.append(contentsOf: bytes[at..<at + length])
            return length
        }
        let scalar = UInt32(bytes[at] & 0x1F) << 6 | UInt32(bytes[at + 1] & 0x3F)
        if let base = latin(scalar) {
            out.append(contentsOf: base)
        } else if (0x300...0x36F).contains(scalar) || scalar == 0xA0 {
            if scalar == 0xA0 { out.append(0x20) }
        } else {
            append(lowered(scalar), to: &out)
        }
        return 2
    }

    private static func append(_ scalar: UInt32, to out: inout [UInt8]) {
        out.append(0xC0 | UInt8(truncatingIfNeeded: scalar >> 6))
        out.append(0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F))
    }

    /// The plain letter of U+1EA0 to U+1EF9, the letters of Vietnamese with two accents.
    private static func vietnamese(_ bytes: UnsafeRawBufferPointer, _ at: Int, _ length: Int) -> UInt8? {
        guard length == 3, bytes[at] == 0xE1, bytes[at + 1] == 0xBA || bytes[at + 1] == 0xBB else { return nil }
        let scalar = 0x1E80 + UInt32(bytes[at + 1] - 0xBA) << 6 + UInt32(bytes[at + 2] & 0x3F)
        return switch scalar {
        case 0x1EA0...0x1EB7: UInt8(ascii: "a")
        case 0x1EB8...0x1EC7: UInt8(ascii: "e")
        case 0x1EC8...0x1ECB: UInt8(ascii: "i")
        case 0x1ECC...0x1EE3: UInt8(ascii: "o")
        case 0x1EE4...0x1EF1: UInt8(ascii: "u")
        case 0x1EF2...0x1EF9: UInt8(ascii: "y")
        default: nil
        }
    }

    /// Small letters of Greek (without its accents) and Cyrillic.
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
        case 0x391...0x3A9, 0x410...0x42F: scalar + 32
        case 0x400...0x40F: scalar + 80
        default: scalar
        }
    }

    /// The plain letters of U+00C0 to U+017F, one entry a letter.
    private static let latinBases: [[UInt8]] =
        ("a a a a a a ae c e e e e i i i i d n o o o o o _ o u u u u y th ss a a a a a a ae c e e e e i i i i d n o o o o o _ o u u u u y th y "
        + "a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g g g g g h h h h i i i i i i i i i i ij ij j j k k k l l l l l l l l l l "
        + "n n n n n n n n n o o o o o o oe oe r r r r r r s s s s s s s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s")
        .split(separator: " ").map { Array($0.utf8) }

    /// Letters of Vietnamese and Romanian beyond the table.
    private static let otherBases: [UInt32: UInt8] = [
        0x1A0: 0x6F, 0x1A1: 0x6F, 0x1AF: 0x75, 0x1B0: 0x75, 0x218: 0x73, 0x219: 0x73, 0x21A: 0x74, 0x21B: 0x74,
    ]

    private static func latin(_ scalar: UInt32) -> [UInt8]? {
        guard (0xC0...0x17F).contains(scalar), scalar != 0xD7, scalar != 0xF7 else {
            return otherBases[scalar].map { [$0] }
        }
        let index = Int(scalar) - 0xC0
        return index < latinBases.count ? latinBases[index] : nil
    }
}

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

    /// Small letters of Greek and Cyrillic.
    private static func lowered(_ scalar: UInt32) -> UInt32 {
        switch scalar {
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

    private static func latin(_ scalar: UInt32) -> [UInt8]? {
        guard (0xC0...0x17F).contains(scalar), scalar != 0xD7, scalar != 0xF7 else {
            return scalar == 0x219 ? [0x73] : (scalar == 0x21B ? [0x74] : nil)
        }
        let index = Int(scalar) - 0xC0
        return index < latinBases.count ? latinBases[index] : nil
    }
}

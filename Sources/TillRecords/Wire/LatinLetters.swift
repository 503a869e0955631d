/// Letters of Latin-1 and Latin Extended-A without their accents, in small: é → e, ß → ss, ø → o, ł → l.
public enum LatinLetters {
    /// One or two small letters of ASCII for a code point from U+00C0 to U+017F; zeros for signs and for all others.
    public static func plain(_ scalar: UInt32) -> (UInt8, UInt8) {
        guard (0xC0...0x17F).contains(scalar) else { return (0, 0) }
        let at = Int(scalar - 0xC0) * 2
        return (table[at], table[at + 1])
    }

    private static let table: [UInt8] = {
        let letters =
            "a a a a a a ae c e e e e i i i i d n o o o o o _ o u u u u y th ss a a a a a a ae c e e e e i i i i d n o o o o o _ o u u u u y th y "
            + "a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g g g g g h h h h i i i i i i i i i i ij ij j j k k k l l l l l l l l l l "
            + "n n n n n n n n n o o o o o o oe oe r r r r r r s s s s s s s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s"
        var table: [UInt8] = []
        for part in letters.utf8.split(separator: 0x20) {
            let first = part[part.startIndex]
            let isSign = first == UInt8(ascii: "_")
            table += [isSign ? 0 : first, part.count > 1 ? part[part.index(after: part.startIndex)] : 0]
        }
        return table
    }()
}

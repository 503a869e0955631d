/// Letters of Latin-1 and Latin Extended-A without their accents: é → e, ß → ss, ø → o, ł → l.
enum LatinFolding {
    /// One or two small letters of ASCII for a code point from 0xC0 to 0x17F; zeros for signs.
    @inline(__always)
    static func letters(_ point: Int) -> (UInt8, UInt8) {
        switch point {
        case 0xC6, 0xE6: (97, 101)
        case 0x152, 0x153: (111, 101)
        case 0xDF: (115, 115)
        case 0xDE, 0xFE: (116, 104)
        case 0xD7, 0xF7: (0, 0)
        case 0xC0...0x17F: (table[point - 0xC0], 0)
        default: (0, 0)
        }
    }

    private static let table: [UInt8] = Array(
        ("aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty"
            + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
            + "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)
}

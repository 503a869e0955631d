import TillRecords

/// A text as letters that names are compared by, and where in the text each of them stands.
///
/// Letters are small ones of ASCII whatever the alphabet, the width and the accents: ä, ae and а are an `a`, double letters are one, y
/// and j are i. What is seen nowhere is left out. Letters of scripts without a transcription here stay as their bytes.
struct NameLetters {
    /// A run of letters: a word, as far as nothing stands between.
    struct Word {
        var start: Int
        var end: Int

        var count: Int { end - start }
    }

    private(set) var letters: [UInt8] = []
    /// Offsets of the letters in the text: where each begins, and where what follows it begins.
    private(set) var starts: [Int] = []
    private(set) var ends: [Int] = []
    private(set) var words: [Word] = []
    /// Whether a word is written with a capital.
    private(set) var capitals: [Bool] = []

    init(_ text: some Collection<UInt8>) {
        let bytes = Array(text)
        letters.reserveCapacity(bytes.count)
        starts.reserveCapacity(bytes.count)
        ends.reserveCapacity(bytes.count)
        var at = 0
        var isOpen = false
        bytes.withBytes { raw in
            while at < raw.count {
                let byte = raw[at]
                if byte < 0x80 {
                    let small = byte &- 65 < 26 ? byte | 0x20 : byte
                    if small &- 97 < 26 {
                        add(small, at, at + 1, isCapital: small != byte, &isOpen)
                    } else {
                        close(&isOpen)
                    }
                    at += 1
                    continue
                }
                let (scalar, length) = NameLetters.scalar(raw, at)
                add(scalar, at, at + length, &isOpen)
                at += length
            }
        }
        close(&isOpen)
    }

    /// The letters of a name's word, or of several written as one.
    static func folded(_ text: some StringProtocol) -> [UInt8] { NameLetters(text.utf8).letters }

    private mutating func close(_ isOpen: inout Bool) {
        if isOpen { words[words.count - 1].end = letters.count }
        isOpen = false
    }

    private mutating func add(_ letter: UInt8, _ start: Int, _ end: Int, isCapital: Bool, _ isOpen: inout Bool) {
        if !isOpen {
            words.append(Word(start: letters.count, end: letters.count))
            capitals.append(isCapital)
            isOpen = true
        }
        let letter = NameLetters.alike(letter)
        if let last = letters.last, letters.count > (words.last?.start ?? 0) {
            // ä is written ae as well, and double letters are heard as one.
            let isSilent = letter == 0x65 && (last == 0x61 || last == 0x6F || last == 0x75)
            if letter < 0x80, letter == last || isSilent {
                ends[ends.count - 1] = end
                return
            }
        }
        letters.append(letter)
        starts.append(start)
        ends.append(end)
    }

    private mutating func add(_ scalar: Unicode.Scalar, _ start: Int, _ end: Int, _ isOpen: inout Bool) {
        let value = scalar.value
        if NameLetters.isUnseen(scalar) {
            if isOpen, !ends.isEmpty { ends[ends.count - 1] = end }
            return
        }
        let plain = LatinLetters.plain(value)
        if plain.0 != 0 {
            let isCapital = scalar.properties.isUppercase
            add(plain.0, start, end, isCapital: isCapital, &isOpen)
            if plain.1 != 0 { add(plain.1, start, end, isCapital: isCapital, &isOpen) }
            return
        }
        for small in scalar.properties.lowercaseMapping.unicodeScalars {
            if let spelled = NameLetters.spelled(small) {
                for byte in spelled { add(byte, start, end, isCapital: small != scalar, &isOpen) }
            } else if small.properties.isAlphabetic {
                for byte in String(small).utf8 { add(byte, start, end, isCapital: small != scalar, &isOpen) }
            } else {
                close(&isOpen)
            }
        }
    }

    /// Letters that people take for one another.
    private static func alike(_ letter: UInt8) -> UInt8 {
        switch letter {
        case UInt8(ascii: "y"), UInt8(ascii: "j"): UInt8(ascii: "i")
        case UInt8(ascii: "w"): UInt8(ascii: "v")
        default: letter
        }
    }

    /// Joiners, marks of direction, soft hyphens, accents that stand for themselves.
    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x300...0x36F, 0x591...0x5C7, 0x61C, 0x64B...0x652, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F,
            0xFE00...0xFE0F, 0xFEFF, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0xE0000...0xE01EF:
            true
        default: false
        }
    }

    private static func scalar(_ raw: ByteView, _ at: Int) -> (Unicode.Scalar, Int) {
        let byte = raw[at]
        let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        guard byte >= 0xC2, byte < 0xF5, at + length <= raw.count else { return ("\u{FFFD}", 1) }
        var value = UInt32(byte) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
        for index in 1..<length {
            guard raw[at + index] & 0xC0 == 0x80 else { return ("\u{FFFD}", 1) }
            value = value << 6 | UInt32(raw[at + index] & 0x3F)
        }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }

    // MARK: Other letters than Latin-1 and Latin Extended-A

    /// The letters of ASCII for a small letter; nil for one of a script without any here.
    private static func spelled(_ scalar: Unicode.Scalar) -> [UInt8]? {
        let value = scalar.value
        if value < 0x80 { return value &- 97 < 26 ? [UInt8(value)] : nil }
        switch value {
        case 0x430...0x45F: return cyrillic[Int(value - 0x430)]
        case 0x491: return [UInt8(ascii: "g")]
        case 0x386...0x3CE: return greek[value]
        case 0xFF41...0xFF5A: return [UInt8(value - 0xFF41) + 97]
        case 0x1D400...0x1D6A3, 0x24D0...0x24E9, 0x2090...0x209C, 0x1EA0...0x1EF9, 0x180...0x24F, 0x1E00...0x1E9F: return named(scalar)
        default: return nil
        }
    }

    /// The letter that a character's name says it is: LATIN SMALL LETTER E WITH ACUTE, MATHEMATICAL BOLD SMALL A.
    private static func named(_ scalar: Unicode.Scalar) -> [UInt8]? {
        guard let words = scalar.properties.name?.split(separator: " ") else { return nil }
        let base = words.prefix { $0 != "WITH" }.last
        guard let base, base.utf8.count <= 2, base.utf8.allSatisfy({ $0 &- 65 < 26 }) else { return nil }
        return base.utf8.map { $0 | 0x20 }
    }

    private static func bytes(_ words: String) -> [[UInt8]] { words.split(separator: " ").map { $0 == "_" ? [] : Array($0.utf8) } }

    /// From U+0430 to U+045F.
    private static let cyrillic = bytes(
        "a b v g d e zh z i i k l m n o p r s t u f h ts ch sh sch _ y _ e yu ya e e d g e s i i j lj nj c k i u dz")

    private static let greek: [UInt32: [UInt8]] = {
        let letters: [(String, String)] = [
            ("αά", "a"), ("β", "v"), ("γ", "g"), ("δ", "d"), ("εέ", "e"), ("ζ", "z"), ("ηήιίϊΐ", "i"), ("θ", "th"), ("κ", "k"), ("λ", "l"),
            ("μ", "m"), ("ν", "n"), ("ξ", "x"), ("οόωώ", "o"), ("π", "p"), ("ρ", "r"), ("σς", "s"), ("τ", "t"), ("υύϋΰ", "y"), ("φ", "f"),
            ("χ", "ch"), ("ψ", "ps"),
        ]
        var table: [UInt32: [UInt8]] = [:]
        for (from, to) in letters { for scalar in from.unicodeScalars { table[scalar.value] = Array(to.utf8) } }
        return table
    }()
}

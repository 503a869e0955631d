import TillRecords

/// A letter, digit or sign as comparison sees it: one for each scalar of a row, in capitals.
typealias Glyph = UInt16

extension Glyph {
    init(ascii scalar: Unicode.Scalar) { self = Glyph(UInt8(ascii: scalar)) }
}

/// Text as its comparison sees it: capitals without accents, digits and marks of every script as those of ASCII, one glyph for every scalar.
enum Folding {
    static func capitals(_ text: some StringProtocol) -> [Glyph] { text.unicodeScalars.map { capital($0) } }

    /// The row again, in small letters where its script has them.
    static func text(_ glyphs: some Sequence<Glyph>) -> String {
        String(String.UnicodeScalarView(glyphs.map { Unicode.Scalar($0) ?? "?" }))
    }

    private static func capital(_ scalar: Unicode.Scalar) -> Glyph {
        switch scalar.value {
        case 0x61...0x7A: Glyph(scalar.value - 32)
        case 0x20..<0x7F: Glyph(scalar.value)
        case 0xD7: Glyph(ascii: "X")
        case 0xA2...0xA5, 0x20A0...0x20CF: Glyph(scalar.value)
        case 0x2010...0x2015, 0x2212, 0xAD: Glyph(ascii: "-")
        case 0xA0, 0x09, 0x2000...0x200A, 0x202F, 0x3000: Glyph(ascii: " ")
        case 0x2018, 0x2019: Glyph(ascii: "'")
        // Full width, as Japanese and Chinese receipts have digits, marks and signs.
        case 0xFFE5: 0xA5
        case 0xFF01...0xFF5E: capital(Unicode.Scalar(UInt8(scalar.value - 0xFF00 + 0x20)))
        case 0x3001: Glyph(ascii: ",")
        case 0x3002, 0x30FB: Glyph(ascii: ".")
        case 0xC0...0x17F:
            LatinLetters.plain(scalar.value).0 == 0 ? Glyph(ascii: "?") : Glyph(LatinLetters.plain(scalar.value).0) - 32
        default: other(scalar)
        }
    }

    /// A letter of another script without its accent, or a digit of any.
    private static func other(_ scalar: Unicode.Scalar) -> Glyph {
        if scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue { return Glyph(48 + Int(value)) }
        let plain = String(decoding: WordFolding.folded(String(scalar)), as: UTF8.self)
        guard let first = plain.unicodeScalars.first, let glyph = Glyph(exactly: first.value) else { return Glyph(ascii: "?") }
        return glyph &- 97 < 26 ? glyph - 32 : glyph
    }

    static func isLetter(_ glyph: Glyph) -> Bool { glyph &- 65 < 26 || glyph >= 0x370 && isOtherLetter(glyph) }
    static func isDigit(_ glyph: Glyph) -> Bool { glyph &- 48 < 10 }
    /// A currency's own sign, but for the dollar's.
    static func isSign(_ glyph: Glyph) -> Bool {
        (0xA2...0xA5).contains(glyph) || (0x20A0...0x20CF).contains(glyph) || written.contains(glyph)
    }
    /// Baht, and yen, yuan and won as they are written behind a number.
    private static let written: [Glyph] = [0xE3F, 0x5186, 0x5143, 0x5713, 0xC6D0]
    /// Written without blanks between words: Han, kana, Thai.
    static func isUnspaced(_ glyph: Glyph) -> Bool {
        (0x3041...0x30FE).contains(glyph) || (0x3400...0x9FFF).contains(glyph) || (0xE01...0xE4E).contains(glyph)
    }

    private static func isOtherLetter(_ glyph: Glyph) -> Bool {
        guard !written.contains(glyph), let scalar = Unicode.Scalar(glyph) else { return false }
        return scalar.properties.isAlphabetic
    }

    /// Digits that a recogniser writes for letters, inside words.
    static func letter(for byte: Glyph) -> Glyph? {
        switch byte {
        case Glyph(ascii: "0"): Glyph(ascii: "O")
        case Glyph(ascii: "1"), Glyph(ascii: "|"), Glyph(ascii: "!"): Glyph(ascii: "I")
        case Glyph(ascii: "5"), Glyph(ascii: "$"): Glyph(ascii: "S")
        case Glyph(ascii: "8"): Glyph(ascii: "B")
        default: nil
        }
    }

    /// Letters that a recogniser writes for digits, inside numbers.
    static func digit(for byte: Glyph) -> Glyph? {
        switch byte {
        case 48...57: byte
        case Glyph(ascii: "O"), Glyph(ascii: "D"), Glyph(ascii: "Q"): Glyph(ascii: "0")
        case Glyph(ascii: "I"), Glyph(ascii: "L"), Glyph(ascii: "|"), Glyph(ascii: "!"): Glyph(ascii: "1")
        case Glyph(ascii: "Z"): Glyph(ascii: "2")
        case Glyph(ascii: "S"), Glyph(ascii: "$"): Glyph(ascii: "5")
        case Glyph(ascii: "B"): Glyph(ascii: "8")
        default: nil
        }
    }

    /// RN and M look alike: M for both, in words of four letters and more.
    private static func joined(_ word: [Glyph]) -> [Glyph] {
        guard word.count >= 4, word.contains(Glyph(ascii: "R")) else { return word }
        var out: [Glyph] = []
        for byte in word {
            if byte == Glyph(ascii: "N"), out.last == Glyph(ascii: "R") { out[out.count - 1] = Glyph(ascii: "M") } else { out.append(byte) }
        }
        return out
    }

    /// The words of a row: runs of letters, and of what stands for letters between them.
    static func words(_ folded: some Sequence<Glyph>) -> [[Glyph]] {
        var words: [[Glyph]] = []
        var word: [Glyph] = []
        var letters = 0
        func close() {
            if letters > 0, letters * 2 >= word.count {
                words.append(joined(word.map { isLetter($0) ? $0 : letter(for: $0) ?? $0 }))
            }
            word = []
            letters = 0
        }
        for byte in folded {
            if isLetter(byte) {
                word.append(byte)
                letters += 1
            } else if isDigit(byte) || byte == Glyph(ascii: "|") {
                word.append(byte)
            } else if byte != Glyph(ascii: ".") || word.count != 1 {
                close()
            }
        }
        close()
        return words
    }
}

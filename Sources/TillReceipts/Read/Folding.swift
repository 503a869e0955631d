import TillRecords

/// Text as its comparison sees it: ASCII capitals, accents taken off, one byte for every scalar.
enum Folding {
    static func capitals(_ text: some StringProtocol) -> [UInt8] {
        text.unicodeScalars.map { scalar in
            switch scalar.value {
            case 0x61...0x7A: UInt8(scalar.value - 32)
            case 0x20..<0x7F: UInt8(scalar.value)
            case 0xD7: UInt8(ascii: "X")
            case 0x20AC: 0x80
            case 0xA3: 0x81
            case 0x2013, 0x2014, 0x2212, 0xAD: UInt8(ascii: "-")
            case 0xA0, 0x09: UInt8(ascii: " ")
            default: capital(scalar.value)
            }
        }
    }

    /// The first plain letter of a Latin one.
    private static func capital(_ scalar: UInt32) -> UInt8 {
        let letter = LatinLetters.plain(scalar).0
        return letter == 0 ? UInt8(ascii: "?") : letter - 32
    }

    static func isLetter(_ byte: UInt8) -> Bool { byte &- 65 < 26 }
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

    /// Digits that a recogniser writes for letters, inside words.
    static func letter(for byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0"): UInt8(ascii: "O")
        case UInt8(ascii: "1"), UInt8(ascii: "|"), UInt8(ascii: "!"): UInt8(ascii: "I")
        case UInt8(ascii: "5"), UInt8(ascii: "$"): UInt8(ascii: "S")
        case UInt8(ascii: "8"): UInt8(ascii: "B")
        default: nil
        }
    }

    /// Letters that a recogniser writes for digits, inside numbers.
    static func digit(for byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte
        case UInt8(ascii: "O"), UInt8(ascii: "D"), UInt8(ascii: "Q"): UInt8(ascii: "0")
        case UInt8(ascii: "I"), UInt8(ascii: "L"), UInt8(ascii: "|"), UInt8(ascii: "!"): UInt8(ascii: "1")
        case UInt8(ascii: "Z"): UInt8(ascii: "2")
        case UInt8(ascii: "S"), UInt8(ascii: "$"): UInt8(ascii: "5")
        case UInt8(ascii: "B"): UInt8(ascii: "8")
        default: nil
        }
    }

    /// RN and M look alike: M for both, in words of four letters and more.
    private static func joined(_ word: [UInt8]) -> [UInt8] {
        guard word.count >= 4, word.contains(UInt8(ascii: "R")) else { return word }
        var out: [UInt8] = []
        for byte in word {
            if byte == UInt8(ascii: "N"), out.last == UInt8(ascii: "R") { out[out.count - 1] = UInt8(ascii: "M") } else { out.append(byte) }
        }
        return out
    }

    /// The words of a row: runs of letters, and of what stands for letters between them.
    static func words(_ folded: some Sequence<UInt8>) -> [[UInt8]] {
        var words: [[UInt8]] = []
        var word: [UInt8] = []
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
            } else if isDigit(byte) || byte == UInt8(ascii: "|") {
                word.append(byte)
            } else if byte != UInt8(ascii: ".") || word.count != 1 {
                close()
            }
        }
        close()
        return words
    }
}

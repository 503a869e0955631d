import TillRecords

/// Where words end and what signs are, in UTF-8.
enum ChatWords {
    /// Behind the word that starts at `start`; `start` when none does.
    static func end(_ text: ByteView, _ start: Int) -> Int {
        var at = start
        // Most words are plain letters.
        while at < text.count, isLetter(text[at]) { at += 1 }
        while at < text.count {
            let byte = text[at]
            if byte < 0x80 {
                if at > start, byte &- 0x30 < 10, endsBeforeDigit(text, start, at) { break }
                if isLetter(byte) || (at > start && byte &- 0x30 < 10) {
                    at += 1
                } else if at > start, isJoint(text, at) {
                    at += 1
                } else if byte == UInt8(ascii: "$"), at == start || at - start <= 2 {
                    // "$", "US$", "R$"
                    return at + 1
                } else {
                    break
                }
                continue
            }
            if let length = currencySign(text, at) { return at == start ? at + length : at }
            guard isWide(text, at) else { break }
            at += scalarLength(byte)
        }
        return min(at, text.count)
    }

    /// "x3", "coffee3.5": the word is over before the digit.
    private static func endsBeforeDigit(_ text: ByteView, _ start: Int, _ at: Int) -> Bool {
        if at - start == 1, text[start] | 0x20 == UInt8(ascii: "x") { return true }
        guard at - start >= 3, !text[start..<at].contains(where: { $0 &- 0x30 < 10 }) else { return false }
        var next = at
        while next < text.count, text[next] &- 0x30 < 10 { next += 1 }
        return next + 1 < text.count && (text[next] == UInt8(ascii: ".") || text[next] == UInt8(ascii: ",")) && text[next + 1] &- 0x30 < 10
    }

    /// A letter with letters on both sides of a sign: `don't`, `h&m`, `avant-hier`, `ש"ח`.
    private static func isJoint(_ text: ByteView, _ at: Int) -> Bool {
        guard at + 1 < text.count else { return false }
        let next = text[at + 1]
        switch text[at] {
        case UInt8(ascii: "'"), UInt8(ascii: "-"), UInt8(ascii: "&"):
            return isLetter(next) || (next >= 0x80 && isWide(text, at + 1))
        case UInt8(ascii: "\""): return text[at - 1] >= 0x80 && next >= 0x80 && isWide(text, at + 1)
        case UInt8(ascii: "/"): return (text[at - 1] | 0x20) == UInt8(ascii: "a") && (next | 0x20) == UInt8(ascii: "c")
        default: return false
        }
    }

    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    private static func scalarLength(_ byte: UInt8) -> Int { byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4 }

    /// Whether a letter of another script than ASCII stands here: no digit, no sign, no blank, no emoji.
    private static func isWide(_ text: ByteView, _ at: Int) -> Bool {
        let byte = text[at]
        if byte >= 0xF0 || byte < 0xC3 || ChatText.blankLength(text, at) > 0 || Digits.read(text, at) != nil { return false }
        guard at + 1 < text.count else { return false }
        // × and ÷, general punctuation, arrows and dingbats, the danda, fullwidth signs
        if byte == 0xC3 { return text[at + 1] != 0x97 && text[at + 1] != 0xB7 }
        if byte == 0xE2 {
            // ’ inside a word
            return text[at + 1] == 0x80 && at + 2 < text.count && text[at + 2] == 0x99
        }
        if byte == 0xE0, text[at + 1] == 0xA5, at + 2 < text.count { return text[at + 2] != 0xA4 && text[at + 2] != 0xA5 }
        if byte == 0xD8, text[at + 1] == 0x8C || text[at + 1] == 0x9F { return false }
        if byte == 0xCD, text[at + 1] == 0xBE { return false }
        if byte == 0xE1, text[at + 1] == 0x8D, at + 2 < text.count, (0xA0...0xA8).contains(text[at + 2]) { return false }
        return !(byte == 0xE3 && text[at + 1] == 0x80) && !(byte == 0xEF && (text[at + 1] == 0xBC || text[at + 1] == 0xB8))
    }

    /// The length of a currency's sign that is no letter: £, ¥, €, ₹, ₽, ৳, ฿.
    private static func currencySign(_ text: ByteView, _ at: Int) -> Int? {
        guard at + 1 < text.count else { return nil }
        if text[at] == 0xC2 { return (0xA2...0xA5).contains(text[at + 1]) ? 2 : nil }
        guard at + 2 < text.count else { return nil }
        if text[at] == 0xE2, text[at + 1] == 0x82 { return text[at + 2] >= 0xA0 ? 3 : nil }
        if text[at] == 0xE0, text[at + 1] == 0xA7 { return text[at + 2] == 0xB3 ? 3 : nil }
        return text[at] == 0xE0 && text[at + 1] == 0xB8 && text[at + 2] == 0xBF ? 3 : nil
    }

    static func isLink(_ text: ByteView, _ start: Int, _ end: Int) -> Bool {
        if end + 2 < text.count, text[end] == UInt8(ascii: ":"), text[end + 1] == UInt8(ascii: "/"), text[end + 2] == UInt8(ascii: "/") {
            return true
        }
        return end + 1 < text.count && end - start == 3 && text[end] == UInt8(ascii: ".") && (text[start] | 0x20) == UInt8(ascii: "w")
            && (text[start + 1] | 0x20) == UInt8(ascii: "w") && (text[start + 2] | 0x20) == UInt8(ascii: "w")
    }

    /// The length of what stands at `at`, and the ASCII sign it is read as; 0 for what means nothing.
    static func sign(_ text: ByteView, _ at: Int) -> (length: Int, sign: UInt8) {
        let byte = text[at]
        if byte < 0x80 { return (1, byte == UInt8(ascii: ";") && QuestionMarks.isGreek(text, at) ? UInt8(ascii: "?") : byte) }
        if let length = QuestionMarks.length(text, at) { return (length, UInt8(ascii: "?")) }
        if byte == 0xC3, at + 1 < text.count, text[at + 1] == 0x97 { return (2, UInt8(ascii: "*")) }
        if byte == 0xE2, at + 2 < text.count, text[at + 1] == 0x80 {
            switch text[at + 2] {
            case 0x93, 0x94: return (3, UInt8(ascii: "-"))
            case 0xA6: return (3, UInt8(ascii: "."))
            default: return (3, 0)
            }
        }
        if byte == 0xE0, at + 2 < text.count, text[at + 1] == 0xA5, text[at + 2] == 0xA4 { return (3, UInt8(ascii: ".")) }
        if byte == 0xD8, at + 1 < text.count, text[at + 1] == 0x8C { return (2, UInt8(ascii: ",")) }
        if byte == 0xEF, at + 2 < text.count, text[at + 1] == 0xBC { return (3, text[at + 2] == 0x8C ? UInt8(ascii: ",") : 0) }
        return (min(byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : byte >= 0xF0 ? 4 : 1, text.count - at), 0)
    }
}

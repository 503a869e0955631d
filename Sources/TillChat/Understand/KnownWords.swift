import TillRecords

/// The words of a lexicon in some languages, and where they begin and end in writing without blanks.
struct KnownWords {
    let lexicon: Lexicon
    var languages = Lexicon.everyLanguage

    /// Where another script or a counted number begins inside a word, "ATMで3万円", "점심9500원"; nil when none does.
    func seam(_ text: ByteView, _ start: Int, _ end: Int) -> Int? {
        guard text[end - 1] >= 0x80 || text[end - 1] &- 0x30 < 10 else { return nil }
        if ChatWords.isLetter(text[start]) {
            let other = text[start..<end].firstIndex { (0xE3...0xE9).contains($0) }
            return other.flatMap { isKnown(ByteView(rebasing: text[start..<end])) ? nil : $0 }
        }
        guard (0xEA...0xED).contains(text[start]), let figure = text[start..<end].firstIndex(where: { $0 &- 0x30 < 10 }),
            let behind = text[figure..<end].firstIndex(where: { $0 &- 0x30 >= 10 })
        else { return nil }
        return isCounted(text, behind, end) ? figure : nil
    }

    /// Chinese, Japanese and Thai set no blanks between words.
    @inline(__always)
    static func isUnspaced(_ text: ByteView, _ at: Int) -> Bool {
        let byte = text[at]
        return (0xE3...0xE9).contains(byte) || byte == 0xE0 && at + 1 < text.count && (0xB8...0xB9).contains(text[at + 1])
    }

    static func letterLength(_ byte: UInt8) -> Int { byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4 }

    /// Where the longest known word that starts here ends; `start` when none does.
    ///
    /// - Parameter isCounting: a number stands right before, so that it may be a word that counts.
    func knownEnd(_ text: ByteView, _ start: Int, _ end: Int, _ isCounting: Bool) -> Int {
        var ends: [Int] = []
        var at = start
        while at < end, ends.count < 12 {
            at += KnownWords.letterLength(text[at])
            ends.append(min(at, end))
        }
        return ends.last { isKnown(ByteView(rebasing: text[start..<$0]), isCounting) } ?? start
    }

    func isKnown(_ bytes: ByteView, _ isCounting: Bool = true) -> Bool {
        guard let word = lexicon.word(bytes) else { return false }
        return unsafe word.senses.contains {
            $0.languages & languages != 0 && (isCounting || !KnownWords.isCounter($0.classes, Int64($0.value)))
        }
    }

    /// A word that counts things, and is one only right behind a number: 本 of 3本, which is a book elsewhere.
    static func isCounter(_ classes: WordClass, _ value: Int64) -> Bool {
        value == 1 && classes.contains(.unit) && classes.isSubset(of: [.unit, .goods, .nocount, .person])
    }

    func isNumeral(_ bytes: ByteView) -> Bool {
        unsafe lexicon.word(bytes)?.senses.contains { $0.languages & languages != 0 && $0.classes.has(any: [.number, .multiplier]) }
            ?? false
    }

    /// Korean letters behind a number that begin with a multiplier or a currency, or with a word that counts and then another number.
    func isCounted(_ text: ByteView, _ at: Int, _ end: Int) -> Bool {
        guard (0xEA...0xED).contains(text[at]) else { return false }
        let figure = text[at..<end].firstIndex { $0 &- 0x30 < 10 } ?? end
        let behind = knownEnd(text, at, figure, true)
        guard behind > at, let word = lexicon.word(ByteView(rebasing: text[at..<behind])) else { return false }
        return unsafe word.senses.contains {
            $0.languages & languages != 0
                && ($0.classes.has(any: [.multiplier, .currency, .minor])
                    || figure < end && KnownWords.isCounter($0.classes, Int64($0.value)))
        }
    }
}

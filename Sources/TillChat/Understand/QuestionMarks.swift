import TillRecords

/// The marks that tell a question in the writing of each language.
enum QuestionMarks {
    /// Greek, Arabic, Ethiopic, wide, doubled, turned, and pictures of one.
    private static let all: [[UInt8]] = ["\u{37E}", "؟", "፧", "？", "⁇", "⁈", "⁉", "⸮", "❓", "❔"].map { Array($0.utf8) }

    /// The bytes of a mark that stands here; nil where none does. The mark of ASCII is none of these.
    @inline(__always)
    static func length(_ text: ByteView, _ at: Int) -> Int? {
        switch text[at] {
        case 0xCD, 0xD8, 0xE1, 0xE2, 0xEF: all.first { text[at...].starts(with: $0) }?.count
        default: nil
        }
    }

    /// Whether a semicolon is the mark of Greek: it ends a Greek word, or a line with one before it.
    static func isGreek(_ text: ByteView, _ at: Int) -> Bool {
        guard at > 1, text[at - 1] > 0x20 else { return false }
        if isGreekLetter(text[at - 2], text[at - 1]) { return true }
        guard text[(at + 1)...].first(where: { $0 != 0x20 }).map({ $0 == 0x0A || $0 == 0x0D }) ?? true else { return false }
        var index = at - 1
        while index > 0, text[index] != 0x0A {
            if isGreekLetter(text[index - 1], text[index]) { return true }
            index -= 1
        }
        return false
    }

    private static func isGreekLetter(_ lead: UInt8, _ next: UInt8) -> Bool {
        (lead == 0xCE || lead == 0xCF) && (0x80..<0xC0).contains(next)
    }

    /// Whether a word holds the mark of Armenian, which stands behind the vowel that is stressed.
    static func isInside(_ text: ByteView, _ start: Int, _ end: Int) -> Bool {
        text[start] >= 0xD4 && text[start] <= 0xD6 && (start..<end - 1).contains { text[$0] == 0xD5 && text[$0 + 1] == 0x9E }
    }
}

extension TokenList {
    /// Whether a mark says that a clause is a question: at its end, or in its words.
    func isQuestion(_ clause: Range<Int>) -> Bool { clause.contains { self[$0].sign == UInt8(ascii: "?") } }
}

import TillRecords

/// Finds `3/12`, `3 of 12` and `Rate 3 von 12` in texts.
struct InstalmentWords: Sendable {
    /// Words between the part and the whole, and words that stand before the part, in small letters.
    private let of: Set<String>
    private let part: Set<String>
    /// The longest plan that is believed: forty years of months.
    private static let most = 480

    init(of: Set<String>, part: Set<String>) {
        self.of = of
        self.part = part
    }

    /// The part that a text names: one with a word before it, else the last; nil without one. `12/03/2025` is none.
    func part(in text: ByteView) -> InstalmentPart? {
        guard text.contains(where: InstalmentWords.isDigit) else { return nil }
        var found: InstalmentPart?
        var at = 0
        while at < text.count {
            guard InstalmentWords.isDigit(text[at]), at == 0 || !InstalmentWords.joins(text[at - 1]) else {
                at += 1
                continue
            }
            let start = at
            guard let number = InstalmentWords.number(text, &at), let whole = whole(text, &at),
                at == text.count || !InstalmentWords.joins(text[at]), (2...InstalmentWords.most).contains(whole),
                (1...whole).contains(number)
            else { continue }
            let isNamed = part.contains(InstalmentWords.word(before: start, text))
            if isNamed || found?.isNamed != true { found = InstalmentPart(number: number, of: whole, isNamed: isNamed) }
        }
        return found
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

    /// What makes digits beside it a part of something longer: a date, an amount, a number.
    private static func joins(_ byte: UInt8) -> Bool {
        isDigit(byte) || byte == 47 || byte == 46 || byte == 45 || byte == 44 || byte | 32 &- 97 < 26 && byte > 64
    }

    /// Digits as a number, and where they end; nil for more than three.
    private static func number(_ text: ByteView, _ at: inout Int) -> Int? {
        let start = at
        var value = 0
        while at < text.count, isDigit(text[at]) {
            if at - start < 4 { value = value * 10 + Int(text[at] &- 48) }
            at += 1
        }
        return at - start <= 3 && at > start ? value : nil
    }

    /// The whole behind a part: `/12`, or a word such as `of` and the number.
    private func whole(_ text: ByteView, _ at: inout Int) -> Int? {
        var next = at
        if next < text.count, text[next] == 47 {
            next += 1
        } else {
            guard next < text.count, text[next] == 32 else { return nil }
            let start = next + 1
            next = start
            while next < text.count, text[next] != 32 { next += 1 }
            guard next - start <= 8, next > start, of.contains(String(decoding: text[start..<next], as: UTF8.self).lowercased()) else {
                return nil
            }
            next += 1
        }
        guard next < text.count, InstalmentWords.isDigit(text[next]), let whole = InstalmentWords.number(text, &next) else { return nil }
        at = next
        return whole
    }

    /// The word before a place, in small letters, without a mark at its end.
    private static func word(before place: Int, _ text: ByteView) -> String {
        var end = place
        while end > 0, text[end - 1] == 32 || text[end - 1] == 58 || text[end - 1] == 46 || text[end - 1] == 35 { end -= 1 }
        var start = end
        while start > 0, text[start - 1] != 32 { start -= 1 }
        return String(decoding: text[start..<end], as: UTF8.self).lowercased()
    }
}

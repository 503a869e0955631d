import TillRecords

/// Reads the day that words of a message name, against the day it was sent.
struct DayHints {
    let tokens: TokenList
    let sent: Day
    let order: DateOrder

    /// A day that was named, and the tokens that name it.
    struct Hint {
        let day: Day
        let tokens: Range<Int>
    }

    /// Adds the days that the tokens name, in their order.
    func find(into found: inout [Hint]) {
        var at = 0
        while at < tokens.count {
            if let hint = hint(at) {
                found.append(hint)
                at = max(at + 1, hint.tokens.upperBound)
            } else {
                at += 1
            }
        }
    }

    private func hint(_ at: Int) -> Hint? {
        let token = tokens[at]
        if token.kind == .date { return numeric(token).map { Hint(day: $0, tokens: at..<(at + 1)) } }
        if token.isNumber, token.decimals == 0, (1...31).contains(token.value) || token.value < 400 {
            return counted(at) ?? dayAndMonth(at)
        }
        if token.isNumber, token.decimals == 2 { return dotted(at) }
        guard token.isWord, !token.isInner else { return nil }
        if token.classes.contains(.dayback), !token.classes.contains(.plan) || token.value > 0 {
            return sent.adding(days: -Int(token.value)).map { Hint(day: $0, tokens: at..<(at + token.span)) }
        }
        if token.classes.contains(.weekday), token.end - token.start > 2 { return weekday(at) }
        if token.classes.contains(.month) { return monthFirst(at) }
        return nil
    }

    /// The latest such weekday before the day of sending.
    private func weekday(_ at: Int) -> Hint? {
        let back = (sent.weekday - Int(tokens[at].value) + 7) % 7
        let isPrefixed = at > 0 && tokens[at - 1].isWord && tokens[at - 1].classes.contains(.lastday)
        return sent.adding(days: -(back == 0 ? 7 : back)).map { Hint(day: $0, tokens: (isPrefixed ? at - 1 : at)..<(at + tokens[at].span)) }
    }

    /// "3 days ago", "vor 3 Tagen", "hace 3 días"
    private func counted(_ at: Int) -> Hint? {
        guard at + 1 < tokens.count, tokens[at + 1].isWord, tokens[at + 1].classes.contains(.dayunit) else { return nil }
        let isBehind = at + 2 < tokens.count && tokens[at + 2].classes.contains(.ago)
        var before = at - 1
        while before > 0, tokens[before].isInner { before -= 1 }
        let isBefore = before >= 0 && tokens[before].classes.contains(.ago)
        guard isBehind || isBefore else { return nil }
        // A word such as "день" has a day's length beside other values.
        let length = [1, 7, 30].contains(tokens[at + 1].value) ? Int(tokens[at + 1].value) : 1
        return sent.adding(days: -Int(tokens[at].value) * length).map {
            Hint(day: $0, tokens: (isBefore ? before : at)..<(isBehind ? at + 3 : at + 2))
        }
    }

    /// "2 mars", "3rd of March", "on the 1st", "dia 2"
    private func dayAndMonth(_ at: Int) -> Hint? {
        guard (1...31).contains(tokens[at].value) else { return nil }
        var next = at + 1
        var isOrdinal = false
        if next < tokens.count, tokens[next].classes.contains(.ordinal), tokens[next].isAttached {
            isOrdinal = true
            next += 1
        }
        if next < tokens.count, tokens[next].sign == UInt8(ascii: "."), tokens[next].isAttached { next += 1 }
        var month = next
        if month < tokens.count, tokens[month].isWord, tokens[month].classes.contains(.stop), tokens[month].end - tokens[month].start <= 3 {
            month += 1
        }
        if month < tokens.count, tokens[month].isWord, tokens[month].classes.contains(.month), (1...12).contains(tokens[month].value) {
            let (day, end) = withYear(day: Int(tokens[at].value), month: Int(tokens[month].value), month + 1)
            return day.map { Hint(day: $0, tokens: at..<end) }
        }
        let isNamed = at > 0 && tokens[at - 1].isWord && isDayWord(tokens[at - 1])
        guard isOrdinal || isNamed, let day = latest(dayOfMonth: Int(tokens[at].value)) else { return nil }
        return Hint(day: day, tokens: (isNamed ? at - 1 : at)..<next)
    }

    /// "dia 2", "día 2": the word for day before a small number, with another number to be the amount.
    private func isDayWord(_ token: ChatToken) -> Bool {
        token.classes.contains(.dayunit) && token.value == 1 && tokens.count { $0.isNumber } > 1
    }

    /// "March 3", "Mar 3rd"
    private func monthFirst(_ at: Int) -> Hint? {
        guard at + 1 < tokens.count, tokens[at + 1].isNumber, tokens[at + 1].decimals == 0, (1...31).contains(tokens[at + 1].value),
            (1...12).contains(tokens[at].value), tokens.count(where: { $0.isNumber }) > 1
        else { return nil }
        var end = at + 2
        if end < tokens.count, tokens[end].classes.contains(.ordinal), tokens[end].isAttached { end += 1 }
        let (day, last) = withYear(day: Int(tokens[at + 1].value), month: Int(tokens[at].value), end)
        return day.map { Hint(day: $0, tokens: at..<last) }
    }

    /// "am 14.02", "14.2." written like a decimal number; only where another number can be the amount.
    private func dotted(_ at: Int) -> Hint? {
        guard tokens.count(where: { $0.isNumber }) > 1, at > 0, tokens[at - 1].isWord, !tokens[at - 1].isInner,
            tokens[at - 1].classes.has(any: [.lastday, .at]), !tokens[at - 1].classes.has(any: [.forWhat, .cost])
        else { return nil }
        let (day, month) = (Int(tokens[at].value / 100), Int(tokens[at].value % 100))
        guard (1...31).contains(day), (1...12).contains(month) else { return nil }
        return latest(day: day, month: month).map { Hint(day: $0, tokens: at..<(at + 1)) }
    }

    private func withYear(day: Int, month: Int, _ at: Int) -> (Day?, Int) {
        if at < tokens.count, tokens[at].isNumber, tokens[at].digits == 4, YearWindow.chat.contains(Int(tokens[at].value)) {
            return (Day(year: Int(tokens[at].value), month: month, day: day), at + 1)
        }
        return (latest(day: day, month: month), at)
    }

    /// The latest such day that is not after the day of sending.
    private func latest(day: Int, month: Int) -> Day? {
        for year in [sent.year, sent.year - 1, sent.year - 2, sent.year - 3, sent.year - 4] {
            if let found = Day(year: year, month: month, day: day), found <= sent { return found }
        }
        return nil
    }

    private func latest(dayOfMonth day: Int) -> Day? {
        var (year, month) = (sent.year, sent.month)
        for _ in 0..<3 {
            if let found = Day(year: year, month: month, day: day), found <= sent { return found }
            month -= 1
            if month == 0 { (year, month) = (year - 1, 12) }
        }
        return nil
    }

    private func numeric(_ token: ChatToken) -> Day? {
        let (a, b, c) = token.parts
        if a > 31 { return Day(year: a, month: b, day: c) }
        let isMonthFirst = a <= 12 && (b > 12 || order == .monthFirst)
        let (day, month) = isMonthFirst ? (b, a) : (a, b)
        if c == 0 { return latest(day: day, month: month) }
        return Day(year: YearWindow.chat.full(c, digits: c < 100 ? 2 : 4), month: month, day: day)
    }
}

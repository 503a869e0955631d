import TillRecords

/// Reads what starts with a digit: an amount in any notation, a time, a date, a code.
struct NumberReading {
    let text: ByteView
    let groupsByBlank: Bool

    private struct Group {
        var value: Int64 = 0
        var digits = 0
        /// What stands before the group.
        var mark: UInt8 = 0
        var end = 0
    }

    func read(_ token: inout ChatToken) {
        if readPlain(&token) {
            finish(&token)
            return
        }
        var groups: [Group] = []
        groups.reserveCapacity(4)
        var at = token.start
        var mark: UInt8 = 0
        while let group = group(at, mark) {
            groups.append(group)
            at = group.end
            guard let (next, length) = joint(at, group, groups.count) else { break }
            mark = next
            at += length
        }
        token.end = groups.last?.end ?? token.start + 1
        token.digits = groups.reduce(0) { $0 + $1.digits }
        token.hasLeadingZero = groups[0].digits > 1 && groups[0].value < Amount.powers[min(18, groups[0].digits - 1)]
        classify(&token, groups)
        finish(&token)
    }

    /// The number with plain blanks between its groups, where it goes on so: "12 490".
    ///
    /// - Parameters:
    ///   - token: what was read without.
    ///   - start: the token before anything was read.
    func withBlanks(_ token: ChatToken, from start: ChatToken) -> ChatToken? {
        guard token.digits <= 3, token.end + 1 < text.count, text[token.end] == 0x20, text[token.end + 1] &- 0x30 < 10 else { return nil }
        var whole = start
        NumberReading(text: text, groupsByBlank: true).read(&whole)
        return whole.isGrouped && whole.isNumber ? whole : nil
    }

    /// Reads plain digits, with one or two decimals or none, which most numbers are; false when there is more to it.
    private func readPlain(_ token: inout ChatToken) -> Bool {
        var at = token.start
        var value: Int64 = 0
        while at < text.count, text[at] &- 0x30 < 10, at - token.start < 16 {
            value = value * 10 + Int64(text[at] &- 0x30)
            at += 1
        }
        let whole = at - token.start
        guard whole > 0, whole < 15 else { return false }
        let hasLeadingZero = whole > 1 && text[token.start] == 0x30
        var decimals = 0
        if at + 1 < text.count, text[at] == UInt8(ascii: ".") || text[at] == UInt8(ascii: ","), text[at + 1] &- 0x30 < 10 {
            at += 1
            while at < text.count, text[at] &- 0x30 < 10 {
                value = value * 10 + Int64(text[at] &- 0x30)
                decimals += 1
                at += 1
                if decimals > 2 { return false }
            }
        }
        guard isOver(at) else { return false }
        token.end = at
        token.digits = whole + decimals
        token.hasLeadingZero = hasLeadingZero
        token.value = value
        token.decimals = UInt8(decimals)
        return true
    }

    /// No digit, mark or blank that could carry a number on stands here.
    private func isOver(_ at: Int) -> Bool {
        guard at < text.count else { return true }
        switch text[at] {
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "-"), 0x20, 0x09:
            return at + 1 >= text.count || text[at + 1] < 0x80 && text[at + 1] &- 0x30 >= 10
        case UInt8(ascii: "'"): return false
        case let byte: return byte < 0x80 && byte &- 0x30 >= 10
        }
    }

    private func group(_ start: Int, _ mark: UInt8) -> Group? {
        var group = Group(mark: mark, end: start)
        while let digit = Digits.read(text, group.end) {
            if group.digits < 17 { group.value = group.value * 10 + Int64(digit.value) }
            group.digits += 1
            group.end += digit.length
        }
        return group.digits > 0 ? group : nil
    }

    /// What joins two groups of digits, and its length; nil when the number is over.
    private func joint(_ at: Int, _ group: Group, _ count: Int) -> (UInt8, Int)? {
        guard at < text.count else { return nil }
        let byte = text[at]
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "-"):
            return Digits.read(text, at + 1) != nil ? (byte, 1) : nil
        case UInt8(ascii: "'"):
            return digitsAhead(at + 1) == 3 ? (byte, 1) : nil
        default: break
        }
        if byte == 0xE2, at + 2 < text.count, text[at + 1] == 0x80, text[at + 2] == 0x99 {
            return digitsAhead(at + 3) == 3 ? (UInt8(ascii: "'"), 3) : nil
        }
        let blank = ChatText.blankLength(text, at)
        guard blank > 0, group.digits <= 3, count == 1 || group.digits == 3, digitsAhead(at + blank) == 3 else { return nil }
        // "1 840": a plain blank groups where the language writes so; a narrow one does everywhere.
        return groupsByBlank || blank > 1 || decimalsFollow(at + blank + 3) ? (0x20, blank) : nil
    }

    private func digitsAhead(_ start: Int) -> Int {
        var count = 0
        var at = start
        while let digit = Digits.read(text, at) {
            count += 1
            at += digit.length
        }
        return count
    }

    private func decimalsFollow(_ at: Int) -> Bool {
        at < text.count && (text[at] == UInt8(ascii: ",") || text[at] == UInt8(ascii: ".")) && digitsAhead(at + 1) == 2
    }

    private func classify(_ token: inout ChatToken, _ groups: [Group]) {
        // Most numbers are plain digits, or digits with decimals.
        if groups.count == 1 || groups.count == 2 && (groups[1].mark == UInt8(ascii: ".") || groups[1].mark == UInt8(ascii: ",")) {
            amount(&token, groups)
            return
        }
        let marks = groups.dropFirst().map(\.mark)
        if marks.contains(UInt8(ascii: ":")) {
            token.kind = marks.allSatisfy { $0 == UInt8(ascii: ":") } && groups[0].value < 25 && groups[1].digits == 2 ? .time : .code
        } else if marks.contains(UInt8(ascii: "/")) || marks.contains(UInt8(ascii: "-")) {
            token.kind = isDate(groups) ? .date : .code
            if token.kind == .date {
                token.parts = (Int(groups[0].value), Int(groups[1].value), groups.count > 2 ? Int(groups[2].value) : 0)
            }
        } else if marks.count == 2, marks.allSatisfy({ $0 == UInt8(ascii: ".") }), isDate(groups) {
            token.kind = .date
            token.parts = (Int(groups[0].value), Int(groups[1].value), Int(groups[2].value))
        } else {
            amount(&token, groups)
        }
    }

    private func isDate(_ groups: [Group]) -> Bool {
        guard groups.count == 2 || groups.count == 3 else { return false }
        if groups.count == 2 {
            guard groups[1].mark == UInt8(ascii: "/") else { return false }
            let (a, b) = (groups[0].value, groups[1].value)
            return a >= 1 && b >= 1 && a <= 31 && b <= 31 && (a <= 12 || b <= 12)
        }
        let years = groups[0].digits == 4 ? groups[0].value : groups[2].value
        let isYear = groups[0].digits == 4 || groups[2].digits == 4 || groups[2].digits == 2
        guard isYear, years < 100 || YearWindow.chat.contains(Int(years)) else { return false }
        let rest = groups[0].digits == 4 ? [groups[1], groups[2]] : [groups[0], groups[1]]
        return rest.allSatisfy { $0.digits <= 2 && $0.value >= 1 && $0.value <= 31 } && rest.contains { $0.value <= 12 }
    }

    /// Groups of thousands and a decimal mark, by where they stand and how long they are.
    private func amount(_ token: inout ChatToken, _ groups: [Group]) {
        guard let last = groups.last, groups.count > 1 else {
            token.value = groups[0].value
            if groups[0].digits > 17 { token.kind = .code }
            return
        }
        // "12.50": no thousands to look for.
        if groups.count == 2, last.digits <= 2, last.mark == UInt8(ascii: ".") || last.mark == UInt8(ascii: ","), token.digits <= 17 {
            token.value = groups[0].value * Amount.powers[last.digits] + last.value
            token.decimals = UInt8(last.digits)
            return
        }
        let marks = Set(groups.dropFirst().map(\.mark))
        let inner = groups.dropFirst().dropLast()
        // The last mark is a decimal mark when another kind groups, or when it cannot group.
        let canGroup = last.digits == 3 && groups[0].digits <= 3 && groups[0].value > 0
        let isDecimal =
            last.mark != UInt8(ascii: "'") && last.mark != 0x20
            && (marks.count > 1 ? !(inner.contains { $0.mark == last.mark }) : groups.count == 2 && !canGroup)
        let whole = isDecimal ? Array(groups.dropLast()) : groups
        guard whole.dropFirst().allSatisfy({ $0.digits == 3 || $0.digits == 2 }), whole.count == 1 || whole[whole.count - 1].digits == 3,
            !isDecimal || last.digits <= 4, token.digits <= 17
        else {
            token.kind = .code
            return
        }
        token.value = whole.reduce(0) { $0 * Amount.powers[min(18, $1.digits)] + $1.value }
        token.isGrouped = whole.count > 1
        if isDecimal {
            token.value = token.value * Amount.powers[last.digits] + last.value
            token.decimals = UInt8(last.digits)
        }
    }

    /// What ends it: `,-`, `/-`, `%`, `19h30`, `8pm`.
    private func finish(_ token: inout ChatToken) {
        let at = token.end
        guard at < text.count else { return }
        let byte = text[at]
        if byte == UInt8(ascii: "%") {
            token.kind = .percent
            token.end += 1
        } else if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "."), at + 1 < text.count {
            if text[at + 1] == UInt8(ascii: "-") {
                token.end += 2
                token.hasEndMark = true
            } else if text[at + 1] == 0xE2, at + 3 < text.count, text[at + 2] == 0x80, text[at + 3] == 0x93 || text[at + 3] == 0x94 {
                token.end += 4
                token.hasEndMark = true
            }
        } else if (byte | 0x20) == UInt8(ascii: "h"), token.value < 25, token.decimals == 0, digitsAhead(at + 1) == 2 {
            token.kind = .time
            token.end += 3
        }
        let end = token.end + ChatText.blankLength(text, token.end)
        if end + 1 < text.count, token.kind == .number || token.kind == .time, token.whole <= 12, text[end + 1] | 0x20 == UInt8(ascii: "m"),
            text[end] | 0x20 == UInt8(ascii: "a") || text[end] | 0x20 == UInt8(ascii: "p"),
            end + 2 >= text.count || !ChatWords.isLetter(text[end + 2])
        {
            token.kind = .time
            token.end = end + 2
        }
    }
}

import TillRecords

/// Which words of a message name a thing, and a description out of them.
struct DescriptionWords {
    let tokens: TokenList
    let text: ByteView
    /// The words of the tokens, folded.
    let folded: ByteView
    /// What the tokens are, taken together.
    let seen: SeenTokens
    let roles: RoleWords

    /// Whether a token is a word of a role.
    private func plays(_ role: RoleWords.Role, _ token: ChatToken) -> Bool {
        roles.words(role).contains { $0.count == token.folded.count && folded[token.folded].elementsEqual($0) }
    }

    /// "half a grand"
    func isHalf(_ token: ChatToken) -> Bool { plays(.half, token) }

    /// "полторы тысячи"
    func isAndHalf(_ token: ChatToken) -> Bool { plays(.andHalf, token) }

    /// "a tenner": the noun is an amount by itself.
    func isSum(_ token: ChatToken) -> Bool { token.isWord && token.classes.contains(.number) && plays(.sum, token) }

    /// "30 Mäuse": a word for money that means something else as well.
    func isSlang(_ token: ChatToken) -> Bool { token.folded.count > 3 && plays(.slang, token) }

    /// "dois mil e quinhentos"
    func joinsNumbers(_ token: ChatToken) -> Bool { token.isWord && !token.isInner && plays(.joins, token) }

    /// Words that say nothing of the thing bought.
    private static let empty: WordClass = [
        .stop, .spend, .cost, .get, .currency, .dollar, .minor, .dayback, .and, .each, .times, .total, .was, .not, .share, .approx,
        .including,
        .isNow, .plan, .at, .to, .forWhat, .add, .amend, .give, .ago, .lastday, .question, .debt, .send, .bank, .back, .undo, .number,
        .multiplier,
        .borrow, .bothWays,
    ]

    /// A token that names a thing: no small word, no verb of money.
    func isNoun(_ at: Int) -> Bool {
        let token = tokens[at]
        guard token.isWord else { return token.kind == .code && token.end - token.start < 20 && !isPlainNumber(token) }
        if token.isInner { return isNoun(tokens.startOfPhrase(at)) }
        if token.classes.has(any: [.goods, .tip]) { return true }
        if token.classes.contains(.dayunit), token.classes.isSubset(of: [.dayunit, .unit, .nocount, .stop]) { return false }
        return !token.classes.has(any: DescriptionWords.empty)
    }

    private func isPlainNumber(_ token: ChatToken) -> Bool { text[token.start] &- 0x30 < 10 && token.digits == token.end - token.start }

    func hasNoun(_ range: Range<Int>) -> Bool { range.contains { isNoun($0) && !tokens[$0].classes.has(any: [.unit, .weekday]) } }

    /// "plus" between two amounts adds them.
    func isPlus(_ token: ChatToken) -> Bool { token.isWord && token.classes.contains(.and) && plays(.plus, token) }

    /// "at 2.20" tells a price, in the languages whose word for it is this.
    func isAtPrice(_ token: ChatToken) -> Bool { plays(.atPrice, token) }

    /// "650 in": money that came in.
    func isIn(_ token: ChatToken) -> Bool { token.isWord && plays(.comesIn, token) }

    /// The words of a range that name thing and place, without what is covered.
    func description(_ range: Range<Int>, quantities: [Int], except isCovered: (Int) -> Bool) -> String {
        guard !range.isEmpty else { return "" }
        return unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room(range)) { room in
            guard let out = room.baseAddress else { return "" }
            let length = unsafe describe(range, to: out, quantities: quantities, except: isCovered)
            return unsafe String(decoding: UnsafeBufferPointer(rebasing: room[..<length]), as: UTF8.self)
        }
    }

    /// Writes the words of a range that name thing and place.
    func describe(_ range: Range<Int>, into out: ByteBuffer) {
        guard !range.isEmpty else { return }
        unsafe out.write(atMost: room(range)) { unsafe describe(range, to: $0, quantities: [], except: { _ in false }) }
    }

    /// Bytes that the words of a range take at most, with a blank for each.
    private func room(_ range: Range<Int>) -> Int { tokens[range.upperBound - 1].end - tokens[range.lowerBound].start + range.count }

    private func describe(
        _ range: Range<Int>, to out: UnsafeMutablePointer<UInt8>, quantities: [Int], except isCovered: (Int) -> Bool
    ) -> Int {
        var length = 0
        // Where the token before ended.
        var last = -1
        for at in range where !isCovered(at) {
            let token = tokens[at]
            let isKept =
                quantities.contains(at) || (token.isWord && isNoun(at)) || (token.kind == .code && !isPhone(token)) || isYear(token)
                || isMeasure(at)
            guard isKept, let from = unsafe text.baseAddress else { continue }
            if length > 0, !(token.isAttached && last == token.start) {
                unsafe out[length] = 0x20
                length += 1
            }
            unsafe UnsafeMutableRawPointer(out + length).copyMemory(from: from + token.start, byteCount: token.end - token.start)
            length += token.end - token.start
            last = token.end
        }
        return length
    }

    private func isPhone(_ token: ChatToken) -> Bool { isPlainNumber(token) && token.digits > 6 }

    private func isYear(_ token: ChatToken) -> Bool {
        token.isNumber && token.digits == 4 && token.decimals == 0 && YearWindow.chat.contains(Int(token.value))
    }

    /// "1kg", "40 litres": the number of a unit, and the unit.
    private func isMeasure(_ at: Int) -> Bool {
        let token = tokens[at]
        if token.isWord { return token.classes.contains(.unit) && at > 0 && tokens[at - 1].isNumber }
        return token.isNumber && at + 1 < tokens.count && tokens[at + 1].isWord && tokens[at + 1].classes.contains(.unit)
    }

    /// The shop that "at", "bei" or "chez" names: what follows and begins with a capital.
    func merchant(_ range: Range<Int>, except isCovered: (Int) -> Bool) -> String? {
        guard seen.hasBreak || seen.classes.contains(.at) else { return nil }
        var at = range.lowerBound
        while at < range.upperBound - 1 {
            let token = tokens[at]
            at += 1
            guard token.isWord && token.classes.contains(.at) || token.sign == UInt8(ascii: "@") else { continue }
            let first = at
            while at < range.upperBound, tokens[at].isWord, isNoun(at), isCapital(tokens[at]), !isCovered(at) { at += 1 }
            if at > first { return String(decoding: text[tokens[first].start..<tokens[at - 1].end], as: UTF8.self) }
        }
        return nil
    }

    private func isCapital(_ token: ChatToken) -> Bool {
        let first = text[token.start]
        return first &- 0x41 < 26 || (first == 0xD0 && (0x90...0xAF).contains(text[token.start + 1]))
            || (first == 0xC3 && text[token.start + 1] < 0xA0)
    }
}

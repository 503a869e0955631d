import TillRecords

/// Finds the numbers of a message that can be money, with multipliers and currencies.
struct MoneyFinder {
    let tokens: TokenList
    let settings: MessageSettings
    let words: DescriptionWords

    /// Adds the phrases, in their order.
    func find(into found: inout [MoneyPhrase]) {
        guard words.seen.hasFigure || words.seen.classes.has(any: [.number, .multiplier]) else { return }
        var used = -1
        var at = 0
        while at < tokens.count {
            if mayStart(at), let phrase = phrase(at, after: used) {
                found.append(phrase)
                used = phrase.tokens.upperBound - 1
                at = max(at, used)
            }
            at += 1
        }
    }

    /// A number in digits or words, or half of a large one.
    private func mayStart(_ at: Int) -> Bool {
        let token = tokens[at]
        guard !token.isInner else { return false }
        return token.isNumber || token.isWord && token.classes.contains(.number) || isHalf(at)
    }

    private func phrase(_ at: Int, after used: Int) -> MoneyPhrase? {
        let token = tokens[at]
        guard let value = value(at) else { return nil }
        let isWritten = token.decimals == 2 || token.isGrouped || token.hasEndMark || value.isBig
        var phrase = MoneyPhrase(
            tokens: at..<(value.last + 1), number: at, amount: value.amount, hasCurrency: false,
            looksLikeMoney: token.isNumber ? isWritten : value.amount.decimals == 2)
        takeCurrency(&phrase, after: used)
        phrase.isWord = token.isWord
        // "four pillows": a number in words counts things, unless it has a currency.
        if token.isWord, !phrase.hasCurrency, !phrase.looksLikeMoney, !value.isBig || value.amount.units < 100 {
            guard value.amount.units >= 2, phrase.tokens.upperBound < tokens.count else { return nil }
            phrase.isCountOnly = true
        }
        let before = phrase.tokens.lowerBound - 1
        phrase.hasPlus =
            before > used && before >= 0 && tokens[before].sign == UInt8(ascii: "+") && tokens[before + 1].isAttached && !hasNumber(before)
        return phrase
    }

    /// A number stands before the token in its line: a plus behind it adds.
    private func hasNumber(_ end: Int) -> Bool {
        var at = end - 1
        while at >= 0, tokens[at].kind != .newline {
            if tokens[at].isNumber { return true }
            at -= 1
        }
        return false
    }

    /// The value of the number at a token with its multiplier, the token it ends at, and whether it is large by words.
    private func value(_ at: Int) -> (amount: Amount, last: Int, isBig: Bool)? {
        let token = tokens[at]
        var (units, decimals, last) = (token.value, token.decimals, at)
        if token.isWord {
            (units, last) = words(at)
            if isHalf(at), let big = (at + 1..<min(at + 3, tokens.count)).first(where: { tokens[$0].classes.contains(.multiplier) }) {
                return (Amount(units: tokens[big].value / 2, decimals: 0), big, true)
            }
            if let price = spokenPrice(units, after: last) { return (Amount(units: price.0, decimals: 2), price.1, true) }
        }
        var isBig = token.isWord && last > at
        if last + 1 < tokens.count, isMultiplier(last + 1, after: token) {
            let (product, overflow) = units.multipliedReportingOverflow(by: tokens[last + 1].value)
            guard !overflow else { return nil }
            (units, last, isBig) = (product, last + 1, true)
            while decimals > 0, units % 10 == 0 { (units, decimals) = (units / 10, decimals - 1) }
        }
        return (Amount(units: units, decimals: decimals), last, isBig)
    }

    private func isHalf(_ at: Int) -> Bool {
        guard words.seen.classes.contains(.multiplier), tokens[at].isWord, tokens[at].value == 0, at + 1 < tokens.count,
            words.isHalf(tokens[at])
        else { return false }
        return (at + 1..<min(at + 3, tokens.count)).contains { tokens[$0].classes.contains(.multiplier) && tokens[$0].value >= 1000 }
    }

    /// "thirty five", "two hundred", and the token they end at.
    private func words(_ at: Int) -> (Int64, Int) {
        var total = tokens[at].value
        var last = at
        while last + 1 < tokens.count, tokens[last + 1].isWord, tokens[last + 1].classes.contains(.number), !tokens[last + 1].isInner {
            let next = tokens[last + 1].value
            if next == 100, total < 10 {
                total *= 100
            } else if total % 10 == 0, next < 10 || (total % 100 == 0 && next < 100) {
                total += next
            } else {
                break
            }
            last += 1
        }
        return (total, last)
    }

    /// "three fifty", "eleven ninety five": units, then cents, with nothing behind that would be counted.
    private func spokenPrice(_ units: Int64, after last: Int) -> (Int64, Int)? {
        guard (1...99).contains(units), last + 1 < tokens.count, tokens[last + 1].isWord, tokens[last + 1].classes.contains(.number),
            (10...99).contains(tokens[last + 1].value)
        else { return nil }
        let (cents, end) = words(last + 1)
        let isLast =
            end + 1 == tokens.count || tokens[end + 1].kind != .word
            || tokens[end + 1].classes.has(any: [.currency, .dollar, .forWhat, .and, .dayback, .at])
        return isLast && cents < 100 ? (units * 100 + cents, end) : nil
    }

    private func isMultiplier(_ at: Int, after number: ChatToken) -> Bool {
        let token = tokens[at]
        guard token.isWord, token.classes.contains(.multiplier), token.value > 1 else { return false }
        // One letter is a multiplier only where it hangs on the number.
        return token.isAttached || token.end - token.start > 2
    }

    private func takeCurrency(_ phrase: inout MoneyPhrase, after used: Int) {
        let next = phrase.tokens.upperBound
        if next < tokens.count, isCurrency(next), !startsNext(next, phrase) {
            set(next, &phrase)
            phrase.tokens = phrase.tokens.lowerBound..<(next + tokens[next].span)
            return
        }
        let before = phrase.tokens.lowerBound - 1
        guard before > used, before >= 0 else { return }
        // "-$5", "$ 5", "Rs. 450"
        let sign = tokens[before].sign
        let at = (sign == UInt8(ascii: ".") || sign == UInt8(ascii: ":")) && before > 0 && before - 1 > used ? before - 1 : before
        if isCurrency(at), !tokens[at].classes.contains(.minor) {
            set(at, &phrase)
            phrase.tokens = at..<phrase.tokens.upperBound
        }
    }

    /// A sign that belongs to the number behind it: "5 $6".
    private func startsNext(_ at: Int, _ phrase: MoneyPhrase) -> Bool {
        guard at + 1 < tokens.count, tokens[at + 1].isNumber, tokens[at + 1].isAttached else { return false }
        return !tokens[at].isAttached
    }

    private func isCurrency(_ at: Int) -> Bool {
        let token = tokens[at]
        guard token.isWord, !token.isInner, token.classes.has(any: [.currency, .dollar, .minor]) else { return false }
        // A single letter hangs on its number or follows it closely.
        return token.end - token.start > 1 || token.isAttached || token.classes.contains(.dollar) || token.start + 1 < token.end
    }

    private func set(_ at: Int, _ phrase: inout MoneyPhrase) {
        let token = tokens[at]
        phrase.hasCurrency = true
        if token.classes.contains(.minor) {
            phrase.amount = Amount(units: phrase.amount.units, decimals: phrase.amount.decimals + 2)
        } else if token.classes.contains(.dollar) {
            phrase.currency = settings.dollar
        } else {
            phrase.currency = token.currency
        }
    }
}

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
        return token.isNumber || token.isWord && token.classes.contains(.number) || isHalf(at) || isAndHalf(at) || isBareMultiplier(at)
    }

    /// "a grand for the course", "тысяча рублей": one thousand without a number before it.
    private func isBareMultiplier(_ at: Int) -> Bool {
        let token = tokens[at]
        guard token.isWord, token.classes.contains(.multiplier), token.value >= 1000, isSpelled(at), at == 0 || !tokens[at - 1].isNumber
        else { return false }
        return at + 1 < tokens.count && tokens[at + 1].classes.has(any: [.currency, .dollar, .number]) || at == 0
            || tokens[at - 1].classes.has(any: [.stop, .spend, .cost, .forWhat, .number])
    }

    private func phrase(_ at: Int, after used: Int) -> MoneyPhrase? {
        let token = tokens[at]
        guard let value = value(at), !isStruck(at), !isMasked(at) else { return nil }
        let isWritten = token.decimals == 2 || token.isGrouped || token.hasEndMark || value.isBig
        var phrase = MoneyPhrase(
            tokens: at..<(value.last + 1), number: at, amount: value.amount, hasCurrency: false,
            looksLikeMoney: token.isNumber ? isWritten : value.amount.decimals == 2)
        takeCurrency(&phrase, after: used)
        if token.isWord, !phrase.hasCurrency, isPartOfName(value.last) { return nil }
        let behind = value.last + 1
        if value.last == at, token.isNumber, behind < tokens.count, tokens[behind].isCounter, tokens[behind].isAttached {
            phrase.isCountOnly = true
        }
        phrase.isWord = token.isWord
        // "four pillows": a number in words counts things, unless it has a currency.
        if token.isWord, value.last == at, words.isSum(token) {
            phrase.looksLikeMoney = true
        } else if token.isWord, !phrase.hasCurrency, !phrase.looksLikeMoney, !value.isBig || value.amount.units < 100 {
            guard value.amount.units >= 2, phrase.tokens.upperBound < tokens.count else { return nil }
            phrase.isCountOnly = true
        }
        let before = phrase.tokens.lowerBound - 1
        phrase.hasPlus =
            before > used && before >= 0 && tokens[before].sign == UInt8(ascii: "+") && tokens[before + 1].isAttached && !hasNumber(before)
        return phrase
    }

    /// A numeral that goes on as a word without a blank between: `八百屋` is a greengrocer.
    private func isPartOfName(_ last: Int) -> Bool {
        guard last + 1 < tokens.count, tokens[last + 1].isWord, tokens[last + 1].isAttached else { return false }
        return tokens[last + 1].classes.isEmpty || tokens[last + 1].classes.isSubset(of: .goods)
    }

    /// `~~12~~ 14`: what is struck through does not stand.
    private func isStruck(_ at: Int) -> Bool {
        at > 0 && at + 1 < tokens.count && tokens[at - 1].sign == UInt8(ascii: "~") && tokens[at + 1].sign == UInt8(ascii: "~")
    }

    /// `****1234`, `*4417`, `••88`: the last digits of a card or account, of which two stars or four digits tell.
    private func isMasked(_ at: Int) -> Bool {
        let token = tokens[at]
        guard token.isNumber, token.decimals == 0, (2...6).contains(token.digits), token.isAttached, at > 0, isStar(at - 1) else {
            return false
        }
        // "2*1234" multiplies, "*15" mends.
        if at > 1, isStar(at - 2) { return true }
        return token.digits == 4 && at > 1 && !(tokens[at - 2].isNumber && tokens[at - 1].isAttached)
    }

    private func isStar(_ at: Int) -> Bool { tokens[at].sign == UInt8(ascii: "*") }

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
            let spelled = words(at)
            (units, last) = (spelled.units, spelled.last)
            if isAndHalf(at) {
                let (product, overflow) = tokens[at + 1].value.multipliedReportingOverflow(by: 3)
                return overflow ? nil : (Amount(units: product / 2, decimals: 0), at + 1, true)
            }
            if isHalf(at), let big = (at + 1..<min(at + 3, tokens.count)).first(where: { tokens[$0].classes.contains(.multiplier) }) {
                return (Amount(units: tokens[big].value / 2, decimals: 0), big, true)
            }
            if spelled.isBig { return (Amount(units: units, decimals: 0), last, true) }
            if let price = spokenPrice(units, after: last) { return (Amount(units: price.0, decimals: 2), price.1, true) }
        }
        var isBig = token.isWord && last > at
        if last + 1 < tokens.count, isMultiplier(last + 1, after: token) {
            let (product, overflow) = units.multipliedReportingOverflow(by: tokens[last + 1].value)
            guard !overflow else { return nil }
            (units, last, isBig) = (product, last + 1, true)
            while decimals > 0, units % 10 == 0 { (units, decimals) = (units / 10, decimals - 1) }
            if decimals == 0, isEastern(last) { (units, last) = withSmallerParts(units, after: last) }
        } else if let sum = sums(units, decimals, after: last) {
            (units, last, isBig) = (sum, last + 1, true)
        }
        return (Amount(units: units, decimals: decimals), last, isBig)
    }

    /// "2 stówy", "3 сотки": so many of a noun that is an amount by itself; nil when none follows.
    private func sums(_ units: Int64, _ decimals: UInt8, after at: Int) -> Int64? {
        guard decimals == 0, (1...99).contains(units), at + 1 < tokens.count, tokens[at + 1].classes.contains(.number),
            words.isSum(tokens[at + 1])
        else { return nil }
        return units * tokens[at + 1].value
    }

    /// Letters of Chinese, Japanese or Korean.
    private func isEastern(_ at: Int) -> Bool { (0xE3...0xED).contains(words.text[tokens[at].start]) }

    /// "7万5千", "1만 2천", "1万2000", "4千5": what stands behind a multiplier of East Asia is added, a digit alone as the next place.
    private func withSmallerParts(_ units: Int64, after at: Int) -> (units: Int64, last: Int) {
        var (sum, last, least) = (units, at, tokens[at].value)
        while last + 1 < tokens.count, tokens[last + 1].isNumber, tokens[last + 1].decimals == 0, tokens[last + 1].value < least {
            let (part, next) = (tokens[last + 1], last + 2)
            if next < tokens.count, tokens[next].isAttached, isMultiplier(next, after: part), tokens[next].value < least {
                sum = sum.clampedAdding(part.value * tokens[next].value)
                (last, least) = (next, tokens[next].value)
                continue
            }
            let isCount = next < tokens.count && tokens[next].isAttached && tokens[next].classes.has(any: [.unit, .nocount, .multiplier])
            guard part.isAttached, !isCount else { break }
            let isPlain = part.digits > 1 || next < tokens.count && tokens[next].currency?.exponent == 0
            return (sum.clampedAdding(isPlain ? part.value : part.value * least / 10), last + 1)
        }
        return (sum, last)
    }

    private func isAndHalf(_ at: Int) -> Bool {
        guard words.seen.classes.contains(.multiplier), tokens[at].isWord, at + 1 < tokens.count else { return false }
        return tokens[at + 1].isWord && tokens[at + 1].classes.contains(.multiplier) && tokens[at + 1].value >= 100
            && words.isAndHalf(tokens[at])
    }

    private func isHalf(_ at: Int) -> Bool {
        guard words.seen.classes.contains(.multiplier), tokens[at].isWord, tokens[at].value == 0, at + 1 < tokens.count,
            words.isHalf(tokens[at])
        else { return false }
        return (at + 1..<min(at + 3, tokens.count)).contains { tokens[$0].classes.contains(.multiplier) && tokens[$0].value >= 1000 }
    }

    /// "thirty five", "two hundred", "三十五万", the token they end at, and whether a multiplier is among them.
    private func words(_ at: Int) -> (units: Int64, last: Int, isBig: Bool) {
        // What is complete, what waits for a multiplier, and the last multiplier.
        var (whole, digit, least) = (Int64(0), Int64(0), Int64.max)
        var (last, next) = (at, at)
        while next < tokens.count, tokens[next].isWord, !tokens[next].isInner {
            let (value, classes) = (tokens[next].value, tokens[next].classes)
            if classes.contains(.number) {
                if value == 100, (1..<10).contains(digit) {
                    digit *= 100
                } else if digit == 0 || digit % 10 == 0 && value < 10 || digit % 100 == 0 && value < 100 {
                    digit += value
                } else {
                    break
                }
            } else if classes.contains(.multiplier), value >= 10, value != 12, next == at || isSpelled(next) {
                let (sum, base) = value > least && whole > 0 ? (Int64(0), whole + digit) : (whole, max(1, digit))
                let (product, overflow) = base.multipliedReportingOverflow(by: value)
                guard !overflow, product < 1_000_000_000_000 else { break }
                (whole, digit, least) = (sum + product, 0, value)
            } else {
                break
            }
            last = next
            next += 1
            if isJoined(next, whole, digit) { next += 1 }
        }
        return (whole + digit, last, least < Int64.max)
    }

    /// "two hundred and fifty", "vinte e cinco": a smaller number follows the joint behind a round one.
    private func isJoined(_ at: Int, _ whole: Int64, _ digit: Int64) -> Bool {
        guard at + 1 < tokens.count, tokens[at + 1].isWord, tokens[at + 1].classes.contains(.number), words.joinsNumbers(tokens[at]) else {
            return false
        }
        let rest = tokens[at + 1].value
        if digit == 0 { return whole > 0 && rest < 1000 }
        return digit % 100 == 0 && rest < 100 || digit % 10 == 0 && rest < 10
    }

    /// One letter is a multiplier only where it hangs on a number in digits.
    private func isSpelled(_ at: Int) -> Bool { tokens[at].end - tokens[at].start > 2 }

    /// "three fifty", "eleven ninety five": units, then cents, with nothing behind that would be counted.
    private func spokenPrice(_ units: Int64, after last: Int) -> (Int64, Int)? {
        guard (1...99).contains(units), last + 1 < tokens.count, tokens[last + 1].isWord, tokens[last + 1].classes.contains(.number),
            (10...99).contains(tokens[last + 1].value)
        else { return nil }
        let (cents, end, _) = words(last + 1)
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
            takeTenths(&phrase)
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

    /// "12块5": the digit behind a currency of East Asia that has cents is its tenths.
    private func takeTenths(_ phrase: inout MoneyPhrase) {
        let at = phrase.tokens.upperBound
        guard at < tokens.count, phrase.currency?.exponent == 2, phrase.amount.decimals == 0, isEastern(at - 1), tokens[at].isNumber,
            tokens[at].isAttached, tokens[at].digits == 1, at + 1 == tokens.count || !tokens[at + 1].isWord || !tokens[at + 1].isAttached
        else { return }
        let (units, overflow) = phrase.amount.units.multipliedReportingOverflow(by: 10)
        guard !overflow else { return }
        phrase.amount = Amount(units: units + tokens[at].value, decimals: 1)
        phrase.tokens = phrase.tokens.lowerBound..<(at + 1)
    }

    /// A sign that belongs to the number behind it: "5 $6".
    private func startsNext(_ at: Int, _ phrase: MoneyPhrase) -> Bool {
        guard at + 1 < tokens.count, tokens[at + 1].isNumber, tokens[at + 1].isAttached else { return false }
        return !tokens[at].isAttached
    }

    /// Words that say that something is done with money: among them "mice" can be euros.
    private static let moving: WordClass = [
        .spend, .cost, .get, .back, .income, .refund, .transfer, .borrow, .send, .give, .tip, .share, .each, .forWhat,
    ]

    private func isCurrency(_ at: Int) -> Bool {
        let token = tokens[at]
        guard token.isWord, !token.isInner, token.classes.has(any: [.currency, .dollar, .minor]) else { return false }
        if words.isSlang(token), !words.seen.classes.has(any: MoneyFinder.moving) { return false }
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

import TillRecords

/// Gives each amount of a clause its words: quantities multiplied, sums added, totals and former prices marked.
struct ItemBuilder {
    let tokens: TokenList
    let words: DescriptionWords
    /// Points from which an amount is one.
    var enough = MoneyEvidence.enough

    /// Adds the items of a clause from its scored phrases, which lie in `own`.
    func add(_ phrases: [MoneyPhrase], _ own: Range<Int>, in clause: Range<Int>, to items: inout [ChatItem]) {
        guard own.count == 1 else {
            items += several(Array(phrases[own]), in: clause)
            return
        }
        // One number counts nothing, and the whole clause tells of it.
        let phrase = phrases[own.lowerBound]
        if phrase.role == .amount, phrase.score >= enough { items.append(item(phrase, clause, in: clause)) }
    }

    private func item(_ phrase: MoneyPhrase, _ range: Range<Int>, in clause: Range<Int>) -> ChatItem {
        var item = ChatItem(amount: phrase.amount, currency: phrase.currency, money: phrase, range: range, clause: clause)
        item.hasNoun = words.hasNoun(range)
        mark(&item, clause)
        if isPerWay(item) {
            let (units, overflow) = item.amount.units.multipliedReportingOverflow(by: 2)
            if !overflow { item.amount = Amount(units: units, decimals: item.amount.decimals) }
        }
        return item
    }

    /// "8.40 each way", "ida e volta 18 cada": there and back were paid.
    private func isPerWay(_ item: ChatItem) -> Bool {
        guard words.seen.classes.contains(.bothWays) else { return false }
        let money = item.money.tokens
        let near = max(item.range.lowerBound, money.lowerBound - 1)..<min(item.range.upperBound, money.upperBound + 2)
        return item.range.contains { at in
            guard tokens[at].isWord, !tokens[at].isInner, tokens[at].classes.contains(.bothWays) else { return false }
            return isPerWay(tokens[at]) ? near.contains(at) : near.contains { tokens[$0].classes.contains(.each) }
        }
    }

    /// "each way": the word says by itself that the price is for one of two ways.
    private func isPerWay(_ token: ChatToken) -> Bool { token.classes.contains(.bothWays) && token.value == 2 }

    private func several(_ phrases: [MoneyPhrase], in clause: Range<Int>) -> [ChatItem] {
        var money = multiplied(quantities(phrases, clause))
        let counts = money.filter { $0.role == .quantity }.map(\.number)
        money = money.filter { $0.role == .amount && $0.score >= enough }
        guard !money.isEmpty else { return [] }
        var items: [ChatItem] = []
        for (phrase, range) in zip(money, ranges(money, clause)) {
            var item = item(phrase, range, in: clause)
            if !counts.isEmpty { item.counts = counts.filter { range.contains($0) } }
            items.append(item)
        }
        for index in items.indices.dropLast() where items[index].isFormer && isJoined(items[index], items[index + 1]) {
            items[index].isVoid = false
        }
        return summed(items)
    }

    /// "dinner was 60 + 12 tip": what comes on top does not replace the price before.
    private func isJoined(_ item: ChatItem, _ next: ChatItem) -> Bool {
        isPlus(between: item.money, next.money) || next.range.contains { tokens[$0].isWord && tokens[$0].classes.contains(.tip) }
    }

    /// A number before a counted thing is no amount when another number can be.
    private func quantities(_ phrases: [MoneyPhrase], _ clause: Range<Int>) -> [MoneyPhrase] {
        var phrases = phrases
        for index in phrases.indices where phrases[index].canCount && phrases[index].role != .none {
            if index + 1 < phrases.count, isHeadCount(phrases[index], clause) {
                phrases[index].role = .quantity
                continue
            }
            guard countsThing(phrases[index], clause), !hasOwnNoun(index, phrases, clause) else { continue }
            // Another amount further on, before the next joint with a noun, or right before it.
            let next = index + 1 < phrases.count ? phrases[index + 1] : nil
            let before = index > 0 ? phrases[index - 1] : nil
            let isCount = next.map { isPrice($0, of: phrases[index], clause) } ?? false
            if hasTimes(phrases[index]), next != nil || before != nil {
                phrases[index].role = .quantity
                continue
            }
            let isPriced =
                before.map { $0.role == .amount && ($0.hasCurrency || $0.looksLikeMoney) && !hasJoint(between: $0, phrases[index]) }
                ?? false
            if isCount || isPriced { phrases[index].role = .quantity }
        }
        return phrases
    }

    /// "lunch for 4: 52": how many it was for, then a colon and the price.
    private func isHeadCount(_ phrase: MoneyPhrase, _ clause: Range<Int>) -> Bool {
        let (before, next) = (phrase.tokens.lowerBound - 1, phrase.tokens.upperBound)
        return clause.contains(before) && clause.contains(next + 1) && tokens[before].isWord && tokens[before].classes.contains(.forWhat)
            && tokens[next].sign == UInt8(ascii: ":") && tokens[next + 1].isNumber
    }

    /// "breakfast 6 lunch 9": the thing of the number stands before it.
    private func hasOwnNoun(_ index: Int, _ phrases: [MoneyPhrase], _ clause: Range<Int>) -> Bool {
        let phrase = phrases[index]
        if phrase.isCountOnly || hasTimes(phrase) { return false }
        let next = phrase.tokens.upperBound
        if clause.contains(next), tokens[next].classes.has(any: [.unit, .nocount]) || isTimes(next) { return false }
        if index > 0, phrases[index - 1].role == .quantity { return false }
        var start = index > 0 ? phrases[index - 1].tokens.upperBound : clause.lowerBound
        let splitter = ClauseSplitter(tokens: tokens)
        for at in start..<max(start, phrase.tokens.lowerBound) where splitter.isJoint(at) { start = at + 1 }
        return words.hasNoun(start..<max(start, phrase.tokens.lowerBound))
    }

    /// "x3": the sign stands before the number.
    private func hasTimes(_ phrase: MoneyPhrase) -> Bool { phrase.number > 0 && isTimes(phrase.number - 1) && phrase.canCount }

    /// A noun, or a sign or word that multiplies, stands behind the number.
    private func countsThing(_ phrase: MoneyPhrase, _ clause: Range<Int>) -> Bool {
        if hasTimes(phrase) { return true }
        let next = phrase.tokens.upperBound
        guard clause.contains(next) else { return false }
        if isTimes(next) { return true }
        return tokens[next].isWord
            && !tokens[next].classes.has(any: [.forWhat, .at, .to, .and, .currency, .dollar, .stop, .lastday, .was, .not])
            || tokens[next].classes.contains(.unit)
    }

    /// Whether `price` can be the price of what `count` counts: no joint with an own noun lies between.
    private func isPrice(_ price: MoneyPhrase, of count: MoneyPhrase, _ clause: Range<Int>) -> Bool {
        guard price.role == .amount || price.score > -8 else { return false }
        return !hasHardJoint(count.tokens.upperBound..<price.tokens.lowerBound, price, clause)
    }

    private func hasJoint(between a: MoneyPhrase, _ b: MoneyPhrase) -> Bool {
        let splitter = ClauseSplitter(tokens: tokens)
        return (a.tokens.upperBound..<max(a.tokens.upperBound, b.tokens.lowerBound)).contains { splitter.isJoint($0) }
    }

    private func hasHardJoint(_ range: Range<Int>, _ price: MoneyPhrase, _ clause: Range<Int>) -> Bool {
        let splitter = ClauseSplitter(tokens: tokens)
        guard let joint = range.last(where: { splitter.isJoint($0) }) else { return false }
        // "2 pizzas, 18": nothing but the price behind the comma.
        return words.hasNoun((joint + 1)..<price.tokens.lowerBound) || nounFollows(price, clause)
    }

    private func nounFollows(_ price: MoneyPhrase, _ clause: Range<Int>) -> Bool {
        let splitter = ClauseSplitter(tokens: tokens)
        var end = price.tokens.upperBound
        while end < clause.upperBound, !splitter.isJoint(end), !tokens[end].isNumber { end += 1 }
        return words.hasNoun(price.tokens.upperBound..<end)
    }

    private func isTimes(_ at: Int) -> Bool {
        tokens[at].sign == UInt8(ascii: "*") || (tokens[at].isWord && tokens[at].classes.contains(.times) && !tokens[at].isInner)
    }

    /// "2 x 4.50", "3 at 2.20", "4 tickets 10 each": the quantity times the price.
    private func multiplied(_ phrases: [MoneyPhrase]) -> [MoneyPhrase] {
        var phrases = phrases
        for index in phrases.indices where phrases[index].role == .quantity {
            var price = index + 1
            while price < phrases.count, phrases[price].role == .none { price += 1 }
            if hasTimes(phrases[index]), index > 0, price >= phrases.count { price = index - 1 }
            guard phrases.indices.contains(price), phrases[price].role != .quantity || phrases[price].canCount else { continue }
            let between = phrases[min(index, price)].tokens.upperBound..<phrases[max(index, price)].tokens.lowerBound
            guard hasTimes(phrases[index]) || isPerPiece(between, after: phrases[price].tokens.upperBound) else { continue }
            let (units, overflow) = phrases[price].amount.units.multipliedReportingOverflow(by: phrases[index].amount.units)
            guard !overflow else { continue }
            phrases[price].amount = Amount(units: units, decimals: phrases[price].amount.decimals)
            phrases[price].role = .amount
            phrases[price].score = max(phrases[price].score, enough) + 2
        }
        return phrases
    }

    private func isPerPiece(_ between: Range<Int>, after end: Int) -> Bool {
        if between.contains(where: {
            isTimes($0) || (tokens[$0].classes.contains(.each) && !tokens[$0].isInner) || tokens[$0].sign == UInt8(ascii: "@")
        }) {
            return true
        }
        // "5 notebooks at 2.20": a counted thing, then "at" right before the price.
        if between.count > 1, let last = between.last, tokens[last].isWord, tokens[last].classes.contains(.at),
            words.isAtPrice(tokens[last])
        {
            return true
        }
        var at = end
        while at < tokens.count, at < end + 2 {
            if tokens[at].isWord, tokens[at].classes.contains(.each) || isPerWay(tokens[at]) { return true }
            at += 1
        }
        return false
    }

    /// The words of each amount: up to a joint or halfway to its neighbour, by whether things stand before or behind.
    private func ranges(_ money: [MoneyPhrase], _ clause: Range<Int>) -> [Range<Int>] {
        guard money.count > 1 else { return [clause] }
        let splitter = ClauseSplitter(tokens: tokens)
        let isThingFirst = words.hasNoun(clause.lowerBound..<money[0].tokens.lowerBound)
        var cuts: [Int] = [clause.lowerBound]
        for index in 1..<money.count {
            let gap = money[index - 1].tokens.upperBound..<max(money[index - 1].tokens.upperBound, money[index].tokens.lowerBound)
            let joints = gap.filter { splitter.isJoint($0) }
            let joint = joints.first { cut in
                isThingFirst ? true : words.hasNoun(money[index - 1].tokens.upperBound..<cut) || !words.hasNoun(gap)
            }
            cuts.append(joint ?? joints.last ?? (isThingFirst ? gap.lowerBound : gap.upperBound))
        }
        cuts.append(clause.upperBound)
        return money.indices.map { cuts[$0]..<max(cuts[$0], cuts[$0 + 1]) }
    }

    private func mark(_ item: inout ChatItem, _ clause: Range<Int>) {
        let first = item.money.tokens.lowerBound
        let near = max(item.range.lowerBound, first - 4)..<first
        for at in near where tokens[at].isWord && !tokens[at].isInner {
            let classes = tokens[at].classes
            if classes.contains(.was), !classes.contains(.cost) || first - at <= 2 { (item.isVoid, item.isFormer) = (true, true) }
            if classes.contains(.not), first - at <= 2 { item.isVoid = true }
            if classes.contains(.including), first - at <= 3 { item.isVoid = true }
        }
        item.isTotal = item.range.contains { tokens[$0].isWord && tokens[$0].classes.contains(.total) }
        item.isShare = item.range.contains { tokens[$0].isWord && tokens[$0].classes.contains(.share) }
    }

    /// "12+8 lunch": amounts with nothing but a plus between are one.
    private func summed(_ items: [ChatItem]) -> [ChatItem] {
        var out: [ChatItem] = []
        for item in items {
            guard let last = out.last, isPlus(between: last.money, item.money), !(last.hasNoun && item.hasNoun && nounsDiffer(last, item)),
                let sum = ItemBuilder.add(last.amount, item.amount)
            else {
                out.append(item)
                continue
            }
            out[out.count - 1].amount = sum
            out[out.count - 1].money.tokens = last.money.tokens.lowerBound..<item.money.tokens.upperBound
            out[out.count - 1].range = last.range.lowerBound..<item.range.upperBound
            out[out.count - 1].currency = last.currency ?? item.currency
            out[out.count - 1].counts += item.counts
            out[out.count - 1].hasNoun = last.hasNoun || item.hasNoun
        }
        return out
    }

    private func isPlus(between a: MoneyPhrase, _ b: MoneyPhrase) -> Bool {
        let gap = a.tokens.upperBound..<max(a.tokens.upperBound, b.tokens.lowerBound)
        guard gap.count == 1, let at = gap.first else { return false }
        return tokens[at].sign == UInt8(ascii: "+") || words.isPlus(tokens[at])
    }

    private func nounsDiffer(_ a: ChatItem, _ b: ChatItem) -> Bool {
        words.hasNoun(a.range.lowerBound..<a.money.tokens.lowerBound) && words.hasNoun(b.money.tokens.upperBound..<b.range.upperBound)
    }

    static func add(_ a: Amount, _ b: Amount) -> Amount? {
        let digits = max(a.decimals, b.decimals)
        guard let x = a.scaled(to: digits), let y = b.scaled(to: digits) else { return nil }
        let (sum, overflow) = x.units.addingReportingOverflow(y.units)
        return overflow ? nil : Amount(units: sum, decimals: digits)
    }
}

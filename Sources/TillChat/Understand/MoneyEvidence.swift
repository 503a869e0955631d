import TillRecords

/// Weighs what speaks for and against each number of a clause being money that moved.
struct MoneyEvidence {
    let tokens: TokenList

    /// Points from which a number counts.
    static let enough = 2

    /// Scores the amounts of one clause, which lie in `own`, and sets their roles.
    func weigh(_ phrases: inout [MoneyPhrase], _ own: Range<Int>, in clause: Range<Int>, _ facts: ClauseFacts) {
        for index in own { phrases[index].score = form(phrases[index]) + around(phrases[index], clause) }
        if facts.spend == nil { weighPlain(&phrases, own, in: clause, facts) }
        for index in own {
            if own.count > 1 { phrases[index].score += beside(phrases[index], clause) }
            phrases[index].score += facts.points(before: phrases[index].number)
            if phrases[index].score < MoneyEvidence.enough, phrases[index].role == .amount { phrases[index].role = .weak }
        }
    }

    /// Recipes, timetables and addresses: plain numbers where nobody spends.
    private func weighPlain(_ phrases: inout [MoneyPhrase], _ own: Range<Int>, in clause: Range<Int>, _ facts: ClauseFacts) {
        guard own.contains(where: { !phrases[$0].hasCurrency && !phrases[$0].looksLikeMoney }) else { return }
        let isMeasured = own.contains { phrases[$0].role != .none && hasUnit(phrases[$0], clause) }
        let isAddress = own.contains { isHouseNumber(phrases[$0], clause) }
        let hasTime = clause.contains { tokens[$0].kind == .time }
        for index in own where !phrases[index].hasCurrency && !phrases[index].looksLikeMoney {
            let next = phrases[index].tokens.upperBound
            let hasThing = clause.contains(next) && tokens[next].isWord && !tokens[next].classes.contains(.stop)
            if isMeasured, phrases[index].canCount, own.count > 1, hasThing, !hasUnit(phrases[index], clause) { phrases[index].score -= 5 }
            if isAddress { phrases[index].score -= 6 }
            if hasTime { phrases[index].score -= 3 }
            if facts.chat != nil { phrases[index].score -= 4 }
        }
    }

    private func hasUnit(_ phrase: MoneyPhrase, _ clause: Range<Int>) -> Bool {
        let next = phrase.tokens.upperBound
        return clause.contains(next) && tokens[next].isWord && tokens[next].classes.contains(.unit) && !phrase.hasCurrency
    }

    /// "12 Baker Street", "улица Х 12": a street stands within three words.
    private func isHouseNumber(_ phrase: MoneyPhrase, _ clause: Range<Int>) -> Bool {
        guard phrase.canCount else { return false }
        func isStreet(_ at: Int) -> Bool {
            clause.contains(at) && tokens[at].isWord && tokens[at].classes.contains(.ref) && tokens[at].value == 9
        }
        func isName(_ at: Int) -> Bool { clause.contains(at) && tokens[at].isWord && !tokens[at].classes.contains(.stop) }
        let next = phrase.tokens.upperBound
        return isStreet(phrase.number - 1) || isName(next) && (isStreet(next + 1) || isName(next + 1) && isStreet(next + 2))
    }

    private func isYear(_ phrase: MoneyPhrase) -> Bool {
        let token = tokens[phrase.number]
        guard token.isNumber, token.digits == 4, token.decimals == 0, !phrase.hasCurrency else { return false }
        return YearWindow.chatNumber.contains(Int(token.value))
    }

    /// "3 of 12"
    private func isPartOf(_ phrase: MoneyPhrase, _ clause: Range<Int>) -> Bool {
        func isLink(_ at: Int, _ number: Int) -> Bool {
            clause.contains(at) && clause.contains(number) && tokens[number].isNumber && tokens[at].isWord
                && tokens[at].end - tokens[at].start <= 4
                && tokens[at].classes.contains(.stop) && !tokens[at].classes.has(any: [.forWhat, .and, .each, .at, .was, .not])
        }
        return isLink(phrase.tokens.upperBound, phrase.tokens.upperBound + 1)
            || isLink(phrase.tokens.lowerBound - 1, phrase.tokens.lowerBound - 2)
    }

    /// How the number is written.
    private func form(_ phrase: MoneyPhrase) -> Int {
        let token = tokens[phrase.number]
        var points = 0
        if phrase.isCountOnly { return -20 }
        if phrase.hasCurrency { points += 6 }
        if phrase.looksLikeMoney { points += 3 } else if token.decimals == 1 { points += 2 }
        if token.decimals > 2 { points -= 4 }
        if token.digits >= 7, !phrase.hasCurrency, !token.isGrouped { points -= 5 }
        if phrase.amount.units == 0 { points -= 20 }
        if phrase.amount.units / Amount.powers[Int(phrase.amount.decimals)] >= 100_000_000, !phrase.hasCurrency { points -= 8 }
        return points
    }

    /// What stands right before and behind it.
    private func around(_ phrase: MoneyPhrase, _ clause: Range<Int>) -> Int {
        var points = 0
        let before = phrase.tokens.lowerBound - 1
        if clause.contains(before) {
            let token = tokens[before]
            if token.sign == UInt8(ascii: "#") { points -= 12 }
            if token.isWord { points += beforeWord(phrase, tokens[tokens.startOfPhrase(before)]) }
            // "table for 6", "flight BA 2490"
            if clause.contains(before - 1), tokens[before - 1].isWord, token.isWord, isSmall(token),
                tokens[tokens.startOfPhrase(before - 1)].classes.contains(.ref),
                !phrase.hasCurrency, !phrase.looksLikeMoney
            {
                points -= 8
            }
        }
        if !phrase.hasCurrency, isPartOf(phrase, clause) { points -= 9 }
        if isYear(phrase), phrase.number == clause.lowerBound, clause.contains(phrase.number + 1),
            tokens[phrase.number + 1].classes.has(any: [.stop, .was])
        {
            points -= 8
        }
        return points + behind(phrase, clause)
    }

    /// What stands right behind it.
    private func behind(_ phrase: MoneyPhrase, _ clause: Range<Int>) -> Int {
        var points = 0
        let next = phrase.tokens.upperBound
        // "I got 3 missed calls": a small number of things that nobody sells, behind other words.
        if clause.contains(next), tokens[next].isWord, tokens[next].classes.isEmpty, phrase.canCount, phrase.amount.units <= 12,
            phrase.number > clause.lowerBound, !phrase.looksLikeMoney, tokens[next].end - tokens[next].start > 2,
            isChatty(clause.lowerBound..<phrase.number)
        {
            points -= 5
        }
        if clause.contains(next), tokens[next].isWord {
            let classes = tokens[next].classes
            if classes.has(any: [.unit, .nocount]), !phrase.hasCurrency {
                // "12 a month" is a price, "3 months" is a span.
                points -= tokens[phrase.number].decimals == 2 && !tokens[next].isAttached ? 4 : 10
            }
            if classes.contains(.ordinal), tokens[next].isAttached { points -= 12 }
        }
        if clause.contains(next), tokens[next].kind == .sign, tokens[next].sign == UInt8(ascii: "/"), clause.contains(next + 1),
            tokens[next + 1].isNumber, tokens[next].isAttached
        {
            points -= 6
        }
        return points
    }

    /// Somebody tells something: a pronoun or small word, no thing.
    private func isChatty(_ range: Range<Int>) -> Bool {
        range.contains { tokens[$0].isWord && tokens[$0].classes.contains(.stop) }
            && !range.contains { tokens[$0].isWord && tokens[$0].classes.contains(.goods) }
    }

    /// A small word, or two or three letters in capitals as of a flight.
    private func isSmall(_ token: ChatToken) -> Bool {
        token.classes.has(any: [.stop, .forWhat]) || token.classes.isEmpty && token.end - token.start <= 3
    }

    private func beforeWord(_ phrase: MoneyPhrase, _ word: ChatToken) -> Int {
        if phrase.hasCurrency { return 0 }
        var points = 0
        if word.classes.contains(.ref) { points -= phrase.looksLikeMoney ? 2 : word.classes.contains(.goods) ? 3 : 9 }
        if word.classes.contains(.contact), !word.classes.contains(.goods) { points -= phrase.looksLikeMoney ? 3 : 9 }
        if word.classes.has(any: [.spend, .cost, .forWhat, .approx]), !word.classes.contains(.chat) { points += 1 }
        // "at 8" is a time of day, mostly.
        if word.classes.contains(.at), !phrase.looksLikeMoney, tokens[phrase.number].decimals == 0, phrase.amount.units <= 24 {
            points -= 4
        }
        return points
    }

    /// With other amounts in the clause a weak reading gives way.
    private func beside(_ phrase: MoneyPhrase, _ clause: Range<Int>) -> Int {
        let token = tokens[phrase.number]
        guard !phrase.hasCurrency, !phrase.looksLikeMoney, token.isNumber else { return 0 }
        var points = 0
        let before = phrase.tokens.lowerBound - 1
        if clause.contains(before), tokens[before].isWord, tokens[tokens.startOfPhrase(before)].classes.contains(.weakref),
            phrase.amount.units < 1000
        {
            points -= 9
        }
        if isYear(phrase) { points -= 8 }
        return points
    }
}

/// What the words of a clause say about its numbers.
struct ClauseFacts {
    var isQuestion = false
    /// Where the first word of each kind stands; nil without one.
    var spend: Int?
    var plan: Int?
    var debt: Int?
    var refuse: Int?
    var chat: Int?
    /// Words pay a debt back.
    var settles = false
    /// Where a plan is told of: the joints, which split what is said of a number from what follows.
    var joints: [Int] = []
    var isNow: Int?
    var income = false
    var goods = false
    var contact = false
    var words = 0
    var hasMoneyForm = false

    /// Points for a number at a token.
    func points(before number: Int) -> Int {
        var points = 0
        if isQuestion { points -= 12 }
        if let refuse { points -= refuse < number || spend == nil ? 12 : 4 }
        if let plan {
            let isDone = spend.map { $0 < plan && $0 < number } ?? false
            let isApart = plan > number && joints.contains { $0 > number && $0 < plan }
            points -= isDone || isApart ? 1 : plan < number || spend == nil ? 12 : 3
        }
        if debt != nil, !settles { points -= spend != nil ? 3 : 12 }
        if chat != nil, spend == nil { points -= goods ? 3 : 7 }
        if isNow != nil, spend == nil { points -= 7 }
        if contact { points -= spend != nil ? 1 : 4 }
        if spend != nil { points += 4 }
        if income { points += 3 }
        if goods { points += 2 }
        // The bare form of a log: a thing and an amount.
        points += words == 0 ? 0 : words <= 4 ? 3 : words == 5 ? 2 : words <= 7 ? 1 : 0
        return points
    }
}

import TillRecords

/// Reads the money that one message states as moved.
struct MessageGrammar {
    let tokens: TokenList
    let settings: MessageSettings
    let words: DescriptionWords
    private let room: MoneyRoom

    /// - Parameter room: holds what was found until the next message.
    init(tokens: TokenList, settings: MessageSettings, words: DescriptionWords, room: MoneyRoom) {
        self.tokens = tokens
        self.settings = settings
        self.words = words
        self.room = room
        room.clear()
        if words.seen.mayNameDay { DayHints(tokens: tokens, sent: settings.day, order: settings.order).find(into: &room.days) }
        MoneyFinder(tokens: tokens, settings: settings, words: words).find(into: &room.phrases)
        for index in room.phrases.indices {
            if isDay(room.phrases[index].number) { room.phrases[index].role = .none }
            if room.phrases[index].role != .none, !room.phrases[index].isCountOnly { room.candidates.append(room.phrases[index]) }
        }
    }

    /// Whether a token is part of a day.
    private func isDay(_ at: Int) -> Bool { room.days.contains { $0.tokens.contains(at) } }

    /// Numbers that could be money, whether or not they are; for corrections, which need no words.
    var candidates: [MoneyPhrase] { room.candidates }
    var day: Day? { room.days.first?.day }

    /// The entries of the message.
    func entries() -> [ChatEntry] {
        guard !room.phrases.isEmpty else { return [] }
        var heads: [(clause: Range<Int>, day: Day)] = []
        let splitter = ClauseSplitter(tokens: tokens)
        var (start, next) = (0, 0)
        var before: Range<Int>?
        while let clause = splitter.clause(from: &start) {
            defer { before = clause }
            let own = own(clause, from: &next)
            // A line of nothing but a day heads the lines below it.
            if let hint = room.days.first(where: { clause.contains($0.tokens.lowerBound) }), isOnly(hint, clause) {
                heads.append((clause, hint.day))
                continue
            }
            guard own.contains(where: { room.phrases[$0].role == .amount }) else { continue }
            MoneyEvidence(tokens: tokens).weigh(&room.phrases, own, in: clause, facts(clause, after: before))
            ItemBuilder(tokens: tokens, words: words).add(room.phrases, own, in: clause, to: &room.items)
        }
        return finished(heads)
    }

    /// The phrases whose numbers stand in the clause, of those from `next` on, which moves behind them.
    private func own(_ clause: Range<Int>, from next: inout Int) -> Range<Int> {
        let phrases = room.phrases
        while next < phrases.count, phrases[next].number < clause.lowerBound { next += 1 }
        let first = next
        while next < phrases.count, phrases[next].number < clause.upperBound { next += 1 }
        return first..<next
    }

    private func isOnly(_ hint: DayHints.Hint, _ clause: Range<Int>) -> Bool {
        clause.allSatisfy {
            hint.tokens.contains($0) || tokens[$0].kind == .sign || (tokens[$0].isWord && tokens[$0].classes.contains(.stop))
        }
    }

    private func facts(_ clause: Range<Int>, after before: Range<Int>?) -> ClauseFacts {
        var facts = ClauseFacts()
        facts.isQuestion = tokens[clause.upperBound - 1].sign == UInt8(ascii: "?")
        for at in clause where tokens[at].isWord && !tokens[at].isInner { facts.take(tokens[at], at, isNoun: words.isNoun(at)) }
        // A sentence that a dash or "re:" leads in still tells whose money it is.
        if let before, tokens[before.upperBound - 1].kind != .newline, facts.words == 0 {
            for at in before where tokens[at].isWord && !tokens[at].isInner && tokens[at].classes.contains(.plan) { facts.plan = at }
        }
        guard facts.plan != nil else { return facts }
        let splitter = ClauseSplitter(tokens: tokens)
        facts.joints = clause.filter { splitter.isJoint($0) }
        return facts
    }

    /// Totals, former prices and shares leave; what stays becomes entries.
    private func finished(_ heads: [(clause: Range<Int>, day: Day)]) -> [ChatEntry] {
        guard !room.items.isEmpty else { return [] }
        if room.items.count > 1 {
            if room.items.contains(where: { $0.isVoid }), room.items.contains(where: { !$0.isVoid }) { room.items.removeAll { $0.isVoid } }
            if room.items.count > 1, let share = room.items.last(where: { $0.isShare }) { room.items = [share] }
            leaveTotals()
        }
        var entries: [ChatEntry] = []
        entries.reserveCapacity(room.items.count)
        for index in room.items.indices {
            addPercent(&room.items[index])
            entries.append(entry(room.items[index], isFirst: index == 0, heads))
        }
        return entries
    }

    /// "50 plus 20% tip" is one amount of 60.
    private func addPercent(_ item: inout ChatItem) {
        let rest = item.money.tokens.upperBound..<item.clause.upperBound
        guard let at = rest.first(where: { tokens[$0].kind == .percent }), tokens[at].decimals == 0, tokens[at].value <= 100,
            rest.contains(where: { tokens[$0].isWord && tokens[$0].classes.contains(.tip) }),
            rest.contains(where: { $0 < at && (tokens[$0].sign == UInt8(ascii: "+") || tokens[$0].classes.contains(.and)) })
        else { return }
        let (units, overflow) = item.amount.units.multipliedReportingOverflow(by: 100 + tokens[at].value)
        guard !overflow, item.amount.decimals < 12 else { return }
        var (sum, decimals) = (units, item.amount.decimals + 2)
        while decimals > 0, sum % 10 == 0 { (sum, decimals) = (sum / 10, decimals - 1) }
        item.amount = Amount(units: sum, decimals: decimals)
    }

    /// A stated total of listed parts is left out; a total that ends a sentence about one thing is the amount.
    private func leaveTotals() {
        guard let total = room.items.last(where: { $0.isTotal }), room.items.contains(where: { !$0.isTotal }) else { return }
        let totals = room.items.filter(\.isTotal)
        let parts = room.items.filter { !$0.isTotal }
        let sum = parts.reduce(Amount(units: 0, decimals: 0)) { ItemBuilder.add($0, $1.amount) ?? $0 }
        let digits: UInt8 = 4
        let isSum = totals.contains { $0.amount.scaled(to: digits) == sum.scaled(to: digits) }
        room.items = isSum || parts.count > 1 ? parts : [total]
    }

    private func entry(_ item: ChatItem, isFirst: Bool, _ heads: [(clause: Range<Int>, day: Day)]) -> ChatEntry {
        func isCovered(_ at: Int) -> Bool { item.money.tokens.contains(at) || isDay(at) }
        func isOther(_ at: Int) -> Bool {
            room.phrases.contains {
                $0.tokens.contains(at) && item.range.contains($0.number) && $0.role == .amount && $0.number != item.money.number
                    && !item.counts.contains($0.number)
            }
        }
        var description = words.description(item.range, quantities: item.counts) { isCovered($0) || isOther($0) }
        if description.isEmpty {
            description = words.description(item.clause, quantities: []) { at in
                isCovered(at) || room.phrases.contains { $0.tokens.contains(at) }
            }
        }
        let behind = item.money.tokens.upperBound
        let comesIn = behind == item.clause.upperBound - 1 && words.isIn(tokens[behind])
        var way = DirectionVote(tokens: tokens).decide(item.range, hasPlus: item.money.hasPlus || comesIn)
        if !way.isSaid {
            let wider = DirectionVote(tokens: tokens).decide(item.clause.lowerBound..<item.range.upperBound, hasPlus: false)
            if wider.isSaid, isFirst || !item.hasNoun { way = wider }
        }
        let days = room.days
        let own = days.last { item.range.contains($0.tokens.lowerBound) } ?? days.first { item.clause.contains($0.tokens.lowerBound) }
        let head = heads.last { $0.clause.upperBound <= item.clause.lowerBound }
        var entry = ChatEntry(
            amount: item.amount, currency: item.currency, direction: way.direction, isIncoming: way.isIncoming, description: description,
            day: own?.day ?? head?.day ?? days.first { $0.tokens.lowerBound < item.clause.lowerBound && heads.isEmpty }?.day ?? settings.day
        )
        entry.isDayGiven = own != nil || head != nil
        entry.merchant = words.merchant(item.range, except: isCovered)
        entry.confidence = min(97, 55 + item.money.score * 4 + (way.isSaid ? 6 : 0))
        return entry
    }
}

extension ClauseFacts {
    /// Takes one word or phrase of the clause.
    mutating func take(_ token: ChatToken, _ at: Int, isNoun: Bool) {
        let classes = token.classes
        if isNoun || classes.has(any: [.plan, .chat, .question]) { words += token.span }
        if spend == nil, classes.has(any: [.spend, .add, .cost]), !classes.contains(.plan) { spend = at }
        if plan == nil, classes.contains(.plan) { plan = at }
        if debt == nil, classes.contains(.debt) { debt = at }
        if refuse == nil, classes.contains(.refuse) { refuse = at }
        if chat == nil, classes.contains(.chat) { chat = at }
        if isNow == nil, classes.contains(.isNow) { isNow = at }
        if classes.has(any: [.income, .refund, .transfer, .get, .borrow, .send]) { income = true }
        if classes.has(any: [.refund, .transfer]), !classes.contains(.debt) { settles = true }
        if classes.contains(.goods) { goods = true }
        if classes.contains(.contact), !classes.contains(.goods) { contact = true }
        if classes.contains(.question), at == 0 || !classes.has(any: [.stop, .and]) && words <= 2 {
            isQuestion = isQuestion || token.span > 1 || words <= 1
        }
    }
}

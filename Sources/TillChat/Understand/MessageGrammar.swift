import TillRecords

/// Reads the money that one message states as moved.
struct MessageGrammar {
    let tokens: TokenList
    let settings: MessageSettings
    let words: DescriptionWords
    private var phrases: [MoneyPhrase]
    private let days: [DayHints.Hint]

    init(tokens: TokenList, settings: MessageSettings, words: DescriptionWords) {
        self.tokens = tokens
        self.settings = settings
        self.words = words
        days = DayHints(tokens: tokens, sent: settings.day, order: settings.order).find()
        phrases = MoneyFinder(tokens: tokens, settings: settings, words: words).find()
        for index in phrases.indices where days.contains(where: { $0.tokens.contains(phrases[index].number) }) {
            phrases[index].role = .none
        }
    }

    /// Numbers that could be money, whether or not they are; for corrections, which need no words.
    var candidates: [MoneyPhrase] { phrases.filter { $0.role != .none && !$0.isCountOnly } }
    var day: Day? { days.first?.day }

    /// The entries of the message.
    mutating func entries() -> [ChatEntry] {
        guard !phrases.isEmpty else { return [] }
        var items: [ChatItem] = []
        var heads: [(clause: Range<Int>, day: Day)] = []
        let clauses = ClauseSplitter(tokens: tokens).clauses()
        for (number, clause) in clauses.enumerated() {
            // A line of nothing but a day heads the lines below it.
            if let hint = days.first(where: { clause.contains($0.tokens.lowerBound) }), isOnly(hint, clause) {
                heads.append((clause, hint.day))
                continue
            }
            guard phrases.contains(where: { clause.contains($0.number) && $0.role == .amount }) else { continue }
            let facts = facts(clause, after: number > 0 ? clauses[number - 1] : nil)
            MoneyEvidence(tokens: tokens).weigh(&phrases, in: clause, facts)
            items += ItemBuilder(tokens: tokens, words: words).items(phrases, in: clause)
        }
        return finished(items, heads)
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
        let splitter = ClauseSplitter(tokens: tokens)
        facts.joints = clause.filter { splitter.isJoint($0) }
        // A sentence that a dash or "re:" leads in still tells whose money it is.
        if let before, tokens[before.upperBound - 1].kind != .newline, facts.words == 0 {
            for at in before where tokens[at].isWord && !tokens[at].isInner && tokens[at].classes.contains(.plan) { facts.plan = at }
        }
        return facts
    }

    /// Totals, former prices and shares leave; what stays becomes entries.
    private func finished(_ all: [ChatItem], _ heads: [(clause: Range<Int>, day: Day)]) -> [ChatEntry] {
        var items = all
        if items.count > 1, items.contains(where: { !$0.isVoid }) { items.removeAll { $0.isVoid } }
        if let share = items.last(where: { $0.isShare }), items.count > 1 { items = [share] }
        items = withoutTotals(items)
        for index in items.indices { addPercent(&items[index]) }
        return items.enumerated().map { index, item in entry(item, before: index > 0 ? items[index - 1] : nil, heads) }
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
    private func withoutTotals(_ items: [ChatItem]) -> [ChatItem] {
        let totals = items.filter(\.isTotal)
        let parts = items.filter { !$0.isTotal }
        guard !totals.isEmpty, !parts.isEmpty else { return items }
        let sum = parts.reduce(Amount(units: 0, decimals: 0)) { ItemBuilder.add($0, $1.amount) ?? $0 }
        let digits: UInt8 = 4
        let isSum = totals.contains { $0.amount.scaled(to: digits) == sum.scaled(to: digits) }
        if isSum || parts.count > 1 { return parts }
        return [totals[totals.count - 1]]
    }

    private func entry(_ item: ChatItem, before: ChatItem?, _ heads: [(clause: Range<Int>, day: Day)]) -> ChatEntry {
        let covered = [item.money.tokens] + days.map(\.tokens)
        let others = phrases.filter {
            item.range.contains($0.number) && $0.role == .amount && $0.number != item.money.number && !item.counts.contains($0.number)
        }.map(\.tokens)
        var description = words.description(item.range, except: covered + others, quantities: item.counts)
        if description.isEmpty { description = words.description(item.clause, except: covered + phrases.map(\.tokens), quantities: []) }
        let behind = item.money.tokens.upperBound
        let comesIn = behind == item.clause.upperBound - 1 && words.isIn(tokens[behind])
        var way = DirectionVote(tokens: tokens).decide(item.range, hasPlus: item.money.hasPlus || comesIn)
        if !way.isSaid {
            let wider = DirectionVote(tokens: tokens).decide(item.clause.lowerBound..<item.range.upperBound, hasPlus: false)
            if wider.isSaid, before == nil || !item.hasNoun { way = wider }
        }
        let own = days.last { item.range.contains($0.tokens.lowerBound) } ?? days.first { item.clause.contains($0.tokens.lowerBound) }
        let head = heads.last { $0.clause.upperBound <= item.clause.lowerBound }
        var entry = ChatEntry(
            amount: item.amount, currency: item.currency, direction: way.direction, isIncoming: way.isIncoming, description: description,
            day: own?.day ?? head?.day ?? days.first { $0.tokens.lowerBound < item.clause.lowerBound && heads.isEmpty }?.day ?? settings.day
        )
        entry.isDayGiven = own != nil || head != nil
        entry.merchant = words.merchant(item.range, except: covered)
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

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
            let facts = facts(clause, after: before)
            MoneyEvidence(tokens: tokens).weigh(&room.phrases, own, in: clause, facts)
            let built = room.items.count
            ItemBuilder(tokens: tokens, words: words).add(room.phrases, own, in: clause, to: &room.items)
            // "card declined 12.50": a word says that nothing moved, and none that something did.
            if room.items.count == built, facts.refuse == nil || facts.spend != nil { addWeak(own, in: clause) }
        }
        return finished(heads)
    }

    /// Proposes the amounts of a clause for which too little speaks: what is learnt decides.
    private func addWeak(_ own: Range<Int>, in clause: Range<Int>) {
        var phrases = Array(room.phrases[own])
        for index in phrases.indices where phrases[index].role == .weak && phrases[index].score >= MessageGrammar.hopeless {
            phrases[index].role = .amount
        }
        let first = room.items.count
        ItemBuilder(tokens: tokens, words: words, enough: MessageGrammar.hopeless)
            .add(phrases, phrases.indices, in: clause, to: &room.items)
        for index in first..<room.items.count { room.items[index].isWeak = true }
    }

    /// Points below which nobody need judge: noughts, and numbers in words that count things.
    private static let hopeless = -18

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
        facts.isQuestion = tokens.isQuestion(clause)
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
        for index in room.items.indices { addPercent(&room.items[index]) }
        return judged(heads)
    }

    /// The entries of the items that are money. Plain lines of a log support each other, and so do the parts of one sentence: what
    /// holds for the surest holds for all that nothing speaks against.
    private func judged(_ heads: [(clause: Range<Int>, day: Day)]) -> [ChatEntry] {
        var found: [(entry: ChatEntry, probability: Double, isPlain: Bool)] = []
        found.reserveCapacity(room.items.count)
        for (index, item) in room.items.enumerated() {
            let way = way(of: item, isFirst: index == 0)
            var entry = entry(item, way, heads)
            let probability = room.judge.weigh(&entry, evidence(item, item.isWeak ? .weak : .said), said: way)
            found.append((entry, probability, isPlain(item)))
        }
        let least = found.reduce(EvidenceJudge.plain) { $1.isPlain ? max($0, $1.probability) : $0 }
        let asked = EvidenceJudge.asked
        let surest = surestParts(found.map(\.probability))
        var entries: [ChatEntry] = []
        entries.reserveCapacity(found.count)
        for (index, one) in found.enumerated() {
            var entry = one.entry
            var probability = one.probability
            if one.isPlain { probability = max(probability < asked ? EvidenceJudge.plain : least, probability) }
            if one.probability >= asked, isPart(room.items[index]) {
                probability = max(probability, surest[room.items[index].clause.lowerBound] ?? 0)
            }
            if isCountBeside(index) { probability = min(EvidenceJudge.plain, probability) }
            if room.items[index].isSummed { probability = max(EvidenceJudge.summed, probability) }
            // A question says of nothing that it moved: what is not sure is no doubt about it.
            let isWeak = room.items[index].isWeak || tokens.isQuestion(room.items[index].clause)
            if room.judge.decide(&entry, probability, isWeak: isWeak) { entries.append(entry) }
        }
        return entries
    }

    /// "4 beers and nachos 38.50": a small number before its thing, where the price of what follows stands behind its own, may well count.
    private func isCountBeside(_ index: Int) -> Bool {
        let item = room.items[index]
        guard item.money.canCount, item.amount.units <= MessageGrammar.mostCounted, isThingBehind(item) else {
            return false
        }
        return room.items.dropFirst(index + 1).contains { price in
            price.clause == item.clause && hasThingBefore(price) && !isThingBehind(price)
                && price.amount.units / Amount.powers[Int(price.amount.decimals)] > item.amount.units
        }
    }

    /// More of a thing are seldom bought at once.
    private static let mostCounted: Int64 = 12

    private func hasThingBefore(_ item: ChatItem) -> Bool { words.hasNoun(item.range.lowerBound..<item.money.tokens.lowerBound) }
    private func isThingBehind(_ item: ChatItem) -> Bool {
        !hasThingBefore(item) && words.hasNoun(item.money.tokens.upperBound..<item.range.upperBound)
    }

    /// What the surest part of each sentence has, by where the sentence begins: its parts are built alike, things without a word that
    /// tells more.
    private func surestParts(_ probabilities: [Double]) -> [Int: Double] {
        var surest: [Int: Double] = [:]
        for (index, item) in room.items.enumerated() where isPart(item) {
            surest[item.clause.lowerBound] = max(surest[item.clause.lowerBound] ?? 0, probabilities[index])
        }
        return surest
    }

    private func isPart(_ item: ChatItem) -> Bool {
        !item.isWeak && item.hasNoun
            && !item.range.contains { tokens[$0].isWord && !tokens[$0].isInner && tokens[$0].classes.has(any: MessageGrammar.telling) }
    }

    /// A line of a log: a thing of a few words and its amount, how many there were and when, and nothing that tells a story.
    private func isPlain(_ item: ChatItem) -> Bool {
        guard !item.isWeak, item.hasNoun else { return false }
        var things = 0
        for at in item.range where !item.money.tokens.contains(at) && !isDay(at) && !tokens[at].isInner {
            let token = tokens[at]
            switch token.kind {
            case .number: guard item.counts.contains(at) || room.phrase(at: at)?.number == at else { return false }
            case .sign: guard MessageGrammar.signs.contains(token.sign) else { return false }
            case .newline: continue
            case .word where words.isNoun(at):
                things += 1
                guard things <= 3, !token.classes.has(any: MessageGrammar.telling) else { return false }
            case .word:
                // "he got 3": a story begins with a small word.
                let helps = token.classes.has(any: MessageGrammar.helping)
                guard helps || things > 0 && token.classes.isSubset(of: .stop) && !token.classes.isEmpty else { return false }
            default: return false
            }
        }
        return things > 0
    }

    private static let signs = Array(",.:;+*-/@()".utf8)
    /// Words that say how many, for what, where and when.
    private static let helping: WordClass = [
        .each, .times, .at, .forWhat, .and, .including, .tip, .dayback, .weekday, .month, .number, .multiplier, .currency, .dollar,
    ]
    /// Words that make more of a line than a log's.
    private static let telling: WordClass = [
        .plan, .question, .debt, .refuse, .chat, .ref, .weakref, .nocount, .contact, .command, .undo, .balance, .otp, .unit,
    ]

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
        var parts = room.items.filter { !$0.isTotal }
        let sum = parts.reduce(Amount(units: 0, decimals: 0)) { ItemBuilder.add($0, $1.amount) ?? $0 }
        let digits: UInt8 = 4
        let isSum = totals.contains { $0.amount.scaled(to: digits) == sum.scaled(to: digits) }
        if isSum, parts.count > 1 { for index in parts.indices { parts[index].isSummed = true } }
        room.items = isSum || parts.count > 1 ? parts : [total]
    }

    /// What is seen of an item of the message.
    func evidence(_ item: ChatItem, _ path: AmountEvidence.Path) -> AmountEvidence {
        AmountEvidence(
            tokens: tokens, sight: room.judge.sight, item: item, path: path, numbers: room.phrases.count,
            proposed: max(1, room.items.count), talk: room.judge.talk, heard: room.judge.heard)
    }

    /// An entry that another reading found, judged by the whole message; nil when it is no movement of money.
    func judged(_ entry: ChatEntry, _ phrase: MoneyPhrase, _ path: AmountEvidence.Path) -> ChatEntry? {
        let all = 0..<tokens.count
        var item = ChatItem(amount: entry.amount, currency: entry.currency, money: phrase, range: all, clause: all)
        item.hasNoun = words.hasNoun(all)
        var entry = entry
        let said = DirectionVote.Outcome(direction: entry.direction, isIncoming: entry.isIncoming, isSaid: true)
        let probability = room.judge.weigh(&entry, evidence(item, path), said: said)
        return room.judge.decide(&entry, probability) ? entry : nil
    }

    /// An entry that its author mends is one.
    func confirm(_ entry: inout ChatEntry) { room.judge.confirm(&entry) }

    /// Which way an item's money went, by its words, else by those before them.
    private func way(of item: ChatItem, isFirst: Bool) -> DirectionVote.Outcome {
        let behind = item.money.tokens.upperBound
        let comesIn = behind == item.clause.upperBound - 1 && words.isIn(tokens[behind])
        let way = DirectionVote(tokens: tokens).decide(item.range, hasPlus: item.money.hasPlus || comesIn)
        guard !way.isSaid, isFirst || !item.hasNoun else { return way }
        let wider = DirectionVote(tokens: tokens).decide(item.clause.lowerBound..<item.range.upperBound, hasPlus: false)
        return wider.isSaid ? wider : way
    }

    private func entry(_ item: ChatItem, _ way: DirectionVote.Outcome, _ heads: [(clause: Range<Int>, day: Day)]) -> ChatEntry {
        func isCovered(_ at: Int) -> Bool { item.money.tokens.contains(at) || isDay(at) }
        func isOther(_ at: Int) -> Bool {
            guard let other = room.phrase(at: at) else { return false }
            return item.range.contains(other.number) && other.role == .amount && other.number != item.money.number
                && !item.counts.contains(other.number)
        }
        var description = words.description(item.range, quantities: item.counts) { isCovered($0) || isOther($0) }
        if description.isEmpty {
            description = words.description(item.clause, quantities: []) { at in
                isCovered(at) || room.phrase(at: at) != nil
            }
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

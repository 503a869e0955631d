/// Where what is seen stands in a message and in the clause at hand: looked for once, however many amounts are weighed.
final class MessageSight {
    /// A slot that tokens of the clause fill: where first, where last, and how often.
    struct Filled {
        let slot: Int
        let first: Int
        var last: Int
        var count: Int
    }

    private var isKnown = false
    private var clause = 0..<0
    /// How often each slot is filled in the message.
    private var all = [Int](repeating: 0, count: EvidenceNames.beside)
    /// Where each slot stands in `here`; -1 where it does not.
    private var places = [Int](repeating: -1, count: EvidenceNames.beside)
    /// Of each role the first and the last token in the clause; nil without one.
    private var ends = [(first: Int, last: Int)?](repeating: nil, count: EvidenceNames.Role.allCases.count)
    private var questions = 0
    private var questionsHere = 0

    /// The slots of the clause, in the order of their first tokens; phrases are one token.
    private(set) var here: [Filled] = []
    /// The slots that tokens outside the clause fill.
    private(set) var elsewhere: [Int] = []
    /// Words of the clause, and those of them that nobody knows.
    private(set) var words = 0
    private(set) var unknown = 0
    /// Line breaks of the message.
    private(set) var lines = 0
    /// What the message has.
    private(set) var traits: Set<EvidenceNames.Trait> = []
    var hasQuestionElsewhere: Bool { questions > questionsHere }

    /// Another message begins.
    func clear() { isKnown = false }

    /// Looks at a message and a clause of it, unless that was done.
    func look(at clause: Range<Int>, of tokens: TokenList) {
        if !isKnown { take(tokens) }
        guard !isKnown || clause != self.clause else { return }
        isKnown = true
        take(clause, of: tokens)
    }

    /// The roles for whose first and last token in the clause something holds, as bits.
    func roles(_ holds: (_ first: Int, _ last: Int) -> Bool) -> Int {
        ends.indices.reduce(0) { bits, role in ends[role].map { holds($0.first, $0.last) } ?? false ? bits | 1 << role : bits }
    }

    private func take(_ tokens: TokenList) {
        for slot in all.indices { all[slot] = 0 }
        (questions, lines) = (0, 0)
        traits.removeAll(keepingCapacity: true)
        var currencies = 0
        for at in tokens.indices {
            let token = tokens[at]
            if !token.isInner { slots(at, of: tokens) { all[$0] += 1 } }
            if token.isQuestionMark { questions += 1 }
            if token.kind == .newline { lines += 1 }
            if token.isWord, !token.isInner, token.classes.has(any: [.currency, .dollar]) { currencies += 1 }
            MessageSight.traits(token) { traits.insert($0) }
        }
        if currencies > 1 { traits.insert(.currencies) }
    }

    private static func traits(_ token: ChatToken, _ body: (EvidenceNames.Trait) -> Void) {
        switch token.kind {
        case .time: body(.time)
        case .date: body(.date)
        case .percent: body(.percent)
        case .code:
            if token.end - token.start > 8 { body(.link) }
            body(.mask)
        case .sign: if let trait = signTraits[token.sign] { body(trait) }
        default: break
        }
    }

    private static let signTraits: [UInt8: EvidenceNames.Trait] = [
        UInt8(ascii: "!"): .exclaims, UInt8(ascii: "("): .bracket, UInt8(ascii: "["): .bracket, UInt8(ascii: "\""): .quote,
        UInt8(ascii: ":"): .colon, UInt8(ascii: "."): .dots,
    ]

    private func take(_ clause: Range<Int>, of tokens: TokenList) {
        self.clause = clause
        for one in here { places[one.slot] = -1 }
        here.removeAll(keepingCapacity: true)
        for role in ends.indices { ends[role] = nil }
        (words, unknown, questionsHere) = (0, 0, 0)
        for at in clause {
            let token = tokens[at]
            if token.isQuestionMark { questionsHere += 1 }
            if token.isWord {
                words += 1
                if token.isUnknown { unknown += 1 }
            }
            guard !token.isInner else { continue }
            let role = role(at, of: tokens).rawValue
            ends[role] = (ends[role]?.first ?? at, at)
            slots(at, of: tokens) { fill($0, at) }
        }
        elsewhere = all.indices.filter { all[$0] > (places[$0] < 0 ? 0 : here[places[$0]].count) }
    }

    private func fill(_ slot: Int, _ at: Int) {
        if places[slot] < 0 {
            places[slot] = here.count
            here.append(Filled(slot: slot, first: at, last: at, count: 1))
        } else {
            here[places[slot]].last = at
            here[places[slot]].count += 1
        }
    }

    /// Calls `body` with each slot that a token fills.
    func slots(_ at: Int, of tokens: TokenList, _ body: (Int) -> Void) {
        let token = tokens[at]
        let base = WordClass.names.count
        switch token.kind {
        case .word:
            // What a card is to a bill only the direction asks.
            let classes = (token.isInner ? tokens[tokens.startOfPhrase(at)].classes : token.classes).subtracting(.card)
            guard !classes.isEmpty else { return body(base) }
            var rest = classes.rawValue
            while rest != 0 {
                body(rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        case .number: body(base + 2)
        case .time: body(base + 3)
        case .date: body(base + 4)
        case .percent: body(base + 5)
        case .code: body(base + 6)
        case .newline: body(base + 7)
        case .sign:
            let sign = EvidenceNames.signs.firstIndex(of: token.sign)
            body(sign.map { base + EvidenceNames.others.count + $0 } ?? EvidenceNames.otherSign)
        }
    }

    /// What a token does around a number; nil is the edge of the clause.
    func role(_ at: Int?, of tokens: TokenList) -> EvidenceNames.Role {
        guard let at else { return .edge }
        let token = tokens[at]
        switch token.kind {
        case .sign: return .sign
        case .word:
            if token.classes.isSubset(of: .card) { return .unknown }
            if token.classes.has(any: MessageSight.against) { return .against }
            if token.classes.has(any: MessageSight.spending) { return .spend }
            if token.classes.contains(.goods) { return .thing }
            return token.classes.has(any: [.weekday, .month, .dayback, .number]) ? .number : .small
        case .number, .time, .date, .percent, .code, .newline: return .number
        }
    }

    /// Classes that keep a number from being money that moved, and those of money that moves.
    private static let against: WordClass = [
        .ref, .weakref, .contact, .plan, .unit, .nocount, .chat, .debt, .question, .refuse, .command, .undo, .balance, .otp, .isNow,
        .ordinal, .not, .was,
    ]
    private static let spending: WordClass = [
        .spend, .cost, .add, .get, .income, .refund, .transfer, .borrow, .send, .credit, .debit, .tip, .share,
    ]
}

extension TokenList {
    /// The token that stands for the phrase a token is in.
    func startOfPhrase(_ at: Int) -> Int {
        var first = at
        while first > 0, self[first].isInner { first -= 1 }
        return first
    }
}

extension ChatToken {
    /// A word that no table has.
    var isUnknown: Bool { isWord && classes.isSubset(of: .card) && !isInner }
    fileprivate var isQuestionMark: Bool { kind == .sign && sign == UInt8(ascii: "?") }
}

/// What can be seen of an amount, each with a number: `before.spend`, `form.two-decimals`, `words.3`.
///
/// A name is a group and a slot of it. The same names stand in the table of weights and in what `--explain` writes.
enum EvidenceNames {
    /// Where a word stands, what is counted, or what the message is.
    enum Group: Int, CaseIterable {
        /// The nearest words and signs on both sides, in the same clause.
        case before, secondBefore, behind, secondBehind
        /// Anywhere on the side of the number in the clause, anywhere in another clause, among the words of the item.
        case left, right, elsewhere, item
        /// The same sides, for each way that numbers are written.
        case kindLeft, kindRight
        /// What kind of words stand around it together: the two before, one on each side, all of the clause, and those of each side.
        case lead, between, company, flanks
        /// How the number is written, and how large it is.
        case form, size
        /// How many words the clause has, and how many of them nobody knows, for each way that numbers are written.
        case kindWords, kindUnknown
        /// Numbers, proposed amounts and lines of the message.
        case numbers, proposed, lines
        /// What the message has, and what the grammar did.
        case message, grammar
        /// What the grammar thinks of it.
        case points
        /// How much of the conversation was about money so far.
        case talk
        /// What stands before the message in its conversation.
        case past
        /// Where the sender told of money just before: what opens the message, and the words of the clause.
        case opens, after
        /// The words of the clause where the amount was named before and did not count.
        case kept
        /// The words of the question that the amount answers.
        case asked
    }

    /// The ways that numbers are written.
    enum Kind: Int, CaseIterable {
        case currency, decimals, grouped, word, large, whole, small
    }

    /// What a word does around a number: those further up outweigh those below.
    enum Role: Int, CaseIterable {
        case against, spend, thing, unknown, number, small, sign, edge

        /// Roles that the whole company of a number tells.
        static let company: [Role] = [.against, .spend, .thing, .unknown, .number, .small]
        /// Roles that each side of a number tells.
        static let flank: [Role] = [.against, .spend, .thing, .unknown]
    }

    enum Form: String, CaseIterable {
        case currency, dollar, minor, grouped, word, plus, minus, first, last, attached, tail
        case noDecimals = "no-decimals"
        case oneDecimal = "one-decimal"
        case twoDecimals = "two-decimals"
        case moreDecimals = "more-decimals"
        case endMark = "end-mark"
        case multiplied, year, tens, hundreds, large, small
        case currencyInFront = "currency-in-front"
    }

    enum Trait: String, CaseIterable {
        case question, exclaims, link, time, date, percent, mask, bracket, quote, colon, dots, bare
        case otherQuestion = "other-question"
        case currencies, cut
        /// Somebody else said this amount right before; somebody else said one; the sender repeats what others say.
        case echo, answers, parrot
    }

    /// Who told of money how long ago, and who named the amount without its being counted.
    enum Past: String, CaseIterable {
        case ownRightBefore = "own-right-before"
        case ownJustBefore = "own-just-before"
        case ownBefore = "own-before"
        case noneOwn = "none-own"
        case othersRightBefore = "others-right-before"
        case othersJustBefore = "others-just-before"
        case othersBefore = "others-before"
        case noneOthers = "none-others"
        case namedByOwn = "named-by-own"
        case namedByOthers = "named-by-others"
    }

    enum Grammar: String, CaseIterable {
        case bias, weak, notice, answer, total, share, void, counted, computed, noun, nameless
        case said, expense, income, refund, transfer
        case saidExpense = "said-expense"
        case saidIncome = "said-income"
        case saidRefund = "said-refund"
        case saidTransfer = "said-transfer"
        case otherNumber = "other-number"
    }

    /// What stands beside a number: a class of words, or one of these.
    static let others = ["unknown", "edge", "number", "time", "date", "percent", "code", "line"]
    static let signs = Array(",.:;-+/*()!?@#&=~\"'_|[]<>%$".utf8)
    static let otherSign = WordClass.names.count + others.count + signs.count
    static let beside = otherSign + 1
    static let steps = 12

    /// How many slots a group has.
    static func count(_ group: Group) -> Int {
        switch group {
        case .before, .secondBefore, .behind, .secondBehind, .left, .right, .elsewhere, .item, .opens, .after, .kept, .asked: beside
        case .kindLeft, .kindRight: beside * Kind.allCases.count
        case .lead, .between, .company: 64 * Kind.allCases.count
        case .flanks: 256 * Kind.allCases.count
        case .form: Form.allCases.count
        case .size, .numbers, .proposed, .lines, .talk: steps
        case .kindWords, .kindUnknown: steps * Kind.allCases.count
        case .message: Trait.allCases.count
        case .grammar: Grammar.allCases.count
        case .points: 32
        case .past: Past.allCases.count
        }
    }

    /// Where the slots of each group begin, and behind the last the number of all.
    static let starts: [Int] = Group.allCases.reduce(into: [0]) { $0.append(($0.last ?? 0) + count($1)) }
    static var all: Int { starts[Group.allCases.count] }

    @inline(__always)
    static func index(_ group: Group, _ slot: Int) -> Int { starts[group.rawValue] + slot }

    /// The name of a number; nil beyond the last.
    static func name(_ index: Int) -> String? {
        guard let group = Group.allCases.last(where: { starts[$0.rawValue] <= index }), index < all else { return nil }
        return groupNames[group.rawValue] + slotName(group, index - starts[group.rawValue])
    }

    /// The numbers by their names.
    static func table() -> [String: Int] {
        var table = [String: Int](minimumCapacity: all)
        for group in Group.allCases {
            let (head, start) = (groupNames[group.rawValue], starts[group.rawValue])
            for slot in 0..<count(group) { table[head + slotName(group, slot)] = start + slot }
        }
        return table
    }

    private static let groupNames = Group.allCases.map { dashed($0) + "." }
    private static let kindNames = Kind.allCases.map { "\($0)." }
    private static let roleNames = Role.allCases.map { "\($0)" }
    private static let companyNames = (0..<64).map { joined($0, Role.company) }
    private static let flankNames = (0..<16).map { joined($0, Role.flank) }
    private static let besideNames = (0..<beside).map { besideName($0) }

    private static func dashed(_ group: Group) -> String {
        var out = ""
        for letter in "\(group)" { out += letter.isUppercase ? "-" + letter.lowercased() : String(letter) }
        return out
    }

    private static func slotName(_ group: Group, _ slot: Int) -> String {
        switch group {
        case .before, .secondBefore, .behind, .secondBehind, .left, .right, .elsewhere, .item, .opens, .after, .kept, .asked:
            return besideNames[slot]
        case .kindLeft, .kindRight: return kindNames[slot / beside] + besideNames[slot % beside]
        case .lead, .between: return "\(kindNames[slot / 64])\(roleNames[slot % 64 / 8])-\(roleNames[slot % 8])"
        case .company: return kindNames[slot / 64] + companyNames[slot % 64]
        case .flanks: return "\(kindNames[slot / 256])\(flankNames[slot % 256 / 16])-\(flankNames[slot % 16])"
        case .form: return Form.allCases[slot].rawValue
        case .kindWords, .kindUnknown: return "\(kindNames[slot / steps])\(slot % steps)"
        case .message: return Trait.allCases[slot].rawValue
        case .past: return Past.allCases[slot].rawValue
        case .grammar: return Grammar.allCases[slot].rawValue
        case .size, .numbers, .proposed, .lines, .talk, .points: return "\(slot)"
        }
    }

    /// The roles of a set: bit 0 is the first of `roles`.
    private static func joined(_ bits: Int, _ roles: [Role]) -> String {
        let names = roles.indices.filter { bits >> $0 & 1 == 1 }.map { "\(roles[$0])" }
        return names.isEmpty ? "none" : names.joined(separator: "+")
    }

    private static func besideName(_ slot: Int) -> String {
        if slot < WordClass.names.count { return WordClass.names[slot] }
        let other = slot - WordClass.names.count
        if other < others.count { return others[other] }
        let sign = other - others.count
        return sign < signs.count ? "sign-\(signs[sign])" : "sign"
    }
}

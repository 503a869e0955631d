import TillRecords

/// Gathers what is seen of one amount of a message; the same numbers are learnt from and judged by.
struct AmountEvidence {
    let tokens: TokenList
    let sight: MessageSight
    let item: ChatItem
    let path: Path
    /// How many numbers of the message could be money.
    let numbers: Int
    let proposed: Int
    let talk: Int
    /// What others said right before.
    let heard: HeardAmounts

    /// How the grammar came to propose the amount.
    enum Path {
        case said, weak, notice, answer
    }

    private typealias Names = EvidenceNames
    private var phrase: MoneyPhrase { item.money }
    private var clause: Range<Int> { item.clause }

    /// Adds the numbers of what is seen, each once.
    func gather(into found: inout EvidenceSet) {
        found.clear()
        sight.look(at: clause, of: tokens)
        let kind = self.kind
        neighbours(kind, &found)
        sides(kind, &found)
        form(kind, &found)
        counts(kind, &found)
        message(&found)
        grammar(&found)
        found.add(.talk, talk)
        if talk != Conversation.alone { before(&found) }
    }

    /// What stands before the message in its conversation, and what the message's words are in view of it.
    private func before(_ found: inout EvidenceSet) {
        func add(_ past: EvidenceNames.Past, _ isSo: Bool = true) { if isSo { found.add(.past, past) } }
        add([.ownRightBefore, .ownJustBefore, .ownBefore, .noneOwn][HeardAmounts.step(heard.ownBack)])
        add([.othersRightBefore, .othersJustBefore, .othersBefore, .noneOthers][HeardAmounts.step(heard.othersBack)])
        if path == .answer {
            for slot in WordClass.names.indices where heard.asked.contains(WordClass(index: slot)) { found.add(.asked, slot) }
        }
        let (own, others) = (heard.wasNamedByOwn(phrase.amount), heard.wasNamedByOthers(phrase.amount))
        add(.namedByOwn, own)
        add(.namedByOthers, others)
        let follows = HeardAmounts.step(heard.ownBack) < 2
        guard own || others || follows else { return }
        if follows { sight.slots(0, of: tokens) { found.add(.opens, $0) } }
        for one in sight.here {
            if follows { found.add(.after, one.slot) }
            if own || others { found.add(.kept, one.slot) }
        }
    }

    private var kind: EvidenceNames.Kind {
        if phrase.hasCurrency { return .currency }
        if phrase.isWord { return .word }
        let token = tokens[phrase.number]
        if token.isGrouped || token.hasEndMark { return .grouped }
        if token.decimals > 0 { return .decimals }
        let whole = phrase.amount.units / Amount.powers[Int(phrase.amount.decimals)]
        return whole <= 12 ? .small : whole >= 1000 ? .large : .whole
    }

    private func neighbours(_ kind: EvidenceNames.Kind, _ found: inout EvidenceSet) {
        let edge = WordClass.names.count + 1
        let (first, second) = (before(phrase.tokens.lowerBound), before(before(phrase.tokens.lowerBound) ?? -1))
        for (group, at) in [(EvidenceNames.Group.before, first), (.secondBefore, second)] {
            if let at { sight.slots(at, of: tokens) { found.add(group, $0) } } else { found.add(group, edge) }
        }
        let next = behind(phrase.tokens.upperBound)
        for (group, at) in [(EvidenceNames.Group.behind, next), (.secondBehind, next.flatMap { behind($0 + 1) })] {
            if let at { sight.slots(at, of: tokens) { found.add(group, $0) } } else { found.add(group, edge) }
        }
        let near = sight.role(first, of: tokens)
        found.add(.lead, kind.rawValue * 64 + sight.role(second, of: tokens).rawValue * 8 + near.rawValue)
        found.add(.between, kind.rawValue * 64 + near.rawValue * 8 + sight.role(next, of: tokens).rawValue)
    }

    /// The token before one, phrases as one; nil at the edge of the clause.
    private func before(_ at: Int) -> Int? {
        guard clause.contains(at - 1) else { return nil }
        return tokens.startOfPhrase(at - 1)
    }

    private func behind(_ at: Int) -> Int? {
        var next = at
        while next < clause.upperBound, tokens[next].isInner { next += 1 }
        return clause.contains(next) ? next : nil
    }

    private func sides(_ kind: EvidenceNames.Kind, _ found: inout EvidenceSet) {
        let width = EvidenceNames.beside
        for one in sight.here {
            if one.first < phrase.tokens.lowerBound {
                found.add(.left, one.slot)
                found.add(.kindLeft, kind.rawValue * width + one.slot)
            }
            if one.last >= phrase.tokens.upperBound {
                found.add(.right, one.slot)
                found.add(.kindRight, kind.rawValue * width + one.slot)
            }
        }
        for slot in sight.elsewhere { found.add(.elsewhere, slot) }
        for at in item.range where clause.contains(at) && !tokens[at].isInner && !phrase.tokens.contains(at) {
            sight.slots(at, of: tokens) { found.add(.item, $0) }
        }
        let left = sight.roles { first, _ in first < phrase.tokens.lowerBound }
        let right = sight.roles { _, last in last >= phrase.tokens.upperBound }
        // The roles that are told are the first of all.
        let (company, flank) = (1 << EvidenceNames.Role.company.count, 1 << EvidenceNames.Role.flank.count)
        found.add(.company, kind.rawValue * company + (left | right) % company)
        found.add(.flanks, kind.rawValue * flank * flank + left % flank * flank + right % flank)
    }

    private func form(_ kind: EvidenceNames.Kind, _ found: inout EvidenceSet) {
        let token = tokens[phrase.number]
        func add(_ form: EvidenceNames.Form, _ isSo: Bool = true) { if isSo { found.add(.form, form) } }
        for at in phrase.tokens where tokens[at].isWord && at != phrase.number {
            add(.currency, tokens[at].classes.contains(.currency))
            add(.dollar, tokens[at].classes.contains(.dollar))
            add(.minor, tokens[at].classes.contains(.minor))
            add(.multiplied, tokens[at].classes.contains(.multiplier))
            add(.currencyInFront, at < phrase.number)
        }
        add([.noDecimals, .oneDecimal, .twoDecimals, .moreDecimals][min(3, Int(token.decimals))])
        add(.grouped, token.isGrouped)
        add(.endMark, token.hasEndMark)
        add(.word, phrase.isWord)
        add(.plus, phrase.hasPlus)
        let start = phrase.tokens.lowerBound
        add(.minus, start > 0 && tokens[start - 1].sign == UInt8(ascii: "-") && tokens[start].isAttached)
        add(.first, start == clause.lowerBound)
        add(.last, phrase.tokens.upperBound == clause.upperBound)
        add(.attached, tokens[start].isAttached && start > 0)
        add(.tail, phrase.tokens.upperBound < tokens.count && tokens[phrase.tokens.upperBound].isAttached)
        let whole = phrase.amount.units / Amount.powers[Int(phrase.amount.decimals)]
        // What a currency stands beside is no year.
        let isPlain = token.isNumber && token.decimals == 0 && kind != .currency
        add(.year, isPlain && token.digits == 4 && YearWindow.chatNumber.contains(Int(token.value)))
        add(.hundreds, whole >= 100 && whole % 100 == 0)
        add(.tens, whole >= 10 && whole % 10 == 0)
        var (rest, digits) = (whole, 0)
        while rest > 0 { (rest, digits) = (rest / 10, digits + 1) }
        found.add(.size, min(EvidenceNames.steps - 1, digits))
        add(.small, whole <= 5)
        add(.large, kind == .large)
    }

    private func counts(_ kind: EvidenceNames.Kind, _ found: inout EvidenceSet) {
        var (words, unknown) = (sight.words, sight.unknown)
        for at in phrase.tokens where clause.contains(at) && tokens[at].isWord {
            words -= 1
            if tokens[at].isUnknown { unknown -= 1 }
        }
        let most = EvidenceNames.steps - 1
        found.add(.kindWords, kind.rawValue * EvidenceNames.steps + min(most, words))
        found.add(.kindUnknown, kind.rawValue * EvidenceNames.steps + min(most, unknown))
        found.add(.numbers, min(most, numbers))
        found.add(.proposed, min(most, proposed))
        found.add(.lines, min(most, sight.lines))
        // The grammar's points run from some -30 to 20.
        found.add(.points, min(31, max(0, (phrase.score + 40) / 2)))
    }

    private func message(_ found: inout EvidenceSet) {
        func add(_ trait: EvidenceNames.Trait, _ isSo: Bool) { if isSo { found.add(.message, trait) } }
        add(.question, tokens.isQuestion(clause))
        for trait in sight.traits { add(trait, true) }
        add(.otherQuestion, sight.hasQuestionElsewhere)
        add(.echo, heard.has(phrase.amount))
        add(.answers, !heard.amounts.isEmpty)
        add(.parrot, heard.isParrot)
        add(.bare, tokens.count <= phrase.tokens.count + 1)
        add(.cut, tokens.count > clause.count)
    }

    private func grammar(_ found: inout EvidenceSet) {
        func add(_ fact: EvidenceNames.Grammar, _ isSo: Bool = true) { if isSo { found.add(.grammar, fact) } }
        add(.bias)
        add(.weak, path == .weak)
        add(.notice, path == .notice)
        add(.answer, path == .answer)
        add(.total, item.isTotal)
        add(.share, item.isShare)
        add(.void, item.isVoid)
        add(.counted, !item.counts.isEmpty)
        add(.computed, item.amount != phrase.amount)
        add(item.hasNoun ? .noun : .nameless)
        add(.otherNumber, numbers > proposed)
    }
}

/// The amounts that others stated in the messages right before, and whether the sender mostly repeats such.
struct HeardAmounts {
    var amounts: [Amount] = []
    var isParrot = false
    /// How many messages ago the sender, and anyone else, last told of money that counts; nil beyond `reach`.
    var ownBack: Int?
    var othersBack: Int?
    /// What the words of the question right before mean; nothing where none was asked.
    var asked: WordClass = []
    /// What was named within `reach` messages in those where nothing counted.
    var namedByOwn: [Amount] = []
    var namedByOthers: [Amount] = []

    /// How many messages the past is looked at for.
    static let reach = 8

    /// 0 right before, 1 within three messages, 2 within reach, 3 nowhere.
    static func step(_ back: Int?) -> Int { back.map { $0 <= 1 ? 0 : $0 <= 3 ? 1 : 2 } ?? 3 }

    func wasNamedByOwn(_ amount: Amount) -> Bool { HeardAmounts.has(amount, namedByOwn) }
    func wasNamedByOthers(_ amount: Amount) -> Bool { HeardAmounts.has(amount, namedByOthers) }
    func has(_ amount: Amount) -> Bool { HeardAmounts.has(amount, amounts) }

    private static func has(_ amount: Amount, _ amounts: [Amount]) -> Bool {
        amounts.contains { $0.scaled(to: 6) == amount.scaled(to: 6) }
    }
}

/// The numbers of what is seen, each once; room that every amount uses again.
struct EvidenceSet {
    private(set) var found: [Int] = []
    private var isIn = [Bool](repeating: false, count: EvidenceNames.all)

    mutating func clear() {
        for index in found { isIn[index] = false }
        found.removeAll(keepingCapacity: true)
    }

    mutating func add(_ group: EvidenceNames.Group, _ slot: Int) {
        let index = EvidenceNames.index(group, slot)
        guard !isIn[index] else { return }
        isIn[index] = true
        found.append(index)
    }

    mutating func add(_ group: EvidenceNames.Group, _ form: EvidenceNames.Form) { add(group, EvidenceNames.Form.allCases.place(of: form)) }
    mutating func add(_ group: EvidenceNames.Group, _ trait: EvidenceNames.Trait) {
        add(group, EvidenceNames.Trait.allCases.place(of: trait))
    }
    mutating func add(_ group: EvidenceNames.Group, _ past: EvidenceNames.Past) { add(group, EvidenceNames.Past.allCases.place(of: past)) }
    mutating func add(_ group: EvidenceNames.Group, _ fact: EvidenceNames.Grammar) {
        add(group, EvidenceNames.Grammar.allCases.place(of: fact))
    }
}

extension Array where Element: Equatable {
    fileprivate func place(of element: Element) -> Int { firstIndex(of: element) ?? 0 }
}

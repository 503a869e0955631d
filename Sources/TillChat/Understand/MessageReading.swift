import TillRecords

/// What one message does in its conversation: adds, corrects, deletes, commands, answers, or nothing.
struct MessageReading {
    let tokens: TokenList
    let text: ByteView
    let grammar: MessageGrammar
    let words: DescriptionWords
    let message: ChatMessage

    private var sender: [UInt8] { message.sender.bytes }

    func understood(in conversation: Conversation) -> Understood {
        if isCommand() { return Understood(operation: .command) }
        let notice = BankNotice(tokens: tokens, text: text, seen: words.seen)
        if notice.isNotice(grammar.candidates) {
            let found = notice.entry(grammar.candidates, day: grammar.day ?? grammar.settings.day)
            let entry = found.flatMap { grammar.judged($0.0, $0.1, .notice) }
            return entry.map { Understood(operation: .add, entries: [$0]) } ?? Understood()
        }
        let entries = grammar.entries()
        if let deleted = deletion(in: conversation, entries) { return deleted }
        // Corrections and answers need no words around their numbers: they look at every number.
        if let amended = amendment(in: conversation, entries) { return amended }
        if !entries.isEmpty {
            // A bare number says nothing of what it is.
            guard isBare() else { return Understood(operation: .add, entries: entries) }
        }
        return answer(in: conversation)
            ?? (entries.isEmpty || !(grammar.candidates.first?.hasCurrency ?? false)
                ? Understood() : Understood(operation: .add, entries: entries))
    }

    // MARK: commands

    private func isCommand() -> Bool {
        guard let first = tokens.first else { return false }
        let isSlash = first.sign == UInt8(ascii: "/")
        let at = isSlash ? 1 : 0
        guard at < tokens.count, tokens[at].isWord else { return false }
        if isSlash, !tokens[at].classes.has(any: [.add, .spend]) { return !tokens[at].classes.has(any: [.undo]) || tokens.count > 1 }
        // "bot, show me", "please list"
        var start = at
        while start < tokens.count, start < at + 3,
            tokens[start].kind == .sign
                || tokens[start].classes.isSubset(of: .stop) && tokens[start].isWord && !tokens[start].classes.isEmpty
        {
            start += 1
        }
        guard start < tokens.count, tokens[start].classes.contains(.command), tokens.count <= 12 else { return false }
        let token = tokens[start]
        if token.span > 1 { return true }
        // One word is a command alone, or with numbers that are no money of a thing.
        let rest = (start + 1)..<tokens.count
        return !rest.contains { tokens[$0].classes.contains(.goods) }
            && (rest.isEmpty || !hasAmount(rest) || token.classes.isSubset(of: [.command, .plan]))
    }

    private func hasAmount(_ range: Range<Int>) -> Bool { grammar.candidates.contains { range.contains($0.number) } }

    // MARK: deletions

    private func deletion(in conversation: Conversation, _ entries: [ChatEntry]) -> Understood? {
        guard words.seen.classes.contains(.undo), tokens.count <= 12,
            let undo = tokens.firstIndex(where: { $0.isWord && !$0.isInner && $0.classes.contains(.undo) })
        else { return nil }
        let isFirst = tokens[..<undo].allSatisfy {
            !$0.isWord || $0.isInner || $0.classes.has(any: [.stop, .amend, .question, .plan]) || $0.classes.isEmpty && undo <= 2
        }
        guard isFirst || !entries.isEmpty == false else { return nil }
        if tokens[(undo + 1)...].contains(where: { $0.classes.contains(.all) && !$0.isInner }) { return Understood(operation: .command) }
        let named = nouns()
        if let amount = grammar.candidates.first?.amount, let turn = conversation.turn(of: amount, sender: sender) {
            return Understood(operation: .delete, refers: [turn.number])
        }
        guard entries.isEmpty else { return nil }
        let target = conversation.turn(ref: message.replyTo) ?? conversation.turn(named: named, sender: sender)
        if let target { return Understood(operation: .delete, refers: [target.number]) }
        // Words that name nothing known: "cancel my gym membership" is talk.
        let unknown = named.filter { !$0.isEmpty }
        guard let newest = conversation.newest(of: sender), unknown.count <= 1 || isLast() else { return nil }
        return Understood(operation: .delete, refers: [newest.number])
    }

    private func isLast() -> Bool { tokens.contains { $0.isWord && $0.classes.contains(.lastitem) } }

    /// The folded words of the message that name things.
    private func nouns() -> Set<[UInt8]> {
        var found: Set<[UInt8]> = []
        for at in tokens.indices where tokens[at].isWord && words.isNoun(at) && !tokens[at].classes.has(any: [.lastitem, .undo, .amend]) {
            found.insert(WordFolding.folded(String(decoding: text[tokens[at].start..<tokens[at].end], as: UTF8.self)))
        }
        return found
    }

    // MARK: amendments

    private func amendment(in conversation: Conversation, _ entries: [ChatEntry]) -> Understood? {
        guard !conversation.turns.isEmpty, tokens.count <= 24 else { return nil }
        let seen = words.seen
        guard seen.hasStar || seen.classes.has(any: [.amend, .was, .currency, .dollar]) || !message.replyTo.isEmpty else { return nil }
        let isStarred = tokens.first?.sign == UInt8(ascii: "*") || tokens.last?.sign == UInt8(ascii: "*")
        let lead = tokens.prefix(4).contains { $0.isWord && !$0.isInner && $0.classes.contains(.amend) }
        let reply = conversation.turn(ref: message.replyTo)
        let mayRepeat = tokens.contains { $0.isWord && $0.classes.contains(.was) }
        guard isStarred || lead || reply != nil || mayRepeat || isCurrencyOnly() else { return nil }
        let named = nouns()
        guard isStarred || lead || reply != nil || repeats(conversation, named) || isCurrencyOnly() else { return nil }
        let money = values()
        let old = money.old.flatMap { conversation.turn(of: $0, sender: sender) }
        let match = conversation.turn(named: named, sender: sender)
        guard
            let target = reply ?? old ?? match
                ?? (canMeanNewest(named, isStarred, money.new) ? conversation.newest(of: sender, within: Conversation.mendingDays) : nil)
        else { return nil }
        if reply != nil, !isStarred, !lead, !named.isEmpty, match == nil { return nil }
        // A new thing with its own amount behind "sorry" is an addition.
        if match == nil, old == nil, !isStarred, !named.isEmpty, !entries.isEmpty, !isOnlySmall(named) { return nil }
        guard let changed = changed(target, money, named, isStarred) else { return nil }
        return Understood(operation: .amend, refers: [target.number], entries: changed)
    }

    private func isOnlySmall(_ named: Set<[UInt8]>) -> Bool { named.isEmpty }

    private func canMeanNewest(_ named: Set<[UInt8]>, _ isStarred: Bool, _ amount: MoneyPhrase?) -> Bool {
        isStarred || amount != nil || named.isEmpty
    }

    /// "the taxi was 16": a thing already in the ledger, "was", an amount.
    private func repeats(_ conversation: Conversation, _ named: Set<[UInt8]>) -> Bool {
        guard tokens.contains(where: { $0.isWord && $0.classes.contains(.was) }), !named.isEmpty else { return false }
        return conversation.turn(named: named, sender: sender, within: 1) != nil && conversation.turns.last?.sender == sender
    }

    /// "in dollars", "euros i mean"
    private func isCurrencyOnly() -> Bool {
        grammar.candidates.isEmpty && tokens.count <= 5 && tokens.contains { $0.isWord && $0.classes.has(any: [.currency, .dollar]) }
            && tokens.allSatisfy { !$0.isWord || $0.classes.has(any: [.currency, .dollar, .at, .stop, .amend, .not]) }
    }

    /// The new amount, and the one it replaces: "15 not 12", "not 12 but 15".
    private func values() -> (new: MoneyPhrase?, old: Amount?) {
        let all = grammar.candidates
        guard all.count > 1 else { return (all.first, nil) }
        for phrase in all {
            let before = (max(0, phrase.tokens.lowerBound - 2)..<phrase.tokens.lowerBound)
            let isOld = before.contains {
                tokens[$0].isWord && tokens[$0].classes.has(any: [.not, .was]) && !tokens[$0].classes.contains(.cost) && $0 > 0
            }
            if isOld, let new = all.first(where: { $0.number != phrase.number }) { return (new, phrase.amount) }
        }
        return (all.last, nil)
    }

    /// The entries of the target as they read afterwards; nil when nothing changes.
    private func changed(
        _ target: Turn, _ money: (new: MoneyPhrase?, old: Amount?), _ named: Set<[UInt8]>, _ isStarred: Bool
    ) -> [ChatEntry]? {
        var entries = target.entries
        guard !entries.isEmpty else { return nil }
        let byOld = money.old.flatMap { old in entries.firstIndex { $0.amount.scaled(to: 6) == old.scaled(to: 6) } }
        let byName = entries.lastIndex { !Conversation.words($0.description).isDisjoint(with: named) }
        let at = byOld ?? byName ?? entries.count - 1
        var isChanged = false
        if let new = money.new, new.amount.units > 0 {
            entries[at].amount = new.amount
            if new.hasCurrency { entries[at].currency = new.currency }
            isChanged = true
        }
        if let day = grammar.day {
            if byName == nil, money.new == nil { for index in entries.indices { entries[index].day = day } } else { entries[at].day = day }
            isChanged = true
        }
        if isCurrencyOnly(), let token = tokens.first(where: { $0.classes.has(any: [.currency, .dollar]) }) {
            for index in entries.indices {
                entries[index].currency = token.classes.contains(.dollar) ? grammar.settings.dollar : token.currency
            }
            isChanged = true
        }
        if !isChanged, !named.isEmpty, isStarred || tokens.count <= 6,
            !tokens.contains(where: { $0.classes.contains(.question) && !$0.classes.contains(.amend) })
        {
            let description = words.description(0..<tokens.count, quantities: []) { _ in false }
            if !description.isEmpty, isStarred { entries[at].description = description; isChanged = true }
        }
        for index in entries.indices where isChanged { grammar.confirm(&entries[index]) }
        return isChanged ? entries : nil
    }

    // MARK: answers

    /// A message of nothing but an amount.
    private func isBare() -> Bool {
        let money = grammar.candidates
        return tokens.indices.allSatisfy { at in
            tokens[at].kind == .sign || money.contains { $0.tokens.contains(at) }
                || tokens[at].isWord && tokens[at].classes.has(any: [.stop, .approx]) && !words.isNoun(at)
        }
    }

    /// A number that answers the question before it.
    private func answer(in conversation: Conversation) -> Understood? {
        guard !conversation.question.isEmpty, grammar.candidates.count == 1, let money = grammar.candidates.first, tokens.count <= 6,
            isBare(), money.amount.units > 0
        else { return nil }
        let answer = ChatEntry(
            amount: money.amount, currency: money.currency, direction: .expense, description: conversation.question.text,
            day: grammar.day ?? grammar.settings.day)
        return grammar.judged(answer, money, .answer).map { Understood(operation: .add, entries: [$0]) }
    }
}

/// A notice of a bank that was pasted into the chat: one amount moved; balance, fee and code do not count.
struct BankNotice {
    let tokens: TokenList
    let text: ByteView
    let seen: SeenTokens

    /// Whether the message is one: words of banks, and money with a currency.
    func isNotice(_ phrases: [MoneyPhrase]) -> Bool {
        let words = seen.classes
        // A masked number alone is none.
        guard words.has(any: [.bank, .credit, .debit, .balance, .otp]) || seen.hasStar && isMaskedSum(phrases) else { return false }
        var points = 0
        for token in tokens where token.isWord && !token.isInner && token.classes.contains(.bank) { points += token.span }
        if words.has(any: [.credit, .debit]) { points += 1 }
        if words.contains(.balance) { points += 1 }
        if words.contains(.otp) { points += 3 }
        let hasMask = tokens.contains { $0.isWord && $0.end - $0.start >= 5 && isMask($0) || $0.sign == UInt8(ascii: "*") }
        if hasMask { points += 2 }
        // A mask beside a day or a time, or two exact sums beside a bank's word: what moved, and what is left.
        if hasMask, tokens.contains(where: { $0.kind == .date || $0.kind == .time }) { points += 1 }
        if words.contains(.bank), phrases.count(where: { $0.hasCurrency && $0.amount.decimals == 2 }) > 1 { points += 2 }
        // An amount that moved and the balance after it.
        if phrases.count > 1, phrases.contains(where: { $0.hasCurrency && isBalance($0) }),
            phrases.contains(where: { $0.hasCurrency && !isBalance($0) })
        {
            points += 3
        }
        return points >= 3 && phrases.contains { $0.hasCurrency }
    }

    /// A masked number, when it was, and an exact sum with its currency: a notice in any language.
    private func isMaskedSum(_ phrases: [MoneyPhrase]) -> Bool {
        let isExact = phrases.contains { $0.hasCurrency && $0.amount.decimals == 2 }
        return isExact && tokens.contains { $0.kind == .date || $0.kind == .time }
            && tokens.indices.dropLast().contains {
                tokens[$0].sign == UInt8(ascii: "*") && tokens[$0 + 1].isNumber && tokens[$0 + 1].isAttached
                    && (2...6).contains(tokens[$0 + 1].digits)
            }
    }

    private func isMask(_ token: ChatToken) -> Bool {
        text[token.start] | 0x20 == UInt8(ascii: "x") && text[token.start + 1] | 0x20 == UInt8(ascii: "x")
            && Digits.read(text, token.end - 1) != nil
    }

    /// The one entry of the notice; nil for codes, refusals and reminders.
    func entry(_ phrases: [MoneyPhrase], day: Day) -> (ChatEntry, MoneyPhrase)? {
        guard !tokens.contains(where: { $0.isWord && $0.classes.has(any: [.otp, .refuse]) }), !tellsBalanceAlone(phrases) else {
            return nil
        }
        let moved = phrases.first { $0.hasCurrency && !isBalance($0) && $0.amount.units > 0 }
        guard let moved else { return nil }
        let refund = tokens.contains { $0.isWord && $0.classes.contains(.refund) }
        let credit = tokens.firstIndex {
            $0.isWord && ($0.classes.contains(.credit) || $0.classes.contains(.get) && $0.value != 1) && !$0.isInner
        }
        let debit = tokens.firstIndex { $0.isWord && $0.classes.contains(.debit) && !$0.isInner }
        var direction = ChatEntry.Direction.expense
        if refund {
            direction = .refund
        } else if let credit, debit.map({ credit < $0 }) ?? true {
            direction = .income
        } else if tokens.contains(where: { $0.isWord && $0.classes.has(any: [.transfer, .send]) }) {
            direction = .transfer
        }
        let entry = ChatEntry(amount: moved.amount, currency: moved.currency, direction: direction, description: name(moved), day: day)
        return (entry, moved)
    }

    /// One sum, a word for a balance somewhere before it, and none that says that anything moved.
    private func tellsBalanceAlone(_ phrases: [MoneyPhrase]) -> Bool {
        let sums = phrases.filter(\.hasCurrency)
        guard sums.count == 1, let sum = sums.first, !seen.classes.has(any: [.debit, .credit, .transfer, .send, .spend, .refund]) else {
            return false
        }
        return tokens.indices.prefix(sum.tokens.lowerBound).contains { tokens[$0].isWord && tokens[$0].classes.contains(.balance) }
    }

    private func isBalance(_ phrase: MoneyPhrase) -> Bool {
        (max(0, phrase.tokens.lowerBound - 3)..<phrase.tokens.lowerBound).contains {
            tokens[$0].isWord && tokens[$0].classes.contains(.balance)
        }
    }

    /// The words in capitals that name the other side.
    private func name(_ moved: MoneyPhrase) -> String {
        var best: Range<Int>?
        var at = 0
        while at < tokens.count {
            let first = at
            while at < tokens.count, isCapitals(tokens[at]) { at += 1 }
            if at > first, best.map({ at - first > $0.count || $0.upperBound <= moved.number && first > moved.number }) ?? true {
                best = first..<at
            }
            at += 1
        }
        guard let best else { return "" }
        return String(decoding: text[tokens[best.lowerBound].start..<tokens[best.upperBound - 1].end], as: UTF8.self)
    }

    private func isCapitals(_ token: ChatToken) -> Bool {
        guard token.isWord, token.end - token.start > 1, !token.classes.has(any: [.currency, .bank, .balance, .stop]), !isMask(token) else {
            return false
        }
        return text[token.start..<token.end].allSatisfy { $0 &- 0x41 < 26 || $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "-") }
    }
}

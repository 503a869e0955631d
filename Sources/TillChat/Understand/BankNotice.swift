import TillRecords

/// A notice of a bank that was pasted into the chat: one amount moved; balance, fee and code do not count.
struct BankNotice {
    let tokens: TokenList
    let text: UnsafeRawBufferPointer
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
        guard !tokens.contains(where: { $0.isWord && $0.classes.has(any: [.otp, .refuse]) }) else { return nil }
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

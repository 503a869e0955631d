import TillRecords

/// Cuts a message into tokens, and looks the words up.
final class ChatTokenizer {
    private let lexicon: Lexicon
    private(set) var tokens: [ChatToken] = []
    private let folded = ByteBuffer(capacity: 1024)
    /// Languages whose groups of three digits are set apart by blanks.
    private let spacing = Lexicon.mask("ru") | Lexicon.mask("fr") | Lexicon.mask("bg") | Lexicon.mask("uk") | Lexicon.mask("pl")
    private let hebrew = Lexicon.mask("he")
    /// The languages words are looked up in.
    var languages = Lexicon.everyLanguage
    /// Nobody said which languages: a word that the active ones do not know may be of any other.
    var isGuessing = false
    /// How many words each language knew that few others know, for guessing it.
    private(set) var votes = [Int](repeating: 0, count: Lexicon.languages.count)

    init(lexicon: Lexicon) { self.lexicon = lexicon }

    /// Reads a text; `tokens` are it.
    func read(_ text: UnsafeRawBufferPointer) {
        tokens.removeAll(keepingCapacity: true)
        folded.clear()
        var at = 0
        while at < text.count {
            let blank = ChatText.blankLength(text, at)
            if blank > 0 {
                at += blank
                continue
            }
            at = token(text, at)
        }
        markPhones()
        lookUp()
    }

    /// Lets `body` look at the tokens and at the folded words they stand for.
    func withTokens<Result>(_ body: (TokenList, UnsafeRawBufferPointer) -> Result) -> Result {
        tokens.withUnsafeBufferPointer { tokens in folded.withBytes { body(tokens, $0) } }
    }

    private func token(_ text: UnsafeRawBufferPointer, _ at: Int) -> Int {
        let byte = text[at]
        if byte == 0x0A || byte == 0x0D {
            if byte == 0x0A { add(.newline, at, at + 1) }
            return at + 1
        }
        if Digits.read(text, at) != nil { return number(text, at) }
        let end = ChatWords.end(text, at)
        if end > at { return word(text, at, end) }
        return sign(text, at)
    }

    private func add(_ kind: ChatToken.Kind, _ start: Int, _ end: Int) {
        let attached = tokens.last.map { $0.end == start } ?? false
        tokens.append(ChatToken(kind: kind, start: start, end: end, folded: folded.count..<folded.count, isAttached: attached))
    }

    private func number(_ text: UnsafeRawBufferPointer, _ at: Int) -> Int {
        let attached = tokens.last.map { $0.end == at } ?? false
        let blankGroups = languages != Lexicon.everyLanguage && languages & spacing != 0
        var token = ChatToken(kind: .number, start: at, end: at, folded: folded.count..<folded.count, isAttached: attached)
        NumberReading(text: text, groupsByBlank: blankGroups).read(&token)
        // "7-eleven", "23B", "1Z999": letters that are no unit make a name or a code of it.
        let rest = ChatWords.end(text, token.end)
        if rest > token.end, token.kind == .number, !isSuffix(text, token.end, rest) {
            token.kind = .code
            token.end = rest
        } else if token.end + 1 < text.count, text[token.end] == UInt8(ascii: "-"), ChatWords.end(text, token.end + 1) > token.end + 1 {
            let end = ChatWords.end(text, token.end + 1)
            if Digits.read(text, token.end + 1) == nil {
                return word(text, at, end)
            }
        }
        tokens.append(token)
        return token.end
    }

    /// Whether the letters behind a number are a unit, a currency, a multiplier.
    private func isSuffix(_ text: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Bool {
        let before = folded.count
        Folding.append(UnsafeRawBufferPointer(rebasing: text[start..<end]), to: folded)
        defer { folded.truncate(to: before) }
        let found = folded.withBytes { lexicon.word(UnsafeRawBufferPointer(rebasing: $0[before...])) }
        let wanted: WordClass = [.unit, .multiplier, .currency, .minor, .dollar, .times, .ordinal, .nocount]
        return found?.senses.contains { $0.languages & languages != 0 && $0.classes.has(any: wanted) } ?? false
    }

    private func word(_ text: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Int {
        if ChatWords.isLink(text, start, end) {
            var last = end
            while last < text.count, text[last] > 0x20 { last += 1 }
            add(.code, start, last)
            return last
        }
        let attached = tokens.last.map { $0.end == start } ?? false
        if folded.count > 0 { folded.append(0x20) }
        let from = folded.count
        Folding.append(UnsafeRawBufferPointer(rebasing: text[start..<end]), to: folded)
        tokens.append(ChatToken(kind: .word, start: start, end: end, folded: from..<folded.count, isAttached: attached))
        // The dot of "Rs.450".
        if end + 1 < text.count, text[end] == UInt8(ascii: "."), Digits.read(text, end + 1) != nil { return end + 1 }
        return end
    }

    private func sign(_ text: UnsafeRawBufferPointer, _ at: Int) -> Int {
        let (length, sign) = ChatWords.sign(text, at)
        if sign != 0 {
            // A sign keeps a phrase from going over it.
            folded.append(0x01)
            add(.sign, at, at + length)
            tokens[tokens.count - 1].sign = sign
        }
        return at + length
    }

    /// Numbers in a row with nothing but blanks between are a phone, an account or a card.
    private func markPhones() {
        var first = 0
        while first < tokens.count {
            guard tokens[first].isNumber else {
                first += 1
                continue
            }
            var last = first
            var digits = tokens[first].digits
            while last + 1 < tokens.count, tokens[last + 1].isNumber, tokens[last + 1].decimals == 0, tokens[last].decimals == 0 {
                last += 1
                digits += tokens[last].digits
            }
            let isRow = last > first && (last - first >= 2 || tokens[first].hasLeadingZero || digits >= 8)
            let isLong = last == first && tokens[first].decimals == 0 && !tokens[first].isGrouped && digits >= 8
            let isPlus =
                first > 0 && tokens[first - 1].sign == UInt8(ascii: "+") && digits >= 7 && !tokens[first].isGrouped
                && tokens[first].decimals == 0
            if isRow || isLong || isPlus || tokens[first].hasLeadingZero && tokens[first].decimals == 0 {
                for index in first...last { tokens[index].kind = .code }
            }
            first = last + 1
        }
    }

    private func lookUp() {
        var at = 0
        while at < tokens.count {
            guard tokens[at].kind == .word else {
                at += 1
                continue
            }
            at += lookUp(at)
        }
    }

    /// Looks up the longest phrase at a word; returns how many tokens it takes.
    private func lookUp(_ at: Int) -> Int {
        let single = find(tokens[at].folded)
        var length = min(single?.longestPhrase ?? 1, tokens.count - at)
        while length > 1 {
            let last = at + length - 1
            if (at + 1...last).allSatisfy({ tokens[$0].kind == .word }),
                let phrase = find(tokens[at].folded.lowerBound..<tokens[last].folded.upperBound), take(phrase, at, length)
            {
                for index in (at + 1)...last { tokens[index].isInner = true }
                return length
            }
            length -= 1
        }
        if let single, take(single, at, 1) { return 1 }
        if languages & hebrew != 0 { withoutPrefix(at) }
        if let single, tokens[at].classes.isEmpty, tokens[at].end - tokens[at].start > 3 { takeForeign(single, at) }
        return 1
    }

    /// Nouns of money keep their meaning in a chat that mixes languages: "Summe", "propina".
    private func takeForeign(_ word: Lexicon.Word, _ at: Int) {
        let nouns: WordClass = [.total, .tip, .goods, .income, .refund]
        for sense in word.senses where nouns.isSuperset(of: sense.classes) { tokens[at].classes.formUnion(sense.classes) }
    }

    /// Hebrew writes "in", "to", "and", "the" as one letter before the word.
    private func withoutPrefix(_ at: Int) {
        let range = tokens[at].folded
        guard range.count >= 6 else { return }
        let isPrefix = folded.withBytes { bytes in
            bytes[range.lowerBound] == 0xD7 && [0x91, 0x9C, 0x95, 0x94, 0x9E, 0xA9].contains(bytes[range.lowerBound + 1])
        }
        guard isPrefix, let word = find((range.lowerBound + 2)..<range.upperBound) else { return }
        _ = take(word, at, 1)
    }

    private func find(_ range: Range<Int>) -> Lexicon.Word? {
        folded.withBytes { lexicon.word(UnsafeRawBufferPointer(rebasing: $0[range])) }
    }

    /// Gives the senses of the active languages to a token; false when there are none.
    private func take(_ word: Lexicon.Word, _ at: Int, _ length: Int) -> Bool {
        var mask = languages
        if isGuessing {
            var known: UInt32 = 0
            for sense in word.senses where sense.languages != Lexicon.everyLanguage { known |= sense.languages }
            if known != 0, known.nonzeroBitCount <= 2 {
                votes[known.trailingZeroBitCount] += length
                if known.nonzeroBitCount == 2 { votes[31 - known.leadingZeroBitCount] += length }
            }
            if known & languages == 0 { mask = Lexicon.everyLanguage }
        }
        var classes: WordClass = []
        for sense in word.senses where sense.languages & mask != 0 {
            classes.formUnion(sense.classes)
            if sense.value != 0 || tokens[at].value == 0 { tokens[at].value = Int64(sense.value) }
            if let currency = sense.currency { tokens[at].currency = currency }
        }
        guard !classes.isEmpty else { return false }
        tokens[at].classes = classes
        tokens[at].span = length
        return true
    }

    func forgetVotes() { for index in votes.indices { votes[index] = 0 } }
}

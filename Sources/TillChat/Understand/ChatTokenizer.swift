import TillRecords

/// Cuts a message into tokens, and looks the words up.
@safe final class ChatTokenizer {
    private let lexicon: Lexicon
    private var known: KnownWords
    private let spoken: SpokenWords
    /// The tokens, in room that every message uses again.
    private var tokens: UnsafeMutablePointer<ChatToken>
    private var count = 0
    private var room = 256
    private let folded = ByteBuffer(capacity: 1024)
    /// What the words and signs of the message can be at all, so that most readings need not look.
    private(set) var seen = SeenTokens()
    private let writing: LanguageWriting
    /// How many words each language knew that few others know, for guessing it.
    let votes = LanguageVotes.Ballot()
    private var languages = Lexicon.everyLanguage

    init(lexicon: Lexicon) {
        self.lexicon = lexicon
        known = KnownWords(lexicon: lexicon)
        spoken = SpokenWords(lexicon: lexicon)
        writing = lexicon.writing
        unsafe tokens = .allocate(capacity: room)
    }

    deinit { unsafe tokens.deallocate() }

    /// Of a longer message the rest is not understood.
    private static let longest = 16 << 20

    /// Reads a text; `tokens` are it.
    ///
    /// - Parameters:
    ///   - languages: those words are looked up in.
    ///   - isGuessing: nobody said which languages: a word that the active ones do not know may be of any other.
    func read(_ whole: ByteView, languages: Lexicon.Languages, isGuessing: Bool) {
        let text = whole.count <= ChatTokenizer.longest ? whole : ByteView(rebasing: whole[..<ChatTokenizer.longest])
        self.languages = languages
        known.languages = languages
        spoken.speak(languages, isGuessing: isGuessing)
        count = 0
        seen = SeenTokens()
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
        if seen.hasNumber { markPhones() }
        lookUp()
        if seen.hasFigure, seen.classes.contains(.and) {
            unsafe JointSettling(tokens: UnsafeMutableBufferPointer(start: tokens, count: count)).settle()
        }
    }

    /// Lets `body` look at the tokens and at the folded words they stand for.
    func withTokens<Result>(_ body: (TokenList, ByteView) -> Result) -> Result {
        folded.withBytes { unsafe body(TokenList(start: tokens, count: count), $0) }
    }

    private func token(_ text: ByteView, _ at: Int) -> Int {
        let byte = text[at]
        if byte == 0x0A || byte == 0x0D {
            if byte == 0x0A {
                seen.hasBreak = true
                add(.newline, at, at + 1)
            }
            return at + 1
        }
        if Digits.read(text, at) != nil { return number(text, at) }
        let end = ChatWords.end(text, at)
        if end > at { return word(text, at, end) }
        return sign(text, at)
    }

    private func add(_ kind: ChatToken.Kind, _ start: Int, _ end: Int) {
        append(ChatToken(kind: kind, start: start, end: end, folded: folded.count..<folded.count, isAttached: isAttached(start)))
    }

    /// Whether what starts here follows the token before without a blank.
    @inline(__always)
    private func isAttached(_ start: Int) -> Bool { unsafe count > 0 && tokens[count - 1].end == start }

    @inline(__always)
    private func append(_ token: ChatToken) {
        if count == room { grow() }
        unsafe (tokens + count).initialize(to: token)
        count &+= 1
    }

    @inline(never)
    private func grow() {
        let moved = UnsafeMutablePointer<ChatToken>.allocate(capacity: room * 2)
        unsafe moved.moveInitialize(from: tokens, count: count)
        unsafe tokens.deallocate()
        unsafe tokens = moved
        room *= 2
    }

    private func number(_ text: ByteView, _ at: Int) -> Int {
        seen.hasNumber = true
        let blankGroups = languages != Lexicon.everyLanguage && languages & writing.blankGroups != 0
        var token = ChatToken(kind: .number, start: at, end: at, folded: folded.count..<folded.count, isAttached: isAttached(at))
        let reading = NumberReading(text: text, groupsByBlank: blankGroups)
        let start = token
        reading.read(&token)
        if !blankGroups, token.isNumber, let whole = reading.withBlanks(token, from: start), isMoney(text, whole.end) { token = whole }
        // "7-eleven", "23B", "1Z999": letters that are no unit make a name or a code of it.
        let rest = ChatWords.end(text, token.end)
        if rest > token.end, token.kind == .number, !KnownWords.isUnspaced(text, token.end), !known.isCounted(text, token.end, rest),
            !isSuffix(text, token.end, rest)
        {
            token.kind = .code
            token.end = rest
        } else if languages != Lexicon.everyLanguage, !YearWindow.chatNumber.contains(Int(token.value)),
            let end = writing.endOfNumber(text, token.end, languages)
        {
            token.end = end
        } else if token.end + 1 < text.count, text[token.end] == UInt8(ascii: "-"), ChatWords.end(text, token.end + 1) > token.end + 1 {
            let end = ChatWords.end(text, token.end + 1)
            if Digits.read(text, token.end + 1) == nil {
                return word(text, at, end)
            }
        }
        append(token)
        return token.end
    }

    /// Whether a currency stands here, perhaps behind a blank.
    private func isMoney(_ text: ByteView, _ start: Int) -> Bool {
        let at = start + ChatText.blankLength(text, start)
        guard at < text.count else { return false }
        let end = max(ChatWords.end(text, at), at + ChatWords.sign(text, at).length)
        return text[at] == UInt8(ascii: "$") || isSuffix(text, at, end, ChatTokenizer.money)
    }

    private static let suffixes: WordClass = [.unit, .multiplier, .currency, .minor, .dollar, .times, .ordinal, .nocount]
    private static let money: WordClass = [.currency, .dollar]

    /// Whether the letters behind a number are a unit, a currency, a multiplier.
    private func isSuffix(_ text: ByteView, _ start: Int, _ end: Int, _ wanted: WordClass = ChatTokenizer.suffixes) -> Bool {
        let before = folded.count
        WordFolding.append(ByteView(rebasing: text[start..<end]), to: folded)
        defer { folded.truncate(to: before) }
        let found = folded.withBytes { lexicon.word(ByteView(rebasing: $0[before...])) }
        return unsafe found?.senses.contains { $0.languages & languages != 0 && $0.classes.has(any: wanted) } ?? false
    }

    private func word(_ text: ByteView, _ start: Int, _ end: Int) -> Int {
        if ChatWords.isLink(text, start, end) {
            var last = end
            while last < text.count, text[last] > 0x20 { last += 1 }
            add(.code, start, last)
            return last
        }
        if KnownWords.isUnspaced(text, start) || isBehindNumber(start) && known.isCounted(text, start, end) {
            // "家賃8万円", "1만2천원": a number begins inside.
            let figure = text[start..<end].firstIndex { $0 &- 0x30 < 10 } ?? end
            cut(text, start, figure)
            if figure < end { return figure }
        } else if let seam = known.seam(text, start, end) {
            addWord(text, start, seam)
            return seam
        } else {
            addWord(text, start, end)
            if QuestionMarks.isInside(text, start, end) { addQuestion(end) }
        }
        // The dot of "Rs.450".
        if end + 1 < text.count, text[end] == UInt8(ascii: "."), Digits.read(text, end + 1) != nil { return end + 1 }
        return end
    }

    private func addWord(_ text: ByteView, _ start: Int, _ end: Int) {
        if folded.count > 0 { folded.append(0x20) }
        let from = folded.count
        WordFolding.append(ByteView(rebasing: text[start..<end]), to: folded)
        append(ChatToken(kind: .word, start: start, end: end, folded: from..<folded.count, isAttached: isAttached(start)))
    }

    /// A mark within the word before makes a question of the clause and ends none.
    private func addQuestion(_ at: Int) {
        add(.sign, at, at)
        unsafe tokens[count - 1].sign = UInt8(ascii: "?")
        unsafe tokens[count - 1].isInner = true
    }

    /// Cuts a text without blanks into the longest words that are known, and what lies between.
    private func cut(_ text: ByteView, _ start: Int, _ end: Int) {
        var (at, open) = (start, start)
        var isCounting = isBehindNumber(start)
        while at < end {
            let behind = known.knownEnd(text, at, end, isCounting)
            if behind > at {
                if at > open { addWord(text, open, at) }
                addWord(text, at, behind)
                isCounting = known.isNumeral(ByteView(rebasing: text[at..<behind]))
                (at, open) = (behind, behind)
            } else {
                isCounting = false
                at += KnownWords.letterLength(text[at])
            }
        }
        if end > open { addWord(text, open, end) }
    }

    /// Whether the token before is a number and ends here.
    private func isBehindNumber(_ at: Int) -> Bool { unsafe isAttached(at) && tokens[count - 1].isNumber }

    /// `.75`: the digits behind a dot that nothing stands before.
    private func fraction(_ text: ByteView, _ at: Int) -> Int? {
        guard text[at] == UInt8(ascii: "."), at + 1 < text.count, text[at + 1] &- 0x30 < 10,
            at == 0 || text[at - 1] == 0x20 || text[at - 1] == 0x0A || text[at - 1] == UInt8(ascii: "$")
        else { return nil }
        let end = number(text, at + 1)
        let token = unsafe tokens[count - 1]
        guard token.kind == .number, token.decimals == 0, token.digits <= 2 else { return end }
        unsafe tokens[count - 1].decimals = UInt8(token.digits)
        unsafe tokens[count - 1].hasLeadingZero = false
        return end
    }

    private func sign(_ text: ByteView, _ at: Int) -> Int {
        if let end = fraction(text, at) { return end }
        let (length, sign) = ChatWords.sign(text, at)
        // A picture that means a thing is a word.
        if sign == 0, text[at] >= 0xE2, known.isKnown(ByteView(rebasing: text[at..<(at + length)])) {
            addWord(text, at, at + length)
        }
        if sign != 0 {
            // A sign keeps a phrase from going over it.
            folded.append(0x01)
            add(.sign, at, at + length)
            unsafe tokens[count - 1].sign = sign
            seen.hasBreak = true
            if sign == UInt8(ascii: "*") { seen.hasStar = true }
        }
        return at + length
    }

    /// Numbers in a row with nothing but blanks between are a phone, an account or a card.
    private func markPhones() {
        var first = 0
        while first < count {
            guard unsafe tokens[first].isNumber else {
                first += 1
                continue
            }
            var last = first
            var digits = unsafe tokens[first].digits
            while last + 1 < count, unsafe tokens[last + 1].isNumber, unsafe tokens[last + 1].decimals == 0,
                unsafe tokens[last].decimals == 0
            {
                last += 1
                unsafe digits += tokens[last].digits
            }
            let isRow = unsafe last > first && (last - first >= 2 || tokens[first].hasLeadingZero || digits >= 8)
            let isLong = unsafe last == first && tokens[first].decimals == 0 && !tokens[first].isGrouped && digits >= 8
            let isPlus =
                unsafe first > 0 && tokens[first - 1].sign == UInt8(ascii: "+") && digits >= 7 && !tokens[first].isGrouped
                && tokens[first].decimals == 0
            if unsafe isRow || isLong || isPlus || tokens[first].hasLeadingZero && tokens[first].decimals == 0 {
                for index in first...last { unsafe tokens[index].kind = .code }
            }
            first = last + 1
        }
    }

    private func lookUp() {
        var at = 0
        while at < count {
            switch unsafe tokens[at].kind {
            case .word:
                at += lookUp(at)
                continue
            case .number: seen.hasFigure = true
            case .date: (seen.hasFigure, seen.hasDate) = (true, true)
            default: break
            }
            at += 1
        }
    }

    /// Looks up the longest phrase at a word; returns how many tokens it takes.
    private func lookUp(_ at: Int) -> Int {
        guard let single = unsafe find(tokens[at].folded) else {
            if languages & writing.prefixed != 0 { withoutPrefix(at) }
            withoutSuffix(at)
            return 1
        }
        if single.longestPhrase > 1, at + 1 < count, unsafe tokens[at + 1].kind == .word, mayFollow(at + 1, single) {
            let length = phrase(at, min(single.longestPhrase, count - at))
            if length > 0 { return length }
        }
        if take(single, at, 1) { return 1 }
        if languages & writing.prefixed != 0 { withoutPrefix(at) }
        withoutSuffix(at)
        if unsafe tokens[at].classes.isEmpty, unsafe tokens[at].end - tokens[at].start > 3 { takeForeign(single, at) }
        return 1
    }

    /// Whether a phrase that starts with the word can have this token as its second word.
    @inline(__always)
    private func mayFollow(_ at: Int, _ word: Lexicon.Word) -> Bool {
        let range = unsafe tokens[at].folded
        guard !range.isEmpty else { return false }
        return folded.withBytes { word.seconds & Lexicon.outline($0[range.lowerBound], range.count) != 0 }
    }

    /// Takes the longest phrase of at most so many words; returns its length, 0 when there is none.
    private func phrase(_ at: Int, _ most: Int) -> Int {
        var words = 1
        while words < most, unsafe tokens[at + words].kind == .word { words += 1 }
        while words > 1 {
            if let phrase = unsafe find(tokens[at].folded.lowerBound..<tokens[at + words - 1].folded.upperBound), take(phrase, at, words) {
                for index in (at + 1)..<(at + words) { unsafe tokens[index].isInner = true }
                return words
            }
            words -= 1
        }
        return 0
    }

    /// Nouns of money keep their meaning in a chat that mixes languages: "Summe", "propina".
    private func takeForeign(_ word: Lexicon.Word, _ at: Int) {
        let nouns: WordClass = [.total, .tip, .goods, .income, .refund]
        for place in unsafe word.senses.indices {
            let sense = unsafe word.senses[place]
            guard nouns.isSuperset(of: sense.classes) else { continue }
            unsafe tokens[at].classes.formUnion(sense.classes)
        }
        unsafe seen.classes.formUnion(tokens[at].classes)
    }

    /// Looks for the word behind a prefix: Hebrew writes "in", "to", "and", "the" as one letter before the word.
    private func withoutPrefix(_ at: Int) {
        let range = unsafe tokens[at].folded
        guard range.count >= 6 else { return }
        let length = folded.withBytes { writing.prefixLength(ByteView(rebasing: $0[range]), languages) }
        guard length > 0, let word = find((range.lowerBound + length)..<range.upperBound) else { return }
        _ = take(word, at, 1)
    }

    /// Looks for the word before a suffix, in languages that write cases and particles together with the word; Korean ones in any, for
    /// its letters name it.
    private func withoutSuffix(_ at: Int) {
        let range = unsafe tokens[at].folded
        guard unsafe tokens[at].classes.isEmpty, range.count >= 5 else { return }
        let isKorean = folded.withBytes { (0xEA...0xED).contains($0[range.lowerBound]) }
        guard isKorean || languages != Lexicon.everyLanguage, languages & writing.suffixed != 0 else { return }
        _ = folded.withBytes { all in
            writing.anySuffix(ByteView(rebasing: all[range]), languages) { length in
                // What is left of a word of two letters tells nothing.
                guard range.count - length >= (isKorean ? 3 : 4), let word = find(range.lowerBound..<(range.upperBound - length)) else {
                    return false
                }
                return take(word, at, 1)
            }
        }
    }

    @inline(__always)
    private func find(_ range: Range<Int>) -> Lexicon.Word? {
        folded.withBytes { lexicon.word(ByteView(rebasing: $0[range])) }
    }

    /// Whether a number in digits or words stands before the token.
    private func isBehindNumeral(_ at: Int) -> Bool {
        unsafe at > 0 && (tokens[at - 1].isNumber || tokens[at - 1].isWord && tokens[at - 1].classes.has(any: [.number, .multiplier]))
    }

    /// Gives the senses of the active languages to a token; false when there are none.
    private func take(_ word: Lexicon.Word, _ at: Int, _ length: Int) -> Bool {
        let meaning = spoken.meaning(of: word)
        if meaning.votes != 0 { votes.add(meaning.votes, length) }
        guard !meaning.classes.isEmpty else { return false }
        var classes = meaning.classes
        if KnownWords.isCounter(classes, meaning.value) {
            // What only counts is a thing like any other behind its number.
            let isCounting = isBehindNumeral(at)
            if isCounting { unsafe tokens[at].value = ChatToken.counts }
            classes = isCounting ? [] : classes.subtracting(.unit)
            guard !classes.isEmpty else { return false }
        }
        unsafe tokens[at].classes = classes
        unsafe tokens[at].value = meaning.value
        if let currency = meaning.currency { unsafe tokens[at].currency = currency }
        unsafe tokens[at].span = length
        seen.classes.formUnion(classes)
        return true
    }
}

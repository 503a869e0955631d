import TillRecords

/// Understands the messages of conversations, one after the other: entries, corrections, deletions, answers.
final class Understanding {
    private let tokenizer: ChatTokenizer
    private let room: MoneyRoom
    private let judge: EvidenceJudge
    private let home: HomeSettings
    private let homeLanguages: Lexicon.Languages
    private let lexicon: Lexicon
    private let orders: ChatOrders
    /// Conversations by thread; exports have one.
    private var conversations: [String: Conversation] = [:]
    /// The one of the message before.
    private var open: Conversation?
    private var openThread = ""
    /// Names of the messages that may be referred to.
    private var names = MessageNames()
    private(set) var lastNumber = 0
    private var heard: LanguageVotes

    init(lexicon: Lexicon, judge: EvidenceJudge, home: HomeSettings, orders: ChatOrders = .none) {
        self.orders = orders
        self.lexicon = lexicon
        self.judge = judge
        room = MoneyRoom(judge: judge)
        heard = LanguageVotes(english: lexicon.english)
        tokenizer = ChatTokenizer(lexicon: lexicon)
        self.home = home
        homeLanguages = home.languages.reduce(0) { $0 | lexicon.mask($1.lowercased()) }
    }

    /// What the message does. Its number is `lastNumber` afterwards.
    func take(_ message: ChatMessage) -> Understood {
        lastNumber += 1
        names.add(lastNumber, message)
        if !message.isBot { message.isBot = message.sender.withBytes { ChatText.isBotName($0) } }
        guard message.kind == .message || message.kind == .media, let day = message.day else { return Understood() }
        return message.text.withBytes { understand(message, $0, day) }
    }

    private func understand(_ message: ChatMessage, _ text: ByteView, _ day: Day) -> Understood {
        let thread = message.hints.map { $0.thread ?? "" } ?? "export"
        // A message without a thread stands alone.
        if thread.isEmpty {
            conversations[""] = nil
            open = nil
        }
        let conversation = conversation(thread)
        conversation.today = day
        if !message.isBot, let order = orders.order(text) {
            return Understood(operation: .command, order: (order, order.target(in: conversation, message)))
        }
        let isLanguageKnown = message.hints?.language != nil
        tokenizer.read(text, languages: languages(of: message), isGuessing: !isLanguageKnown && homeLanguages == 0)
        if !isLanguageKnown { heard.add(tokenizer.votes) }
        tokenizer.votes.clear()
        return tokenizer.withTokens { tokens, folded in
            let words = DescriptionWords(tokens: tokens, text: text, folded: folded, seen: tokenizer.seen, roles: lexicon.roles)
            defer { hear(words, in: conversation) }
            guard !message.isBot, matters(tokens) else { return Understood() }
            judge.talk = thread.isEmpty ? Conversation.alone : conversation.talk
            judge.heard = conversation.heard(by: message.sender.bytes, at: lastNumber)
            var understood = reading(words, message, day).understood(in: conversation)
            if judge.keeps { understood.weighed = judge.weighed }
            conversation.count(understood, judge.heard, room.candidates, of: message.sender.bytes, at: lastNumber)
            if understood.operation != .none {
                let turn = Turn(
                    number: lastNumber, day: day, sender: message.sender.bytes, ref: message.ref.bytes, entries: understood.entries,
                    operation: understood.operation)
                conversation.take(turn, understood)
            }
            return understood
        }
    }

    private func reading(_ words: DescriptionWords, _ message: ChatMessage, _ day: Day) -> MessageReading {
        let currency = message.hints?.currency ?? home.currency
        let settings = MessageSettings(
            day: day, dollar: dollar(currency), order: message.hints?.dateOrder ?? home.dateOrder ?? .dayFirst)
        let grammar = MessageGrammar(tokens: words.tokens, settings: settings, words: words, room: room)
        return MessageReading(tokens: words.tokens, text: words.text, grammar: grammar, words: words, message: message)
    }

    /// Most messages of a chat have neither number nor order to the ledger.
    private func matters(_ tokens: TokenList) -> Bool {
        let seen = tokenizer.seen
        if seen.hasFigure || seen.hasStar { return true }
        if seen.classes.has(any: [.number, .multiplier, .currency, .dollar, .minor]) { return true }
        // Orders to the ledger are short.
        return seen.classes.has(any: [.undo, .command, .amend]) && tokens.count <= 14
    }

    private func languages(of message: ChatMessage) -> Lexicon.Languages {
        let english = lexicon.english
        if let language = message.hints?.language {
            let mask = lexicon.mask(language.lowercased().prefix(2))
            return mask == 0 ? Lexicon.everyLanguage : mask | english
        }
        if homeLanguages != 0 { return homeLanguages | english }
        return heard.languages
    }

    /// `$` is the household's dollar or peso, else the one of the first row of the table.
    private func dollar(_ currency: Currency?) -> Currency? {
        guard let currency, lexicon.dollars.contains(currency) else { return lexicon.dollars.first }
        return currency
    }

    /// Remembers what a question asks for, in a few words; long texts ask for more than a number.
    private func hear(_ words: DescriptionWords, in conversation: Conversation) {
        conversation.question.clear()
        conversation.asked = []
        let tokens = words.tokens
        guard let first = tokens.first, let last = tokens.last, tokens.count <= 16 else { return }
        guard last.sign == UInt8(ascii: "?") || first.classes.contains(.question) else { return }
        words.describe(0..<tokens.count, into: conversation.question)
        for token in tokens where token.isWord && !token.isInner { conversation.asked.formUnion(token.classes) }
    }

    private func conversation(_ thread: String) -> Conversation {
        if thread == openThread, let open { return open }
        if conversations.count > 512 { conversations.removeAll() }
        let found = conversations[thread] ?? Conversation()
        conversations[thread] = found
        (openThread, open) = (thread, found)
        return found
    }

    /// How `refers` names a message: its own id, else its place.
    func name(of number: Int) -> String { names.name(of: number) }

    /// Forgets the conversations: another export follows.
    func forget() {
        conversations.removeAll()
        open = nil
        heard = LanguageVotes(english: lexicon.english)
    }
}

/// The names of the last few thousand messages.
struct MessageNames {
    private var places: [Int] = []
    private var refs: [Int: String] = [:]
    private var first = 1
    private static let most = 8192

    mutating func add(_ number: Int, _ message: ChatMessage) {
        if places.isEmpty { first = number }
        places.append(message.place)
        if !message.ref.isEmpty { refs[number] = message.ref.text }
        if places.count > MessageNames.most * 2 {
            places.removeFirst(MessageNames.most)
            for old in first..<(first + MessageNames.most) where !refs.isEmpty { refs[old] = nil }
            first += MessageNames.most
        }
    }

    func name(of number: Int) -> String {
        let at = number - first
        return refs[number] ?? (places.indices.contains(at) ? "line \(places[at])" : "")
    }
}

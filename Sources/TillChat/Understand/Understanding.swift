import TillRecords

/// Understands the messages of conversations, one after the other: entries, corrections, deletions, answers.
final class Understanding {
    private let tokenizer: ChatTokenizer
    private let home: HomeSettings
    private let homeLanguages: UInt32
    /// Conversations by thread; exports have one.
    private var conversations: [String: Conversation] = [:]
    /// The one of the message before.
    private var open: Conversation?
    private var openThread = ""
    /// Names of the messages that may be referred to.
    private var names = MessageNames()
    private(set) var lastNumber = 0
    private var heard = LanguageVotes()

    init(lexicon: Lexicon, home: HomeSettings) {
        tokenizer = ChatTokenizer(lexicon: lexicon)
        self.home = home
        homeLanguages = home.languages.reduce(0) { $0 | Lexicon.mask(Substring($1.lowercased())) }
    }

    /// What the message does. Its number is `lastNumber` afterwards.
    func take(_ message: ChatMessage) -> Understood {
        lastNumber += 1
        names.add(lastNumber, message)
        if !message.isBot { message.isBot = message.sender.withBytes { ChatText.isBotName($0) } }
        guard message.kind == .message || message.kind == .media, let day = message.day else { return Understood() }
        return message.text.withBytes { understand(message, $0, day) }
    }

    private func understand(_ message: ChatMessage, _ text: UnsafeRawBufferPointer, _ day: Day) -> Understood {
        let thread = message.hints.map { $0.thread ?? "" } ?? "export"
        // A message without a thread stands alone.
        if thread.isEmpty {
            conversations[""] = nil
            open = nil
        }
        let conversation = conversation(thread)
        conversation.today = day
        tokenizer.languages = languages(of: message)
        tokenizer.isGuessing = message.hints?.language == nil && homeLanguages == 0
        tokenizer.read(text)
        if message.hints?.language == nil { heard.add(tokenizer.votes) }
        tokenizer.forgetVotes()
        return tokenizer.withTokens { tokens, folded in
            let words = DescriptionWords(tokens: tokens, text: text, folded: folded)
            defer { conversation.hear(question(words)) }
            guard !message.isBot, matters(tokens) else { return Understood() }
            let understood = reading(words, message, day).understood(in: conversation)
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
            day: day, dollar: Understanding.dollar(currency), order: message.hints?.dateOrder ?? home.dateOrder ?? .dayFirst)
        return MessageReading(
            tokens: words.tokens, text: words.text, grammar: MessageGrammar(tokens: words.tokens, settings: settings, words: words),
            words: words, sender: message.sender.bytes, replyTo: message.replyTo.bytes)
    }

    /// Most messages of a chat have neither number nor order to the ledger.
    private func matters(_ tokens: TokenList) -> Bool {
        var orders = false
        for token in tokens {
            switch token.kind {
            case .number, .date: return true
            case .sign: if token.sign == UInt8(ascii: "*") { return true }
            case .word:
                if token.classes.has(any: [.number, .multiplier, .currency, .dollar, .minor]) { return true }
                if token.classes.has(any: [.undo, .command, .amend]) { orders = true }
            default: break
            }
        }
        // Orders to the ledger are short.
        return orders && tokens.count <= 14
    }

    private func languages(of message: ChatMessage) -> UInt32 {
        let english = Lexicon.mask("en")
        if let language = message.hints?.language {
            let mask = Lexicon.mask(Substring(language.lowercased().prefix(2)))
            return mask == 0 ? Lexicon.everyLanguage : mask | english
        }
        if homeLanguages != 0 { return homeLanguages | english }
        return heard.languages
    }

    /// `$` is the household's dollar or peso, else the American dollar.
    private static func dollar(_ currency: Currency?) -> Currency? {
        guard let currency, dollars.contains(currency) else { return american }
        return currency
    }

    private static let american = Currency("USD")
    private static let dollars = Set(
        ["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "ARS", "CLP", "COP", "UYU", "DOP", "PHP", "CUP"].compactMap {
            Currency($0)
        })

    /// What a question asks for, in a few words; nil when the message is none.
    private func question(_ words: DescriptionWords) -> String? {
        let tokens = words.tokens
        // Long texts ask for more than a number.
        guard tokens.count <= 16 else { return nil }
        guard tokens.last?.sign == UInt8(ascii: "?") || tokens.first?.classes.contains(.question) ?? false else { return nil }
        return words.description(0..<tokens.count, except: [], quantities: [])
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
        heard = LanguageVotes()
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

/// Which languages a conversation speaks, by the words known so far.
struct LanguageVotes {
    private var counts = [Int](repeating: 0, count: Lexicon.languages.count)
    private var total = 0
    private var messages = 0

    mutating func add(_ votes: [Int]) {
        for index in votes.indices {
            counts[index] += votes[index]
            total += votes[index]
        }
        messages += 1
        if messages & 15 == 0 || total < 200 { languages = heard }
        guard total > 20_000 else { return }
        total = 0
        for index in counts.indices {
            counts[index] /= 2
            total += counts[index]
        }
    }

    /// English, and every language heard at least a quarter as often as the one heard most; all while little was heard.
    private(set) var languages = Lexicon.everyLanguage

    private var heard: UInt32 {
        guard total >= 60, let most = counts.max() else { return Lexicon.everyLanguage }
        var mask = Lexicon.mask("en")
        for (index, count) in counts.enumerated() where count * 4 >= most { mask |= 1 << UInt32(index) }
        return mask
    }
}

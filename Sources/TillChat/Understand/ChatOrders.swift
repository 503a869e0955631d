import TillRecords
import TillStages

/// An order to the ledger that a message is: `/approve`, `/category food.groceries`, `/tag holiday`, of an entry of its conversation.
struct ChatOrder: Sendable {
    var action: ChatOrders.Action
    /// A category, or a note; empty where the action has none.
    var value = ""
    /// Tags.
    var words: [String] = []
    /// Folded words that name the entry it is about; empty where it names none.
    var names: Set<[UInt8]> = []
    /// The amount of the entry, where that names it.
    var amount: Amount?

    /// It lacks what the action needs.
    var isEmpty: Bool {
        switch action {
        case .approve, .reject: false
        case .recategorise, .note: value.isEmpty
        case .tag: words.isEmpty
        }
    }
}

/// What an order is about.
enum OrderTarget: Sendable {
    /// A message by its number, and its entries by their places.
    case entries(of: Int, [Int])
    /// Nothing that the conversation knows.
    case none
    /// Several entries, of which one must be named.
    case several
}

/// The words of orders, behind a slash: `chat/orders.tsv`.
struct ChatOrders: Sendable {
    /// What an order does, by the name of the decision.
    enum Action: String, Sendable, CaseIterable {
        case approve, reject, recategorise, tag, note

        /// Somebody says yes or no to what another bought.
        var isAnswer: Bool { self == .approve || self == .reject }
    }

    static let table = KnowledgeTable(
        "chat/orders.tsv", key: ["action", "language", "word"], .choice("action", Action.self), .word("language", .languages()),
        .text("word"))

    /// Nobody gives orders.
    static let none = ChatOrders(words: [:])

    private let words: [[UInt8]: Action]
    /// What a person writes behind the slash is short; longer texts are none.
    private static let longest = 600

    private init(words: [[UInt8]: Action]) { self.words = words }

    init(_ knowledge: Knowledge) throws(Fault) {
        var words: [[UInt8]: Action] = [:]
        for row in try ChatOrders.table.rows(knowledge) { words[WordFolding.folded(row.text(2))] = row.choice(0, Action.self) }
        self.words = words
    }

    /// The order that a message is; nil where it is none.
    func order(_ text: ByteView) -> ChatOrder? {
        guard !words.isEmpty, text.count > 1, text.count <= ChatOrders.longest, text[0] == UInt8(ascii: "/"), text[1] > 0x20 else {
            return nil
        }
        let said = String(decoding: text.dropFirst(), as: UTF8.self).split(whereSeparator: \.isWhitespace)
        // A bot is named behind the word: /approve@till
        guard let first = said.first, let word = first.split(separator: "@").first, let action = words[WordFolding.folded(word)] else {
            return nil
        }
        let rest = said.dropFirst()
        var order = ChatOrder(action: action)
        switch action {
        case .approve, .reject: order.name(rest)
        case .recategorise:
            order.value = rest.first.map(String.init) ?? ""
            order.name(rest.dropFirst())
        case .tag: order.words = rest.map { $0.hasPrefix("#") ? String($0.dropFirst()) : String($0) }.filter { !$0.isEmpty }
        case .note: order.value = rest.joined(separator: " ")
        }
        return order
    }
}

extension ChatOrder {
    /// Takes words that name an entry: its amount, or what it was for.
    fileprivate mutating func name(_ words: some Collection<Substring>) {
        for word in words {
            if let amount = Amount(word.replacing(",", with: ".")), amount.units > 0 {
                self.amount = amount
            } else {
                names.formUnion(Conversation.words(String(word)))
            }
        }
    }

    private func means(_ entry: ChatEntry) -> Bool {
        if let amount { return entry.amount.scaled(to: 6) == amount.scaled(to: 6) }
        return !names.isEmpty && !Conversation.words(entry.description).isDisjoint(with: names)
    }

    private var namesOne: Bool { amount != nil || !names.isEmpty }

    /// What it is about: the message it answers, else what it names, else the newest thing that another told of (of an answer) or the
    /// sender itself.
    func target(in conversation: Conversation, _ message: ChatMessage) -> OrderTarget {
        let sender = message.sender.bytes
        let live = conversation.turns.filter { !$0.isVoid }
        let turn: Turn?
        if !message.replyTo.isEmpty {
            turn = conversation.turn(ref: message.replyTo)
        } else {
            let mine = live.filter { (action.isAnswer ? $0.sender != sender : $0.sender == sender) }
            turn =
                namesOne ? mine.last { $0.entries.contains(where: means) } ?? live.last { $0.entries.contains(where: means) } : mine.last
        }
        guard let turn, !isEmpty else { return .none }
        let meant = namesOne ? turn.entries.indices.filter { means(turn.entries[$0]) } : []
        if namesOne, meant.isEmpty, message.replyTo.isEmpty { return .none }
        let places = meant.isEmpty ? Array(turn.entries.indices) : meant
        return action == .recategorise && places.count > 1 ? .several : .entries(of: turn.number, places)
    }
}

import TillHousehold
import TillRecords
import TillStages

/// Takes the messages of one conversation, understands them, and writes message records or observations.
///
/// An observation waits until a few thousand later ones are known, because a correction may still make it void.
final class ChatWriter: ChatReceiver {
    let sink: Sink
    let request: ChatRequest
    let members: [String: String]
    var placeWord: StaticString = "line" { didSet { describe() } }
    var conversation = ""
    private(set) var format: StaticString = ""
    private var source: ChatSource?
    private var identity = EvidenceIdentity(document: Digest.sha256([]))
    private let understanding: Understanding
    private var waiting = WaitingObservations()
    /// What records of the open export have in common.
    private var evidence = EvidenceSource(.chat, format: "", document: "", file: "", household: nil, place: "")
    private let lines: ObservationLines
    private let weights: ChatWeights
    private let cash: CashWords
    private let contacts: KnownContacts?
    private var desk: ChatOrderDesk
    private var taken = 0
    /// Gathers what files came with, where someone will ask.
    var carries: ChatCarriers?

    /// Bytes of a message: the longest that an app lets people write are 65,536 letters.
    private static let longest = 1 << 18

    /// How many messages with entries wait for corrections.
    private static let patience = 4096

    init(sink: Sink, request: ChatRequest, household: HouseholdFile?, knowledge: ChatKnowledge, contacts: KnownContacts? = nil) {
        self.sink = sink
        self.contacts = contacts
        lines = ObservationLines(sink)
        self.request = request
        weights = knowledge.weights
        cash = knowledge.cash
        desk = ChatOrderDesk(household, knowledge.permissions)
        var members: [String: String] = [:]
        for member in household?.members ?? [] {
            for name in member.names + [member.id] { members[name.lowercased()] = member.id }
        }
        self.members = members
        understanding = Understanding(
            lexicon: knowledge.lexicon,
            judge: EvidenceJudge(weights: knowledge.weights, counted: request.countFrom, keeps: request.explains),
            home: HomeSettings(
                currency: household?.currency, languages: household?.languages ?? [],
                dateOrder: request.dateOrder ?? household?.country.map { knowledge.dateOrder(ofCountry: $0) }),
            orders: knowledge.instructions)
    }

    /// Begins an export of the conversation.
    func open(_ source: ChatSource, format: StaticString) {
        self.source = source
        self.format = format
        conversation = ""
        taken = 0
        identity = EvidenceIdentity(document: source.digest)
        describe()
    }

    private func describe() {
        guard let source else { return }
        evidence = EvidenceSource(
            .chat, format: format, document: source.id, file: source.name, within: source.within,
            household: source.household ?? request.household, place: "\(placeWord) ")
    }

    /// No message was taken from the open export.
    var isEmpty: Bool { taken == 0 }

    func take(_ message: ChatMessage) throws(Fault) {
        taken += 1
        guard message.text.count <= ChatWriter.longest else {
            return try reject(
                "chat.too-long", "the message is longer than any app lets people write.",
                remedy: "Take it out of the export, or export the chat again.", place: message.place, content: nil)
        }
        if let contacts, message.hasSender, !message.isBot, member(of: message) == nil { contacts.note(message.sender.text) }
        if carries != nil, !message.attachment.isEmpty {
            carries?.add(message, member: member(of: message))
        }
        let understood = understanding.take(message)
        if request.wantsMessages {
            try write(message, understood)
        } else {
            try observe(message, understood)
        }
    }

    func note(_ code: StaticString, _ sentence: String, remedy: String, place: Int) throws(Fault) {
        try sink.note(
            code, sentence, remedy: remedy, document: source?.id, file: source?.name, place: "\(placeWord) \(place)")
    }

    func reject(_ code: String, _ sentence: String, remedy: String, place: Int, content: String?) throws(Fault) {
        try sink.reject(
            Fault(code, sentence, remedy: remedy, file: source?.name, place: "\(placeWord) \(place)"), document: source?.id,
            content: content)
    }

    private func write(_ message: ChatMessage, _ understood: Understood) throws(Fault) {
        sink.beginLine()
        let lines = MessageLines(out: sink.line, source: evidence, weights: weights)
        lines.write(message, understood) { understanding.name(of: $0) }
        try sink.endLine(.message)
    }

    private func observe(_ message: ChatMessage, _ understood: Understood) throws(Fault) {
        if let order = understood.order { return try obey(order.given, order.target, message) }
        for number in understood.refers {
            guard !waiting.void(number) else { continue }
            try sink.note(
                "chat.late-correction", "a message corrects another that stands too far above it; both were written.",
                remedy: "Delete the older one by a decision.", document: source?.id, file: source?.name,
                place: "\(placeWord) \(message.place)")
        }
        guard !understood.entries.isEmpty else { return }
        let paysCash = message.text.withBytes { cash.areIn($0) }
        var told = understood
        if paysCash {
            for index in told.entries.indices { told.entries[index].description = cash.without(told.entries[index].description) }
        }
        waiting.add(
            WaitingObservations.Item(
                message, told, number: understanding.lastNumber, member: member(of: message),
                document: source?.digest ?? Digest.sha256([]),
                key: key(of: message), source: evidence, paysCash: paysCash))
        desk.note(
            understanding.lastNumber, document: source?.digest ?? Digest.sha256([]), place: message.place, member: member(of: message))
        if waiting.count > ChatWriter.patience { try writeFirst() }
    }

    /// Writes the decisions that an order is.
    private func obey(_ order: ChatOrder, _ target: OrderTarget, _ message: ChatMessage) throws(Fault) {
        let given = desk.decisions(
            order, target, message, sender: member(of: message), key: key(of: message), household: source?.household ?? request.household,
            format: format, place: "\(placeWord) \(message.place)")
        switch given {
        case .success(let decisions): for decision in decisions { try sink.emit(decision) }
        case .failure(let trouble): try note(trouble.code, trouble.sentence, remedy: trouble.remedy, place: message.place)
        }
    }

    private func writeFirst() throws(Fault) {
        guard let item = waiting.takeFirst() else { return }
        for index in item.entries.indices { try lines.write(item, index) }
    }

    /// The key of a message; each of its entries adds its number.
    private func key(of message: ChatMessage) -> Digest {
        if !message.ref.isEmpty { return message.ref.withBytes { identity.key(message: $0, conversation: conversation) } }
        return message.sender.withBytes { sender in
            message.text.withBytes { identity.key(sender: sender, day: message.day, seconds: message.seconds, text: $0) }
        }
    }

    private func member(of message: ChatMessage) -> String? { members.isEmpty ? nil : members[message.sender.text.lowercased()] }

    /// Writes what waits: the conversation is over.
    func finish() throws(Fault) {
        while waiting.count > 0 { try writeFirst() }
        understanding.forget()
    }
}

/// Writes the entries of messages as observations.
final class ObservationLines {
    private let sink: Sink
    private let texts = RowTexts(room: 2048)

    init(_ sink: Sink) { self.sink = sink }

    func write(_ item: WaitingObservations.Item, _ index: Int) throws(Fault) {
        let entry = item.entries[index]
        texts.clear()
        var row = ObservationRow()
        row.line = item.place
        row.ref = keep(item.ref)
        if let member = item.member { row.member = texts.keep(member) }
        row.date = entry.day
        if entry.day == item.day { row.time = unsafe texts.write(atMost: 8) { unsafe Stamp.write(time: item.seconds, to: $0) } }
        row.amount = entry.signed
        row.currency = entry.currency ?? item.fallback
        row.direction = entry.direction
        if item.isVoid { row.status = .void }
        row.paysCash = item.paysCash && entry.direction == .expense
        row.text = texts.keep(entry.description)
        if let words = item.words { row.message = texts.keep(words) }
        row.attachment = keep(item.attachment)
        row.isEdited = item.isEdited
        if let merchant = entry.merchant { row.merchant = texts.keep(merchant) }
        row.amountConfidence = entry.confidence
        row.directionConfidence = entry.directionConfidence
        row.needsReview = entry.needsReview
        let key = index == 0 ? item.key : EvidenceIdentity.numbered(-index, of: item.key)
        try sink.write(row, id: EvidenceIdentity.id(of: item.document, item.place, number: index), key: key, from: item.source)
    }

    private func keep(_ bytes: [UInt8]) -> ByteView { bytes.withBytes { texts.keep($0) } }
}

/// Observations that may still be corrected, oldest first.
struct WaitingObservations {
    /// The entries of one message, with all that their lines need.
    final class Item {
        let number: Int
        let place: Int
        let source: EvidenceSource
        let day: Day?
        let seconds: Int
        /// The household's member who wrote it.
        let member: String?
        let ref: [UInt8]
        let fallback: Currency?
        /// The words of the message, as far as an observation keeps them.
        let words: String?
        let attachment: [UInt8]
        let isEdited: Bool
        /// It says that what was paid was paid in cash.
        let paysCash: Bool
        let entries: [ChatEntry]
        /// The document it stands in.
        let document: Digest
        /// The key of the message; each entry adds its number.
        let key: Digest
        var isVoid = false

        /// Words that are kept at most, in bytes: enough for a person to know the message again.
        static let mostWords = 500

        init(
            _ message: ChatMessage, _ understood: Understood, number: Int, member: String?, document: Digest, key: Digest,
            source: EvidenceSource, paysCash: Bool
        ) {
            self.number = number
            place = message.place
            self.source = source
            day = message.day
            seconds = message.seconds
            self.member = member
            ref = message.ref.isEmpty ? [] : message.ref.bytes
            fallback = message.hints?.currency
            words = message.text.withBytes { MessageWords.shortened($0, most: Item.mostWords) }
            attachment = message.attachment.isEmpty ? [] : message.attachment.bytes
            isEdited = message.isEdited
            self.paysCash = paysCash
            entries = understood.entries
            self.key = key
            self.document = document
        }
    }

    private var items: [Item] = []
    private var first = 0

    var count: Int { items.count - first }

    mutating func add(_ item: Item) { items.append(item) }

    mutating func takeFirst() -> Item? {
        guard first < items.count else { return nil }
        let item = items[first]
        first += 1
        if first > 4096, first * 2 > items.count {
            items.removeFirst(first)
            first = 0
        }
        return item
    }

    /// Makes the entries of a message void; false when they were written already.
    mutating func void(_ number: Int) -> Bool {
        let place = items[first...].partitioningIndex { $0.number >= number }
        guard place < items.count, items[place].number == number else { return false }
        items[place].isVoid = true
        return true
    }
}

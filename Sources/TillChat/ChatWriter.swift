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
    private var taken = 0
    /// Gathers what files came with, where someone will ask.
    var carries: ChatCarriers?

    /// How many messages with entries wait for corrections.
    private static let patience = 4096

    init(sink: Sink, request: ChatRequest, household: HouseholdFile?, knowledge: ChatKnowledge) {
        self.sink = sink
        lines = ObservationLines(sink)
        self.request = request
        weights = knowledge.weights
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
                dateOrder: request.dateOrder ?? household?.country.map { knowledge.dateOrder(ofCountry: $0) }))
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
        for number in understood.refers {
            guard !waiting.void(number) else { continue }
            try sink.note(
                "chat.late-correction", "a message corrects another that stands too far above it; both were written.",
                remedy: "Delete the older one by a decision.", document: source?.id, file: source?.name,
                place: "\(placeWord) \(message.place)")
        }
        guard !understood.entries.isEmpty else { return }
        waiting.add(
            WaitingObservations.Item(
                message, understood, number: understanding.lastNumber, member: member(of: message),
                document: source?.digest ?? Digest.sha256([]),
                key: key(of: message), source: evidence))
        if waiting.count > ChatWriter.patience { try writeFirst() }
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

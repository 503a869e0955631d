import TillRecords
import TillStages

/// One content on its way to one target: what it is, for whom, and how far it has come. Times are seconds since 1970 (UTC).
public struct Delivery: Sendable, Equatable {
    /// How far it has come.
    public enum State: String, Sendable, CaseIterable {
        case waiting
        /// An attempt was begun, and nothing was noted of its end: it may have arrived.
        case sending
        case delivered
        /// Given up, until a person has it tried again.
        case dead
        /// A person does not want it sent any more.
        case dropped

        /// It is still to be sent.
        public var isOpen: Bool { self == .waiting || self == .sending }
    }

    /// By which a receiver knows it again, however often it is sent: 32 hexadecimal digits.
    public let key: String
    public let target: String
    public let kind: DeliveryTarget.Kind
    public let household: String?
    public let member: String?
    /// What it is about: a month, the Monday of a week, a run.
    public let period: String
    public let subject: String
    /// What a file of it is called.
    public let name: String
    /// Media type of the payload.
    public let media: String
    public let made: Int
    public internal(set) var state = State.waiting
    /// Attempts begun.
    public internal(set) var attempts = 0
    /// When it may next be tried.
    public internal(set) var due: Int
    /// When it arrived or was given up.
    public internal(set) var ended: Int?
    /// What came of the last attempt: `http-503`, `timeout`.
    public internal(set) var code: String?

    /// - Parameters:
    ///   - key: that of the book, or of whoever sends.
    ///   - made: when it was made ready.
    public init(_ content: DeliveryContent, to target: DeliveryTarget, key: [UInt8], made: Int) {
        self.key = content.idempotencyKey(target: target.name, key: key)
        self.target = target.name
        kind = content.kind
        household = content.household
        member = content.member
        period = content.period
        subject = content.subject
        name = content.fileName
        media = target.way.media(of: content)
        self.made = made
        due = made
    }

    /// What is one thing to its receiver: a target gets one content of a kind for a reader and a period.
    public var slot: String { Delivery.slot(target: target, kind, household, member, period) }

    static func slot(target: String, _ kind: DeliveryTarget.Kind, _ household: String?, _ member: String?, _ period: String) -> String {
        [target, kind.rawValue, household ?? "", member ?? "", period].joined(separator: "/")
    }

    /// Not to be sent any more; its receiver has its place for good.
    public mutating func drop(at now: Int) {
        state = .dropped
        ended = now
    }

    /// Tried again from the start, under the same key: not within the second in which it was given up, since the same thing has the same
    /// signature then, and a receiver takes one signature once.
    public mutating func revive(at now: Int) {
        state = .waiting
        attempts = 0
        due = max(now, (ended ?? 0) + 1)
        ended = nil
    }
}

extension Delivery {
    /// The delivery as a record: what an outbox keeps of it.
    public var record: Record {
        var record = Record(type: "delivery")
        record.set(.key, string: key)
        record.set(.target, string: target)
        record.set(.kind, string: kind.rawValue)
        if let household { record.set(.household, string: household) }
        if let member { record.set(.member, string: member) }
        record.set(.period, string: period)
        record.set(.subject, string: subject)
        record.set(.name, string: name)
        record.set(.media, string: media)
        record.set(.state, string: state.rawValue)
        record.set(.attempts, integer: attempts)
        record.set(.made, integer: made)
        record.set(.due, integer: due)
        if let ended { record.set(.ended, integer: ended) }
        if let code { record.set(.code, string: code) }
        return record
    }

    /// Nil for what is no delivery.
    public init?(_ record: Record) {
        guard let key = record.string(.key), let target = record.string(.target), let period = record.string(.period),
            let kind = record.string(.kind).flatMap(DeliveryTarget.Kind.init(rawValue:)),
            let state = record.string(.state).flatMap(State.init(rawValue:)), let made = record.integer(.made)
        else { return nil }
        self.key = key
        self.target = target
        self.kind = kind
        self.period = period
        self.made = made
        self.state = state
        household = record.string(.household)
        member = record.string(.member)
        subject = record.string(.subject) ?? ""
        name = record.string(.name) ?? ""
        media = record.string(.media) ?? ""
        attempts = record.integer(.attempts) ?? 0
        due = record.integer(.due) ?? made
        ended = record.integer(.ended)
        code = record.string(.code)
    }
}

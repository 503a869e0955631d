/// What a person said about a record. It stands at the head of its household's stream, and the stages follow it.
public struct Decision: Sendable, Equatable {
    public enum Action: String, Sendable, CaseIterable {
        case recategorise, rename, correct, merge, separate, split, approve, reject, reverse, note, tag, dismiss, acknowledge, ignore,
            answer, count
    }

    /// A part of a transaction with a category of its own.
    public struct Part: Sendable, Equatable {
        /// Signed like the transaction.
        public var amount: Amount
        public var category: String

        public init(amount: Amount, category: String) {
            self.amount = amount
            self.category = category
        }
    }

    public var id: String
    /// Its place in the journal: of two that contradict each other the later holds. 0 for one that no journal numbered.
    public var number: Int
    /// The observation it is about; of a dismissal the key of the finding, of an acknowledgement or answer that of the matter, of
    /// what is ignored the document, of a count `count:` and the account.
    public var about: String
    /// Other observations of the same transaction when it was said: the first that is still there stands in for `about`.
    public var also: [String]
    /// Observations of the other side, where it is about two: merge, separate, approve or reject of a link.
    public var with: [String]
    /// The kind of link that is approved or rejected: same, transfer, refund. Nil for an approval of the movement itself.
    public var link: String?
    /// It holds for every movement of this merchant.
    public var merchant: String?
    public var action: Action
    /// A category, a name, a note; empty where the action has none.
    public var text: String
    /// Tags; one that begins with a hyphen is taken away.
    public var words: [String]
    public var parts: [Part]
    /// What a reading should have been.
    public var correction = Correction()
    /// The member who said it.
    public var by: String?
    /// The day a reversal is booked on, where it is not that of what it reverses; the day of a count.
    public var date: Day?
    /// It was said in a document, such as a chat: the book's journal does not have it.
    public var isInDocument: Bool

    /// Reads a record of type `decision`; nil for any other and for an action that this version does not know.
    public init?(_ record: borrowing Record) {
        guard record.equals(.type, .decision), let action = record.string(.action).flatMap(Action.init(rawValue:)),
            let about = record.string(.about)
        else { return nil }
        self.about = about
        self.action = action
        number = record.integer(.number) ?? 0
        id = record.string(.id) ?? "d\(number)"
        also = record.strings(.also)
        with = record.strings(.with)
        link = record.string(.link)
        merchant = record.string(.merchant)
        text = record.string(.value) ?? ""
        words = record.strings(.value)
        parts = record.objects(.value).compactMap { part in
            guard let amount = part.decimal(.amount), let category = part.string(.category) else { return nil }
            return Part(amount: amount, category: category)
        }
        if action == .correct { correction = record.object(.value).map { Correction($0) } ?? Correction() }
        by = record.string(.by)
        date = record.date(.date)
        isInDocument = record.has(.source)
    }

    /// Stands before the account in what a count is about.
    public static let countMark = "count:"

    /// The observations that may stand for what it is about, best first.
    public var subjects: [String] { [about] + also }

    /// "decision d5 of ana"
    public var attribution: String { by.map { "decision \(id) of \($0)" } ?? "decision \(id)" }

    /// Of two decisions the one that holds comes last.
    public static func precedes(_ a: Decision, _ b: Decision) -> Bool { (a.number, a.id) < (b.number, b.id) }
}

extension Shape {
    public static let decision = Shape(
        .decision, "What a person said about a record; wins over everything computed. Stands at the head of its household.",
        [
            .must(.id, .id, "id"),
            .may(.number, .integer, "its place in the journal: of two that contradict each other the later holds"),
            .may(.household, .id, "whose it is"),
            .must(
                .about, .identityText,
                "observation id the decision is about; dismiss: the key of a finding; acknowledge, answer: that of a matter; ignore: a document; count: count: and the account"
            ),
            .may(.also, .list(.identity), "other observations of the same transaction then: the first that is there stands in for it"),
            .must(
                .action, .text,
                "recategorise, rename, correct, merge, separate, split, approve, reject, reverse, note, tag, dismiss, acknowledge, ignore, answer, count"
            ),
            .may(
                .value, .any,
                "category, name or note; list of tags; list of parts, each with amount and category; correct: the fields as they should be; what was counted"
            ),
            .may(
                .with, .list(.identity),
                "observations of the other side: merge, separate, approve or reject of a link; acknowledge: those of the rows"),
            .may(.link, .choice(["same", "transfer", "refund"]), "the kind of link that is approved or rejected"),
            .may(.merchant, .text, "it holds for every movement of this merchant"),
            .may(.date, .day, "the day a reversal is booked on, or cash was counted"),
            .may(.by, .id, "member who decided"),
            .may(.source, .object(sourceFields), "where it stands, where a document says it: an order in a chat"),
        ])
}

extension FieldWord {
    @inlinable public static var decision: FieldWord { "decision" }
}

extension Key {
    @inlinable public static var also: Key { Key(field: "also") }
    @inlinable public static var link: Key { Key(field: "link") }
    @inlinable public static var with: Key { Key(field: "with") }
}

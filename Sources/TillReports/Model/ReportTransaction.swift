import TillRecords

/// A transaction as a page needs it: text already clean and masked, money in minor units.
public struct ReportTransaction: Sendable, Hashable {
    /// Where a transaction counts.
    public enum Flow: Sendable, Hashable {
        case incoming, outgoing, transfer
    }

    /// How far a transaction is to be believed.
    public enum Status: String, Sendable, Hashable {
        case posted, pending, unconfirmed
    }

    public var id: String
    public var day: Day
    public var account: String
    /// As booked, in the account's currency; `XXX` when no document and no setting names one.
    public var money: Money
    /// In the household's home currency; nil when no rate brought it there.
    public var home: Money?
    public var merchant: String
    public var text: String
    /// The record's `kind`: expense, income, transfer, refund …; empty when none.
    public var kind: String
    /// Its name as people read it, `Food / Groceries`; empty when none.
    public var category: String
    /// Who chose the category: decision, rule, learnt, known; empty when nobody.
    public var by: String
    /// 0 to 100, nil when not stated.
    public var certainty: Int?
    /// Its category is missing or a guess.
    var isUnsure: Bool { flow != .transfer && (category.isEmpty || (certainty ?? 100) < OpenMatters.sure) }
    public var status: Status
    /// Documents and places that say so, for the CSV file.
    public var sources: [String]
    /// An earlier stage asks that a person look at it.
    public var needsReview: Bool
    /// What each document says of it, best first.
    public var evidence: [ReportEvidence]
    /// Why these are held to be one movement.
    public var reasons: [String]
    /// pending, approved or rejected, of a member whose limit it is above; empty where none is needed.
    public var approval = ""
    /// Words and notes that people gave it.
    public var tags: [String] = []
    public var notes: [String] = []
    /// Parts with categories of their own, in the account's currency; they add up to `money`.
    public var parts: [Part] = []
    /// It cancels another transaction: a person said so, and no bank knows of it.
    public var isReversal = false

    /// A part of a transaction that a person split.
    public struct Part: Sendable, Hashable {
        public var minorUnits: Int64
        public var category: String
    }

    /// Whether it is in the figures: some bank or a person's book confirms it, and nobody has to approve it first.
    public var isCounted: Bool { status != .unconfirmed && (approval.isEmpty || approval == "approved") }

    /// Texts are made fit to show: without control and bidi characters, and cut to a length a page can carry.
    public init(
        id: String, day: Day, account: String, money: Money, home: Money? = nil, merchant: String, text: String = "", kind: String = "",
        category: String = "", by: String = "", certainty: Int? = nil, status: Status = .posted, sources: [String] = [],
        needsReview: Bool = false, evidence: [ReportEvidence] = [], reasons: [String] = []
    ) {
        self.id = id
        self.day = day
        self.account = account
        self.money = money
        self.home = home
        self.merchant = Plain.clean(merchant, limit: 80)
        self.text = Plain.clean(text)
        self.kind = kind
        self.category = Plain.clean(category, limit: 80)
        self.by = Plain.clean(by, limit: 20)
        self.certainty = certainty
        self.status = status
        self.sources = sources
        self.needsReview = needsReview
        self.evidence = evidence
        self.reasons = reasons
    }

    /// Transfers between own accounts count on neither side; refunds lessen what went out; without a kind the sign decides.
    public var flow: Flow {
        switch kind {
        case "transfer": .transfer
        case "income": .incoming
        case "expense", "refund", "fee": .outgoing
        default: money.minorUnits > 0 ? .incoming : .outgoing
        }
    }

    /// What the merchant is called: its name, else the bank's text.
    public var name: String { merchant.isEmpty ? (text.isEmpty ? "(no text)" : text) : merchant }

    /// The parts in the home currency, by category; the whole where nobody split it or another currency hides the parts.
    func shares(in currency: Currency) -> [(category: String, minor: Int64)] {
        guard let minor = minor(in: currency) else { return [] }
        guard !parts.isEmpty, money.currency == currency else { return [(category, minor)] }
        return parts.map { ($0.category, $0.minorUnits) }
    }

    /// The amount in the home currency: itself when it is in that currency, else the converted amount.
    public func minor(in currency: Currency) -> Int64? {
        if money.currency == currency { return money.minorUnits }
        if let home, home.currency == currency { return home.minorUnits }
        return nil
    }
}

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
    public var status: Status
    /// Documents and places that say so, for the CSV file.
    public var sources: [String]
    /// An earlier stage asks that a person look at it.
    public var needsReview: Bool
    /// What each document says of it, best first.
    public var evidence: [ReportEvidence]
    /// Why these are held to be one movement.
    public var reasons: [String]

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

    /// The amount in the home currency: itself when it is in that currency, else the converted amount.
    public func minor(in currency: Currency) -> Int64? {
        if money.currency == currency { return money.minorUnits }
        if let home, home.currency == currency { return home.minorUnits }
        return nil
    }
}

import TillFigures
import TillHousehold
import TillRecords

/// A transaction as a page needs it: text already clean and masked, money in minor units.
public struct ReportTransaction: Sendable, Hashable {
    /// How far a transaction is to be believed.
    public typealias Status = LedgerTransaction.Status

    public var id: String
    public var day: Day
    public var account: String
    /// As booked, in the account's currency; `XXX` when no document and no setting names one.
    public var money: Money
    /// Minor units of the household's home currency; nil when no rate brought it there.
    public var minor: Int64?
    /// What it is to the figures.
    public var flow: Flow
    /// Whether the figures have it, and why not.
    public var counting: Counting
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
    var isUnsure: Bool { flow != .transfer && flow != .saving && (category.isEmpty || (certainty ?? 100) < OpenMatters.sure) }
    public var status: Status
    /// Documents and places that say so, for the CSV file.
    public var sources: [String]
    /// Ids of the observations it stands on.
    public internal(set) var observations: [String] = []
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
    /// Parts with categories of their own; they add up to `minor`.
    public var parts: [Part] = []
    /// It cancels another transaction: a person said so, and no bank knows of it.
    public var isReversal = false
    /// Nobody knows what it was for; its category says so.
    public var isUnknown = false
    /// It is left out, and no answer brings it into a figure.
    public var isMoot = false
    /// It is what an account of savings bears: a word that is half sure elsewhere is sure there.
    public var isSavingsInterest = false
    /// What only a person can say of money that came in, where no link is asked for.
    public var doubt: MoneyDoubt?

    /// A part of a transaction that a person split.
    public struct Part: Sendable, Hashable {
        /// Minor units of the home currency.
        public var minorUnits: Int64
        /// As people read it.
        public var category: String
    }

    /// Whether it is in the figures.
    public var isCounted: Bool { counting == .counted }

    /// Why it is in no figure; nil when it is.
    public var leftOut: LeftOut? {
        guard case .left(let why) = counting else { return nil }
        return why
    }

    /// Why sums do not have it that would; a transfer is in none of them.
    var apart: LeftOut? { flow == .transfer ? nil : leftOut }

    /// Texts are made fit to show: without control and bidi characters, and cut to a length a page can carry.
    public init(
        id: String, day: Day, account: String, money: Money, minor: Int64?, flow: Flow, counting: Counting, merchant: String,
        text: String = "", kind: String = "",
        category: String = "", by: String = "", certainty: Int? = nil, status: Status = .posted, sources: [String] = [],
        needsReview: Bool = false, evidence: [ReportEvidence] = [], reasons: [String] = []
    ) {
        self.id = id
        self.day = day
        self.account = account
        self.money = money
        self.minor = minor
        self.flow = flow
        self.counting = counting
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

    /// What one is called that names nobody and says nothing.
    static let noText = "(no text)"
    /// The name as a page shows it.
    var title: String { name == ReportTransaction.noText ? say(.noText) : name }

    /// What the merchant is called: its name, else the bank's text.
    public var name: String { merchant.isEmpty ? (text.isEmpty ? ReportTransaction.noText : text) : merchant }

    /// Its shares in the home currency by category: the parts, or the whole where nobody split it.
    var shares: [Part] {
        guard let minor else { return [] }
        return parts.isEmpty ? [Part(minorUnits: minor, category: category)] : parts
    }
}

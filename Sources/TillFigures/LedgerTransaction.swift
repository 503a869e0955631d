import TillRecords

/// A transaction as figures read it: its day, its amount in the household's currency, what it was for, and whether it counts.
public struct LedgerTransaction: Sendable, Hashable {
    public enum Kind: String, Sendable {
        case expense, income, transfer, refund
    }

    public enum Status: String, Sendable {
        case posted, pending, unconfirmed
    }

    public enum Approval: String, Sendable {
        case pending, approved, rejected
    }

    /// A part of a transaction with a category of its own.
    public struct Part: Sendable, Hashable {
        public let category: String
        /// As people read it; empty when the record does not say.
        public let label: String
        /// As booked, in minor units of the transaction's own currency.
        public let amount: Int64
        /// Minor units of the home currency, signed like the transaction.
        public let home: Int64
        /// What a category of the household's own is to the figures: need, want, saving, income, transfer; nil of any other.
        var kind: String? = nil
    }

    public let id: String
    public let day: Day
    /// The account field; empty when the record has none.
    public let account: String
    /// Empty when the record names none.
    public let member: String
    /// As booked, in the account's currency.
    public let money: Money
    /// Minor units of the home currency, signed; nil when no rate brought the amount there.
    public let home: Int64?
    public let kind: Kind
    /// `food.groceries`; empty when it has none. Of a refund it is what its purchase was for.
    public internal(set) var category: String
    /// The detailed name beside a category that is a primary one; empty when there is none.
    let detail: String
    /// What a category of the household's own is to the figures: need, want, saving, income, transfer; nil of any other.
    let ownKind: String?
    /// The category as people read it, `Food & Drink / Groceries`; empty when the record does not say.
    public internal(set) var label: String
    /// Cleaned name; empty when the record has none.
    public let merchant: String
    public let text: String
    public let status: Status
    /// Id of the recurring movement it belongs to.
    public let series: String?
    /// Index of its record in the ledger's `sources`.
    public let record: Int
    /// Words that people gave it.
    public let tags: [String]
    /// Of a member whose limit it is above; nil where none is needed.
    public let approval: Approval?
    /// A person, or a person's rule, said what it was for.
    let isSaid: Bool
    /// An earlier stage asks that a person look at it.
    public let needsReview: Bool
    /// It cancels another transaction: a person said so, and no bank knows of it.
    public let isReversal: Bool
    /// What its category means to the figures.
    public internal(set) var use = CategoryUses.Use.plain
    /// What it is to the figures.
    public internal(set) var flow = Flow.spending
    public internal(set) var counting = Counting.counted
    /// It is left out, and would be in no figure either if a person said that it was so.
    public internal(set) var isMoot = false
    /// It is what an account of savings bears.
    public internal(set) var isSavingsInterest = false
    /// The parts that a person split it into, in the home currency; they add up to `home`. Empty where nobody split it.
    public internal(set) var splits: [Part] = []
    /// Id of the transaction that is the other side of a transfer, or the purchase that a refund gives back; nil without a link.
    public internal(set) var linked: String?

    /// Why the figures may be wrong about money that came in; nil where they are not.
    public internal(set) var doubt: MoneyDoubt?

    /// It pays an own loan back that has documents: nothing is spent by it, and yet it must be paid every month.
    public internal(set) var isRepayment = false

    /// Whether sums have it.
    public var isCounted: Bool { counting == .counted }

    /// Why sums do not have it; nil when they do.
    public var leftOut: LeftOut? {
        guard case .left(let why) = counting else { return nil }
        return why
    }

    /// It is in the figures though it is not certain: a bank has not booked it, or a reading of it is to be looked at.
    public var isMarked: Bool { isCounted && (status != .posted || needsReview) }

    /// Something was bought, or a bill was paid: no cash, no money to people, and nothing whose use is not known.
    public var isPurchase: Bool { spent > 0 && flow == .spending && kind != .refund && ![.cash, .person, .own].contains(use) }

    /// `food` of `food.groceries`; the whole name when it has one level.
    public var group: String { LedgerTransaction.group(of: category) }

    /// Its category is known, and is something that one buys.
    var isBought: Bool { use == .plain && !category.isEmpty && !["income", UnknownCategory.name].contains(group.lowercased()) }

    /// Who was paid: the cleaned name, else the text.
    public var name: String { merchant.isEmpty ? text : merchant }

    public static func group(of category: String) -> String { category.split(separator: ".").first.map(String.init) ?? category }

    /// What it adds to what went out, in minor units of the home currency: an expense is positive, a refund negative. Money whose use
    /// is not known has gone out too.
    public var spent: Int64 { outgoing(flow.isOutgoing) }
    /// What it adds to what came in.
    public var earned: Int64 {
        guard isCounted, flow == .income, let home else { return 0 }
        return home
    }
    /// What it adds to what was put aside; negative when it was taken back.
    public var saved: Int64 { outgoing(flow == .saving) }

    private func outgoing(_ isWanted: Bool) -> Int64 {
        guard isCounted, isWanted, let home else { return 0 }
        return home.clampedNegation
    }

    /// Its shares by category, in minor units of the home currency: one, or one a part where a person split it; none without an
    /// amount in the home currency.
    public var shares: [Part] {
        guard let home else { return [] }
        return splits.isEmpty ? [Part(category: category, label: label, amount: money.minorUnits, home: home)] : splits
    }

    /// What it adds to what went out, by category.
    public var spentBy: [(category: String, amount: Int64)] {
        guard spent != 0 else { return [] }
        if splits.isEmpty { return [(category, spent)] }
        return splits.map { ($0.category, $0.home.clampedNegation) }
    }

    /// What it adds to what came in, by category.
    public var earnedBy: [(category: String, amount: Int64)] {
        guard earned != 0 else { return [] }
        return splits.isEmpty ? [(category, earned)] : splits.map { ($0.category, $0.home) }
    }

    /// Reads a `transaction` record, or an observation where no stage has resolved any. Nil for a void one, and for one without a
    /// readable date or amount.
    ///
    /// - Parameters:
    ///   - index: the record's index among the household's records.
    ///   - currency: the household's home currency.
    init?(_ view: borrowing Record, at index: Int, home currency: Currency) {
        guard !view.equals(.status, "void"), let day = view.date(.date), let amount = view.decimal(.amount),
            let money = Money(amount, view.currency(.currency) ?? .unknown)
        else { return nil }
        id = view.string(.id) ?? ""
        self.day = day
        account = view.string(.account) ?? ""
        member = view.string(.member) ?? ""
        self.money = money
        home = LedgerTransaction.home(view, money, currency)
        let stated = view.string(.kind) ?? view.string(.direction)
        kind = stated.flatMap(Kind.init(rawValue:)) ?? (money.minorUnits > 0 ? .income : .expense)
        let named = view.object(.category)
        category = named?.string(.name) ?? ""
        detail = named?.string(.detail) ?? ""
        ownKind = named?.string(.kind)
        label = named?.string(.label) ?? ""
        isSaid = named.map { $0.equals(.by, "decision") || $0.equals(.by, "rule") } ?? false
        merchant = view.string(.merchant) ?? ""
        text = view.string(.text) ?? ""
        status = view.string(.status).flatMap(Status.init(rawValue:)) ?? .posted
        series = view.string(.series)
        record = index
        tags = view.strings(.tags)
        approval = view.string(.approval).flatMap(Approval.init(rawValue:))
        needsReview = view.flag(.needsReview) ?? false
        isReversal = view.has(.about)
        if let home, view.has(.splits) { splits = LedgerTransaction.splits(view, money, home, rest: (category, label)) }
        if kind == .transfer || kind == .refund { linked = LedgerTransaction.link(view, kind) }
        if home == nil { counting = .left(.rate) }
        if approval == .pending { counting = .left(.waiting) }
        if approval == .rejected { counting = .left(.refused) }
        if view.equals(.leftOut, "asked") { counting = .left(.asked) }
    }

    /// The parts, and what they leave over as one more with the transaction's own category, shared out over the amount in the home
    /// currency to the minor unit.
    private static func splits(
        _ record: borrowing Record, _ money: Money, _ home: Int64, rest own: (category: String, label: String)
    ) -> [Part] {
        var found: [(category: String, label: String, size: Int64, kind: String?)] = []
        var rest = money.minorUnits
        for part in record.objects(.splits) {
            guard let amount = part.decimal(.amount), let size = Money(amount, money.currency)?.minorUnits else { continue }
            let named = part.object(.category)
            let name = named?.string(.name) ?? part.string(.category) ?? ""
            found.append((name, named?.string(.label) ?? "", size, named?.string(.kind)))
            rest = rest.clampedSubtracting(size)
        }
        guard !found.isEmpty else { return [] }
        if rest != 0 { found.append((own.category, own.label, rest, nil)) }
        // Absurd parts that no number holds together are no parts.
        guard found.reduce(Int128(0), { $0 + Int128($1.size) }) == Int128(money.minorUnits) else { return [] }
        let isPlain = home == money.minorUnits
        // Parts of the other sign than the whole cannot be shared out; such a purchase abroad is not divided.
        guard isPlain || found.allSatisfy({ ($0.size < 0) == (money.minorUnits < 0) }) else { return [] }
        let sizes = isPlain ? found.map(\.size) : Apportionment.shares(of: home, by: found.map { Int64(clamping: $0.size.magnitude) })
        return zip(found, sizes).map { Part(category: $0.category, label: $0.label, amount: $0.size, home: $1, kind: $0.kind) }
    }

    private static func link(_ record: borrowing Record, _ kind: Kind) -> String? {
        let wanted: FieldWord = kind == .transfer ? "transfer" : "refund"
        return record.objects(.links).first { $0.equals(.kind, wanted) }?.string(.to)
    }

    private static func home(_ record: borrowing Record, _ money: Money, _ currency: Currency) -> Int64? {
        if money.currency == currency { return money.minorUnits }
        guard let home = record.object(.home), let amount = home.decimal(.amount), home.currency(.currency) == currency else {
            return nil
        }
        return Money(amount, currency)?.minorUnits
    }
}

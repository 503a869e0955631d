import TillRecords

/// A transaction as analyses read it: its day, its amount in the household's currency, what it was for.
public struct LedgerTransaction: Sendable, Hashable {
    public enum Kind: String, Sendable {
        case expense, income, transfer, refund
    }

    public enum Status: String, Sendable {
        case posted, pending, unconfirmed
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
    /// `food.groceries`; empty when it has none.
    public let category: String
    /// The category as people read it, `Food & Drink / Groceries`; empty when the record does not say.
    public let label: String
    /// Cleaned name; empty when the record has none.
    public let merchant: String
    public let text: String
    public let status: Status
    /// Id of the recurring movement it belongs to.
    public let series: String?
    /// Index of its record among the household's records.
    public let record: Int
    /// Words that people gave it.
    public let tags: [String]
    /// It waits for an approval, or was refused one: no sum has it.
    public let isHeld: Bool
    /// Parts with categories of their own, in minor units of the home currency, which add up to `home`; empty when nobody split it.
    public let parts: [Part]
    /// Whether sums have it: it has an amount in the home currency, it is not held, and it is posted, pending, or said by a receipt
    /// or a chat of a day that no bank account of the household covers.
    public internal(set) var isCounted: Bool

    /// A part of a transaction that a person split.
    public struct Part: Sendable, Hashable {
        public let category: String
        public let home: Int64
    }

    /// What it adds to what was spent, in minor units of the home currency: an expense is positive, a refund negative; income and
    /// transfers add nothing.
    public var spent: Int64 {
        guard isCounted, let home, kind == .expense || kind == .refund else { return 0 }
        return home.clampedNegation
    }

    /// What it adds to what came in; expenses, refunds and transfers add nothing.
    public var earned: Int64 {
        guard isCounted, let home, kind == .income else { return 0 }
        return home
    }

    /// What it adds to what was spent, by category: one entry, or one a part where a person split it.
    public var spentBy: [(category: String, amount: Int64)] {
        let spent = spent
        guard spent != 0 else { return [] }
        return parts.isEmpty ? [(category, spent)] : parts.map { ($0.category, $0.home.clampedNegation) }
    }

    /// `food` of `food.groceries`; the whole name when it has one level.
    public var group: String { category.split(separator: ".").first.map(String.init) ?? category }

    /// Reads a `transaction` record. Nil for a void one, and for one without a readable date or amount.
    ///
    /// - Parameters:
    ///   - index: the record's index among the household's records.
    ///   - currency: the household's home currency.
    init?(_ view: borrowing Record, at index: Int, home currency: Currency) {
        guard !view.equals("status", "void"), let day = view.date("date"), let amount = view.decimal("amount"),
            let money = Money(amount, view.currency("currency") ?? .unknown)
        else { return nil }
        id = view.string("id") ?? ""
        self.day = day
        account = view.string("account") ?? ""
        member = view.string("member") ?? ""
        self.money = money
        home = LedgerTransaction.home(view, money, currency)
        kind = view.string("kind").flatMap(Kind.init(rawValue:)) ?? (money.minorUnits > 0 ? .income : .expense)
        let named = view.object("category")
        category = named?.string("name") ?? ""
        label = named?.string("label") ?? ""
        merchant = view.string("merchant") ?? ""
        text = view.string("text") ?? ""
        status = view.string("status").flatMap(Status.init(rawValue:)) ?? .posted
        series = view.string("series")
        record = index
        tags = view.strings("tags")
        let approval = view.string("approval")
        isHeld = approval == "pending" || approval == "rejected"
        parts = money.currency == currency ? LedgerTransaction.parts(view, money) : []
        isCounted = home != nil && status != .unconfirmed && !isHeld
    }

    /// The parts, where they add up to the whole.
    private static func parts(_ record: borrowing Record, _ money: Money) -> [Part] {
        guard record.has("splits") else { return [] }
        var parts: [Part] = []
        for part in record.objects("splits") {
            guard let amount = part.decimal("amount"), let size = Money(amount, money.currency) else { return [] }
            let category = part.object("category")?.string("name") ?? part.string("category") ?? ""
            parts.append(Part(category: category, home: size.minorUnits))
        }
        return parts.reduce(Int64(0)) { $0.clampedAdding($1.home) } == money.minorUnits ? parts : []
    }

    private static func home(_ record: borrowing Record, _ money: Money, _ currency: Currency) -> Int64? {
        if money.currency == currency { return money.minorUnits }
        guard let home = record.object("home"), let amount = home.decimal("amount"), home.currency("currency") == currency else {
            return nil
        }
        return Money(amount, currency)?.minorUnits
    }
}

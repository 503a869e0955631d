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
    /// Cleaned name; empty when the record has none.
    public let merchant: String
    public let text: String
    public let status: Status
    /// Id of the recurring movement it belongs to.
    public let series: String?
    /// Index of its record among the household's records.
    public let record: Int
    /// Whether sums have it: it has an amount in the home currency, and it is posted, pending, or said by a receipt or a chat of
    /// a day that no bank account of the household covers.
    public internal(set) var isCounted: Bool

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
        category = view.object("category")?.string("name") ?? ""
        merchant = view.string("merchant") ?? ""
        text = view.string("text") ?? ""
        status = view.string("status").flatMap(Status.init(rawValue:)) ?? .posted
        series = view.string("series")
        record = index
        isCounted = home != nil && status != .unconfirmed
    }

    private static func home(_ record: borrowing Record, _ money: Money, _ currency: Currency) -> Int64? {
        if money.currency == currency { return money.minorUnits }
        guard let home = record.object("home"), let amount = home.decimal("amount"), home.currency("currency") == currency else {
            return nil
        }
        return Money(amount, currency)?.minorUnits
    }
}

import TillRecords

/// A transaction as it leaves the house: texts clean and without names and numbers, money in minor units.
struct ExportRow: Sendable, Equatable {
    var id: String
    var day: Day
    /// Key of its account in the ledger's `accounts`: the record's own word for it; empty when no document names one.
    var account: String
    var money: Money
    var home: Money?
    var kind: String
    /// The category's name in the taxonomy, `food.groceries`; empty when none.
    var category: String
    /// As people read it, `Food & Drink / Groceries`.
    var label: String
    var merchant: String
    var text: String
    /// Id of the member.
    var member: String
    /// posted, pending, unconfirmed
    var status: String
    /// What was charged abroad, as the document says.
    var original: String
    var originalCurrency: String
    /// Id of the other half of a transfer between own accounts; empty when it is none.
    var partner: String
    var series: String
    var tags: [String]
    /// Parts with categories of their own; what they leave over belongs to `category`.
    var splits: [Split]

    struct Split: Sendable, Equatable {
        var money: Money
        var category: String
    }

    /// Days, then amounts, then ids: the order of every export.
    static func precedes(_ a: ExportRow, _ b: ExportRow) -> Bool {
        if a.day != b.day { return a.day < b.day }
        if a.money.minorUnits != b.money.minorUnits { return a.money.minorUnits < b.money.minorUnits }
        return a.id < b.id
    }
}

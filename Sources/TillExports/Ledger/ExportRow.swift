import TillFigures
import TillHousehold
import TillRecords

/// A transaction as it leaves the house: what the figures make of it, and its texts, clean and without names and numbers.
struct ExportRow: Sendable, Equatable {
    /// A part of it with a category of its own, or the whole.
    struct Share: Sendable, Equatable {
        /// 1, 2 … where a person split it; nil for a whole.
        var part: Int?
        /// The category's name in the taxonomy, `food.groceries`; empty when none.
        var category: String
        /// As people read it, `Food & Drink / Groceries`.
        var label: String
        var money: Money
        /// In the home currency; nil when no rate brought it there.
        var home: Money?
    }

    /// Day, account, kind, status, flow, and whether it counts.
    var figures: LedgerTransaction
    var id: String
    /// The whole in the home currency; nil when no rate brought it there.
    var home: Money?
    /// They add up to the whole; at least one.
    var shares: [Share]
    /// The category of the whole.
    var category: String
    var label: String
    var merchant: String
    var text: String
    /// Id of the member.
    var member: String
    /// What was charged abroad, as the document says.
    var original: String
    var originalCurrency: String
    /// Id of the other half of a transfer between own accounts; empty when it is none.
    var partner: String
    var series: String
    var tags: [String]

    var day: Day { figures.day }
    var money: Money { figures.money }
    /// Key of its account in the ledger's `accounts`: the record's own word for it; empty when no document names one.
    var account: String { figures.account }
    var kind: String { figures.kind.rawValue }
    /// posted, pending, unconfirmed
    var status: String { figures.status.rawValue }
    /// The word for why no figure has it; empty when figures have it.
    var leftOut: String { figures.leftOut?.rawValue ?? "" }

    /// Days, then amounts, then ids: the order of every export.
    static func precedes(_ a: ExportRow, _ b: ExportRow) -> Bool {
        if a.day != b.day { return a.day < b.day }
        if a.money.minorUnits != b.money.minorUnits { return a.money.minorUnits < b.money.minorUnits }
        return a.id < b.id
    }
}

extension ExportRow {
    /// - Parameters:
    ///   - row: what the figures make of it.
    ///   - record: its record, for what figures do not need.
    ///   - currency: the home currency.
    init(_ row: LedgerTransaction, _ record: borrowing Record, home currency: Currency, _ redaction: Redaction) {
        let original = record.object(.original)
        figures = row
        id = Plain.clean(row.id, limit: 64)
        home = row.home.map { Money(minorUnits: $0, currency: currency) }
        let whole = ExportRow.names(row.category, row.label)
        (category, label) = whole
        shares = row.splits.enumerated().map { index, part in
            let names = ExportRow.names(part.category, part.label)
            return Share(
                part: index + 1, category: names.category, label: names.label,
                money: Money(minorUnits: part.amount, currency: row.money.currency), home: Money(minorUnits: part.home, currency: currency))
        }
        if shares.isEmpty { shares = [Share(part: nil, category: whole.category, label: whole.label, money: row.money, home: home)] }
        merchant = redaction.text(row.merchant, limit: 80)
        text = redaction.text(row.text, limit: 200)
        member = Plain.clean(row.member, limit: 64)
        self.original = original?.decimal(.amount)?.description ?? ""
        originalCurrency = original?.currency(.currency)?.code ?? ""
        partner = row.kind == .transfer ? Plain.clean(row.linked ?? "", limit: 64) : ""
        series = Plain.clean(row.series ?? "", limit: 64)
        tags = row.tags.map { redaction.text($0, limit: 40) }
    }

    /// A category without a label is called by its name.
    private static func names(_ category: String, _ label: String) -> (category: String, label: String) {
        let name = Plain.clean(category, limit: 80)
        return (name, label.isEmpty ? name : Plain.clean(label, limit: 80))
    }
}

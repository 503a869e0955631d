import TillFigures
import TillRecords

/// What the rules look at: a household's ledger, and what the stages before made of it.
struct FindingGround: Sendable {
    let ledger: HouseholdLedger
    let budgets: [Record]
    let forecasts: [Record]
    let series: [SeriesEvents]
    /// Counted purchases of the bank, without transfers, cash, refunds and income, by day and id; with those that belong to a series.
    let purchases: [LedgerTransaction]
    /// The middle size of a purchase, in minor units: what is small change in this household.
    let usual: Int64
    /// What a middling month costs.
    let monthly: Int64
    /// Purchases by who was paid, oldest first; those that name nobody are left out.
    let byMerchant: [String: [LedgerTransaction]]
    private let labels: [String: String]

    init(_ records: [Record], _ ledger: HouseholdLedger) {
        self.ledger = ledger
        labels = ledger.labels
        budgets = records.filter { $0.equals(.type, .budget) }
        forecasts = records.filter { $0.equals(.type, .forecast) }
        series = records.compactMap { $0.equals(.type, .series) ? SeriesEvents($0, home: ledger.home) : nil }.sorted { $0.id < $1.id }
        // Cash and money to people and savings come in any size.
        purchases = ledger.transactions.filter { $0.isPurchase && $0.status == .posted }
        byMerchant = Dictionary(grouping: purchases.lazy.filter { !FindingGround.payee($0).isEmpty }, by: FindingGround.payee)
        usual = purchases.map(\.spent).median ?? 0
        monthly = ledger.flows(in: ledger.completeMonths).map(\.spent).median ?? usual.clampedAdding(usual)
    }

    /// `12.50 EUR`
    func text(_ minor: Int64) -> String { Money(minorUnits: minor, currency: ledger.home).description }

    /// A category as people read it.
    func label(_ category: String) -> String { labels[category] ?? category }

    /// Who was paid: the cleaned name, else the bank's text.
    static func payee(_ row: LedgerTransaction) -> String { row.merchant.isEmpty ? row.text : row.merchant }
}

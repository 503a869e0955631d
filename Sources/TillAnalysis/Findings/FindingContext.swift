import TillFigures
import TillHousehold
import TillRecords

/// What the rules look at: a household's ledger, and what the stages before made of it.
struct FindingContext: Sendable {
    let ledger: HouseholdLedger
    /// What findings are said in.
    let say: Messages
    let budgets: [Record]
    let forecasts: [Record]
    let goals: [Record]
    /// What people noted of their days.
    let notes: DayNotes
    let series: [SeriesEvents]
    /// Counted purchases of the bank, without transfers, cash, refunds and income, by day and id; with those that belong to a series.
    let purchases: [LedgerTransaction]
    /// What purchases and months come to in this household, as was known on a day.
    let scale: KnownScale
    /// Ids of series that are owed: bills, subscriptions, loans.
    private let bills: Set<String>
    /// Purchases by who was paid, oldest first; those that name nobody are left out.
    let byMerchant: [String: [LedgerTransaction]]
    private let labels: [String: String]

    init(_ records: [Record], _ ledger: HouseholdLedger, _ messages: Messages = .english, _ notes: DayNotes = .none) {
        self.notes = notes
        self.ledger = ledger
        say = messages
        labels = ledger.labels
        budgets = records.filter { $0.equals(.type, .budget) }
        forecasts = records.filter { $0.equals(.type, .forecast) }
        goals = records.filter { $0.equals(.type, .goal) }
        series = records.compactMap { $0.equals(.type, .series) ? SeriesEvents($0, home: ledger.home) : nil }.sorted { $0.id < $1.id }
        bills = Set(series.lazy.filter { !$0.isHabit }.map(\.id))
        // Cash and money to people and savings come in any size.
        purchases = ledger.transactions.filter { $0.isPurchase && $0.status == .posted }
        byMerchant = Dictionary(grouping: purchases.lazy.filter { !FindingContext.payee($0).isEmpty }, by: FindingContext.payee)
        scale = KnownScale(purchases, ledger.flows(in: ledger.completeMonths))
    }

    /// Whether it is a turn of a bill.
    func isBill(_ row: LedgerTransaction) -> Bool { row.series.map { bills.contains($0) } ?? false }

    /// How many documents tell of it.
    func papers(of row: LedgerTransaction) -> Int { ledger.sources[row.record].strings(.observations).count }

    /// Money, days, months and shares as the language writes them: a page has them in its own words, and a record has them as fields.
    func text(_ minor: Int64) -> String { say.numbers.full(Money(minorUnits: minor, currency: ledger.home)) }
    func text(_ day: Day) -> String { say.dates.full(day) }
    func text(_ month: Month) -> String { say.dates.month(month) }
    func percent(_ number: Int) -> String { say.numbers.percent(String(number)) }

    /// A category as people read it.
    func label(_ category: String) -> String { say.known("category." + category) ?? labels[category] ?? category }

    /// What a series is called, which may have no name.
    func name(_ one: SeriesEvents) -> String { one.name == SeriesEvents.unnamed ? say(.aPayment) : one.name }

    /// Who was paid: the cleaned name, else the bank's text.
    static func payee(_ row: LedgerTransaction) -> String { row.merchant.isEmpty ? row.text : row.merchant }
}

/// What a `series` record says that a person may want to know.
struct SeriesEvents: Sendable {
    let id: String
    let name: String
    let period: SeriesPeriod
    /// What is bought when it is needed: nobody owes it.
    let isHabit: Bool
    let category: String
    let account: String
    let status: String
    /// The usual amount, signed, and the one before the last step, in minor units of the home currency.
    let amount: Int64?
    let was: Int64?
    let changed: Day?
    let next: Day?
    let missed: [Day]
    let transactions: [String]

    /// The name of one that has none.
    static let unnamed = "a recurring payment"

    init?(_ record: borrowing Record, home: Currency) {
        guard let id = record.string(.id), (record.currency(.currency) ?? home) == home else { return nil }
        self.id = id
        name = record.string(.name) ?? record.object(.declared)?.string(.name) ?? SeriesEvents.unnamed
        period = record.string(.period).flatMap(SeriesPeriod.init(rawValue:)) ?? .monthly
        isHabit = record.equals(.kind, "habit")
        category = record.string(.category) ?? ""
        account = record.string(.account) ?? ""
        status = record.string(.status) ?? "active"
        amount = record.minor(.amount, home)
        was = record.minor(.was, home)
        changed = record.date(.changed)
        next = record.date(.next)
        missed = record.strings(.missed).compactMap { Day($0) }
        transactions = record.strings(.transactions)
    }

    /// Days after the due day on which it may still come without anybody wondering.
    var grace: Int { max(3, min(14, period.averageDays / 4)) }
}

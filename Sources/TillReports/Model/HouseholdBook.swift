import TillFigures
import TillRecords

/// Everything the pages of one household are made from, sorted, so that the order of the input does not show.
public struct HouseholdBook: Sendable {
    public let household: String
    /// The currency that figures are summed in.
    public let home: Currency
    /// By day, then amount, then id.
    public internal(set) var transactions: [ReportTransaction]
    public let balances: [StatedBalance]
    public let questions: [Question]
    /// What recurs, by name.
    public let series: [ReportSeries]
    /// How the money stood at the end of each month of which an earlier stage said so, oldest first.
    public internal(set) var healths: [HouseholdHealth] = []
    /// What the household saves for.
    public internal(set) var goals: [GoalReading] = []
    /// What it owes by contract.
    public internal(set) var loans: [LoanReading] = []
    /// Habits that it keeps.
    public internal(set) var challenges: [ChallengeReading] = []
    /// How it stands now.
    public var health: HouseholdHealth? { healths.last }
    /// Months with a transaction or a balance, and every month between, oldest first.
    public internal(set) var months: [Month]
    let tallies: [Month: MonthTally]
    let histories: [String: AccountHistory]
    /// The last day that any record is about.
    public let lastDay: Day?
    /// Stable names of categories, accounts and merchants in addresses.
    let slugs: Slugs
    /// How it stands on its last day; nil where no balance is known, or its reader does not see all of them.
    var standing: HouseholdStanding?
    /// What the analyses say.
    public internal(set) var outlook = Outlook()
    /// What a person has said of open matters.
    var acknowledged = AcknowledgedMatters()
    /// Declared accounts of which there is no document.
    public internal(set) var undocumented: [UndocumentedAccount] = []
    /// What readers ask, and no person has acknowledged.
    var openQuestions: [Question] { questions.filter { acknowledged.keys[$0.key] == nil } }
    /// The day that its weeks begin on, 0 for Monday to 6 for Sunday.
    var weekStart = 0
    /// False where its reader is not asked to settle anything.
    var isAsked = true
    /// First day each merchant was seen.
    let firstSeen: [String: Day]

    /// - Parameters:
    ///   - home: the currency that `minor` of the transactions is in.
    ///   - asOf: the day the run stands on, when it lies after the last record.
    public init(
        household: String, home: Currency, transactions: [ReportTransaction], balances: [StatedBalance] = [],
        questions: [Question] = [], series: [ReportSeries] = [], asOf: Day? = nil
    ) {
        self.household = household
        self.transactions = transactions.sorted(by: HouseholdBook.precedes)
        self.balances = balances.sorted { ($0.account, $0.day, $0.money.minorUnits) < ($1.account, $1.day, $1.money.minorUnits) }
        self.questions = questions.sorted(by: Question.precedes)
        self.series = series.sorted(by: ReportSeries.precedes)
        self.home = home
        lastDay = max(asOf, max(self.transactions.last?.day, balances.map(\.day).max()))
        slugs = Slugs(self.transactions, balances: self.balances)
        histories = HouseholdBook.histories(self.transactions, self.balances, home: home)
        var tallies: [Month: MonthTally] = [:]
        var firstSeen: [String: Day] = [:]
        for (index, transaction) in self.transactions.enumerated() {
            tallies[Month(of: transaction.day), default: MonthTally()].add(transaction, at: index)
            if firstSeen[transaction.name] == nil { firstSeen[transaction.name] = transaction.day }
        }
        self.tallies = tallies
        self.firstSeen = firstSeen
        months = HouseholdBook.span(of: self.transactions, self.balances)
    }

    /// The month a single page is about when none is asked for: the last one that is over, else the last.
    public var defaultMonth: Month? {
        guard let last = months.last, let lastDay else { return nil }
        let isOver = Month(of: lastDay) > last || lastDay.day >= last.length - 2 || months.count == 1
        return isOver ? last : last.advanced(by: -1)
    }

    func tally(_ month: Month) -> MonthTally { tallies[month] ?? MonthTally() }

    /// The sums of a time of any length.
    func tally(_ period: FigurePeriod) -> MonthTally {
        if let month = period.month { return tally(month) }
        var sums = MonthTally()
        for month in period.months {
            for index in tally(month).all where period.contains(transactions[index].day) { sums.add(transactions[index], at: index) }
        }
        return sums
    }

    /// Account ids in order.
    var accounts: [String] { slugs.accounts }

    private static func precedes(_ a: ReportTransaction, _ b: ReportTransaction) -> Bool {
        if a.day != b.day { return a.day < b.day }
        if a.money.minorUnits != b.money.minorUnits { return a.money.minorUnits < b.money.minorUnits }
        return a.id != b.id ? a.id < b.id : a.text < b.text
    }

    private static func histories(
        _ transactions: [ReportTransaction], _ balances: [StatedBalance], home: Currency
    ) -> [String: AccountHistory] {
        let rows = Dictionary(grouping: transactions, by: \.account)
        let stated = Dictionary(grouping: balances, by: \.account)
        var found: [String: AccountHistory] = [:]
        for account in Set(rows.keys).union(stated.keys) {
            found[account] = AccountHistory(rows: rows[account] ?? [], balances: stated[account] ?? [], home: home)
        }
        return found
    }

    /// At most this many months are drawn out between the first and the last: a mistyped century makes no thousand pages.
    private static let longestSpan = 600

    private static func span(of transactions: [ReportTransaction], _ balances: [StatedBalance]) -> [Month] {
        let seen = Set(transactions.map { Month(of: $0.day) } + balances.map { Month(of: $0.day) })
        guard let first = seen.min(), let last = seen.max() else { return [] }
        guard last.index - first.index < longestSpan else { return seen.sorted() }
        return (first.index...last.index).map(Month.init(index:))
    }
}

private func max(_ a: Day?, _ b: Day?) -> Day? {
    guard let a, let b else { return a ?? b }
    return Swift.max(a, b)
}

import TillFigures
import TillHousehold
import TillRecords

/// Everything one page of rows says, of a month or of another time, as plain values: the sections turn it into markup and decide nothing.
public struct MonthPage: Sendable {
    public let household: String
    /// The page's heading for the household: its id, or the title asked for.
    public let title: String
    /// What it is about.
    public let period: FigurePeriod
    /// The month, or the one that the time ends in.
    public let month: Month
    public let home: Currency
    /// The last day known, where nothing is known about the time's last days yet.
    public let soFar: Day?
    public let headline: Headline
    public let days: [DayFlow]
    public let year: [MonthFlow]
    public let spending: [CategoryLine]
    public let sources: [CategoryLine]
    public let accounts: [AccountCard]
    /// The statement of cash flow: of each account, by its name as the settings have it.
    let cashFlows: [(name: String, flow: CashFlow)]
    public let merchants: [MerchantLine]
    public let newMerchants: [MerchantLine]
    /// False in the household's first month, when every merchant is new.
    public let hasHistory: Bool
    public let largest: [Int]
    public let asides: [Aside]
    public let questions: [Question]
    /// What the analyses say of the month.
    public let outlook: MonthOutlook
    /// The transactions of that time, newest last; indices elsewhere point here.
    public let rows: [ReportTransaction]
    /// How it is made: what stands beside it, whom it is for, what it leaves out.
    let settings: PageSettings
    let slugs: Slugs
    /// The day that its household's weeks begin on, 0 for Monday.
    let weekStart: Int
    /// What groups of categories are addressed by, of what came in (true) and of what went out.
    let leaders: [Bool: [String: String]]
    /// For each row, the selections it belongs to.
    var classes: [[String]] = []
    /// The selections that figures lead to.
    var filters: [PageFilter] = []

    /// The three figures at the top, in minor units of the home currency.
    public struct Headline: Sendable, Hashable {
        public var incoming: Comparison
        public var outgoing: Comparison
        public var left: Comparison
        /// How many earlier months make up what is typical, 0 to 3.
        public var typicalMonths: Int
        public var counted: Int
    }

    /// A figure beside the month before and a typical month; of another time, beside the one before.
    public struct Comparison: Sendable, Hashable {
        public var amount: Int64
        /// Nil when the time before has no transactions.
        public var before: Int64?
        /// Median of the three months before, of those that have transactions.
        public var typical: Int64?
    }

    public struct DayFlow: Sendable, Hashable {
        public var day: Day
        public var incoming: Int64
        public var outgoing: Int64
        /// Net of the time up to and including this day.
        public var running: Int64
        /// What went out in the time up to and including this day.
        public var spent: Int64
        /// The same at this day of the month before; nil without one, and where the page is of no month.
        public var spentBefore: Int64?
        public var count: Int
    }

    public struct MonthFlow: Sendable, Hashable {
        public var month: Month
        public var incoming: Int64
        public var outgoing: Int64
        public var isKnown: Bool
    }

    /// Something shown beside the sums and not in them (or, for pending rows, in them and not yet certain).
    public struct Aside: Sendable, Hashable {
        public enum Kind: String, Sendable, CaseIterable {
            case transfers, saved, unknown, pending, alone, unconfirmed, cash, doubtful, approval, asked, foreign
        }
        public var kind: Kind
        public var count: Int
        /// One sum per currency, never added up across currencies.
        public var sums: [Money]
    }

    func text(_ minor: Int64) -> String { MoneyText.full(Money(minorUnits: minor, currency: home)) }
    func signed(_ minor: Int64) -> String { MoneyText.signed(Money(minorUnits: minor, currency: home)) }
    func whole(_ minor: Int64) -> String { MoneyText.whole(Money(minorUnits: minor, currency: home)) }
    func compact(_ minor: Int64) -> String { MoneyText.compact(Money(minorUnits: minor, currency: home)) }
}

/// What went out for one category, or came in from it.
public struct CategoryLine: Sendable, Hashable {
    public let group: String
    public let name: String
    /// What the page calls the group and the category.
    public let groupTitle: String
    public let title: String
    public let slug: String
    public let comparison: MonthPage.Comparison
    /// The same of all of its group.
    public let whole: MonthPage.Comparison
    public let count: Int
}

/// What one merchant took (negative: gave back).
public struct MerchantLine: Sendable, Hashable {
    public let name: String
    public let slug: String
    public let spent: Int64
    public let count: Int
    public let category: String
    public let first: Day
}

/// One account in one month, or in another time.
public struct AccountCard: Sendable, Hashable {
    public let name: String
    public let slug: String
    public let currency: Currency
    /// End of each day of that time, minor units; nil where no balance of any day reaches.
    public let balances: [Int64?]
    public let states: [Coverage.State]
    public let opening: Int64?
    public let closing: Int64?
    public let closingDay: Day?
    public let moved: Int64
    public let count: Int
    public let gaps: [Coverage.Gap]
    public let proven: [Coverage.Stretch]
    /// A balance is stated somewhere in the stream.
    public let hasBalances: Bool

    /// What the page calls it.
    var title: String { AccountName.said(name) }
    var provenDays: Int { states.count { $0 == .proven } }
    var isProven: Bool { provenDays == states.count }
}

/// The part of a household's outlook that one page shows.
public struct MonthOutlook: Sendable, Hashable {
    public var budget: BudgetReading?
    /// Of this month, the most pressing first; those that are listed.
    public var findings: [FindingReading] = []
    /// How many more there are.
    public var unlisted = 0
    /// Forecasts stand on the newest page only, since they begin where it ends.
    public var balances: [ForecastReading] = []
    public var spending: [ForecastReading] = []

    init(_ outlook: Outlook, _ period: FigurePeriod, isNewest: Bool) {
        let own = outlook.findings.filter { period.contains($0.day) }
        findings = own.filter(\.isListed).sorted(by: FindingReading.precedes)
        unlisted = own.count - findings.count
        // A budget is of a month.
        guard let month = period.month else { return }
        budget = outlook.budgets[month]
        guard isNewest else { return }
        // A page of one month that was asked for looks ahead from its end, not from a year later.
        func isNear(_ one: ForecastReading) -> Bool { one.from.map { Month(of: $0) <= month.advanced(by: 1) } ?? true }
        balances = outlook.balances.filter(isNear)
        spending = outlook.spending.filter(isNear)
    }
}

extension MonthPage {
    /// What of this month only a person can settle: documents that were not read, days that do not add up, rows nobody could place.
    static func questions(_ rows: [ReportTransaction], _ accounts: [AccountCard], _ book: HouseholdBook) -> [Question] {
        var found: [Question] = []
        let marked = rows.count(where: \.needsReview)
        if marked > 0 {
            found.append(Question(weight: .open, sentence: say(.markedForReview, count: marked), anchor: "review"))
        }
        for card in accounts {
            found += card.gaps.map { gap in
                Question(
                    weight: .urgent, subject: card.title,
                    sentence: say(.rowsDiffer, [.amount: MoneyText.signed(gap.difference), .date: DayText.range(gap.first, gap.last)]),
                    place: say(.rowsDifferPlace), answer: say(.rowsDifferAnswer, [.first: "\(gap.first)", .last: "\(gap.last)"]),
                    anchor: card.slug)
            }
            // Of accounts that a member does not see no export can be asked for.
            if !card.hasBalances, card.name != PageSettings.others {
                found.append(
                    Question(
                        weight: .minor, subject: card.title, sentence: say(.noBalanceStated),
                        answer: say(.noBalanceAnswer), anchor: card.slug))
            }
        }
        found += unplaced(rows, book)
        return found
    }

    /// Merchants without a category, each with the line for the examples file; and those whose category is a weak guess.
    private static func unplaced(_ rows: [ReportTransaction], _ book: HouseholdBook) -> [Question] {
        var groups: [String: [ReportTransaction]] = [:]
        for row in rows where row.isUnsure {
            groups[row.name, default: []].append(row)
        }
        let ordered = groups.sorted { a, b in
            let (left, right) = (
                a.value.reduce(0) { $0 &+ $1.money.minorUnits.magnitude }, b.value.reduce(0) { $0 &+ $1.money.minorUnits.magnitude }
            )
            return left != right ? left > right : a.key < b.key
        }
        var found = ordered.prefix(8).compactMap { name, rows in rows.first.map { question($0, name, rows.count, book) } }
        if ordered.count > 8 {
            found.append(Question(weight: .minor, sentence: say(.unsureMerchants, count: ordered.count - 8), anchor: "unsure"))
        }
        return found
    }

    private static func question(_ row: ReportTransaction, _ name: String, _ count: Int, _ book: HouseholdBook) -> Question {
        let category = book.slugs.name(of: row.category).title
        let hasNone = row.category.isEmpty || row.isUnknown
        let sentence = hasNone ? say(.noCategory, count: count) : say(.guessedCategory, count: count, [.category: category])
        let description = Csv.cell(row.text.isEmpty ? name : row.text)
        return Question(
            weight: hasNone ? .open : .minor, subject: name, sentence: sentence,
            place: say(.examplesPlace),
            quoted: description, answer: ",\(MoneyText.plain(row.money)),\(row.day),CATEGORY", anchor: book.slugs.merchant(name))
    }
}

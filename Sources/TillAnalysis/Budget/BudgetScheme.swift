import TillHousehold
import TillRecords

/// How a household's budget is made: the plan of its file, or 50/30/20 where it has none.
struct BudgetScheme: Sendable {
    let method: BudgetPlan.Method
    /// Whether the household wrote it.
    let isOwn: Bool
    let startsOn: Int
    /// Minor units; nil: none waits.
    let approveAbove: Int64?
    /// Minor units a month, where the household says so.
    let income: Int64?
    /// What of the plan has more decimals than the home currency, and is left out.
    let unfit: [String]
    private let lines: [BudgetLine]
    private let buckets: BudgetBuckets

    /// The thirds, in percent of the income (Warren & Tyagi 2005), and who gives first: wants, then what was to be saved, needs last.
    private static let shares: [(bucket: BudgetBuckets.Bucket, percent: Int64, priority: Int)] = [
        (.needs, 50, 1), (.wants, 30, 9), (.savings, 20, 5),
    ]

    /// - Parameter plan: nil where the household's file has no budget.
    init(_ plan: BudgetPlan?, home: Currency, buckets: BudgetBuckets) {
        var unfit: [String] = []
        func minor(_ amount: Amount?, _ name: String) -> Int64? {
            guard let amount else { return nil }
            let units = Money(amount, home)?.minorUnits
            if units == nil { unfit.append("\(name) \(amount)") }
            return units
        }
        method = plan?.method ?? .shares
        isOwn = plan != nil
        startsOn = plan?.startsOn ?? 1
        approveAbove = minor(plan?.approveAbove, "approve_above")
        income = minor(plan?.income, "income")
        self.buckets = buckets
        lines = (method == .shares ? [] : plan?.lines ?? []).compactMap { line in
            minor(line.limit, "the limit of \(line.category),").map { limit in
                BudgetLine(
                    category: line.category, limit: limit, carry: plan?.method == .envelope || line.months > 1 ? .both : line.carry,
                    priority: line.priority, floor: minor(line.floor, "the floor of \(line.category),") ?? 0, isSaving: false,
                    member: line.member, months: line.months)
            }
        }
        self.unfit = unfit
    }

    /// The lines of a period, before anything is carried, moved or spent.
    ///
    /// - Parameters:
    ///   - income: what 50/30/20 shares out.
    ///   - month: of a sinking fund's limit it has its part, so that all parts are the limit to the minor unit.
    func lines(income: Int64, in month: Month) -> [BudgetLine] {
        guard method == .shares else {
            return lines.map { line in
                var line = line
                line.whole = line.limit
                let parts = Apportionment.shares(of: line.limit, by: [Int64](repeating: 1, count: line.months))
                line.limit = parts[((month.index % line.months) + line.months) % line.months]
                return line
            }
        }
        let parts = Apportionment.shares(of: max(0, income), by: BudgetScheme.shares.map(\.percent))
        return zip(BudgetScheme.shares, parts).map { share, part in
            BudgetLine(
                category: share.bucket.rawValue, limit: part, carry: .none, priority: share.priority, floor: 0,
                isSaving: share.bucket == .savings)
        }
    }

    /// The line that spending on a category belongs to: the member's own line of it or of its group, else that of everybody; nil when the
    /// budget has none.
    func place(of category: String, by member: String = "") -> Int? {
        if method == .shares {
            let bucket = buckets.bucket(of: category)
            return BudgetScheme.shares.firstIndex { $0.bucket == bucket }
        }
        let group = category.split(separator: ".").first.map(String.init) ?? category
        func place(_ member: String?) -> Int? {
            lines.firstIndex { $0.category == category && $0.member == member }
                ?? lines.firstIndex { $0.category == group && $0.member == member }
        }
        return (member.isEmpty ? nil : place(member)) ?? place(nil)
    }

    /// The line of what is put aside, whatever it is called; nil where the plan has none but by category.
    var savings: Int? { method == .shares ? BudgetScheme.shares.firstIndex { $0.bucket == .savings } : nil }

    /// The lines as the plan lists them; empty for 50/30/20.
    var planned: [BudgetLine] { lines }
}

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
                    category: line.category, limit: limit, carry: plan?.method == .envelope ? .both : line.carry,
                    priority: line.priority, floor: minor(line.floor, "the floor of \(line.category),") ?? 0, isSaving: false)
            }
        }
        self.unfit = unfit
    }

    /// The lines of a period, before anything is carried, moved or spent.
    ///
    /// - Parameter income: what 50/30/20 shares out.
    func lines(income: Int64) -> [BudgetLine] {
        guard method == .shares else { return lines }
        let parts = Apportionment.shares(of: max(0, income), by: BudgetScheme.shares.map(\.percent))
        return zip(BudgetScheme.shares, parts).map { share, part in
            BudgetLine(
                category: share.bucket.rawValue, limit: part, carry: .none, priority: share.priority, floor: 0,
                isSaving: share.bucket == .savings)
        }
    }

    /// The line a category's spending belongs to: its own, else its group's; nil when the budget has neither.
    func place(of category: String) -> Int? {
        if method == .shares {
            let bucket = buckets.bucket(of: category)
            return BudgetScheme.shares.firstIndex { $0.bucket == bucket }
        }
        if let own = lines.firstIndex(where: { $0.category == category }) { return own }
        let group = category.split(separator: ".").first.map(String.init) ?? category
        return lines.firstIndex { $0.category == group }
    }

    /// The line of what is put aside, whatever it is called; nil where the plan has none but by category.
    var savings: Int? { method == .shares ? BudgetScheme.shares.firstIndex { $0.bucket == .savings } : nil }

    /// The lines as the plan lists them; empty for 50/30/20.
    var planned: [BudgetLine] { lines }
}

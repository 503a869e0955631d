import TillRecords

/// Where money came from and where it went: kinds of income on one side, groups of spending and what was left on the other. Both sides
/// come to the same.
struct MoneyFlow: Sendable {
    struct End: Sendable {
        let name: String
        /// Positive.
        let amount: Int64
        /// The rows of it; empty where there are none to lead to.
        var address = ""
        let kind: Kind
    }

    enum Kind: Sendable {
        case income
        /// More came back of it than was spent.
        case refund
        /// What went out beyond what came in.
        case short
        case spending
        /// Smaller ones together.
        case others
        case left
    }

    let sources: [End]
    let uses: [End]

    var total: Int64 { sources.reduce(0) { $0.clampedAdding($1.amount) } }

    /// Groups of a side that are drawn by themselves.
    private static let most = 8

    /// Nil where nothing came in and nothing went out.
    ///
    /// - Parameter left: what came in less what went out.
    init?(income: [End], spending: [(name: String, amount: Int64, address: String)], left: Int64) {
        let paid = spending.filter { $0.amount > 0 }.map { End(name: $0.name, amount: $0.amount, address: $0.address, kind: .spending) }
        let back = spending.filter { $0.amount < 0 }.map {
            End(name: $0.name, amount: $0.amount.clampedNegation, address: $0.address, kind: .refund)
        }
        let short = left < 0 ? [End(name: "", amount: left.clampedNegation, kind: .short)] : []
        let rest = left > 0 ? [End(name: "", amount: left, kind: .left)] : []
        sources = MoneyFlow.largest(income.filter { $0.amount > 0 } + back) + short
        uses = MoneyFlow.largest(paid) + rest
        guard !sources.isEmpty, !uses.isEmpty else { return nil }
    }

    private static func largest(_ ends: [End]) -> [End] {
        let sorted = ends.sorted { ($1.amount, $0.name) < ($0.amount, $1.name) }
        guard sorted.count > most + 1 else { return sorted }
        let rest = sorted.dropFirst(most).reduce(Int64(0)) { $0.clampedAdding($1.amount) }
        return sorted.prefix(most) + [End(name: "", amount: rest, kind: .others)]
    }
}

extension MoneyFlow {
    /// Of a month.
    init?(_ page: MonthPage) {
        func sums(_ lines: [CategoryLine]) -> [(name: String, amount: Int64, address: String)] {
            Dictionary(grouping: lines, by: \.group).map { group, lines in
                let slug = lines.count == 1 ? lines[0].slug : "g-" + lines[0].slug
                return (lines.count == 1 ? lines[0].name : group, lines[0].whole.amount, "#" + slug)
            }
        }
        self.init(
            income: page.sources.map { End(name: $0.name, amount: $0.comparison.amount, address: "#" + $0.slug, kind: .income) },
            spending: sums(page.spending), left: page.headline.left.amount)
    }

    /// Of a year.
    init?(_ page: YearPage) {
        func name(_ group: YearPage.Group) -> String { group.lines.count == 1 ? group.lines[0].name : group.sum.name }
        self.init(
            income: page.sources.flatMap(\.lines).map { End(name: $0.name, amount: $0.total, address: "#sources", kind: .income) },
            spending: page.spending.map { (name($0), $0.sum.total, "#spending") },
            left: page.incoming.clampedSubtracting(page.outgoing))
    }
}

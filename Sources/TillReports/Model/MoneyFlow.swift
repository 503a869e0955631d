import TillRecords

/// Where money came from and where it went: kinds of income on one side, groups of spending and what was left on the other. Both sides
/// come to the same.
struct MoneyFlow: Sendable {
    struct End: Sendable {
        /// As `till explain` follows it, and as the page calls it; empty for what is of its kind alone.
        let name: String
        var title = ""
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
    init?(income: [End], spending: [End], left: Int64) {
        let paid = spending.filter { $0.amount > 0 }
        let back = spending.filter { $0.amount < 0 }.map {
            End(name: $0.name, title: $0.title, amount: $0.amount.clampedNegation, address: $0.address, kind: .refund)
        }
        let short = left < 0 ? [End(name: "", amount: left.clampedNegation, kind: .short)] : []
        let rest = left > 0 ? [End(name: "", amount: left, kind: .left)] : []
        sources = MoneyFlow.sorted(income.filter { $0.amount > 0 } + back) + short
        uses = MoneyFlow.sorted(paid) + rest
        guard !sources.isEmpty, !uses.isEmpty else { return nil }
    }

    private static func sorted(_ ends: [End]) -> [End] { ends.sorted { ($1.amount, $0.name) < ($0.amount, $1.name) } }

    /// A side as there is room to draw it: the smallest are one, before what was left or was there.
    static func drawn(_ side: [End]) -> [End] {
        let (ends, last) = (side.filter { !$0.name.isEmpty }, side.filter(\.name.isEmpty))
        guard ends.count > most + 1 else { return side }
        let rest = ends.dropFirst(most).reduce(Int64(0)) { $0.clampedAdding($1.amount) }
        return ends.prefix(most) + [End(name: "", amount: rest, kind: .others)] + last
    }
}

extension MoneyFlow {
    /// Of a month.
    init?(_ page: MonthPage) {
        let groups = Dictionary(grouping: page.spending, by: \.group).values.map { lines in
            let (one, isAlone) = (lines[0], lines.count == 1)
            return End(
                name: isAlone ? one.name : one.group, title: isAlone ? one.title : one.groupTitle, amount: one.whole.amount,
                address: "#" + (isAlone ? "" : "g-") + one.slug, kind: .spending)
        }
        let income = page.sources.map {
            End(name: $0.name, title: $0.title, amount: $0.comparison.amount, address: "#" + $0.slug, kind: .income)
        }
        self.init(income: income, spending: groups, left: page.headline.left.amount)
    }

    /// Of a year.
    init?(_ page: YearPage) {
        func end(_ line: YearPage.Line, _ address: String, _ kind: Kind) -> End {
            End(name: line.name, title: line.title, amount: line.total, address: address, kind: kind)
        }
        self.init(
            income: page.sources.flatMap(\.lines).map { end($0, "#sources", .income) },
            spending: page.spending.map { end($0.lines.count == 1 ? $0.lines[0] : $0.sum, "#spending", .spending) },
            left: page.incoming.clampedSubtracting(page.outgoing))
    }
}

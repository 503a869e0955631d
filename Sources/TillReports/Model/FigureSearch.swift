import TillFigures
import TillRecords

/// Finds the figures of a time by the names that pages and tables give them.
public struct FigureSearch {
    let book: HouseholdBook
    let period: FigurePeriod
    let rows: [ReportTransaction]
    let accountNames: [String: String]
    private let tally: MonthTally

    /// - Parameter accountNames: what the pages call the accounts.
    public init(_ book: HouseholdBook, _ period: FigurePeriod, accountNames: [String: String]) {
        self.book = book
        self.period = period
        self.accountNames = accountNames
        tally = book.tally(period)
        rows = tally.all.map { book.transactions[$0] }
    }

    static func rows(_ book: HouseholdBook, _ months: [Month]) -> [ReportTransaction] {
        months.flatMap { book.tally($0).all.map { book.transactions[$0] } }
    }

    /// Whether the household has anything in that time.
    public var isEmpty: Bool { rows.isEmpty }

    /// The figures that have this name, whatever the case of its letters: a category (its name, its group, both), an account, a
    /// merchant, a recurring movement, or one of the totals `in`, `out`, `left`, `transfers`.
    ///
    /// - Parameter kind: only figures of this kind.
    public func figures(named name: String, kind: String? = nil) -> [ReportFigure] {
        let asked = FigureSearch.folded(name)
        var found: [ReportFigure] = []
        if kind == nil || kind == "total" { found += totals(asked) }
        if kind == nil || kind == "category" || kind == "group" { found += categories(asked) }
        if kind == nil || kind == "account" { found += accounts(asked) }
        if kind == nil || kind == "merchant" { found += merchants(asked) }
        if kind == nil { found += recurring(asked) }
        return found
    }

    /// The names of the month's categories and accounts, for a person whose word fits none.
    public var names: [String] {
        let categories = Set(tally.sources.keys).union(tally.spending.keys).map { book.slugs.name(of: $0).leaf }
        return Set(categories).sorted() + Set(rows.compactMap { accountNames[$0.account] }).sorted()
    }

    /// What a row adds to a figure, in minor units; nil where it is none of it.
    typealias Measure = (ReportTransaction) -> Int64?

    /// A figure of rows, beside earlier ones.
    func figure(_ kind: String, _ name: String, left: [(row: ReportTransaction, why: String)] = [], _ measure: Measure) -> ReportFigure {
        let parts = rows.compactMap { row in measure(row).map { ReportFigure.Part(row: row, minorUnits: $0) } }
        var figure = ReportFigure(kind, name, period, book.home, parts, left: left)
        figure.facts = comparisons(figure.minorUnits, measure)
        return figure
    }

    static func counted(_ sign: Int64, _ isWanted: @escaping (ReportTransaction) -> Bool) -> Measure {
        { row in row.isCounted && isWanted(row) ? row.minor.map { sign < 0 ? $0.clampedNegation : $0 } : nil }
    }

    private func totals(_ asked: String) -> [ReportFigure] {
        func total(_ name: String, _ sign: Int64, _ isWanted: @escaping (ReportTransaction) -> Bool) -> ReportFigure {
            figure("total", name, left: uncounted(isWanted), FigureSearch.counted(sign, isWanted))
        }
        switch asked {
        case "in", "came in", "money in", "incoming": return [total("came in", 1) { $0.flow == .income }]
        case "out", "went out", "money out", "outgoing", "spending": return [total("went out", -1) { $0.flow.isOutgoing }]
        case "left", "left over", "short":
            var left = total("left over", 1) { $0.flow == .income || $0.flow.isOutgoing }
            left.facts = shares(left.facts)
            return [left]
        case "saved", "put aside", "saving": return [total("put aside", -1) { $0.flow == .saving }]
        case "unknown", "use unknown", "of unknown use": return [total("of unknown use", -1) { $0.flow == .unknown }]
        case "pending": return [total("pending", 1) { $0.status == .pending }]
        case "transfers", "transfer": return [figure("total", "transfers") { $0.flow == .transfer ? $0.minor : nil }]
        case "proven days": return proven.map { [$0] } ?? []
        default: return left(asked)
        }
    }

    /// What no figure has for a reason, by its word or its sentence: one figure a currency.
    private func left(_ asked: String) -> [ReportFigure] {
        guard let why = LeftOut.allCases.first(where: { asked == $0.rawValue || asked == FigureSearch.folded($0.sentence) }) else {
            return []
        }
        let parts = rows.filter { $0.apart == why }.map { row in
            (
                currency: row.minor == nil ? row.money.currency : book.home,
                part: ReportFigure.Part(row: row, minorUnits: row.minor ?? row.money.minorUnits)
            )
        }
        return Set(parts.map(\.currency)).sorted().map { currency in
            var figure = ReportFigure("left_out", why.rawValue, period, currency, parts.filter { $0.currency == currency }.map(\.part))
            figure.facts = [("not counted", why.sentence)]
            return figure
        }
    }

    /// Rows of the kind asked for that are in no figure.
    private func uncounted(_ isWanted: (ReportTransaction) -> Bool) -> [(row: ReportTransaction, why: String)] {
        rows.compactMap { row in
            guard ![.transfer, .saving].contains(row.flow), isWanted(row) else { return nil }
            return row.leftOut.map { (row, $0.sentence) }
        }
    }

    /// A category by one of its names, or all of a group, for each direction that has it.
    private func categories(_ asked: String) -> [ReportFigure] {
        var found: [ReportFigure] = []
        for (isIncoming, sums) in [(true, tally.sources), (false, tally.spending)] {
            let names = sums.keys.sorted()
            let exact = names.filter { category in
                let name = book.slugs.name(of: category)
                return [category, name.leaf, "\(name.group) / \(name.leaf)"].contains { FigureSearch.folded($0) == asked }
            }
            let group = names.filter { FigureSearch.folded(book.slugs.name(of: $0).group) == asked }
            for category in exact {
                found.append(figure("category", book.slugs.name(of: category).leaf, isIncoming) { $0 == category })
            }
            // A category may have the name of the group it is in.
            if let first = group.first, exact != group {
                let name = book.slugs.name(of: first).group
                found.append(figure("group", name, isIncoming) { book.slugs.name(of: $0).group == name })
            }
        }
        return found
    }

    private func figure(_ kind: String, _ name: String, _ isIncoming: Bool, _ isWanted: @escaping (String) -> Bool) -> ReportFigure {
        func isOfSide(_ row: ReportTransaction) -> Bool { isIncoming ? row.flow == .income : row.flow.isOutgoing }
        let measure = FigureSearch.share(isIncoming: isIncoming, isWanted)
        var made = figure(kind, name, left: uncounted { isOfSide($0) && isWanted($0.category) }, measure)
        made.facts += usual(measure) + payees(measure)
        made.facts.append(
            (isIncoming ? "of all that came in" : "of all that went out", Share.text(made.minorUnits, of: tally.whole(isIncoming))))
        return made
    }

    /// What a row adds to categories in one direction.
    static func share(isIncoming: Bool, _ isWanted: @escaping (String) -> Bool) -> Measure {
        { row in
            guard row.isCounted, isIncoming ? row.flow == .income : row.flow.isOutgoing else { return nil }
            let shares = row.shares.filter { isWanted($0.category) }
            guard !shares.isEmpty else { return nil }
            let sum = shares.reduce(Int64(0)) { $0.clampedAdding($1.minorUnits) }
            return isIncoming ? sum : sum.clampedNegation
        }
    }

    private func merchants(_ asked: String) -> [ReportFigure] {
        func isMeant(_ row: ReportTransaction) -> Bool { FigureSearch.folded(row.name) == asked }
        guard let first = rows.first(where: isMeant) else { return [] }
        let out = FigureSearch.counted(-1) { isMeant($0) && $0.flow.isOutgoing }
        var made = figure(
            "merchant", first.name, left: uncounted(isMeant),
            FigureSearch.counted(1) { isMeant($0) && ($0.flow == .income || $0.flow.isOutgoing) })
        let sum = rows.compactMap(out).reduce(Int64(0)) { $0.clampedAdding($1) }
        made.facts = [("went out", text(sum))] + comparisons(nil, out) + usual(out)
        made.facts.append(("of all that went out", Share.text(sum, of: tally.whole(false))))
        return [made]
    }

    /// Small letters, and any number of blanks as one.
    public static func folded(_ text: String) -> String { text.lowercased().split { $0.isWhitespace }.joined(separator: " ") }
}

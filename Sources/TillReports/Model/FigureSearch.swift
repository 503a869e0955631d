import TillFigures
import TillRecords

/// Finds the figures of a month or a year by the names that pages and tables give them.
public struct FigureSearch {
    private let book: HouseholdBook
    private let period: FigurePeriod
    private let rows: [ReportTransaction]
    private let accountNames: [String: String]

    /// - Parameter accountNames: what the pages call the accounts.
    public init(_ book: HouseholdBook, _ period: FigurePeriod, accountNames: [String: String]) {
        self.book = book
        self.period = period
        self.accountNames = accountNames
        rows = period.months.flatMap { book.tally($0).all.map { book.transactions[$0] } }
    }

    /// Whether the household has anything in that time.
    public var isEmpty: Bool { rows.isEmpty }

    /// The figures that have this name, whatever the case of its letters: a category (its name, its group, both), an account, a
    /// merchant, or one of the totals `in`, `out`, `left`, `transfers`.
    ///
    /// - Parameter kind: only figures of this kind.
    public func figures(named name: String, kind: String? = nil) -> [ReportFigure] {
        let asked = FigureSearch.folded(name)
        var found: [ReportFigure] = []
        if kind == nil || kind == "total" { found += totals(asked) }
        if kind == nil || kind == "category" || kind == "group" { found += categories(asked) }
        if kind == nil || kind == "account" { found += accounts(asked) }
        if kind == nil || kind == "merchant" { found += merchants(asked) }
        return found
    }

    /// The names of the month's categories and accounts, for a person whose word fits none.
    public var names: [String] {
        let categories = Set(sums(\.sources).keys).union(sums(\.spending).keys).map { book.slugs.name(of: $0).leaf }
        return Set(categories).sorted() + Set(rows.compactMap { accountNames[$0.account] }).sorted()
    }

    /// The categories of that time with what came in from them, or went out for them.
    private func sums(_ side: (MonthTally) -> [String: Int64]) -> [String: Int64] {
        period.months.reduce(into: [:]) { sums, month in
            sums.merge(side(book.tally(month))) { $0.clampedAdding($1) }
        }
    }

    private func totals(_ asked: String) -> [ReportFigure] {
        func total(_ name: String, _ sign: Int64, _ isWanted: (ReportTransaction) -> Bool) -> [ReportFigure] {
            [ReportFigure("total", name, period, book.home, shares(isWanted) { sign * $0 }, left: uncounted(isWanted))]
        }
        switch asked {
        case "in", "came in", "money in", "incoming": return total("came in", 1) { $0.flow == .income }
        case "out", "went out", "money out", "outgoing", "spending": return total("went out", -1) { $0.flow.isOutgoing }
        case "left", "left over", "short": return total("left over", 1) { $0.flow == .income || $0.flow.isOutgoing }
        case "saved", "put aside", "saving": return total("put aside", -1) { $0.flow == .saving }
        case "unknown", "use unknown", "of unknown use": return total("of unknown use", -1) { $0.flow == .unknown }
        case "pending": return total("pending", 1) { $0.status == .pending }
        case "transfers", "transfer": return [ReportFigure("total", "transfers", period, book.home, transfers)]
        default: return []
        }
    }

    private var transfers: [ReportFigure.Part] {
        rows.compactMap { row in
            guard row.flow == .transfer, let minor = row.minor else { return nil }
            return ReportFigure.Part(row: row, minorUnits: minor)
        }
    }

    private func shares(_ isWanted: (ReportTransaction) -> Bool, _ signed: (Int64) -> Int64) -> [ReportFigure.Part] {
        rows.compactMap { row in
            guard row.isCounted, isWanted(row), let minor = row.minor else { return nil }
            return ReportFigure.Part(row: row, minorUnits: signed(minor))
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
        for (isIncoming, sums) in [(true, sums(\.sources)), (false, sums(\.spending))] {
            let names = sums.keys.sorted()
            let exact = names.filter { category in
                let name = book.slugs.name(of: category)
                return [category, name.leaf, "\(name.group) / \(name.leaf)"].contains { FigureSearch.folded($0) == asked }
            }
            let group = names.filter { FigureSearch.folded(book.slugs.name(of: $0).group) == asked }
            for category in exact { found.append(figure([category], "category", book.slugs.name(of: category).leaf, isIncoming)) }
            if exact.isEmpty, let first = group.first {
                found.append(figure(Set(group), "group", book.slugs.name(of: first).group, isIncoming))
            }
        }
        return found
    }

    private func figure(_ wanted: Set<String>, _ kind: String, _ name: String, _ isIncoming: Bool) -> ReportFigure {
        func isOfSide(_ row: ReportTransaction) -> Bool { isIncoming ? row.flow == .income : row.flow.isOutgoing }
        var parts: [ReportFigure.Part] = []
        for row in rows where row.isCounted && isOfSide(row) {
            let shares = row.shares.filter { wanted.contains($0.category) }
            guard !shares.isEmpty else { continue }
            let sum = shares.reduce(Int64(0)) { $0.clampedAdding($1.minorUnits) }
            parts.append(ReportFigure.Part(row: row, minorUnits: isIncoming ? sum : sum.clampedNegation))
        }
        let left = uncounted { isOfSide($0) && wanted.contains($0.category) }
        return ReportFigure(kind, name, period, book.home, parts, left: left)
    }

    /// What moved on an account, as its card and the table of accounts say.
    private func accounts(_ asked: String) -> [ReportFigure] {
        book.accounts.compactMap { account in
            let name = accountNames[account] ?? account
            guard FigureSearch.folded(name) == asked || FigureSearch.folded(account) == asked else { return nil }
            let currency = book.histories[account]?.currency ?? book.home
            let parts = rows.filter { $0.account == account && $0.status != .unconfirmed && $0.money.currency == currency }
                .map { ReportFigure.Part(row: $0, minorUnits: $0.money.minorUnits) }
            var figure = ReportFigure("account", name, period, currency, parts)
            figure.facts = balances(of: account, currency)
            return figure
        }
    }

    /// What it held before the first day and after the last that is known.
    private func balances(of account: String, _ currency: Currency) -> [(name: String, value: String)] {
        guard let history = book.histories[account], let first = period.months.first?.first, let end = period.months.last?.last else {
            return []
        }
        let last = book.lastDay.map { min($0, end) } ?? end
        func fact(_ name: String, _ day: Int) -> [(name: String, value: String)] {
            history.line.closing(on: day).map { [(name, Money(minorUnits: $0, currency: currency).description)] } ?? []
        }
        return fact("held before \(first)", first.ordinal - 1) + fact("held on \(last)", last.ordinal)
    }

    private func merchants(_ asked: String) -> [ReportFigure] {
        func isMeant(_ row: ReportTransaction) -> Bool { FigureSearch.folded(row.name) == asked }
        guard let first = rows.first(where: isMeant) else { return [] }
        return [
            ReportFigure(
                "merchant", first.name, period, book.home, shares({ isMeant($0) && $0.flow != .transfer && $0.flow != .saving }) { $0 },
                left: uncounted(isMeant))
        ]
    }

    /// Small letters, and any number of blanks as one.
    public static func folded(_ text: String) -> String { text.lowercased().split { $0.isWhitespace }.joined(separator: " ") }
}

import TillFigures
import TillHousehold
import TillRecords

extension YearPage {
    /// The page of one calendar year of a household.
    init(_ year: Int, of book: HouseholdBook, settings: PageSettings) {
        let context = YearContext(year, book, settings)
        household = book.household
        title = settings.title ?? book.household
        self.year = year
        home = book.home
        seen = settings.seen
        front = settings.front
        years = Set(settings.siblings.map(\.year))
        hasIndex = !settings.siblings.isEmpty
        soFar = book.lastDay.flatMap { $0.year == year && ($0.month < 12 || $0.day < 29) ? $0 : nil }
        flows = context.flows
        before = context.isComparable ? context.before : nil
        spending = context.groups(isIncoming: false)
        sources = context.groups(isIncoming: true)
        merchants = Array(context.merchants().prefix(YearPage.mostMerchants))
        recurring = context.recurring()
        rises = context.rises()
        health = context.health()
        accounts = context.accounts()
        evidence = context.evidence()
    }

    private static let mostMerchants = 12
}

/// What the page of a year is gathered from.
private struct YearContext {
    let year: Int
    let book: HouseholdBook
    let settings: PageSettings
    let months: [Month]
    let tallies: [MonthTally]
    /// The rows of each month.
    let rows: [[ReportTransaction]]
    /// Rows that count, with the place of their month, by id.
    let known: [String: (place: Int, row: ReportTransaction)]

    init(_ year: Int, _ book: HouseholdBook, _ settings: PageSettings) {
        self.year = year
        self.book = book
        self.settings = settings
        months = (1...12).map { Month(year: year, month: $0) }
        tallies = months.map(book.tally)
        rows = tallies.map { tally in tally.all.map { book.transactions[$0] } }
        var known: [String: (place: Int, row: ReportTransaction)] = [:]
        for (place, rows) in rows.enumerated() { for row in rows where row.isCounted { known[row.id] = (place, row) } }
        self.known = known
    }

    /// A place on a month's page; empty where there is no such page.
    func address(_ month: Month, _ anchor: String) -> String {
        settings.siblings.contains(month) ? "\(month.iso).html#\(anchor)" : ""
    }

    /// The rows of a merchant in a month: on its own page where that has them, else on the month's.
    private func rowsAddress(_ month: Month, _ anchor: String) -> String {
        let own = settings.subjects.address(anchor, month)
        return own.isEmpty ? address(month, anchor) : own
    }

    var flows: [YearPage.Flow] {
        zip(months, tallies).map { month, tally in
            YearPage.Flow(
                month: month, incoming: tally.incoming, outgoing: tally.outgoing, isKnown: !tally.isEmpty,
                address: address(month, "counted"))
        }
    }

    // MARK: The year before

    /// The same months of the year before are known as well.
    var isComparable: Bool {
        let known = zip(months, tallies).filter { !$0.1.isEmpty }.map(\.0)
        return !known.isEmpty && known.allSatisfy { !book.tally($0.advanced(by: -12)).isEmpty }
    }

    var before: (incoming: Int64, outgoing: Int64) {
        let past = past
        return (
            past.reduce(0) { $0.clampedAdding($1.incoming) }, past.reduce(0) { $0.clampedAdding($1.outgoing) }
        )
    }

    private var past: [MonthTally] {
        zip(months, tallies).filter { !$0.1.isEmpty }.map { book.tally($0.0.advanced(by: -12)) }
    }

    // MARK: Lines

    func groups(isIncoming: Bool) -> [YearPage.Group] {
        let sums = tallies.map { isIncoming ? $0.sources : $0.spending }
        let earlier = isComparable ? past.map { isIncoming ? $0.sources : $0.spending } : nil
        let categories = Set(sums.flatMap(\.keys)).sorted()
        let heads = sums.map(leaders)
        let numbers = rows.map { counts($0) { isIncoming ? $0 == .income : $0.isOutgoing } }
        let byGroup = Dictionary(grouping: categories) { book.slugs.name(of: $0).group }
        let groups = byGroup.map { group, names -> YearPage.Group in
            let lines = names.map { category -> YearPage.Line in
                let cells = months.indices.map { place in
                    sums[place][category].map { amount in
                        YearPage.Cell(
                            month: months[place], amount: amount, count: numbers[place][category] ?? 0,
                            address: address(months[place], book.slugs.category(category)))
                    }
                }
                let before = earlier.map { past in past.reduce(Int64(0)) { $0.clampedAdding($1[category] ?? 0) } }
                return YearPage.Line(
                    name: book.slugs.name(of: category).leaf, title: book.slugs.name(of: category).title, detail: "", cells: cells,
                    before: before, page: settings.subjects.file(book.slugs.category(category)))
            }
            let cells = months.indices.map { place -> YearPage.Cell? in
                let parts = lines.compactMap { $0.cells[place] }
                guard !parts.isEmpty, let leader = heads[place][group] else { return nil }
                return YearPage.Cell(
                    month: months[place], amount: parts.reduce(0) { $0.clampedAdding($1.amount) }, count: parts.reduce(0) { $0 + $1.count },
                    address: address(months[place], parts.count == 1 ? leader : "g-" + leader))
            }
            let before = earlier == nil ? nil : lines.reduce(Int64(0)) { $0.clampedAdding($1.before ?? 0) }
            return YearPage.Group(
                sum: YearPage.Line(
                    name: group, title: names.first.map { book.slugs.name(of: $0).groupTitle } ?? group, detail: "", cells: cells,
                    before: before), lines: lines.sorted(by: YearContext.precedes))
        }
        return groups.sorted { YearContext.precedes($0.sum, $1.sum) }
    }

    /// The largest first.
    private static func precedes(_ a: YearPage.Line, _ b: YearPage.Line) -> Bool {
        a.total != b.total ? a.total > b.total : a.name < b.name
    }

    /// The category of each group by which a month's page addresses the group: the largest of them.
    private func leaders(_ sums: [String: Int64]) -> [String: String] {
        var best: [String: (amount: Int64, slug: String)] = [:]
        for (category, amount) in sums {
            let group = book.slugs.name(of: category).group
            let slug = book.slugs.category(category)
            if let known = best[group], (known.amount, slug) > (amount, known.slug) { continue }
            best[group] = (amount, slug)
        }
        return best.mapValues(\.slug)
    }

    private func counts(_ rows: [ReportTransaction], _ isWanted: (Flow) -> Bool) -> [String: Int] {
        var counts: [String: Int] = [:]
        for row in rows where isWanted(row.flow) && row.isCounted {
            for category in Set(row.shares.map(\.category)) { counts[category, default: 0] += 1 }
        }
        return counts
    }

    func merchants() -> [YearPage.Line] {
        var found: [String: [(amount: Int64, count: Int)]] = [:]
        for (place, rows) in rows.enumerated() {
            for row in rows where row.flow.isOutgoing && row.isCounted {
                guard let minor = row.minor else { continue }
                found[row.name, default: Array(repeating: (0, 0), count: 12)][place].amount.addClamped(minor.clampedNegation)
                found[row.name]?[place].count += 1
            }
        }
        let lines = found.map { name, sums in
            var line = line(name, "", sums) { _ in book.slugs.merchant(name) }
            line.page = settings.subjects.file(book.slugs.merchant(name))
            return line
        }
        return lines.filter { $0.total > 0 }.sorted(by: YearContext.precedes)
    }

    private func line(_ name: String, _ detail: String, _ sums: [(amount: Int64, count: Int)], _ anchor: (Int) -> String) -> YearPage.Line {
        let cells = sums.enumerated().map { place, sum in
            sum.count == 0
                ? nil
                : YearPage.Cell(
                    month: months[place], amount: sum.amount, count: sum.count, address: rowsAddress(months[place], anchor(place)))
        }
        return YearPage.Line(name: name, title: name, detail: detail, cells: cells, before: nil)
    }

    // MARK: What recurs

    /// What recurring movements came to: payments by their size, then income.
    func recurring() -> [YearPage.Line] {
        let lines = book.series.compactMap { series -> YearPage.Line? in
            var sums = Array(repeating: (amount: Int64(0), count: 0), count: 12)
            var names = Array(repeating: "", count: 12)
            for id in series.transactions {
                guard let (place, row) = known[id], let minor = row.minor else { continue }
                sums[place].amount.addClamped(minor)
                sums[place].count += 1
                names[place] = row.name
            }
            let total = sums.reduce(Int64(0)) { $0.clampedAdding($1.amount) }
            guard sums.contains(where: { $0.count > 0 }) else { return nil }
            let isIncome = total > 0
            let shown = isIncome ? sums : sums.map { (amount: $0.amount.clampedNegation, count: $0.count) }
            var line = line(series.name, series.rhythm, shown) { book.slugs.merchant(names[$0]) }
            line.isIncome = isIncome
            line.title = series.title
            return line
        }
        return lines.sorted { a, b in a.isIncome != b.isIncome ? b.isIncome : YearContext.precedes(a, b) }
    }

    /// Prices that rose in the year: the last step of each series, and what findings told of the steps before.
    func rises() -> [YearPage.Rise] {
        let steps = book.series.compactMap { series -> YearPage.Rise? in
            guard let was = series.was, let money = series.money, let day = series.changed, day.year == year, money.minorUnits < 0,
                money.minorUnits.magnitude > was.minorUnits.magnitude, let rise = series.yearlyRise
            else { return nil }
            let yearly = MoneyText.signed(rise)
            return YearPage.Rise(
                day: day, name: series.name,
                sentence: say(
                    .riseStep, [.before: MoneyText.unsigned(was), .amount: MoneyText.unsigned(money), .yearly: yearly]),
                address: address(of: series, on: day), about: series.id)
        }
        let told = book.outlook.findings.filter { $0.code == "price-rise" && $0.day.year == year }.filter { finding in
            !steps.contains { $0.day == finding.day && finding.sentence.contains($0.name) }
        }
        let earlier = told.map {
            YearPage.Rise(
                day: $0.day, name: "", sentence: $0.sentence, address: address(Month(of: $0.day), "findings"),
                about: $0.shortKey)
        }
        return (steps + earlier).sorted { ($0.day, $0.name, $0.sentence) < ($1.day, $1.name, $1.sentence) }
    }

    /// The rows of the month in which a price rose.
    private func address(of series: ReportSeries, on day: Day) -> String {
        let row = series.transactions.lazy.compactMap { known[$0]?.row }.first { Month(of: $0.day) == Month(of: day) }
        return row.map { address(Month(of: day), book.slugs.merchant($0.name)) } ?? ""
    }

    // MARK: How it stands

    func health() -> [YearPage.Standing] {
        book.healths.filter { $0.month.year == year }.map { health in
            YearPage.Standing(month: health.month, total: health.total, band: health.band, address: address(health.month, "summary"))
        }
    }

    func accounts() -> [YearPage.Account] {
        guard let newest = book.lastDay else { return [] }
        let last = min(newest, months[11].last)
        guard last >= months[0].first else { return [] }
        return book.accounts.compactMap { account in
            guard let history = book.histories[account] else { return nil }
            let used = months.indices.filter { place in rows[place].contains { $0.account == account && $0.status != .unconfirmed } }
            let days = (months[0].first.ordinal...last.ordinal).compactMap { Day(ordinal: $0) }
            let states = days.map(history.coverage.state(of:))
            let opening = history.line.closing(on: months[0].first.ordinal - 1)
            let closing = history.line.closing(on: last.ordinal)
            guard !used.isEmpty || opening != nil || closing != nil else { return nil }
            let slug = book.slugs.account(account)
            func page(_ place: Int?) -> String { place.map { address(months[$0], slug) } ?? "" }
            return YearPage.Account(
                name: settings.accountNames[account] ?? Plain.account(account, masking: settings.masking), currency: history.currency,
                opening: opening, closing: closing, first: months[0].first, last: last, provenDays: states.count { $0 == .proven },
                gapDays: states.count { $0 == .gap }, days: days.count,
                rows: used.reduce(0) { sum, place in sum + rows[place].count { $0.account == account && $0.status != .unconfirmed } },
                addresses: (page(used.first), page(used.last)))
        }
    }

    func evidence() -> YearPage.Evidence {
        var told = YearPage.Evidence()
        for row in rows.joined() {
            told.rows += 1
            if row.evidence.contains(where: { $0.kind == .receipt }) { told.withReceipt += 1 }
            if row.evidence.contains(where: { $0.kind == .chat }) { told.withMessage += 1 }
            if row.isUnsure { told.unsure += 1 }
        }
        told.apart = ApartRows.all(rows.joined(), home: book.home)
        return told
    }
}

extension Int64 {
    fileprivate mutating func addClamped(_ other: Int64) { self = clampedAdding(other) }
}

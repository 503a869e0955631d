import TillFigures
import TillRecords

extension MonthPage {
    /// The page of one month of a household.
    public init(_ month: Month, of book: HouseholdBook, settings: PageSettings) {
        self.init(FigurePeriod(month), of: book, settings: settings)
    }

    /// The page of a time of a household.
    init(_ period: FigurePeriod, of book: HouseholdBook, settings: PageSettings) {
        let tally = book.tally(period)
        let rows = tally.all.map { book.transactions[$0] }
        let past = MonthPage.past(period, book)
        let (month, isMonth) = (Month(of: period.last), period.month != nil)
        let lastDay = min(period.last, book.lastDay)
        household = book.household
        title = settings.title ?? book.household
        self.period = period
        self.month = month
        home = book.home
        soFar = lastDay.flatMap { period.contains($0) && $0.ordinal < period.last.ordinal - (isMonth ? 2 : 0) ? $0 : nil }
        headline = MonthPage.headline(tally, past)
        days = MonthPage.days(period, rows, through: lastDay, before: past[0], book)
        year = isMonth ? MonthPage.year(to: month, book) : []
        spending = MonthPage.lines(tally.spending, past.map(\.spending), known: past.map { !$0.isEmpty }, rows, book) { $0.isOutgoing }
        sources = MonthPage.lines(tally.sources, past.map(\.sources), known: past.map { !$0.isEmpty }, rows, book) { $0 == .income }
        leaders = [true: MonthPage.leaders(sources), false: MonthPage.leaders(spending)]
        accounts = MonthPage.cards(period, rows, through: lastDay, book, settings)
        let lines = MonthPage.merchants(rows, book)
        hasHistory = book.months.first.map { $0.first < period.first } ?? false
        merchants = Array(lines.filter { $0.spent > 0 }.prefix(8))
        newMerchants = hasHistory ? lines.filter { period.contains($0.first) } : []
        largest = MonthPage.largest(rows, book.home)
        asides = MonthPage.asides(rows, book.home)
        // What concerns the household as a whole stands on its newest page only.
        let standing = settings.siblings.isEmpty || month == book.months.last ? book.openQuestions : []
        let isAsked = book.isAsked && isMonth
        questions = isAsked ? (standing + MonthPage.questions(rows, accounts, book)).sorted(by: Question.precedes) : []
        cashFlows = CashFlow.named(period, of: book, settings)
        outlook = MonthOutlook(book.outlook, period, isNewest: month == book.months.last || settings.siblings.isEmpty)
        self.rows = rows
        self.settings = settings
        slugs = book.slugs
        weekStart = book.weekStart
        classes = rows.map { PageFilter.classes(of: $0, self) }
        filters = PageFilter.all(of: self)
        let known = Set(filters.map(\.slug))
        classes = classes.map { PageFilter.needed($0, by: known) }
    }

    /// Accounts with rows or a balance, those with balances first.
    private static func cards(
        _ period: FigurePeriod, _ rows: [ReportTransaction], through last: Day?, _ book: HouseholdBook, _ settings: PageSettings
    ) -> [AccountCard] {
        guard let last, period.contains(last) else { return [] }
        let cards: [AccountCard] = book.accounts.compactMap { account in
            let display = settings.accountNames[account] ?? Plain.account(account, masking: settings.masking)
            let card = AccountCard(account, of: book, in: period, rows: rows, through: last, display: display)
            return card.count == 0 && card.closing == nil ? nil : card
        }
        return cards.filter(\.hasBalances) + cards.filter { !$0.hasBalances }
    }

    /// The three months before one; before another time the one before it, as far as documents reach over all of that.
    private static func past(_ period: FigurePeriod, _ book: HouseholdBook) -> [MonthTally] {
        if let month = period.month { return (1...3).map { book.tally(month.advanced(by: -$0)) } }
        guard let before = period.before, let first = book.months.first, first.first <= before.first else { return [MonthTally()] }
        return [book.tally(before)]
    }

    private static func headline(_ tally: MonthTally, _ past: [MonthTally]) -> Headline {
        let known = past.filter { !$0.isEmpty }
        func compare(_ figure: (MonthTally) -> Int64) -> Comparison {
            Comparison(amount: figure(tally), before: past[0].isEmpty ? nil : figure(past[0]), typical: known.map(figure).median)
        }
        return Headline(
            incoming: compare(\.incoming), outgoing: compare(\.outgoing), left: compare(\.left), typicalMonths: known.count,
            counted: tally.counted.count)
    }

    private static func days(
        _ period: FigurePeriod, _ rows: [ReportTransaction], through last: Day?, before: MonthTally, _ book: HouseholdBook
    ) -> [DayFlow] {
        guard let last, last >= period.first else { return [] }
        let here = flows(rows, book.home) { $0.ordinal }
        let isMonth = period.month != nil
        let earlier = isMonth ? flows(before.all.map { book.transactions[$0] }, book.home) { $0.day } : [:]
        var running: Int64 = 0
        var spent: Int64 = 0
        var spentBefore: Int64 = 0
        return (period.first.ordinal...Swift.min(last, period.last).ordinal).compactMap { number in
            guard let day = Day(ordinal: number) else { return nil }
            spentBefore = spentBefore.clampedAdding(earlier[day.day]?.outgoing ?? 0)
            let flow = here[number] ?? (0, 0, 0)
            running = running.clampedAdding(flow.incoming).clampedSubtracting(flow.outgoing)
            spent = spent.clampedAdding(flow.outgoing)
            return DayFlow(
                day: day, incoming: flow.incoming, outgoing: flow.outgoing, running: running, spent: spent,
                spentBefore: before.isEmpty || !isMonth ? nil : spentBefore, count: flow.count)
        }
    }

    /// In, out and the number of rows by day, as numbered.
    private static func flows(
        _ rows: [ReportTransaction], _ home: Currency, _ number: (Day) -> Int
    ) -> [Int: (incoming: Int64, outgoing: Int64, count: Int)] {
        var flows: [Int: (incoming: Int64, outgoing: Int64, count: Int)] = [:]
        for row in rows where row.isCounted {
            let place = number(row.day)
            var flow = flows[place] ?? (0, 0, 0)
            flow.count += 1
            if let minor = row.minor {
                if row.flow == .income { flow.incoming = flow.incoming.clampedAdding(minor) }
                if row.flow.isOutgoing { flow.outgoing = flow.outgoing.clampedSubtracting(minor) }
            }
            flows[place] = flow
        }
        return flows
    }

    private static func year(to month: Month, _ book: HouseholdBook) -> [MonthFlow] {
        (-11...0).map { offset in
            let at = month.advanced(by: offset)
            let tally = book.tally(at)
            return MonthFlow(month: at, incoming: tally.incoming, outgoing: tally.outgoing, isKnown: !tally.isEmpty)
        }
    }

    private static func lines(
        _ sums: [String: Int64], _ past: [[String: Int64]], known: [Bool], _ rows: [ReportTransaction], _ book: HouseholdBook,
        _ isWanted: (Flow) -> Bool
    ) -> [CategoryLine] {
        var counts: [String: Int] = [:]
        for row in rows where isWanted(row.flow) && row.isCounted {
            for category in Set(row.shares.map(\.category)) { counts[category, default: 0] += 1 }
        }
        func compare(_ sum: ([String: Int64]) -> Int64) -> Comparison {
            let earlier = zip(past, known).compactMap { sums, isKnown in isKnown ? sum(sums) : nil }
            return Comparison(amount: sum(sums), before: known[0] ? sum(past[0]) : nil, typical: earlier.median)
        }
        // A category that this month has nothing of is part of what its group was before.
        let groups = Set(sums.keys.map { book.slugs.name(of: $0).group })
        let wholes = Dictionary(
            uniqueKeysWithValues: groups.map { group in
                (group, compare { $0.reduce(0) { book.slugs.name(of: $1.key).group == group ? $0.clampedAdding($1.value) : $0 } })
            })
        let lines = sums.keys.map { category in
            let name = book.slugs.name(of: category)
            let own = compare { $0[category] ?? 0 }
            return CategoryLine(
                group: name.group, name: name.leaf, groupTitle: name.groupTitle, title: name.title, slug: book.slugs.category(category),
                comparison: own, whole: wholes[name.group] ?? own,
                count: counts[category] ?? 0)
        }
        return lines.sorted { ($1.comparison.amount, $0.slug) < ($0.comparison.amount, $1.slug) }
    }

    private static func merchants(_ rows: [ReportTransaction], _ book: HouseholdBook) -> [MerchantLine] {
        var sums: [String: (spent: Int64, count: Int, category: String)] = [:]
        for row in rows where row.flow.isOutgoing && row.isCounted {
            guard let minor = row.minor else { continue }
            let before = sums[row.name] ?? (0, 0, row.category)
            sums[row.name] = (before.spent.clampedSubtracting(minor), before.count + 1, before.category)
        }
        let lines = sums.map { name, sum in
            MerchantLine(
                name: name, slug: book.slugs.merchant(name), spent: sum.spent, count: sum.count, category: sum.category,
                first: book.firstSeen[name] ?? rows[0].day)
        }
        return lines.sorted { ($1.spent, $0.slug) < ($0.spent, $1.slug) }
    }

    private static func largest(_ rows: [ReportTransaction], _ home: Currency) -> [Int] {
        let spent = rows.indices.filter {
            rows[$0].flow.isOutgoing && rows[$0].isCounted && (rows[$0].minor ?? 0) < 0
        }
        return Array(spent.sorted { (rows[$0].minor ?? 0, $0) < (rows[$1].minor ?? 0, $1) }.prefix(6))
    }

    private static func asides(_ rows: [ReportTransaction], _ home: Currency) -> [Aside] {
        var members: [Aside.Kind: [ReportTransaction]] = [:]
        for row in rows {
            for kind in Aside.Kind.allCases where kind.has(row) { members[kind, default: []].append(row) }
        }
        return Aside.Kind.allCases.compactMap { kind in
            guard let found = members[kind] else { return nil }
            let sums = kind.sums(of: found, home)
            let money = sums.keys.sorted().map { Money(minorUnits: sums[$0] ?? 0, currency: $0) }
            return Aside(kind: kind, count: found.count, sums: money)
        }
    }
}

extension MonthPage.Aside.Kind {
    /// What rows of it come to, in the home currency as far as a rate brings them there.
    func sums(of rows: [ReportTransaction], _ home: Currency) -> [Currency: Int64] {
        var sums: [Currency: Int64] = [:]
        for row in rows {
            // A transfer has two ends; what was moved is what left one of them.
            if self == .transfers, row.money.minorUnits > 0 { continue }
            let (currency, units) = row.minor.map { (home, $0) } ?? (row.money.currency, row.money.minorUnits)
            sums[currency] = (sums[currency] ?? 0).clampedAdding(units)
        }
        return sums
    }

    /// Whether a row belongs to it.
    func has(_ row: ReportTransaction) -> Bool {
        switch self {
        case .transfers: row.flow == .transfer
        case .saved: row.flow == .saving && row.isCounted
        case .unknown: row.flow == .unknown && row.isCounted
        case .pending: row.status == .pending
        case .alone: row.status == .unconfirmed && row.isCounted
        case .unconfirmed: row.apart == .unconfirmed
        case .cash: row.apart == .cash
        case .doubtful: row.apart == .doubtful
        case .approval: row.apart == .waiting || row.apart == .refused
        case .asked: row.apart == .asked
        case .foreign: row.apart == .rate
        }
    }
}

private func min(_ a: Day?, _ b: Day?) -> Day? {
    guard let a, let b else { return a ?? b }
    return Swift.min(a, b)
}

import TillHousehold
import TillRecords

/// A selection of a month's rows that a figure leads to. It works by style sheet alone: the page has a line for each selection, and
/// while that line is the target of the address, rows without its class are hidden.
struct PageFilter: Sendable {
    let slug: String
    let name: String
    /// Their indices on the page.
    let rows: [Int]
    /// Sums by currency; of a row in parts, the parts of the selected category or group.
    let sums: [Currency: Int64]

    /// The rule that shows what is selected; the style sheet hides all rows where anything is. Slugs are made of `a–z 0–9 -` alone.
    private var selector: String {
        let rows = slug == "counted" ? ".in,.out" : "." + slug
        return "#\(slug):target~* :is(\(rows),:has(>\(rows.replacing(",", with: ",>")))>.day)"
    }

    /// One rule for all selections of a page.
    static func style(_ filters: [PageFilter]) -> String {
        filters.isEmpty ? "" : filters.map(\.selector).joined(separator: ",\n") + "{--row:initial}\n"
    }

    /// The classes that rows need for the selections there are: what came in and what went out is all that counts.
    static func needed(_ classes: [String], by filters: Set<String>) -> [String] {
        classes.filter { $0 != "counted" && filters.contains($0) }
    }

    /// "12 rows, −£312.40", one sum a currency.
    func detail(_ page: MonthPage) -> String {
        let money = sums.keys.sorted().map { MoneyText.signed(Money(minorUnits: sums[$0] ?? 0, currency: $0)) }
        return PageLanguage.spoken.commas([say(.rows, count: rows.count)] + money)
    }

    /// Selections that every page may have.
    private static let fixed: [(slug: String, name: MessageKey)] = [
        ("in", .filterIn), ("out", .filterOut), ("counted", .filterCounted), ("transfers", .filterTransfers), ("saved", .filterSaved),
        ("unknown", .filterUnknown), ("pending", .filterPending), ("alone", .filterAlone), ("unconfirmed", .filterUnconfirmed),
        ("cash", .filterCash), ("doubtful", .filterDoubtful), ("approval", .filterApproval), ("asked", .filterAsked),
        ("foreign", .filterForeign), ("unsure", .filterUnsure), ("review", .filterReview),
    ]

    /// Every selection that some figure of the page leads to, in a fixed order.
    static func all(of page: MonthPage) -> [PageFilter] {
        var names = fixed.map { ($0.slug, say($0.name)) }
        for line in page.spending + page.sources {
            names.append((line.slug, line.title))
            names.append(("g-" + line.slug, line.groupTitle))
        }
        names += page.accounts.map { ($0.slug, $0.title) }
        names += (page.merchants + page.newMerchants).map { ($0.slug, $0.name) }
        let asked = page.linked.union(page.questions.map(\.anchor).filter { $0.hasPrefix("m-") })
        names += page.rows.map { (page.slugs.merchant($0.name), $0.name) }.filter { asked.contains($0.0) }
        var members: [String: [Int]] = [:]
        for (row, classes) in page.classes.enumerated() {
            for name in classes { members[name, default: []].append(row) }
        }
        var seen: Set<String> = []
        return names.compactMap { slug, name in
            let always = ["in", "out", "counted"].contains(slug)
            guard seen.insert(slug).inserted, let rows = members[slug] ?? (always ? [] : nil) else { return nil }
            return PageFilter(slug: slug, name: name, rows: rows, sums: sums(of: rows, in: slug, page))
        }
    }

    private static func sums(of rows: [Int], in slug: String, _ page: MonthPage) -> [Currency: Int64] {
        func isIn(_ category: String, _ isIncoming: Bool) -> Bool {
            if slug.hasPrefix("c-") { return page.slugs.category(category) == slug }
            return page.groupLeader(page.slugs.name(of: category).group, isIncoming).map { "g-" + $0 } == slug
        }
        if let kind = MonthPage.Aside.Kind(rawValue: slug) { return kind.sums(of: rows.map { page.rows[$0] }, page.home) }
        let isByCategory = slug.hasPrefix("c-") || slug.hasPrefix("g-")
        var sums: [Currency: Int64] = [:]
        for index in rows {
            let row = page.rows[index]
            var (currency, minor) = row.minor.map { (page.home, $0) } ?? (row.money.currency, row.money.minorUnits)
            if isByCategory {
                let parts = row.shares.filter { isIn($0.category, row.flow == .income) }
                minor = parts.reduce(0) { $0.clampedAdding($1.minorUnits) }
                currency = page.home
            }
            sums[currency] = (sums[currency] ?? 0).clampedAdding(minor)
        }
        return sums
    }

    /// The selections that a row belongs to.
    static func classes(of row: ReportTransaction, _ page: MonthPage) -> [String] {
        var classes = [page.slugs.merchant(row.name)]
        if row.status != .unconfirmed, !row.isReversal { classes.append(page.slugs.account(row.account)) }
        if row.needsReview { classes.append("review") }
        for kind in MonthPage.Aside.Kind.allCases where kind.has(row) { classes.append(kind.rawValue) }
        if row.isUnsure, row.minor != nil { classes.append("unsure") }
        guard row.isCounted, row.flow == .income || row.flow.isOutgoing else { return classes }
        let isIncoming = row.flow == .income
        classes += ["counted", isIncoming ? "in" : "out"]
        for category in Set(row.shares.map(\.category)).sorted() {
            classes.append(page.slugs.category(category))
            let leader = page.groupLeader(page.slugs.name(of: category).group, isIncoming)
            if let leader, !classes.contains("g-" + leader) { classes.append("g-" + leader) }
        }
        return classes
    }
}

extension MonthPage {
    /// The slug of the largest category of a group, by which the group is addressed; nil where it has one alone: it is addressed itself.
    func groupLeader(_ group: String, _ isIncoming: Bool) -> String? {
        leaders[isIncoming]?[group]
    }

    /// By group, of lines with the largest first.
    static func leaders(_ lines: [CategoryLine]) -> [String: String] {
        Dictionary(grouping: lines, by: \.group).compactMapValues { $0.count > 1 ? $0[0].slug : nil }
    }
}

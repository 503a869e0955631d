import TillRecords
import Testing

@testable import TillReports

/// The page of a calendar year, and its table.
@Suite struct YearPageTests {
    private static let linked = PageSettings(siblings: [Sample.month("2025-01"), Sample.month("2025-02"), Sample.month("2025-03")])

    private func page(_ book: HouseholdBook = Sample.book, _ year: Int = 2025, _ settings: PageSettings = linked) -> YearPage {
        YearPage(year, of: book, settings: settings)
    }

    /// Two years of rent and wages; the rent rises in April of the second.
    private var twoYears: HouseholdBook {
        let months = (0..<24).map { Month(year: 2024, month: 1).advanced(by: $0) }
        let rows = months.flatMap { month -> [ReportTransaction] in
            let rent: Int64 = month >= Month(year: 2025, month: 4) ? -90_000 : -80_000
            return [
                Sample.row("\(month.iso)-02", 250_000, "Brightwork", category: "Income > Salary"),
                Sample.row("\(month.iso)-05", rent, "Lettings", category: "Home > Rent"),
            ]
        }
        var series = ReportSeries(
            id: "s1", name: "Lettings", kind: "bill", period: .monthly, money: Money(minorUnits: -90_000, currency: Sample.eur),
            isPrice: true,
            was: Money(minorUnits: -80_000, currency: Sample.eur), changed: Sample.day("2025-04-05"), last: nil, next: nil, status: .active,
            missed: [], parts: nil, declared: nil, why: "")
        series.transactions = rows.filter { $0.merchant == "Lettings" }.map(\.id)
        return HouseholdBook(
            household: "ng", home: Sample.eur, transactions: rows,
            balances: [Sample.balance("2024-12-31", 1_000_000), Sample.balance("2025-12-31", 2_950_000)], series: [series])
    }

    @Test func itsMonthsAreThoseOfThePagesOfMonths() {
        let year = page()
        for month in ["2025-01", "2025-02", "2025-03"] {
            let own = Sample.page(Sample.book, month)
            let flow = year.flows[Sample.month(month).month - 1]
            #expect(flow.incoming == own.headline.incoming.amount && flow.outgoing == own.headline.outgoing.amount)
            for line in own.spending {
                let cells = year.spending.flatMap(\.lines).compactMap { $0.cells[flow.month.month - 1] }
                #expect(cells.contains { $0.address == "\(month).html#\(line.slug)" && $0.amount == line.comparison.amount })
            }
        }
        #expect(year.flows.filter(\.isKnown).count == 3)
        #expect(year.outgoing == year.spending.reduce(0) { $0 + $1.sum.total })
        #expect(year.incoming == year.sources.reduce(0) { $0 + $1.sum.total })
        #expect(year.before == nil, "the year before is not known")
    }

    @Test func everyLinkLeadsToAnAnchorOfAMonthsPage() throws {
        let frame = try PageFrame()
        let book = Sample.book
        let years = YearPage.all(of: book, settings: Self.linked)
        var settings = Self.linked
        settings.linked = Set(years.flatMap(\.anchors))
        let ids = Dictionary(
            uniqueKeysWithValues: book.months.map { month in
                ("\(month.iso).html", Set(Sample.attribute("id", in: frame.html(MonthPage(month, of: book, settings: settings)))))
            })
        var links = 0
        for year in years {
            let html = YearSheet.html(year, frame: frame)
            let own = Set(Sample.attribute("id", in: html))
            for href in Sample.attribute("href", in: html) where href != "index.html" && !href.hasPrefix("data:") {
                let parts = href.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
                if parts[0].isEmpty {
                    #expect(own.contains(parts[1]), "\(href)")
                } else {
                    let page = try #require(ids[parts[0]], "\(href)")
                    #expect(parts.count == 1 || page.contains(parts[1]), "\(href)")
                    links += 1
                }
            }
        }
        #expect(links > 20)
    }

    @Test func aYearStandsBesideTheOneBefore() throws {
        let year = page(twoYears, 2025, PageSettings())
        #expect(year.before?.outgoing == 960_000)
        #expect(year.outgoing == 3 * 80_000 + 9 * 90_000)
        #expect(year.spending.first?.sum.before == 960_000)
        #expect(year.recurring.map(\.total) == [1_050_000])
        #expect(year.rises.map(\.sentence) == ["€800.00 → €900.00, +€1,200.00 a year"])
        #expect(page(twoYears, 2024, PageSettings()).rises.isEmpty)
        let account = try #require(year.accounts.first)
        #expect(account.opening == 1_000_000 && account.closing == 2_950_000)
        #expect(account.provenDays == 365 && account.gapDays == 0)
        let html = YearSheet.html(year, frame: try PageFrame())
        let isLinked = html.contains(".html")
        #expect(!isLinked, "a page that stands alone leads nowhere")
    }

    @Test func healthIsToldMonthByMonth() throws {
        var draft = HouseholdDraft(household: "ng")
        for (month, total) in [("2025-02", 58), ("2025-03", 71), ("2024-12", 40)] {
            let text = #"{"type":"health","household":"ng","month":"\#(month)","months":12,"total":\#(total),"band":"watch"}"#
            try draft.take(try Record(checking: text), masking: true)
        }
        let row = #"{"type":"transaction","id":"a","date":"2025-03-01","amount":"-1.00","currency":"EUR","merchant":"Shop"}"#
        try draft.take(try Record(checking: row), masking: true)
        let book = Sample.book(of: draft)
        #expect(book.health?.month == Sample.month("2025-03"), "the latest is how it stands now")
        let year = page(book, 2025, PageSettings())
        #expect(year.health.map(\.total) == [58, 71])
        let isSaid = YearSheet.html(year, frame: try PageFrame()).contains("71 points in March 2025, 13 more than in February 2025.")
        #expect(isSaid)
    }

    @Test func theTableHasEveryFigureOfThePage() {
        let year = page(twoYears, 2025, PageSettings())
        let lines = YearTable.text([year]).split(whereSeparator: \.isNewline).map(String.init)
        #expect(lines.first == "year,kind,group,name,month,amount,currency,rows")
        #expect(lines.contains("2025,spending,Home,Rent,2025-04,900.00,EUR,1"))
        #expect(lines.contains("2025,recurring,every month,Lettings,2025-03,800.00,EUR,1"))
        #expect(lines.filter { $0.hasPrefix("2025,in,") }.count == 12)
        #expect(lines.contains { $0.hasPrefix("2025,closing,,") && $0.hasSuffix(",29500.00,EUR,24") })
    }

    @Test func strangersTextStaysText() throws {
        let rows = PageTests.hostile.enumerated().map { index, text in
            Sample.row("2025-03-0\(index % 9 + 1)", -100 - Int64(index), text, category: text, account: text, text: text)
        }
        let book = HouseholdBook(household: "ng", home: Sample.eur, transactions: rows)
        let html = YearSheet.html(YearPage(2025, of: book, settings: PageSettings(title: "</title><script>")), frame: try PageFrame())
        for markup in ["<script", "<img", "<b>", " onmouseover='"] {
            let found = html.contains(markup)
            #expect(!found, "\(markup)")
        }
    }
}

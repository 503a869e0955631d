import TillFigures
import TillHousehold
import TillRecords
import TillStages
import TillTesting
import Testing

@testable import TillReports

/// Pages of a week, a quarter, a day and any days in a row.
@Suite struct PeriodTests {
    /// Two years of one household, with rows on both sides of every end.
    private static let rows: [ReportTransaction] =
        (0..<24).flatMap { index -> [ReportTransaction] in
            let month = Sample.month("2024-01").advanced(by: index)
            return [
                Sample.row("\(month.iso)-01", 250_000 + Int64(index), "Brightwork", category: "Income > Salary"),
                Sample.row("\(month.iso)-05", -80_000, "Lettings", category: "Home > Rent"),
                Sample.row("\(month.last)", -1_000 - Int64(index) * 7, "Corner Market"),
            ]
        } + [
            Sample.row("2024-12-29", -11, "Bistro", category: "Food > Restaurants"),
            Sample.row("2024-12-30", -13, "Bistro", category: "Food > Restaurants"),
            Sample.row("2025-01-05", -17, "Bistro", category: "Food > Restaurants"),
            Sample.row("2025-01-06", -19, "Bistro", category: "Food > Restaurants"),
            Sample.row("2025-03-12", 1_000, kind: "refund"),
        ]

    private static let book = HouseholdBook(
        household: "ng", home: Sample.eur, transactions: rows,
        balances: [Sample.balance("2023-12-31", 100_000), Sample.balance("2024-12-31", 2_000_000)])

    private func period(_ name: String) throws -> FigurePeriod { try #require(FigurePeriod(name)) }

    private func page(_ name: String, _ book: HouseholdBook = book) throws -> MonthPage {
        MonthPage(try period(name), of: book, settings: PageSettings())
    }

    @Test(arguments: ["2024-Q1", "2024-Q4", "2025-Q1", "2025-Q2", "2025-Q4"]) func aQuarterIsItsThreeMonths(name: String) throws {
        let quarter = try page(name)
        let months = try period(name).months.map { Sample.page(PeriodTests.book, $0.iso) }
        #expect(months.count == 3)
        func sum(_ figure: (MonthPage) -> Int64) -> Int64 { months.reduce(0) { $0 + figure($1) } }
        #expect(quarter.headline.incoming.amount == sum(\.headline.incoming.amount))
        #expect(quarter.headline.outgoing.amount == sum(\.headline.outgoing.amount))
        #expect(quarter.rows.count == months.reduce(0) { $0 + $1.rows.count })
        for line in quarter.spending + quarter.sources {
            #expect(line.comparison.amount == sum { ($0.spending + $0.sources).first { $0.slug == line.slug }?.comparison.amount ?? 0 })
        }
        for (name, flow) in quarter.cashFlows {
            let own = months.compactMap { $0.cashFlows.first { $0.name == name }?.flow }
            #expect(flow.opening == own.first?.opening && flow.closing == own.last?.closing)
            #expect(flow.incoming == own.reduce(0) { $0 + $1.incoming } && flow.outgoing == own.reduce(0) { $0 + $1.outgoing })
        }
        let entry = HouseholdsPage.Entry(id: "ng", book: PeriodTests.book, title: nil, period: try period(name))
        #expect(entry.incoming == quarter.text(quarter.headline.incoming.amount))
        #expect(entry.outgoing == quarter.text(quarter.headline.outgoing.amount))
        #expect(entry.latest == name && entry.page == name + ".html")
    }

    /// A week at the turn of a year has its own days and no others.
    private static let lefts: [(String, Int64, Int)] = [
        ("2024-W52", -11, 1), ("2025-W01", -13 - 17 - 80_000 - 1_077 + 250_012, 5), ("2025-W02", -19, 1),
        ("2024-12-30--2024-12-30", -13, 1), ("2024-12-31", -1_077, 1), ("2024-12-29--2024-12-30", -24, 2),
    ]

    @Test(arguments: lefts) func aTimeHasItsRowsAlone(name: String, left: Int64, rows: Int) throws {
        let page = try page(name)
        #expect(page.headline.left.amount == left && page.rows.count == rows)
        #expect(page.days.last?.running == left)
    }

    @Test func daysOfTwoYearsAreOneTime() throws {
        let both = try page("2024-01-01--2025-12-31")
        #expect(both.headline.incoming.amount == (0..<24).reduce(0) { $0 + 250_000 + Int64($1) })
        #expect(both.rows.count == PeriodTests.rows.count)
        let html = try PageFrame().html(both)
        #expect(html.contains("id=\"d2024-12-31\"") && html.contains(">31 Dec 2024<"))
        #expect(Set(Sample.attribute("id", in: html)).count == Sample.attribute("id", in: html).count)
    }

    /// Beside the time before, where documents reach over all of that and say anything of it.
    @Test(
        arguments: [
            ("2024-Q1", false), ("2024-Q2", true), ("2025-Q1", true), ("2025-W01", true), ("2025-W04", false),
            // Documents begin with December 2023, by a balance.
            ("2023-12-31--2024-01-30", false), ("2024-01-02--2024-01-03", true),
        ]) func whatStandsBesideIt(name: String, isKnown: Bool) throws
    {
        let page = try page(name)
        #expect((page.headline.incoming.before != nil) == isKnown && page.headline.typicalMonths < 2)
    }

    @Test func everyLinkLeadsSomewhere() throws {
        for name in ["2025-W01", "2025-Q1", "2025-03-12", "2024-12-29--2025-01-06", "2024"] {
            let html = try PageFrame().html(try page(name))
            let ids = Set(Sample.attribute("id", in: html))
            let dead = Sample.attribute("href", in: html).filter { $0.hasPrefix("#") && !ids.contains(String($0.dropFirst())) }
            #expect(dead.isEmpty, "\(name): \(dead)")
            #expect(!html.contains("id=\"budget\"") && !html.contains("id=\"days\"") && html.contains("id=\"cashflow\""))
        }
    }

    /// Every figure of a page is found by the line that it gives, and is the same there.
    @Test(arguments: ["2025-W01", "2025-Q1", "2024-12-29--2025-01-06"]) func figuresAreExplained(name: String) throws {
        let page = try page(name)
        let search = FigureSearch(PeriodTests.book, try period(name), accountNames: PublishedBook.accountNames(PeriodTests.book, nil))
        #expect(search.figures(named: "in").map(\.minorUnits) == [page.headline.incoming.amount])
        #expect(search.figures(named: "out").map(\.minorUnits) == [page.headline.outgoing.amount])
        for line in page.spending + page.sources {
            #expect(search.figures(named: line.name, kind: "category").map(\.minorUnits) == [line.comparison.amount])
        }
        let html = try PageFrame().html(page)
        #expect(html.contains("title=\"till explain \(name) out --household ng\""))
    }

    @Test func theTablesSayTheSame() throws {
        let quarter = try period("2025-Q1")
        let page = try page("2025-Q1")
        let table = LedgerTables.categories(PeriodTests.book, of: quarter, form: .plain)
        #expect(table.hasPrefix("period,direction,"))
        for line in page.spending {
            let amount = MoneyText.plain(Money(minorUnits: line.comparison.amount, currency: Sample.eur))
            #expect(table.contains("2025-Q1,out,\(line.group),\(line.name),\(amount),EUR"))
        }
        let flow = CashFlowTable.text(PeriodTests.book, [quarter], settings: PageSettings(), form: .plain)
        #expect(flow.hasPrefix("period,account,") && flow.split(separator: "\r\n").count == 2)
        let sheets = WorkbookTables(PeriodTests.book, [quarter], settings: PageSettings()).all
        #expect(sheets[0].rows.count == page.rows.count)
    }

    /// What the stage writes, and what it says where there is nothing.
    @Test(
        arguments: [
            (["week": "2025-W01"], "2025-W01.html"), (["quarter": "2025-Q1"], "2025-Q1.html"), (["day": "2025-01-05"], "2025-01-05.html"),
            (["from": "2024-12-30", "to": "2025-01-05"], "2024-12-30--2025-01-05.html"), (["period": "2025-W01"], "2025-W01.html"),
            (["week": "2025-W03"], ""),
        ]) func theStageNamesItsFiles(asked: [String: String], file: String) throws
    {
        let scratch = Scratch()
        let options = asked.merging(["out": scratch.path + "/pages"]) { $1 }.mapValues { [$0] }
        let lines = [("a", "2024-12-30"), ("b", "2025-01-05")].map { id, day in
            #"{"type":"transaction","id":"\#(id)","household":"ng","account":"giro","date":"\#(day)","amount":"-5.00","currency":"EUR","#
                + #""merchant":"Bistro","kind":"expense","status":"posted","observations":[]}"#
        }
        let run = try StageRun(ReportStage.self, options: options, in: scratch, lines)
        func text(_ name: String) -> String {
            Files.bytes("\(scratch.path)/pages/\(name)").map { String(decoding: $0, as: UTF8.self) } ?? ""
        }
        if file.isEmpty {
            #expect(
                run.rejected == 1 && run.texts.contains { $0.contains("report.period") && $0.contains("between 2024-12-30 and 2025-01-05") }
            )
        } else {
            #expect(run.rejected == 0 && text("ng/\(file)").contains("Bistro"))
            #expect(text("index.html").contains("href=\"ng/\(file)\""))
            #expect(text("ng/transactions.csv").contains("Bistro"))
        }
    }

    @Test(
        arguments: [
            ["week": "2025-W54"], ["week": "2025-W53"], ["week": "2025-14"], ["week": "2025-Q1"], ["quarter": "2025-Q5"],
            ["quarter": "2025"], ["day": "2025-02-29"], ["from": "2025-04-02", "to": "2025-04-01"], ["from": "2025-04-02"],
            ["to": "2025-04-02"], ["month": "2025-W14"], ["month": "2025"], ["week": "2025-W14", "month": "2025-04"],
            ["from": "2025-04-01", "to": "2025-04-02", "day": "2025-04-01"], ["period": "2025-W53"],
        ]) func timesThatThereAreNot(asked: [String: String])
    {
        #expect(throws: Fault.self) { _ = try AskedPeriod(Options(asked.mapValues { [$0] })) }
    }
}

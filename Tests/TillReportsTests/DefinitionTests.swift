import TillFigures
import TillHousehold
import TillRecords
import TillStages
import TillTesting
import Testing

@testable import TillReports

/// Reports that a book defines itself.
@Suite struct DefinitionTests {
    private static let home = """
        languages: [en]
        members: [{id: ana, role: owner}, {id: kim, role: child}]
        accounts: [{id: giro, kind: checking, member: ana}, {id: pocket, kind: checking, member: kim}]
        """

    private static func row(_ id: String, _ date: String, _ amount: String, _ category: String, account: String = "giro", tags: String = "")
        -> String
    {
        #"{"type":"transaction","id":"\#(id)","household":"ng","account":"\#(account)","date":"\#(date)","amount":"\#(amount)","#
            + #""currency":"EUR","merchant":"Shop \#(id)","kind":"expense","status":"posted","tags":[\#(tags)],"decisions":[],"#
            + #""category":{"name":"food.\#(category)","label":"Food / \#(category)","by":"rule","confidence":1},"observations":[]}"#
    }

    private static let lines = [
        row("a", "2025-02-10", "-10.00", "Groceries"), row("b", "2025-03-10", "-20.00", "Groceries", tags: #""trip""#),
        row("c", "2025-03-12", "-40.00", "Restaurants"), row("d", "2025-03-28", "-80.00", "Groceries", account: "pocket"),
        row("e", "2025-03-31", "-160.00", "Restaurants", account: "pocket"),
    ]

    /// The folders of a book with these definitions by their names.
    private func book(_ definitions: [String: String]) throws -> (scratch: Scratch, options: [String: [String]]) {
        let scratch = Scratch()
        for folder in ["households", "reports"] { _ = try Command(["mkdir", "\(scratch.path)/\(folder)"]).run() }
        scratch.file("households/ng.yaml", DefinitionTests.home)
        for (name, text) in definitions { scratch.file("reports/\(name).yaml", text) }
        return (
            scratch,
            [
                "households": ["\(scratch.path)/households"], "reports": ["\(scratch.path)/reports"], "out": ["\(scratch.path)/pages"],
                "discard": [""],
            ]
        )
    }

    private func text(_ scratch: Scratch, _ name: String) -> String {
        Files.bytes("\(scratch.path)/pages/ng/\(name)").map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    @Test func aPageOfOnesOwn() throws {
        let (scratch, options) = try book([
            "food": "title: Eating\nperiod: last quarter\nsections: [spending, summary]\nlanguage: de\nformat: [html, csv]\n",
            "other": "households: ng\nperiod: 2025-02",
        ])
        let run = try StageRun(ReportStage.self, options: options, in: scratch, DefinitionTests.lines)
        #expect(run.rejected == 0)
        let page = text(scratch, "reports/food.html")
        #expect(page.contains("lang=\"de\"") && page.contains("<h1>Eating</h1>") && page.contains("href=\"../index.html\""))
        let sections = page.split(separator: "<section id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
        #expect(sections == ["spending", "summary", "transactions"])
        #expect(text(scratch, "reports/food.csv").split(separator: "\r\n").count == 6)
        #expect(text(scratch, "reports/other.html").contains("February 2025"))
        let index = text(scratch, "index.html")
        for address in ["reports/food.html", "reports/food.csv", "reports/other.html"] { #expect(index.contains("href=\"\(address)\"")) }
    }

    @Test(
        arguments: [
            ("accounts: [pocket]", ["d", "e"]), ("accounts: [Giro]", ["b", "c"]), ("members: [kim]", ["d", "e"]),
            ("categories: [groceries]", ["b", "d"]), ("categories: [Food / Restaurants]", ["c", "e"]),
            ("categories: [food]", ["b", "c", "d", "e"]),
            ("tags: ['#Trip']", ["b"]), ("categories: [Groceries], members: [kim]", ["d"]), ("tags: [nothing]", []),
        ]) func aFilterLeavesItsRows(filter: String, ids: [String]) throws
    {
        let (scratch, options) = try book(["one": "period: last month\nfilter: {\(filter)}\nformat: [csv, html]"])
        _ = try StageRun(ReportStage.self, options: options, in: scratch, DefinitionTests.lines)
        let rows = text(scratch, "reports/one.csv").split(separator: "\r\n").dropFirst()
        #expect(rows.map { $0.split(separator: ",")[3].suffix(1) } == ids.map { $0[...] })
        let page = text(scratch, "reports/one.html")
        #expect(page.contains(">only ") && !page.contains("till explain 2025"))
        // Nobody is short of rows that were chosen.
        #expect(!page.contains("Short by"))
    }

    /// The day that documents reach to decides which is the last one that is over.
    @Test(
        arguments: [
            ("last week", "2025-03-30", "2025-W13"), ("last week", "2025-03-31", "2025-W13"), ("last week", "2025-04-06", "2025-W14"),
            ("last week", "2027-01-03", "2026-W53"), ("last week", "2027-01-09", "2026-W53"), ("this week", "2027-01-04", "2027-W01"),
            ("last quarter", "2025-03-30", "2024-Q4"), ("last quarter", "2025-03-31", "2025-Q1"), ("last quarter", "2025-04-01", "2025-Q1"),
            ("this quarter", "2025-03-31", "2025-Q1"), ("last year", "2025-12-30", "2024"), ("last year", "2025-12-31", "2025"),
            ("this year", "2025-01-01", "2025"), ("Last Month", "2025-04-10", "2025-03"), ("last month", "2025-03-31", "2025-03"),
            ("2025-04-03--2025-04-20", "2025-12-31", "2025-04-03--2025-04-20"),
        ]) func aTimeIsOfItsDay(words: String, today: String, name: String) throws
    {
        let book = HouseholdBook(
            household: "ng", home: Sample.eur, transactions: [Sample.row("2024-01-01", -1), Sample.row(today, -1)])
        #expect(try #require(ReportDefinition.Time(words)).period(of: book)?.name == name)
    }

    @Test(
        arguments: [
            ("period: last weak", "line 1, column 9", "Did you mean last week?"),
            ("period: 2025-W53", "line 1, column 9", "Use one of last week"),
            ("titel: x", "line 1, column 8", "Did you mean title?"),
            ("period: last week\nsections: [budget]", "line 2, column 12", "Write period: last month"),
            ("sections:\n  - sumary", "line 2, column 5", "Did you mean summary?"),
            ("households: [nh]", "line 1, column 14", "Write the name of a file"),
            ("filter: {members: [kym]}", "line 1, column 20", "Did you mean kim?"),
            ("filter: {account: giro}", "line 1, column 19", "Did you mean accounts?"),
            ("language: dee", "line 1, column 11", "Did you mean de?"), ("format: [htm]", "line 1, column 10", "Did you mean html?"),
            ("name: My Page", "line 1, column 7", "small letters"),
        ]) func whatIsWrongIsNamedWithItsLine(text: String, place: String, remedy: String) throws
    {
        let (scratch, options) = try book(["one": text])
        let fault = #expect(throws: Fault.self) { try StageRun(ReportStage.self, options: options, in: scratch, []) }
        #expect(
            fault?.file == "one.yaml" && fault?.place == place && fault?.remedy.contains(remedy) ?? false, "\(String(describing: fault))")
    }

    @Test func twoOfOneName() throws {
        let (scratch, options) = try book(["one": "period: 2025", "two": "name: one"])
        let fault = #expect(throws: Fault.self) { try StageRun(ReportStage.self, options: options, in: scratch, []) }
        #expect(fault?.code == "report.definition" && fault?.file == "two.yaml")
    }

    @Test func ofASplitRowThePartsOfACategory() throws {
        var row = Sample.row("2025-03-10", -1_000, "Shop", category: "Food / Groceries")
        row.parts = [.init(minorUnits: -700, category: "Food / Groceries"), .init(minorUnits: -300, category: "Home / Tools")]
        let book = HouseholdBook(
            household: "ng", home: Sample.eur, transactions: [row, Sample.row("2025-03-11", -50, category: "Home / Tools")])
        let part = RowFilter(categories: ["tools"]).part(of: book, PageSettings(), nil)
        let page = MonthPage(Sample.month("2025-03"), of: part, settings: PageSettings())
        #expect(page.headline.outgoing.amount == 350 && page.spending.map(\.comparison.amount) == [350])
    }
}

import TillRecords
import Testing

@testable import TillReports

@Suite struct OutlookTests {
    private static let budget = #"""
        {"type":"budget","household":"ng","period":"2025-03","first":"2025-03-01","last":"2025-03-31","currency":"EUR","method":"limits",
        "by":"household","state":"running","until":"2025-03-20","available":"500.00","spent":"480.00","left":"20.00","outside":"12.00",
        "status":"yellow","lines":[{"category":"food","label":"Food & Drink","limit":"300.00","moved":"30.00","available":"330.00",
        "spent":"330.00","left":"0.00","daily":"0.00","status":"yellow"},{"category":"leisure","limit":"100.00","available":"70.00",
        "moved":"-30.00","spent":"90.00","left":"-20.00","status":"red"},{"category":"home","limit":"100.00","available":"100.00",
        "spent":"60.00","left":"40.00","bills":"30.00","daily":"0.90","status":"green"}],
        "moves":[{"from":"leisure","to":"food","amount":"30.00","state":"made","why":"x"}],
        "days":[{"date":"2025-03-01","planned":"10.00","spent":"12.00","status":"red"},{"date":"2025-03-02","planned":"10.00",
        "bills":"30.00","names":["<b>rent</b>"]}]}
        """#

    private static let forecast = #"""
        {"type":"forecast","household":"ng","of":"balance","currency":"EUR","from":"2025-03-31","start":"100.00","date":"2025-04-02",
        "points":[{"date":"2025-04-01","amount":"90.00","low80":"80.00","high80":"95.00","low95":"70.00","high95":"110.00"},
        {"date":"2025-04-02","amount":"-20.00","low80":"-30.00","high80":"0.00","low95":"-50.00","high95":"10.00"}],
        "known":[{"date":"2025-04-02","amount":"-110.00","name":"Rent","series":"s1"}],
        "low":{"date":"2025-04-02","amount":"-20.00","below":"0.00","certainty":"expected"},
        "accuracy":{"origins":40,"error":"12.00","mase":0.64,"coverage80":0.81,"coverage95":0.94,"tried":60}}
        """#

    private static func finding(_ key: String, _ code: String, _ severity: String, listed: Bool = true) -> String {
        #"{"type":"finding","household":"ng","key":"\#(key)","code":"\#(code)","severity":"\#(severity)","date":"2025-03-14","#
            + #""amount":"24.00","currency":"EUR","message":"Message <i>\#(key)</i>.","action":"Do \#(key).","listed":\#(listed)}"#
    }

    private func page(_ lines: [String]) throws -> (page: MonthPage, html: String) {
        var book = Sample.book
        var outlook = Outlook()
        for line in lines {
            let record = try Record(checking: line.split(separator: "\n").joined())
            let isTaken = outlook.take(record, masking: true)
            #expect(isTaken)
        }
        book.outlook = outlook.sorted
        let page = MonthPage(Sample.month("2025-03"), of: book, settings: PageSettings())
        return (page, try PageFrame().html(page))
    }

    private func holds(_ html: String, _ text: String) -> Bool { html.contains(text) }

    @Test func aBudgetIsToldInWordsBesideItsColours() throws {
        let (page, html) = try page([Self.budget])
        #expect(page.outlook.budget?.lines.map(\.name) == ["Food & Drink", "Leisure", "Home"])
        for text in [
            "nearly used", "over</span>", "within", "\u{20AC}30.00 from Leisure to Food &amp; Drink", "\u{20AC}12.00 went to what no line",
        ] {
            #expect(holds(html, text), "\(text)")
        }
        #expect(holds(html, "<table class=\"calendar\">"))
        #expect(!holds(html, "<b>rent"))
    }

    @Test func aForecastHasALineAndTheSameAsATable() throws {
        let (_, html) = try page([Self.forecast])
        for text in [
            "The weeks ahead", "aria-labelledby=\"ahead-0-wide-t ahead-0-wide-d\"", "It is expected to fall below", "36% less than saying",
            "81 of 100 ranges", "Rent",
        ] {
            #expect(holds(html, text), "\(text)")
        }
    }

    @Test func findingsStandAtTheHeadThePressingFirst() throws {
        let (page, html) = try page([
            Self.finding("k1", "price-rise", "low"), Self.finding("k2", "missing-bill", "middle"),
            Self.finding("k3", "low-balance", "high"), Self.finding("k4", "new-merchant", "low", listed: false), Self.forecast,
        ])
        #expect(page.outlook.findings.map(\.key) == ["k3", "k2", "k1"])
        #expect(page.outlook.unlisted == 1)
        for text in ["Message &lt;i&gt;k1&lt;/i&gt;.", "Do k2.", "and 1 smaller one", "Known payments to 2 Apr: \u{20AC}110.00"] {
            #expect(holds(html, text), "\(text)")
        }
        #expect(!holds(html, "<i>"))
        let sections = ["id=\"summary\"", "id=\"findings\"", "id=\"ahead\"", "id=\"days\""].map { html.firstRange(of: $0)?.lowerBound }
        #expect(sections.allSatisfy { $0 != nil })
        #expect(sections.compactMap { $0 } == sections.compactMap { $0 }.sorted())
    }

    @Test func withoutAnalysesThePageIsAsItWas() throws {
        let (page, html) = try page([])
        #expect(page.outlook.budget == nil)
        for anchor in ["findings", "budget", "ahead"] { #expect(!holds(html, "id=\"\(anchor)\"")) }
    }

    @Test func whatTheAnalysesCannotTellIsSaid() throws {
        let (_, html) = try page([
            #"{"type":"forecast","household":"ng","of":"spending","currency":"EUR","lacking":"fewer than 6 complete months are known"}"#
        ])
        #expect(holds(html, "Spending is not forecast: fewer than 6 complete months are known."))
    }

    /// A sum in a sentence is not broken over two lines; a number of an account is masked whatever blanks are in it.
    @Test(arguments: [
        ("paid \u{20AC}\u{A0}24.00.", "paid \u{20AC}\u{A0}24.00."), ("1\u{202F}854,85\u{A0}\u{20AC}", "1\u{202F}854,85\u{A0}\u{20AC}"),
        ("card 4929\u{A0}1234\u{A0}1234\u{A0}1234", "card \u{2022}\u{2022}1234"),
    ])
    func aFindingKeepsItsSumsTogether(message: String, shown: String) throws {
        let line = Self.finding("k1", "unusual-month", "low").replacing("Message <i>k1</i>.", with: message)
        #expect(try page([line]).page.outlook.findings.map(\.sentence) == [shown])
    }

    @Test func aFindingSaysHowItIsDismissed() throws {
        let id = String(repeating: "0a", count: 16)
        let (page, html) = try page([
            Self.finding("price-rise:\(id):2025-03-14", "price-rise", "low"), Self.finding("k1", "unusual-month", "low"),
        ])
        #expect(page.outlook.findings.map(\.shortKey).sorted() == ["k1", "price-rise:0a0a0a0a"])
        #expect(holds(html, "till decide dismiss price-rise:0a0a0a0a<") && holds(html, "till decide dismiss k1<"))
    }
}

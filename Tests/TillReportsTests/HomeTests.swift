import Testing
import TillHousehold
import TillRecords
import TillStages
import TillTesting

@testable import TillReports

/// The first screen of a household, its calendar of days that are over, and where its money went.
@Suite struct HomeTests {
    private static func row(_ id: String, _ date: String, _ amount: String, _ merchant: String, account: String = "giro") -> String {
        #"{"type":"transaction","id":"\#(id)","household":"ng","account":"\#(account)","date":"\#(date)","amount":"\#(amount)","#
            + #""currency":"EUR","merchant":"\#(merchant)","kind":"\#(amount.hasPrefix("-") ? "expense" : "income")","status":"posted","#
            + #""category":{"name":"food.groceries","label":"Food / Groceries","by":"rule","confidence":1},"observations":[]}"#
    }

    private static let balances = ["2025-01-31": "1000.00", "2025-02-28": "1250.00", "2025-03-31": "1190.00"].map { date, amount in
        #"{"type":"balance","household":"ng","account":"giro","kind":"closing","date":"\#(date)","amount":"\#(amount)","currency":"EUR"}"#
    }

    private static let records =
        [
            row("a", "2025-01-10", "-10.00", "Corner Market"), row("b", "2025-02-10", "250.00", "Brightwork"),
            row("c", "2025-03-10", "-60.00", "Corner Market"), row("d", "2025-03-12", "-5.00", "Stall", account: "card"),
            #"{"type":"series","id":"s1","household":"ng","name":"Lettings","kind":"bill","period":"monthly","status":"active","#
                + #""amount":"-190.00","currency":"EUR","next":"2025-04-05","transactions":[]}"#,
            #"{"type":"series","id":"s2","household":"ng","name":"Brightwork","kind":"salary","period":"monthly","status":"active","#
                + #""amount":"250.00","currency":"EUR","next":"2025-04-11","transactions":[]}"#,
        ] + balances

    private func book() throws -> HouseholdBook {
        var draft = HouseholdDraft(household: "ng")
        for line in HomeTests.records { try draft.take(try Record(checking: line), masking: true) }
        return Sample.book(of: draft)
    }

    private func html(_ book: HouseholdBook, front: String = "") throws -> String {
        var settings = PageSettings()
        settings.front = front
        return IndexPage.html(book, title: nil, settings: settings, frame: try PageFrame())
    }

    private func holds(_ html: String, _ words: String) -> Bool { html.contains(words) }

    @Test func theFirstScreenSaysHowTheHouseholdStands() throws {
        let html = try html(book())
        for text in [
            "€1,190.00", "\u{25BC} €60.00", "since 28 Feb 2025", "card (no document states its balance)", "proven to 31 Mar 2025",
            // 1190 held, 190 due by the tenth of April: 1000 for ten days.
            "€100.00", "a day for 10 days, to the next pay on 11 Apr", "1 known payment", "till explain 2025-03 &#39;Net worth&#39;",
            "till explain 2025-03 &#39;Until payday&#39;",
        ] {
            #expect(holds(html, text), "\(text)")
        }
        let places = ["id=\"worth\"", "id=\"now\"", "id=\"changes\"", "id=\"balances\"", "id=\"recurring\""].map {
            html.firstRange(of: $0)?.lowerBound
        }
        #expect(places.allSatisfy { $0 != nil } && places.compactMap { $0 } == places.compactMap { $0 }.sorted())
    }

    /// The way back stands on every page, and nowhere else than where a page is.
    @Test func theWayBack() throws {
        let book = try book()
        #expect(try holds(html(book, front: "../index.html"), "href=\"../index.html\""))
        #expect(try !holds(html(book), "Households"))
        var settings = PageSettings(siblings: Set(book.months))
        settings.front = "../index.html"
        let month = try PageFrame().html(MonthPage(Sample.month("2025-03"), of: book, settings: settings))
        let year = YearSheet.html(YearPage(2025, of: book, settings: settings), frame: try PageFrame())
        for page in [month, year] { #expect(holds(page, "href=\"../index.html\"") && holds(page, "href=\"index.html\"")) }
        #expect(holds(month, "href=\"2025.html\""))
        #expect(try !holds(Sample.html(book), "href=\"2025.html\""))
    }

    @Test func withoutBalancesThereIsNoNetWorth() throws {
        #expect(try !holds(html(Sample.book), "id=\"worth\""))
    }

    /// Whose role hides a balance, a row or a recurring movement sees neither net worth nor what is left until the next pay.
    @Test(arguments: [("owner", true), ("adult", true), ("member", false), ("child", false), ("reader", true)])
    func whoSeesHowTheHouseholdStands(_ role: String, _ sees: Bool) throws {
        let rights = try RoleRights(Knowledge(folder: Checkout.path("pipelines/knowledge")))
        let file = try HouseholdFile(yaml: "members: [{id: kim, role: \(role)}]", id: "ng", file: "ng.yaml")
        #expect(MemberScope(try #require(file.member("kim")), of: file, rights).seesStanding == sees)
    }

    /// A declared account without documents is asked of who sees all accounts: of others it would be told that it is there.
    @Test func accountsOfOthersAreAskedOfNobody() throws {
        var book = try book()
        book.undocumented = [UndocumentedAccount(id: "depot", kind: "investment", last4: nil, rows: 0, paid: 0)]
        #expect(MattersCard.view(of: book, isWhole: true) { $0 } != nil)
        #expect(MattersCard.view(of: book, isWhole: false) { $0 } == nil)
    }

    // MARK: Days that are over

    private func calendar(running: Bool, planned: String) throws -> String {
        let state = running ? "running" : "over"
        let days = [("14", "61.60", "green"), ("15", "1234.50", "red"), ("16", "0.00", "green")].map { day, spent, status in
            #"{"date":"2025-03-\#(day)","planned":"\#(planned)","spent":"\#(spent)","status":"\#(status)","bills":"0.00"}"#
        }
        let record =
            #"{"type":"budget","household":"ng","period":"2025-03","method":"limits","by":"household","state":"\#(state)","#
            + #""currency":"EUR","lines":[{"category":"food","label":"Food","limit":"500.00","spent":"70.00","left":"430.00","#
            + #""available":"500.00","status":"green"}],"days":[\#(days.joined(separator: ","))]}"#
        var (book, outlook) = (Sample.book, Outlook())
        #expect(outlook.take(try Record(checking: record), masking: true))
        book.outlook = outlook.sorted
        let html = try PageFrame().html(MonthPage(Sample.month("2025-03"), of: book, settings: PageSettings()))
        let start = try #require(html.range(of: "<table class=\"calendar\">")).lowerBound
        return String(html[start...].prefix(while: { $0 != "\u{0}" }).split(separator: "</table>")[0])
    }

    @Test func amountsOfDaysAreExactOrMarkedAsRounded() throws {
        let over = try calendar(running: false, planned: "0.00")
        #expect(holds(over, ">61.60<") && holds(over, "title=\"€1,234.50\">\u{2248}1,235<"))
        for mark in ["\u{2715}", "\u{2713}", "of 0"] { #expect(!holds(over, mark), "\(mark)") }
        #expect(holds(over, "class=\"heat3\"") && holds(over, "class=\"quiet\""))
    }

    /// While the month runs a day is measured by its plan; once the plan is used up it is not.
    @Test func aDayIsMeasuredByItsPlan() throws {
        #expect(try holds(calendar(running: true, planned: "80.00"), "\u{2713}"))
        #expect(try !holds(calendar(running: true, planned: "0.00"), "\u{2713}"))
    }

    // MARK: Where the money went

    @Test func bothSidesOfTheFlowComeToTheSame() throws {
        let flow = try #require(MoneyFlow(Sample.page()))
        #expect(flow.total == flow.uses.reduce(0) { $0 + $1.amount })
        #expect(flow.uses.last?.kind == .left)
        let html = try Sample.html(Sample.book)
        #expect(holds(html, "Where money came from and went, March 2025"))
    }

    @Test func whatCameBackAndWhatWasThereStandOnTheLeft() throws {
        func end(_ name: String, _ amount: Int64) -> MoneyFlow.End { .init(name: name, amount: amount, kind: .spending) }
        let flow = try #require(MoneyFlow(income: [], spending: [end("Rent", 500), end("Clothes", -80)], left: -420))
        #expect(flow.sources.map(\.kind) == [.refund, .short] && flow.sources.map(\.amount) == [80, 420])
        #expect(flow.uses.map(\.name) == ["Rent"])
        #expect(MoneyFlow(income: [], spending: [], left: 0) == nil)
    }

    /// Nine ends are drawn by themselves; of ten the smallest two are one.
    @Test(arguments: [(9, 9), (10, 9)]) func theSmallestAreOne(_ count: Int, _ shown: Int) throws {
        let spending = (1...count).map { MoneyFlow.End(name: "\($0)", amount: Int64($0), kind: .spending) }
        let total = spending.reduce(Int64(0)) { $0 + $1.amount }
        let flow = try #require(MoneyFlow(income: [.init(name: "Pay", amount: total, kind: .income)], spending: spending, left: 0))
        let drawn = MoneyFlow.drawn(flow.uses)
        #expect(drawn.count == shown && flow.uses.count == count)
        #expect((drawn.last?.kind == .others) == (count > 9) && drawn.reduce(0) { $0 + $1.amount } == total)
    }
}

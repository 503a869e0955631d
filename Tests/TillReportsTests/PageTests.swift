import Testing
import TillRecords

@testable import TillReports

@Suite struct PageTests {
    static let hostile = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='x", "javascript:alert(1)", "</title></style><b>",
        "{{{raw}}} {{#x}}", "&amp;<!--", "\u{202E}evil\u{2066}", "]]>", "\u{0}\u{1B}[2J",
    ]

    private var hostileBook: HouseholdBook {
        let rows = PageTests.hostile.enumerated().map { index, text in
            Sample.row("2025-03-0\(index % 9 + 1)", -100 - Int64(index), text, category: text, account: text, text: text)
        }
        let balances = PageTests.hostile.map { Sample.balance("2025-03-31", 5, account: $0) }
        let questions = PageTests.hostile.map { Question(weight: .open, subject: $0, sentence: $0, place: $0, quoted: $0, answer: $0) }
        return HouseholdBook(household: "ng", home: Sample.eur, transactions: rows, balances: balances, questions: questions)
    }

    @Test func strangersTextStaysText() throws {
        let frame = try PageFrame()
        let book = hostileBook
        let pages = [
            frame.html(MonthPage(Sample.month("2025-03"), of: book, settings: PageSettings(title: "</title><script>"))),
            IndexPage.html(book, title: "<script>x", frame: frame),
            HouseholdsPage.html([HouseholdsPage.Entry(id: "ng", book: book, title: "<img src=x>")], frame: frame),
        ]
        for html in pages {
            for markup in ["<script", "<img", "<b>", " onmouseover='", "href=\"javascript"] {
                let found = html.contains(markup)
                #expect(!found, "\(markup)")
            }
            let steering = html.unicodeScalars.contains { [0x202E, 0x2066, 0, 0x1B].contains($0.value) }
            #expect(!steering)
        }
    }

    @Test func thePageAsksNothingOfTheWorld() throws {
        let html = try Sample.html(Sample.book)
        #expect(holds(html, "default-src 'none'; style-src 'unsafe-inline'; img-src data:"))
        #expect(holds(html, "<html lang=\"en\" dir=\"ltr\">"))
        for word in ["<script", "<iframe", "<object", "url(", "@import", "src=", "http://", "https://"] {
            let rest = word == "http://" ? html.split(separator: "http://www.w3.org/2000/svg").joined() : html
            let found = rest.contains(word)
            #expect(!found, "\(word)")
        }
    }

    @Test func everyLinkInsideThePageLeadsSomewhere() throws {
        for book in [
            Sample.book, hostileBook, HouseholdBook(household: "ng", home: Sample.eur, transactions: Array(Sample.rows.prefix(2))),
        ] {
            let month = book.months.last ?? Sample.month("2025-03")
            let html = try PageFrame().html(MonthPage(month, of: book, settings: PageSettings()))
            let ids = Sample.attribute("id", in: html)
            #expect(Set(ids).count == ids.count)
            let dead = Sample.attribute("href", in: html).filter { $0.hasPrefix("#") && !ids.contains(String($0.dropFirst())) }
            #expect(dead.isEmpty)
        }
    }

    @Test func sameInputSameBytes() throws {
        let html = try Sample.html(Sample.book)
        let shuffled = HouseholdBook(
            household: "ng", home: Sample.eur, transactions: Sample.rows.reversed(), balances: Sample.book.balances.reversed(),
            questions: Sample.book.questions)
        let isSame = try Sample.html(shuffled) == html && Sample.html(Sample.book) == html
        #expect(isSame)
    }

    @Test func accountNumbersAreMasked() throws {
        let book = HouseholdBook(
            household: "ng", home: Sample.eur, transactions: [Sample.row("2025-03-01", -5, account: "DE89370400440532013000")])
        let html = try Sample.html(book)
        #expect(!holds(html, "0532013000"))
        #expect(holds(html, "•••• 3000"))
    }

    @Test func everySectionIsInTheCatalogueOnce() {
        let anchors = SectionCatalogue.all.map { $0.anchor }
        #expect(Set(anchors).count == anchors.count)
    }

    @Test func anEmptyMonthIsAPage() throws {
        let rows = [Sample.row("2025-01-05", -100), Sample.row("2025-03-05", -100)]
        let html = try Sample.html(HouseholdBook(household: "ng", home: Sample.eur, transactions: rows), "2025-02")
        #expect(holds(html, "February 2025"))
    }

    @Test func aHouseholdOfWhichNothingCouldBeReadSaysWhy() throws {
        let book = HouseholdBook(
            household: "ng", home: Sample.eur, transactions: [],
            questions: [Question(weight: .urgent, subject: "a.csv", sentence: "not read.")])
        let html = IndexPage.html(book, title: nil, frame: try PageFrame())
        #expect(holds(html, "a.csv"))
        #expect(!holds(html, "transactions.csv"))
    }

    @Test func absurdAmountsMakeAPage() throws {
        let rows = [Sample.row("2025-03-05", .min), Sample.row("2025-03-05", .max), Sample.row("2025-03-06", .min, kind: "refund")]
        let balances = [Sample.balance("2025-03-01", .min), Sample.balance("2025-03-31", .max)]
        let html = try Sample.html(HouseholdBook(household: "ng", home: Sample.eur, transactions: rows, balances: balances))
        #expect(holds(html, "</html>"))
    }

    /// So that a failure prints the words and not the page.
    private func holds(_ html: String, _ words: String) -> Bool { html.contains(words) }
}

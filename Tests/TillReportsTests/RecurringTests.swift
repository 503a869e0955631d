import Testing
import TillRecords

@testable import TillReports

/// What recurs, on the household's page.
@Suite struct RecurringTests {
    private func series(_ line: String) throws -> ReportSeries {
        let record = try Record(
            checking: #"{"type":"series","id":"s\#(line.utf8.count)","period":"monthly","currency":"EUR","transactions":[],"# + line + "}")
        return try #require(RecordReading.series(record, masking: true))
    }

    private func page(_ lines: [String]) throws -> String {
        let all = try lines.map(series)
        let book = HouseholdBook(household: "ng", home: Sample.eur, transactions: Sample.rows, series: all)
        return IndexPage.html(book, title: nil, frame: try PageFrame())
    }

    @Test func whatComesWithinAMonthIsListedAndAdded() throws {
        let html = try page([
            #""name":"Lettings","kind":"bill","amount":"-800.00","pattern":"fixed","next":"2025-04-05","status":"active""#,
            #""name":"Brightwork","kind":"salary","amount":"2600.00","pattern":"fixed","next":"2025-04-02","status":"active""#,
            #""name":"Insurer","kind":"bill","amount":"-90.00","pattern":"fixed","next":"2025-05-20","status":"active""#,
            #""name":"Gone","kind":"bill","amount":"-9.00","pattern":"fixed","last":"2024-01-05","status":"ended""#,
        ])
        #expect(holds(html, "Until 1 May 2025, one payment of together <strong>€800.00</strong>"))
        #expect(holds(html, "<strong>€2,600.00</strong> will come in. What recurs costs about €890 a month."))
        #expect(holds(html, "Sat 5 Apr \u{00B7} every month"))
        #expect(!holds(html, "Tue 20 May"))
        #expect(!holds(html, "<h3>Ended</h3>"), "what ended long ago is no news")
    }

    @Test func eachListHasItsWords() throws {
        let html = try page([
            #""name":"Flixnet","amount":"-14.99","was":"-12.99","changed":"2025-03-09","pattern":"stepped","next":"2025-04-09""#,
            #""name":"Kern","amount":"-50.00","missed":["2025-03-20"],"status":"late","next":"2025-04-20""#,
            #""name":"Sofa","amount":"-49.90","next":"2025-04-05","instalments":{"number":3,"of":12,"remaining":9,"owed":"-449.10"}"#,
            #""name":"rent","amount":"-980.00","declared":{"name":"rent","amount":"-950.00","difference":"-30.00"}"#,
            #""name":"Gym","amount":"-24.90","last":"2025-02-15","status":"ended""#,
        ])
        for words in [
            "€12.99 \u{2192} €14.99", "since 9 Mar 2025 \u{00B7} +€24.00 a year", "expected 20 Mar 2025",
            "3 of 12 paid, 9 to come, until December 2025", "€449.10 left", "declared as €950.00", "€30.00 more",
            "last on 15 Feb 2025",
        ] {
            #expect(holds(html, words), "\(words) is missing")
        }
    }

    @Test func weeklyOnesComeSeveralTimes() throws {
        let one = try series(#""amount":"-5.00","next":"2025-04-03""#)
        #expect(one.days(after: Sample.day("2025-03-31"), through: Sample.day("2025-05-01")).count == 1)
        let weekly = try #require(
            RecordReading.series(
                try Record(
                    checking: #"{"type":"series","id":"s","period":"weekly","amount":"-5.00","next":"2025-04-03","transactions":[]}"#),
                masking: true))
        #expect(
            weekly.days(after: Sample.day("2025-03-31"), through: Sample.day("2025-05-01")).map(\.description) == [
                "2025-04-03", "2025-04-10", "2025-04-17", "2025-04-24", "2025-05-01",
            ])
    }

    @Test func namesAreMaskedAndEscaped() throws {
        let html = try page([#""name":"<b>DE89370400440532013000","amount":"-5.00","next":"2025-04-03""#])
        #expect(!holds(html, "0532013000") && !holds(html, "<b>"))
    }

    @Test func aHouseholdWithoutSeriesHasNoSuchPart() throws {
        let html = IndexPage.html(Sample.book, title: nil, frame: try PageFrame())
        #expect(!holds(html, "id=\"recurring\""))
    }

    /// So that a failure prints the words and not the page.
    private func holds(_ html: String, _ words: String) -> Bool { html.contains(words) }
}

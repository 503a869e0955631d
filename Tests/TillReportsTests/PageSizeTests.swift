import Testing
import TillRecords

@testable import TillReports

/// How big a page of a month is, and of what: it is read on telephones.
@Suite struct PageSizeTests {
    /// A year of so many rows a month: thirty merchants in twelve categories, two accounts, balances.
    private func book(rows count: Int) -> HouseholdBook {
        let groups = ["Food", "Home", "Transport", "Leisure"]
        let rows = (0..<12).flatMap { number -> [ReportTransaction] in
            let month = Month(year: 2025, month: 1).advanced(by: number)
            return (0..<count).map { place in
                let day = month.day(place % 28 + 1)
                if place == 0 { return Sample.row("\(day)", 300_000, "Brightwork Holdings", category: "Income > Salary & wages") }
                let category = "\(groups[place % 4]) > Purpose number \(place % 12)"
                var row = Sample.row(
                    "\(day)", -1_000 - Int64(place * 37 + number * 11), "Merchant of the street \(place % 30)", category: category,
                    account: place % 3 == 0 ? "card" : "giro", text: "CARD PAYMENT MERCHANT OF THE STREET \(place) REF 11\(place)")
                row.id = "\(String(place + number * 100 + 268_435_456, radix: 16))\(row.id)"
                row.evidence = [ReportEvidence(kind: .bank, place: "giro.csv, line \(place)")]
                return row
            }
        }
        let days = (1...12).map { Month(year: 2025, month: $0).last }
        return HouseholdBook(
            household: "harlan-vasquez", home: Sample.eur, transactions: rows, balances: days.map { Sample.balance("\($0)", 1_000_000) })
    }

    private func html(_ count: Int) throws -> String {
        let book = book(rows: count)
        var settings = PageSettings(siblings: Set(book.months))
        settings.subjects = Subjects(book)
        settings.linked = Set(YearPage.all(of: book, settings: settings).flatMap(\.anchors))
        return try PageFrame().html(MonthPage(Sample.month("2025-09"), of: book, settings: settings))
    }

    private func elements(_ html: some StringProtocol) -> Int {
        let bytes = Array(html.utf8)
        return bytes.indices.dropLast().count { bytes[$0] == UInt8(ascii: "<") && (bytes[$0 + 1] | 32) &- 97 < 26 }
    }

    /// Sixty rows with all that a page of a month has besides them.
    @Test func aMonthOfSixtyRowsIsLight() throws {
        let html = try html(60)
        #expect(html.utf8.count <= 120_000, "\(html.utf8.count) bytes")
        #expect(elements(html) <= 3_000, "\(elements(html)) elements")
    }

    /// What a row costs, and a selection: neither says twice what it says once.
    @Test func aRowAndASelectionAreSaidOnce() throws {
        let (few, many) = (try html(60), try html(500))
        let (bytes, nodes) = ((many.utf8.count - few.utf8.count) / 440, (elements(many) - elements(few)) / 440)
        #expect(bytes <= 480, "\(bytes) bytes a row")
        #expect(nodes <= 11, "\(nodes) elements a row")
        let rules = try #require(few.split(separator: "<style>").last?.split(separator: "</style>").first)
        #expect(rules.ranges(of: "--row:initial").count == 1, "selections share one rule")
        let filters = few.ranges(of: "<p class=\"filter\"").count
        for row in few.split(separator: "<tr id=\"t").dropFirst() {
            let classes = row.split(separator: "class=\"").dropFirst().first?.split(separator: "\"").first?.split(separator: " ") ?? []
            for name in classes.dropFirst() { #expect(few.contains("<p class=\"filter\" id=\"\(name)\""), "nothing leads to \(name)") }
        }
        #expect(filters > 20)
    }

    /// Bars of a chart are one shape, and a chart under a fold is drawn once.
    @Test func chartsHaveNoElementABar() throws {
        let html = try html(60)
        let days = try #require(html.split(separator: "<section id=\"days\">").last?.split(separator: "</section>").first)
        #expect(!days.contains("<rect x") || days.ranges(of: "<rect ").count <= 60)
        for chart in html.split(separator: "<svg ").dropFirst() {
            let drawing = chart.split(separator: "</svg>").first ?? ""
            #expect(drawing.ranges(of: "<rect ").count <= 40, "\(drawing.prefix(200))")
        }
    }
}

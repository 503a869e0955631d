import Testing
import TillRecords

@testable import TillReceipts

@Suite struct PrintedDateTests {
    private func days(_ row: String) throws -> [[String]] {
        let months = try #require(ReceiptKnowledge.ofCheckout).tongue(of: TextRow.rows(ofText: "SUMME EUR\nGEGEBEN\nRÜCKGELD")).months
        return DateScanner.dates(Folding.capitals(row), months: months).map { $0.candidates.map { "\($0)" } }
    }

    @Test(arguments: [
        ("Date: 22/12/2017 14:03", [["2017-12-22"]]), ("14.03.25 09:12", [["2025-03-14"]]), ("2025-01-02 18:17", [["2025-01-02"]]),
        ("04 Jan 2025 17:28", [["2025-01-04"]]), ("Mar 14, 2025", [["2025-03-14"]]), ("14MRZ25", [["2025-03-14"]]),
        ("03/04/2025", [["2025-04-03", "2025-03-04"]]), ("1O/12/2O17", [["2017-12-10", "2017-10-12"]]), ("31.02.2025", []),
        ("TEL 03-3362-4395", []), ("RM 12.50", []),
        // A time is no day, and a day is not cut out of a till's number and another day.
        ("TIME: 12:01:00", []), ("10:12:13", []), ("REG #19- 10/03/2018 17:24", [["2018-03-10", "2018-10-03"]]), ("1.2.3.4", []),
        ("2025/3/4", [["2025-03-04"]]), ("2025年3月14日", [["2025-03-14"]]), ("2025 年 03 月 14 日", [["2025-03-14"]]),
        // Years of the Buddhist era, from 2005 to 2035; beyond, as elsewhere, the year is cut.
        ("24/11/2569", [["2026-11-24"]]), ("24-11-2569 10:02", [["2026-11-24"]]), ("2569-11-24", [["2026-11-24"]]),
        ("24/11/2548", [["2005-11-24"]]), ("24/11/2578", [["2035-11-24"]]), ("24/11/2579", [["2025-11-24"]]),
        ("24/11/2547", [["2025-11-24"]]),
        ("2025년 3월 14일", [["2025-03-14"]]), ("٢٠٢٥-٠٣-١٤", [["2025-03-14"]]),
    ])
    func findsDates(row: String, wanted: [[String]]) throws {
        #expect(try days(row) == wanted)
    }

    @Test(arguments: [
        ("09/03/2018 21:28 0001", "21:28"), ("07:10:35 PM", "19:10:35"), ("1:22:56PM", "13:22:56"), ("12:05 AM", "00:05"), ("25:10", nil),
        ("no time", nil),
    ])
    func findsTimes(row: String, wanted: String?) {
        #expect(PrintedTime.first(Folding.capitals(row)) == wanted)
    }

    @Test func theOrderIsAskedThenEvidentThenCaptured() throws {
        let date = try self.date("03/04/2025")
        let april = try #require(Day(year: 2025, month: 4, day: 3))
        let march = try #require(Day(year: 2025, month: 3, day: 4))
        func decide(_ orders: DateDecision.Orders, _ captured: Day? = nil) -> DateDecision {
            DateDecision.decide(date, orders, captured: captured)
        }
        #expect(decide(.init(asked: .dayFirst, slip: .monthFirst, days: [march])) == .day(april, isSure: true))
        #expect(decide(.init(slip: .monthFirst, country: .dayFirst, days: [april])) == .day(april, isSure: true))
        #expect(decide(.init(slip: .monthFirst, country: .dayFirst, days: [april, march])) == .day(march, isSure: true))
        #expect(decide(.init(slip: .monthFirst, country: .dayFirst)) == .day(march, isSure: true))
        #expect(decide(.init(country: .dayFirst, words: .monthFirst)) == .day(april, isSure: true))
        #expect(decide(.init(words: .monthFirst)) == .day(march, isSure: false))
        #expect(decide(.init(), march) == .day(march, isSure: false))
        #expect(decide(.init(), april) == .day(april, isSure: false))
        #expect(decide(.init()) == .open([april, march]))
    }

    private func date(_ text: String) throws -> PrintedDate {
        try #require(DateScanner.dates(Folding.capitals(text), months: MonthNames([])).first)
    }

    /// Points are those of the day in front, whatever the country writes else; unless somebody asked.
    @Test func pointsPartADayInFront() throws {
        let (dotted, slashed) = (try date("03.04.2025"), try date("03/04/2025"))
        let (april, march) = (try #require(Day("2025-04-03")), try #require(Day("2025-03-04")))
        #expect(DateDecision.decide(dotted, .init(country: .monthFirst), captured: nil) == .day(april, isSure: true))
        #expect(DateDecision.decide(slashed, .init(country: .monthFirst), captured: nil) == .day(march, isSure: true))
        #expect(DateDecision.decide(dotted, .init(asked: .monthFirst), captured: nil) == .day(march, isSure: true))
        #expect(DateDecision.decide(dotted, .init(), captured: nil) == .day(april, isSure: false))
    }

    /// A year of two digits in front is read where the country writes it so, or another day says it.
    @Test func aShortYearInFront() throws {
        let short = try date("25-02-13")
        let (front, end) = (try #require(Day("2025-02-13")), try #require(Day("2013-02-25")))
        #expect(DateDecision.decide(short, .init(country: .yearFirst), captured: nil) == .day(front, isSure: true))
        #expect(DateDecision.decide(short, .init(days: [front]), captured: nil) == .day(front, isSure: true))
        #expect(DateDecision.decide(short, .init(country: .dayFirst), captured: nil) == .day(end, isSure: true))
    }
}

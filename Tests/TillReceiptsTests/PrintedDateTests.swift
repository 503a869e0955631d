import Testing
import TillRecords

@testable import TillReceipts

@Suite struct PrintedDateTests {
    private func days(_ row: String) throws -> [[String]] {
        let months = try #require(ReceiptKnowledge.ofCheckout).months
        return DateScanner.dates(Folding.capitals(row), months: months).map { $0.candidates.map { "\($0)" } }
    }

    @Test(arguments: [
        ("Date: 22/12/2017 14:03", [["2017-12-22"]]), ("14.03.25 09:12", [["2025-03-14"]]), ("2025-01-02 18:17", [["2025-01-02"]]),
        ("04 Jan 2025 17:28", [["2025-01-04"]]), ("Mar 14, 2025", [["2025-03-14"]]), ("14MRZ25", [["2025-03-14"]]),
        ("03/04/2025", [["2025-04-03", "2025-03-04"]]), ("1O/12/2O17", [["2017-12-10", "2017-10-12"]]), ("31.02.2025", []),
        ("TEL 03-3362-4395", []), ("RM 12.50", []),
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
        let months = try #require(ReceiptKnowledge.ofCheckout).months
        let date = try #require(DateScanner.dates(Folding.capitals("03/04/2025"), months: months).first)
        let april = try #require(Day(year: 2025, month: 4, day: 3))
        let march = try #require(Day(year: 2025, month: 3, day: 4))
        #expect(DateDecision.decide(date, asked: .dayFirst, evidence: .monthFirst, captured: nil) == .day(april, isSure: true))
        #expect(DateDecision.decide(date, asked: nil, evidence: .monthFirst, captured: nil) == .day(march, isSure: false))
        #expect(DateDecision.decide(date, asked: nil, evidence: nil, captured: march) == .day(march, isSure: false))
        #expect(DateDecision.decide(date, asked: nil, evidence: nil, captured: april) == .day(april, isSure: false))
        #expect(DateDecision.decide(date, asked: nil, evidence: nil, captured: nil) == .open([april, march]))
    }
}

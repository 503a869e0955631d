import TillRecords
import Testing

@testable import TillReports

struct HealthCardTests {
    private static let line =
        #"{"type":"health","household":"ng","month":"2025-06","months":6,"total":71,"band":"watch","components":["#
        + #"{"component":"savings-rate","label":"Savings rate","definition":"What is <left>.","value":0.123,"unit":"share","points":66,"#
        + #""band":"watch","months":6,"coverage":0.5},{"component":"debt-share","label":"Debts","definition":"Loans.","value":0.5,"#
        + #""unit":"share","points":20,"band":"poor","months":6,"coverage":0.5}],"#
        + #""unseen":[{"component":"thin-days","label":"Thin days","why":"no balance is stated"}],"before":"2025-05","change":-3,"#
        + #""moved":[{"component":"debt-share","label":"Debts","points":-6,"total":-3}]}"#

    private func page(_ line: String) throws -> String {
        var book = HouseholdBook(household: "ng", home: Sample.eur, transactions: [])
        book.healths = [HouseholdHealth(try Record(checking: line))].compactMap { $0 }
        return IndexPage.html(book, title: nil, frame: try PageFrame())
    }

    @Test func everyComponentHasItsValueItsBandAndItsDefinition() throws {
        let page = try page(HealthCardTests.line)
        for text in [
            "71 of 100", "June 2025", "to watch", "3 less than in May 2025", "Savings rate", "12%", "What is &lt;left&gt;.", "poor", "50%",
            "Debts: \u{2212}6 points, \u{2212}3.0 of the", "Thin days: no balance is stated", "6 months; 50%",
        ] {
            #expect(page.contains(text), "\(text)")
        }
        #expect(page.contains("<details><summary>Savings rate</summary>"))
    }

    @Test func withoutATotalItSaysWhy() throws {
        let page = try page(#"{"type":"health","month":"2025-03","why":"a total needs 6 complete months, and 3 are known"}"#)
        #expect(page.contains("No total for March 2025: a total needs 6 complete months, and 3 are known."))
        #expect(!page.contains("of 100"))
    }

    @Test func withoutARecordThereIsNothing() throws {
        #expect(
            !IndexPage.html(HouseholdBook(household: "ng", home: Sample.eur, transactions: []), title: nil, frame: try PageFrame())
                .contains("Money health"))
    }
}

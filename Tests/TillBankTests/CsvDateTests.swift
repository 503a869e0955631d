import Testing
import TillRecords

@testable import TillBank

/// Dates as banks write them.
@Suite struct CsvDateTests {
    private static let parser = DateParser(
        months: MonthNames(
            [(1, "Januar"), (3, "März"), (3, "maart"), (5, "mei"), (12, "december"), (2, "febrero"), (2, "february")]
                .map { MonthName(number: $0.0, language: "any", text: $0.1) }))

    @Test(arguments: [
        ("2024-03-14", "2024-03-14"), ("2024/3/4", "2024-03-04"), ("2024.03.14.", "2024-03-14"), ("2024:03:14", "2024-03-14"),
        ("20240314", "2024-03-14"), ("20240314153000", "2024-03-14"), ("2024-03-14T23:59:59Z", "2024-03-14"), ("14.03.2024", "2024-03-14"),
        ("14.03.24", "2024-03-14"), ("14-03-2024 10:11", "2024-03-14"), ("14 Dec 2023", "2023-12-14"), ("14-Dec-23", "2023-12-14"),
        ("Dec 14, 2023", "2023-12-14"), ("4 Mrz. 2024", "-"), ("14. März 2024", "2024-03-14"), ("14 de febrero de 2024", "2024-02-14"),
        ("2024年3月14日", "2024-03-14"), ("14/03/2024 as of 12/03/2024", "2024-03-14"), ("2024-03-14-08.21.36.47", "2024-03-14"),
        ("14032024", "2024-03-14"), ("2024-02-30", "-"), ("0000-00-00", "-"), ("9999-12-31", "-"), ("1899-12-30", "-"), ("45292", "-"),
        ("66.88", "-"), ("1,234.56", "-"), ("14.03.", "-"), ("2023/3", "-"), ("", "-"),
    ])
    func dayFirst(text: String, expected: String) {
        let day = CsvDateTests.parser.parse(Array(text.utf8))?.day(.dayFirst)
        #expect((day?.description ?? "-") == expected)
    }

    @Test func monthFirstIsAnotherDay() {
        let parts = CsvDateTests.parser.parse(Array("02/03/2024".utf8))
        #expect(parts?.day(.dayFirst) == Day("2024-03-02") && parts?.day(.monthFirst) == Day("2024-02-03"))
        #expect(parts?.isOpen == true)
    }
}

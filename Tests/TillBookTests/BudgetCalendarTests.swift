import Testing
import TillRecords
import TillTesting

@testable import TillBook

/// The plan of the days to come as a calendar that other programs read.
@Suite struct BudgetCalendarTests {
    @Test func daysToCome() throws {
        let budget = #"""
            {"type":"budget","household":"a,b","period":"2025-03","currency":"EUR","until":"2025-03-20","days":[{"date":"2025-03-20","planned":"10.00","spent":"4.00"},{"date":"2025-03-21","planned":"12.50"},{"date":"2025-03-22","planned":"0.00","bills":"80.00"}]}
            """#
        let text = BudgetCalendarFile([("a,b", try Record(checking: budget.trimmingPrefix { $0.isWhitespace }.description))]).text
        #expect(text.hasPrefix("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && text.hasSuffix("END:VCALENDAR\r\n"))
        #expect(text.split(separator: "BEGIN:VEVENT").count == 3)
        #expect(text.contains("UID:budget-a\\,b-20250321@till\r\n") && text.contains("SUMMARY:12.50 EUR to spend\r\n"))
        #expect(text.contains("SUMMARY:0.00 EUR to spend\\, bills 80.00\r\n") && text.contains("DTSTAMP:20250320T000000Z\r\n"))
        #expect(text.utf8.split(separator: 0x0A).allSatisfy { $0.count <= 76 })
    }
}

import Testing
import TillRecords
import TillStages

@testable import TillExports

@Suite struct CalendarTests {
    private func series(
        _ id: String, _ amount: String, next: String, period: String = "monthly", status: String = "active", name: String = "Rent"
    )
        -> String
    {
        #"{"type":"series","id":"\#(id)","household":"ng","period":"\#(period)","kind":"bill","name":"\#(name)","amount":"\#(amount)","#
            + #""currency":"EUR","next":"\#(next)","status":"\#(status)","transactions":["t1"]}"#
    }

    @Test func billsOfTheNextWeeksAreEvents() throws {
        let lines = [
            Rows.transaction("t1", "-1.00", date: "2025-01-20"),
            series("s1", "-700.00", next: "2025-01-31"), series("s2", "900.00", next: "2025-01-25", name: "Wage"),
            series("s3", "-5.00", next: "2025-02-01", status: "ended", name: "Gone"),
            series("s4", "-8.00", next: "2025-01-10", period: "weekly", status: "late", name: "Box; of, greens"),
        ]
        let run = try ExportRun(["ics": "%/b.ics", "days": "45"], lines)
        let text = run.text("b.ics")
        #expect(text.hasPrefix("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"))
        #expect(text.hasSuffix("END:VCALENDAR\r\n"))
        let days = text.split(separator: "\r\n").filter { $0.hasPrefix("DTSTART") && text.contains($0) }.map { $0.suffix(8) }
        #expect(days.sorted() == days)
        #expect(text.contains("UID:s1-20250131@till"))
        #expect(text.contains("UID:s1-20250228@till"), "the 31st falls on the last day of February")
        #expect(!text.contains("Wage") && !text.contains("Gone"))
        #expect(text.contains("SUMMARY:Box\\; of\\, greens\\, about 8.00 EUR (overdue)"))
        #expect(text.contains("UID:s4-20250131@till"))
    }

    @Test func longLinesAreFoldedBetweenLetters() {
        let line = CalendarText.line("SUMMARY:" + String(repeating: "é", count: 80))
        let parts = line.split(separator: "\r\n", omittingEmptySubsequences: true)
        #expect(parts.count == 3)
        #expect(parts.allSatisfy { $0.utf8.count <= 75 })
        #expect(parts.dropFirst().allSatisfy { $0.hasPrefix(" ") })
    }

    @Test(arguments: [
        ("weekly", "2025-01-31", "2025-02-07"), ("biweekly", "2025-01-31", "2025-02-14"), ("semimonthly", "2025-01-01", "2025-01-16"),
        ("semimonthly", "2025-01-16", "2025-02-01"), ("semimonthly", "2025-01-31", "2025-02-16"), ("monthly", "2024-01-31", "2024-02-29"),
        ("quarterly", "2024-11-30", "2025-02-28"), ("halfyearly", "2025-08-31", "2026-02-28"), ("yearly", "2024-02-29", "2025-02-28"),
    ])
    func periodsGoOn(period: String, first: String, second: String) throws {
        let period = try #require(SeriesPeriod(rawValue: period))
        #expect(period.day(1, from: try #require(Day(first)))?.description == second)
    }
}

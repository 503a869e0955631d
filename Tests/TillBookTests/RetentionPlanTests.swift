import TillRecords
import TillTesting
import Testing

@testable import TillRun

/// How long is kept, and from which day on it is too long.
@Suite struct RetentionPlanTests {
    private func plan(_ text: String) throws -> RetentionPlan {
        let scratch = Scratch()
        Files.write("version: 1\nretention: \(text)\n", to: scratch.path + "/till.yaml")
        return try RetentionPlan(book: scratch.path)
    }

    @Test func aDayMoreIsTooLong() throws {
        let rows: [(span: String, last: String, kept: String, due: String)] = [
            ("90d", "2025-03-01", "2025-05-30", "2025-05-31"), ("1m", "2025-01-31", "2025-02-28", "2025-03-01"),
            ("18m", "2024-08-31", "2026-02-28", "2026-03-01"), ("2y", "2024-02-29", "2026-02-28", "2026-03-01"),
            ("10y", "2015-12-31", "2025-12-31", "2026-01-01"),
        ]
        for row in rows {
            let plan = try plan("{receipts: \(row.span)}")
            let last = try #require(Day(row.last))
            #expect(try !plan.isDue(kinds: ["receipt"], last: last, on: #require(Day(row.kept))), "\(row)")
            #expect(try plan.isDue(kinds: ["receipt"], last: last, on: #require(Day(row.due))), "\(row)")
        }
    }

    /// A document is due when all that it is of is.
    @Test func whatIsOfSeveralKindsIsKeptForTheLongest() throws {
        let plan = try plan("{receipts: 1y, chats: 3y}")
        let (last, today) = (try #require(Day("2023-01-01")), try #require(Day("2025-01-01")))
        #expect(plan.isDue(kinds: ["receipt"], last: last, on: today))
        #expect(!plan.isDue(kinds: ["chat"], last: last, on: today))
        #expect(!plan.isDue(kinds: ["receipt", "chat"], last: last, on: today))
        for kinds: Set<String> in [["bank"], ["manual"], ["receipt", "bank"], []] {
            #expect(!plan.isDue(kinds: kinds, last: last, on: today))
        }
        #expect(try self.plan("{bank: forever}").spans.isEmpty && self.plan("").spans.isEmpty)
    }
}

import Testing
import TillRecords

@testable import TillReports

/// How much of a stranger's text and how many of a kind a page shows: one below, at and one above each limit.
@Suite struct LimitTests {
    private static let lengths: [(field: String, limit: Int, shown: @Sendable (ReportTransaction) -> String?)] = [
        ("merchant", 80, { $0.merchant }), ("text", 120, { $0.text }), ("kind", 20, { $0.kind }), ("approval", 20, { $0.approval }),
    ]

    @Test(arguments: lengths.indices, [-1, 0, 1]) func longTextsEndWithThreeDots(index: Int, more: Int) throws {
        let (field, limit, shown) = Self.lengths[index]
        let text = String(repeating: "k", count: limit + more)
        let record = try Record(
            checking: #"{"type":"transaction","id":"t","date":"2025-03-14","amount":"-1.00","currency":"EUR","\#(field)":"\#(text)"}"#)
        let row = try #require(try Sample.read(record))
        #expect(shown(row) == (more > 0 ? text.dropLast(more) + "\u{2026}" : text), "\(field)")
    }

    @Test(arguments: [7, 8, 9]) func tagsOfARow(count: Int) throws {
        let tags = (0..<count).map { "\"t\($0)\"" }.joined(separator: ",")
        let record = try Record(
            checking:
                #"{"type":"transaction","id":"t","date":"2025-03-14","amount":"-1.00","currency":"EUR","tags":[\#(tags)],"decisions":["d"]}"#
        )
        #expect(try Sample.read(record)?.tags.count == min(count, 8))
    }

    @Test(arguments: [7, 8, 9]) func merchantsOfAMonth(count: Int) {
        let rows = (0..<count).map { Sample.row("2025-03-05", -100 - Int64($0), "Stall \($0)") }
        #expect(Sample.page(Self.book(rows)).merchants.count == min(count, 8))
    }

    @Test func merchantsWithoutSpendingStandInNoList() {
        let rows = [Sample.row("2025-03-05", -1, "Penny"), Sample.row("2025-03-05", 500, "Refunder", kind: "refund")]
        #expect(Sample.page(Self.book(rows)).merchants.map(\.name) == ["Penny"])
    }

    @Test(arguments: [(8, nil), (9, "1 more merchant has no sure category."), (10, "2 more merchants have no sure category.")])
    func merchantsWithoutACategory(count: Int, rest: String?) {
        let rows = (0..<count).map { Sample.row("2025-03-05", -100 - Int64($0), "Stall \($0)", category: "") }
        let questions = Sample.page(Self.book(rows)).questions
        #expect(questions.filter { $0.sentence.contains("no category") }.count == 8)
        #expect(questions.first { $0.anchor == "unsure" }?.sentence == rest)
        // The largest are asked for; the smallest wait.
        #expect(count == 8 || !questions.contains { $0.subject == "Stall 0" })
    }

    /// What nobody knows is asked for, not called a guess.
    @Test(arguments: [("unknown", "no category (1 row)."), ("food.coffee", "“Coffee & tea” is a guess (1 row).")])
    func theQuestionAboutAMerchant(category: String, sentence: String) throws {
        let record = try Record(
            checking: #"{"type":"transaction","id":"t","date":"2025-03-14","amount":"-1.00","currency":"EUR","merchant":"Kiosk","#
                + #""category":{"name":"\#(category)","label":"\#(category == "unknown" ? "Unknown" : "Food / Coffee & tea")","confidence":0.3}}"#
        )
        let row = try #require(try Sample.read(record))
        #expect(Sample.page(Self.book([row])).questions.first { $0.subject == "Kiosk" }?.sentence == sentence)
    }

    private static func book(_ rows: [ReportTransaction]) -> HouseholdBook {
        HouseholdBook(household: "ng", home: Sample.eur, transactions: rows)
    }
}

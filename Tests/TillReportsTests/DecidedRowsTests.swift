import Testing
import TillRecords

@testable import TillReports

/// What people decided, on the page.
@Suite struct DecidedRowsTests {
    private func row(_ more: String, amount: String = "-20.00") throws -> ReportTransaction {
        let line = """
            {"type":"transaction","id":"t","date":"2025-03-14","amount":"\(amount)","currency":"EUR","merchant":"Aldi","kind":"expense",\
            "status":"posted","observations":["a"],"category":{"name":"food.groceries","by":"known"}\(more)}
            """
        return try #require(try Sample.read(Record(checking: line)))
    }

    private func tally(_ rows: [ReportTransaction]) -> MonthTally {
        HouseholdBook(household: "ng", home: Sample.eur, transactions: rows).tally(Sample.month("2025-03"))
    }

    @Test(arguments: [("pending", 0), ("rejected", 0), ("approved", 2_000)])
    func whatIsNotApprovedIsNotCounted(state: String, outgoing: Int64) throws {
        #expect(tally([try row(#","approval":"\#(state)""#)]).outgoing == outgoing)
    }

    @Test func partsCountInTheirOwnCategories() throws {
        let splits =
            #","splits":[{"amount":"-12.50","category":{"name":"food"}},{"amount":"-7.50","category":{"name":"garden"}}],"decisions":["d1"]"#
        let sums = tally([try row(splits)])
        #expect(sums.spending == ["food": 1_250, "garden": 750])
        #expect(sums.outgoing == 2_000)
        // What parts leave over belongs to the whole's category.
        let more = try row(splits, amount: "-21.00")
        #expect(tally([more]).spending == ["food": 1_250, "garden": 750, "food.groceries": 100])
    }

    @Test func aReversalCancels() throws {
        let reversal = try row(#","about":"a""#, amount: "20.00")
        #expect(tally([try row(""), reversal]).outgoing == 0)
    }
}

import Testing
import TillRecords

@testable import TillFigures

/// What a transaction adds to which category: splits, refunds, and both.
@Suite struct SharesTests {
    private static func splits(_ parts: [(String, String)]) -> String {
        #""splits":["# + parts.map { #"{"amount":"\#($0.0)","category":{"name":"\#($0.1)","by":"decision"}}"# }.joined(separator: ",") + "]"
    }

    private func spent(_ records: [String]) throws -> [String: Int64] {
        let ledger = try Books.ledger(records)
        let months = Set(ledger.transactions.map { Month(of: $0.day) }).sorted()
        var sums: [String: Int64] = [:]
        for flow in ledger.flows(in: months) {
            for (category, amount) in flow.spentBy { sums["\(flow.month.iso) \(category)"] = amount }
            #expect(flow.spentBy.values.reduce(0, +) == flow.spent)
        }
        return sums
    }

    @Test func partsCountWhereTheyBelong() throws {
        let parts = SharesTests.splits([("-60.00", "food.groceries"), ("-40.00", "home.hardware")])
        #expect(
            try spent([Books.row("a", "2025-03-01", "-100.00", "shopping.other", more: parts)])
                == ["2025-03 food.groceries": 6000, "2025-03 home.hardware": 4000])
    }

    @Test func whatPartsLeaveOverBelongsToTheWhole() throws {
        let parts = SharesTests.splits([("-60.00", "food.groceries")])
        #expect(
            try spent([Books.row("a", "2025-03-01", "-100.00", "shopping.other", more: parts)])
                == ["2025-03 food.groceries": 6000, "2025-03 shopping.other": 4000])
        // Parts that exceed the whole are lessened by it, so that the sum stays what was paid.
        let more = SharesTests.splits([("-120.00", "food.groceries")])
        #expect(
            try spent([Books.row("a", "2025-03-01", "-100.00", "shopping.other", more: more)])
                == ["2025-03 food.groceries": 12000, "2025-03 shopping.other": -2000])
    }

    @Test func partsOfAPurchaseAbroadShareItsHomeAmount() throws {
        let more =
            SharesTests.splits([("-10.00", "food.groceries"), ("-20.00", "home.hardware")])
            + #","home":{"amount":"-20.01","currency":"EUR"}"#
        #expect(
            try spent([Books.row("a", "2025-03-01", "-30.00", "shopping.other", currency: "USD", more: more)])
                == ["2025-03 food.groceries": 667, "2025-03 home.hardware": 1334])
    }

    @Test func aRefundLessensItsPurchasesCategoryInTheMonthItArrives() throws {
        let refund = Books.row("b", "2025-04-02", "30.00", "", kind: "refund", more: Books.link("refund", to: "a"))
        #expect(
            try spent([Books.row("a", "2025-03-28", "-100.00", "shopping.clothing"), refund])
                == ["2025-03 shopping.clothing": 10000, "2025-04 shopping.clothing": -3000])
        // Without a link it lessens what its own words say.
        let alone = Books.row("b", "2025-04-02", "30.00", "shopping.other", kind: "refund")
        #expect(try spent([alone]) == ["2025-04 shopping.other": -3000])
    }

    @Test(arguments: [
        ("40.00", ["2025-04 home.hardware": Int64(-4000)]), ("10.00", ["2025-04 food.groceries": -600, "2025-04 home.hardware": -400]),
    ])
    func aRefundOfASplitPurchase(_ amount: String, _ expected: [String: Int64]) throws {
        let parts = SharesTests.splits([("-60.00", "food.groceries"), ("-40.00", "home.hardware")])
        let found = try spent([
            Books.row("a", "2025-03-28", "-100.00", "shopping.other", more: parts),
            Books.row("b", "2025-04-02", amount, "", kind: "refund", more: Books.link("refund", to: "a")),
        ])
        #expect(found.filter { $0.key.hasPrefix("2025-04") } == expected)
    }

    @Test func incomeInPartsComesFromEach() throws {
        let parts = SharesTests.splits([("2000.00", "income.salary"), ("500.00", "income.other")])
        let ledger = try Books.ledger([Books.row("a", "2025-03-28", "2500.00", "income.salary", more: parts)])
        #expect(ledger.flows(in: [Month(year: 2025, month: 3)])[0].earnedBy == ["income.salary": 200000, "income.other": 50000])
    }
}

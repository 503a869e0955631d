import TillHousehold
import TillLedger
import TillRecords
import TillTesting
import Testing

/// What a member may spend alone, by what it is for.
@Suite struct CategoryApprovalTests {
    private static let file = """
        currency: EUR
        members: [{id: kim, role: child}, {id: max, role: child}, {id: ana, role: owner}]
        limits:
          child: {approval-above: 50, categories: {leisure.games: 10, leisure: 30, food: 200}}
          max: {categories: {leisure.games: 10}}
        """

    private func approval(_ amount: String, _ category: String, by member: String, _ more: (inout Record) -> Void = { _ in }) throws
        -> String?
    {
        var record = Record(type: .transaction)
        for (key, text) in [
            (.id, "a"), (.household, "ng"), (.member, member), (.date, "2025-03-03"), (.amount, amount), (.currency, "EUR"),
        ]
            as [(Key, String)]
        { record.set(key, string: text) }
        record.set(.kind, string: "expense")
        record.set(.category, raw: Array(#"{"name":"\#(category)","by":"decision","confidence":1}"#.utf8))
        record.set(.approval, string: "pending")
        more(&record)
        return try StageRun(CategoriseStage.self, household: Self.file, [record.text]).all("transaction").first?.string(.approval)
    }

    @Test(
        arguments: [
            ("-10.00", "leisure.games", "kim", nil), ("-10.01", "leisure.games", "kim", "pending"),
            ("-30.00", "leisure.events", "kim", nil), ("-30.01", "leisure.events", "kim", "pending"),
            ("-200.00", "food.groceries", "kim", nil), ("-200.01", "food.groceries", "kim", "pending"),
            ("-50.00", "shopping.general", "kim", nil), ("-50.01", "shopping.general", "kim", "pending"),
            ("-50.00", "unknown", "kim", nil), ("-50.01", "unknown", "kim", "pending"),
            // What is said of a member goes before its role; where nothing is said of a category, it may be spent.
            ("-10.01", "leisure.games", "max", "pending"), ("-900.00", "food.groceries", "max", nil),
        ] as [(String, String, String, String?)])
    func aCategoryHasItsOwnLimit(amount: String, category: String, member: String, state: String?) throws {
        #expect(try approval(amount, category, by: member) == state)
    }

    @Test(arguments: [("-20.00", nil), ("-20.01", "pending")] as [(String, String?)])
    func aPartOfASplitIsHeldToItsOwn(games: String, state: String?) throws {
        let other = games == "-20.00" ? "-10.00" : "-10.01"
        #expect(
            try approval("-30.00", "food.groceries", by: "kim") {
                $0.set(
                    .splits,
                    raw: Array(
                        #"[{"amount":"-20.00","category":{"name":"food.groceries"}},{"amount":"\#(other)","category":{"name":"leisure.games"}}]"#
                            .utf8))
            } == state)
    }

    @Test func anotherCurrencyIsMeasuredAtHome() throws {
        func state(_ home: String) throws -> String? {
            try approval("-12.00", "leisure.games", by: "kim") {
                $0.set(.currency, string: "USD")
                $0.set(.home, raw: Array(#"{"amount":"\#(home)","currency":"EUR"}"#.utf8))
            }
        }
        #expect(try state("-10.00") == nil)
        #expect(try state("-10.01") == "pending")
    }

    @Test(arguments: [("-10.00", nil), ("-10.01", "pending")] as [(String, String?)])
    func untilTheCategoryIsKnownTheLowestHolds(amount: String, state: String?) throws {
        let row = Purchase.message("c1", amount) { $0.member = "kim" }
        #expect(try StageRun(DedupeStage.self, household: Self.file, [row]).transaction(of: "c1")?.string(.approval) == state)
    }
}

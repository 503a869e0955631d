import Testing
import TillRecords
import TillStages
import TillTesting

@testable import TillLedger

/// Tables that a person writes beside the rules: own categories, aliases, splits.
@Suite struct OwnTablesTests {
    private func own(_ rows: String) throws -> OwnCategories {
        try OwnCategories(Array(rows.utf8), file: "categories.csv", Taxonomy(StageRun.knowledge))
    }

    @Test func aCategoryHasItsGroupsName() throws {
        let read = try own("id,name,group,kind\nkids.school,School,Children,need\nkids.toys,Toys,,want\nfood.market,Market,food,need\n")
        #expect(read.entries.map(\.label) == ["Children / School", "Children / Toys", "Food & Drink / Market"])
        #expect(read["kids.toys"]?.kind == .want && read["kids"] == nil)
    }

    @Test(arguments: [
        "", "id,name\nkids.school,School\n", "id,name,kind\nkids.school,School,need\n", "id,name,group,kind\nkids,School,Children,need\n",
        "id,name,group,kind\nkids.school,,Children,need\n", "id,name,group,kind\nkids.school,School,Children,needs\n",
        "id,name,group,kind\nkids.school,School,Children,need\nkids.school,School,Children,need\n",
        "id,name,kind\nfood.groceries,Food,need\n",
        "id,name,group,kind\nkids.school,School,Children,need\nkids.toys,Toys,Kids,want\n",
        "id,name,kind,colour\nfood.market,Market,need,red\n",
    ])
    func aRowThatMeansNothingIsAFault(rows: String) throws {
        #expect(throws: Fault.self) { try own(rows) }
    }

    @Test(arguments: [
        ("food.groceries 60%, home.garden 40%", [6000, 4000]), ("a half, b half", [5000, 5000]),
        ("a 33.33%, b 33.33%, c", [3333, 3333, 3334]),
        ("Weekly shop 99.99%, Rest", [9999, 1]),
    ])
    func aSplitAddsUp(text: String, shares: [Int64]) throws {
        #expect(try RuleSplit.parts(text, WrittenTable(code: "test", file: "rules.csv"), 2).map(\.share) == shares)
    }

    @Test(arguments: ["a 60%, b 30%", "a 60%, b 50%", "a", "a 100%", "a, b 30%", "60%, b 40%", "a 100%, b", "a 33.333%, b", "a -10%, b"])
    func aSplitThatDoesNotIsRefused(text: String) {
        #expect(throws: Fault.self) { try RuleSplit.parts(text, WrittenTable(code: "test", file: "rules.csv"), 2) }
    }

    @Test(arguments: [
        ("-10.01", "EUR", ["-7.01", "-3.00"]), ("-101", "JPY", ["-71", "-30"]), ("-1", "EUR", ["-0.70", "-0.30"]),
        ("0.01", "EUR", ["0.01", "0.00"]),
    ])
    func partsAreWholeMinorUnits(amount: String, currency: String, parts: [String]) throws {
        let split = [RuleSplit.Part(category: "a", share: 7000), RuleSplit.Part(category: "b", share: 3000)]
        let made = RuleSplit.amounts(split, of: try #require(Amount(amount)), Currency(currency))
        #expect(made?.map(\.description) == parts)
    }

    @Test func anAliasIsLookedForInWords() throws {
        let rows = "contains,starts,word,name\nyilm,,,Corner shop\n,hotel,,Hotels\n,,ice,Ice cream\nbar,,tiki,Tiki bar\n"
        let aliases = try MerchantAliases(Array(rows.utf8), file: "aliases.csv")
        func name(_ text: String) -> String? {
            var spaced: [UInt8] = []
            DescriptionWords(text).spaced(into: &spaced)
            return aliases.name([spaced])
        }
        #expect(name("SUMUP *K.YILMAZ 0441") == "Corner shop" && name("HOTEL POST") == "Hotels" && name("POST HOTEL") == nil)
        #expect(name("JUICE") == nil && name("Ice & more") == "Ice cream" && name("TIKI BAR") == "Tiki bar" && name("BAR") == nil)
    }

    /// A rule without a category of the whole means its largest part.
    @Test func theLargestPartStandsForASplit() throws {
        let rules = try CategoryRules(Array("contains,split\naldi,\"a 40%, b 60%\"\n".utf8), file: "rules.csv")
        #expect(rules.rules.map(\.category) == ["b"])
    }
}

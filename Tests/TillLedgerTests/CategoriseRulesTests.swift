import Testing
import TillRecords
import TillStages

@testable import TillLedger

@Suite struct CategoriseRulesTests {
    private func first(_ rules: String, _ text: String, _ amount: String?, account: String = "") throws -> String? {
        let rules = try CategoryRules(Array(rules.utf8), file: "rules.csv")
        var spaced: [UInt8] = []
        DescriptionWords(text).spaced(into: &spaced)
        return rules.first(spaced: spaced, amount: amount.flatMap { Amount($0) }) { $0 == Array(account.utf8) }?.category
    }

    @Test func theFirstRuleThatHoldsWins() throws {
        let rules = """
            contains,starts,word,min,max,sign,account,category
            ,,ice,,,,,Sweets
            aldi,,,50,,-,,Big shop
            aldi,,,,,,,Small shop
            ,kino,,,,,,Fun
            ,,,,,+,main,Money in
            """
        #expect(try first(rules, "ALDI 123", "-60.00") == "Big shop")
        #expect(try first(rules, "ALDI 123", "-49.99") == "Small shop")
        #expect(try first(rules, "ALDI 123", "60.00") == "Small shop")
        #expect(try first(rules, "MALDIVES TRAVEL", "-9") == "Small shop")
        #expect(try first(rules, "KINO ROYAL", nil) == "Fun")
        #expect(try first(rules, "ROYAL KINO", nil) == nil)
        #expect(try first(rules, "JUICE BAR", "-1") == nil)
        #expect(try first(rules, "ICE BAR", "-1") == "Sweets")
        #expect(try first(rules, "ANYTHING", "5", account: "main") == "Money in")
        #expect(try first(rules, "ANYTHING", "5", account: "other") == nil)
    }

    @Test(arguments: ["contains\naldi\n", "contains,category\naldi,\n", "contains,category\n,Food\n", "min,category\nten,Food\n", ""])
    func rulesThatSayTooLittleAreRefused(rules: String) {
        #expect(throws: Fault.self) { try first(rules, "x", nil) }
    }

    @Test func quotesAndOtherDelimiters() throws {
        #expect(try first("category;contains\n\"Food; and more\";\"aldi\"\n", "aldi", nil) == "Food; and more")
        #expect(try first("category\tword\r\nFood\taldi\r\n", "aldi", nil) == "Food")
    }
}

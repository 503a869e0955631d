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

    private func refusal(_ text: String) -> Fault? {
        do throws(Fault) {
            _ = try CategoryRules(Array(text.utf8), file: "rules.csv")
            return nil
        } catch { return error }
    }

    /// Every kind of rule that cannot be meant, with its line and what the sentence or the remedy has.
    @Test(arguments: [
        ("category,contians,min\nleisure.games,regal,5\n", "line 1", "Did you mean contains?"),
        ("category,contains,colour\nleisure.games,regal,red\n", "line 1", "no column named colour"),
        ("category,contains,contains\nleisure.games,regal,\n", "line 1", "two columns are named contains"),
        ("category,contains,\nleisure.games,regal,\n", "line 1", "column 3 has no title"),
        ("contains,min\nregal,5\n", "line 1", "no column named category"),
        ("contains,category\nregal,a\n,b\n", "line 3", "no condition"), ("contains,category,tag\n,a,x\n", "line 2", "no condition"),
        ("contains,category\nregal,a\naldi,\n", "line 3", "no category"),
        ("contains,category\n---,a\n", "line 2", "neither letter nor digit"),
        ("min,category\nten,a\n", "line 2", "min is no amount"), ("max,category\n-5,a\n", "line 2", "max is no amount"),
        ("min,max,category\n5.01,5,a\n", "line 2", "min is above max"),
        ("sign,category\nout,a\n", "line 2", "neither + nor -"), ("sign,category\n--,a\n", "line 2", "neither + nor -"),
        ("contains,category\naldi, or lidl,a\n", "line 2", "3 cells"), ("", "line 1", "empty"),
    ]) func aRuleThatCannotBeMeantIsRefused(text: String, place: String, word: String) throws {
        let fault = try #require(refusal(text))
        #expect(fault.file == "rules.csv")
        #expect(fault.place == place)
        #expect("\(fault.sentence) \(fault.remedy)".contains(word), "\(fault)")
        #expect(fault.exit == .usage)
    }

    @Test(arguments: [
        "category,contains,min\na,regal,5\n", "category,contains,tag,note\na,regal,x y,why not\n", "min,max,category\n5,5,a\n",
        "Category; Contains \na;\"regal; and more\"\n", "category,sign\na,+\nb,-\n", "category,account\na,giro\n",
    ]) func aRuleWithAConditionIsRead(text: String) { #expect(refusal(text) == nil) }
}

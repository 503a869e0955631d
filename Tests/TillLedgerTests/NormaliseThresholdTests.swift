import Testing
import TillRecords
import TillTesting

@testable import TillLedger

/// Rules of normalising and categorising that have a threshold, as tables: just below, at, and just above it.
@Suite struct NormaliseThresholdTests {
    /// Days after the rate's own, and whether it still holds: a month, and never before its day.
    @Test(arguments: [(-1, false), (0, true), (1, true), (30, true), (31, true), (32, false)])
    func aRateHoldsForAMonth(days: Int, holds: Bool) throws {
        let scratch = Scratch()
        let rates = scratch.file("rates.csv", "date,from,to,rate\n2025-03-14,USD,EUR,0.92\n")
        let day = try #require(Day("2025-03-14")?.adding(days: days))
        let row = observation("a", date: day.description, "-5.00", currency: "USD")
        let run = try StageRun(NormaliseStage.self, options: ["home": ["EUR"], "rates": [rates]], in: scratch, [row])
        #expect(run.all("observation").first?.object(.home)?.string(.amount) == (holds ? "-4.60" : nil))
        #expect(run.all("note").map { $0.string(.code) } == (holds ? [] : ["normalise.no-rate"]))
    }

    /// The size of a meal, in hundredths.
    @Test(
        arguments: [(nil, false), (299, false), (300, true), (301, true), (5_999, true), (6_000, true), (6_001, false)] as [(Int64?, Bool)])
    func whatAMealCosts(size: Int64?, isSmall: Bool) { #expect(KnownCategories.isSmall(size) == isSmall) }

    /// A rule with a least and a most: both belong to it.
    @Test(arguments: [("-9.99", false), ("-10.00", true), ("-10.01", true), ("-19.99", true), ("-20.00", true), ("-20.01", false)])
    func aRuleOfAmounts(amount: String, holds: Bool) throws {
        let scratch = Scratch()
        let rules = scratch.file("rules.csv", "contains,min,max,category\ntea,10,20,home.garden\n")
        let run = try StageRun(
            CategoriseStage.self, options: ["rules": [rules]], in: scratch, [observation("a", amount, text: "TEA HOUSE")])
        #expect((run.all("observation").first?.object(.category)?.string(.by) == "rule") == holds)
    }

    /// Answers of less than a half need a person.
    @Test(arguments: [(49, true), (50, false), (51, false)])
    func aDoubtfulAnswer(confidence: Int, isDoubtful: Bool) { #expect((confidence < CategoryAnswer.doubtful) == isDoubtful) }
}

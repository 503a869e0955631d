import TillRecords
import TillTesting
import Testing

@testable import TillChat

/// What learnt weights decide: the thresholds, and kinds of messages on both sides.
@Suite struct JudgeTests {
    /// From the probability on that was asked for, an amount counts; below it waits.
    @Test(arguments: [("0.5", false), ("0.99", true)])
    func theLimitThatCounts(limit: String, waits: Bool) throws {
        let run = ChatRun(
            "14/03/2025, 10:00 - Ana: kebab after work 7.5\n", options: ["count-from": [limit]])
        let row = try #require(run.observations.first)
        #expect((row.flag(.needsReview) ?? false) == waits)
    }

    @Test(arguments: ["0.49", "1", "much"])
    func aLimitThatIsNone(limit: String) {
        #expect(ChatRun("14/03/2025, 10:00 - Ana: tea 4\n", options: ["count-from": [limit]]).fault?.code == "usage.option")
    }

    @Test func everyVerdictSaysWhatWeighed() throws {
        let run = ChatRun.messages("14/03/2025, 10:00 - Ana: paid 12 euros for bread\n", options: ["explain": ["true"]])
        let weighed = try #require(run.messages.first?.objects(.weighed).first)
        #expect(weighed.object(.evidence)?.has(Key(foreign: "left.spend")) ?? false)
    }

    /// Talk with numbers in which nobody spends.
    @Test(arguments: [
        "Happy 2025!", "the bus is at 8", "she turned 40 yesterday", "we won 3:2", "call me at 0176 5551234", "flight BA 2490 gate 12",
        "will buy shoes for 80 tomorrow", "do you have 20 euros?", "he owes me 50",
    ])
    func talkIsNoMoney(text: String) throws { #expect(try counted(text).isEmpty) }

    @Test(arguments: [
        ("paid 12 euros for bread", "12 expense"), ("coffee .75", "0.75 expense"), ("🚕 18.50", "18.50 expense"),
        ("salary 2400 received", "2400 income"), ("got a refund of 30 from the shop", "30 refund"),
    ])
    func moneyIs(text: String, entry: String) throws { #expect(try counted(text) == [entry]) }

    private func counted(_ text: String) throws -> [String] {
        try ChatRun.understood([("Ana", text)]).flatMap(\.entries).filter { !$0.needsReview }
            .map { "\($0.amount) \($0.direction.rawValue)" }
    }

    /// Numbers in words, with multipliers of several languages.
    @Test(arguments: [
        ("zh", "午饭三十五块", "35"), ("ja", "家賃8万円払った", "80000"), ("id", "beli sepatu dua ratus ribu", "200000"),
        ("vi", "mua áo ba trăm nghìn", "300000"), ("en", "spent two hundred fifty dollars on shoes", "250"),
    ])
    func numbersInWords(language: String, text: String, amount: String) throws {
        let entries = try ChatRun.understood([("Ana", text)], language).flatMap(\.entries)
        #expect(entries.map { "\($0.amount)" } == [amount])
    }
}

import Testing
import TillRecords

@testable import TillChat

/// What a message says of how it was paid.
@Suite struct CashWordsTests {
    @Test(arguments: [
        ("taxi 20 cash", true), ("paid 20 in cash for the taxi", true), ("taxi 20 (cash)", true), ("taxi 20", false),
        ("cashews 4.20", false),
        ("taxi 20, no cash, card", false), ("no cash for the taxi, 20 by card", false), ("taxi 20 by cash app", false),
        ("Taxi 20 bar bezahlt", true), ("paid 20 at the bar", false), ("Taxi 20 nicht bar", false), ("pagué 18 en efectivo", true),
        ("gastei 33 em dinheiro na feira", true), ("boulangerie 4 en espèces", true), ("такси 240 наличными", true),
        ("タクシー 現金で 1200円", true),
    ])
    func aMessageSaysThatItWasPaidInCash(text: String, isCash: Bool) throws {
        var text = text
        let words = try CashWords(ChatRun.knowledge)
        #expect(text.withUTF8 { words.areIn(ByteView($0)) } == isCash)
    }

    /// What was bought is told without how it was paid, unless nothing else is.
    @Test(arguments: [
        ("cash firewood", "firewood"), ("feira dinheiro vivo", "feira"), ("花屋 現金", "花屋"), ("lody gotówką", "lody"), ("cash", "cash"),
        ("cashews", "cashews"), ("beer bar", "beer bar"),
    ])
    func theWordForCashIsNoneOfTheThing(said: String, bought: String) throws {
        #expect(try CashWords(ChatRun.knowledge).without(said) == bought)
    }

    @Test func anObservationSaysSoOfWhatWasPaid() throws {
        let run = ChatRun(
            """
            14/03/2025, 18:00 - Ana: paid 20 eur in cash for the taxi
            14/03/2025, 18:01 - Ana: paid 7 eur for tea
            14/03/2025, 18:02 - Ana: got salary 900 eur in cash

            """)
        let paid = run.records.filter { $0.type == "observation" }.map {
            "\($0.string(.amount) ?? "") \($0.object(.payment)?.string(.kind) ?? "-")"
        }
        #expect(paid == ["-20 cash", "-7 -", "900 -"])
    }
}

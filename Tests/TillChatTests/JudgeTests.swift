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
        ("salary 2400 received", "2400 income"), ("refund 30 from the shop", "30 refund"),
    ])
    func moneyIs(text: String, entry: String) throws { #expect(try counted(text) == [entry]) }

    private func counted(_ text: String) throws -> [String] {
        try ChatRun.understood([("Ana", text)]).flatMap(\.entries).filter { !$0.needsReview }
            .map { "\($0.amount) \($0.direction.rawValue)" }
    }

    /// Things nobody knows: a line of nothing but things and amounts is kept for a person, and what tells a story is not.
    @Test(arguments: [
        ("zorbs 4", 1), ("drin 3 flib 5 mulk 7", 3), ("zorbs 2.40 x3", 1), ("zorbs 6, tea 5", 2), ("he got 3 zorbs", 0),
        ("we beat them 3", 0), ("page 3 of 9, fine", 0),
    ])
    func linesOfALog(text: String, count: Int) throws {
        #expect(try ChatRun.understood([("Ana", text)]).flatMap(\.entries).count == count)
    }

    /// How many there were is asked where it may be a price; the price of what follows counts.
    @Test(arguments: [
        ("2 zorbs and a flib 16.40", ["2 waits", "16.40"]), ("4 beers and nachos 38.50", ["4 waits", "38.50"]),
        ("12 beers and nachos 38.50", ["12 waits", "38.50"]), ("13 beers and nachos 38.50", ["13", "38.50"]),
        ("coffee 3 and cake 4.50", ["3", "4.50"]), ("$4 beer and nachos 38.50", ["4", "38.50"]),
    ])
    func countsBesidePrices(text: String, entries: [String]) throws {
        let found = try ChatRun.understood([("Ana", text)]).flatMap(\.entries).map { "\($0.amount)\($0.needsReview ? " waits" : "")" }
        #expect(found == entries)
    }

    /// What the grammar takes for no money must be as probable as what counts; all else is kept from 0.3 on, and waits below what counts.
    @Test(arguments: [
        (0.74, true, false, true), (0.75, true, true, false), (0.76, true, true, false), (0.29, false, false, true),
        (0.3, false, true, true),
        (0.31, false, true, true), (0.74, false, true, true), (0.75, false, true, false),
    ])
    func whatIsKept(probability: Double, isWeak: Bool, isKept: Bool, waits: Bool) throws {
        let judge = EvidenceJudge(weights: try ChatRun.weights.get(), counted: 0.75, keeps: false)
        var entry = try #require(try ChatRun.understood([("Ana", "paid 12 euros for bread")]).first?.entries.first)
        #expect(judge.decide(&entry, probability, isWeak: isWeak) == isKept && entry.needsReview == waits)
    }

    /// A list that adds up to its total counts, whatever its things are; one that does not waits.
    @Test(arguments: [("zorbs 4\n3 flibs 5\ntotal 9", 2), ("zorbs 4\n3 flibs 5\ntotal 17", 0)])
    func aListThatAddsUp(text: String, count: Int) throws { #expect(try counted(text).count == count) }

    /// Where no word says the way and nothing tells another, it is spent.
    @Test(arguments: ["yesterday €24 for the aquarium", "today €9 for the zorb", "£31 for the plumber"])
    func spentUnlessToldOtherwise(text: String) throws { #expect(try counted(text).allSatisfy { $0.hasSuffix(" expense") }) }

    /// Small words of one language are no things of another.
    @Test(arguments: [("el pan 2,50", "pan"), ("la leche 1,80", "leche"), ("le pain 2,40", "pain"), ("der Käse 3,20", "Käse")])
    func articlesAreNoThings(text: String, thing: String) {
        let run = ChatRun("14/03/2025, 10:00 - Ana: \(text)\n")
        #expect(run.observations.map { $0.string(.text) } == [thing])
    }

    /// Numbers in words, with multipliers of several languages.
    @Test(arguments: [
        ("zh", "午饭三十五块", "35"), ("ja", "家賃8万円払った", "80000"), ("ja", "ランチ950円", "950"),
        ("zh", "房租3万块", "30000"), ("zh", "打车35块", "35"), ("id", "beli sepatu dua ratus ribu", "200000"),
        ("vi", "mua áo ba trăm nghìn", "300000"), ("en", "spent two hundred fifty dollars on shoes", "250"),
    ])
    func numbersInWords(language: String, text: String, amount: String) throws {
        let entries = try ChatRun.understood([("Ana", text)], language).flatMap(\.entries)
        #expect(entries.map { "\($0.amount)" } == [amount])
    }

    /// How sure an observation is stands once, an object by field, as receipts write it.
    @Test(arguments: ["tea 4", "lampada 12,50", "salary 2400 received"])
    func howSureEachFieldIs(text: String) throws {
        let row = try #require(ChatRun("14/03/2025, 10:00 - Ana: \(text)\n").observations.first)
        let sure = try #require(row.object(.confidence))
        #expect(sure.names == ["amount", "direction"])
        let amount = try #require(sure.number(.amount))
        #expect(amount < 1 && (row.flag(.needsReview) ?? false) == (amount < 0.75))
        #expect(row.names.filter { $0 == "confidence" }.count == 1)
    }

    /// A sum with its currency and a thing is money in any language, by itself and in a log; a plan, a question, a room are not.
    @Test(arguments: [
        ("38,40 CHF Gondelbahn, mit Karte", 1), ("12,80 € librairie, par carte", 1), ("940 Ft villamos, készpénz", 1),
        ("17,20 лв аптека, с карта", 1), ("86,30 zł księgarnia, kartą", 1), ("4200円 床屋 カード", 1), ("31,50 € τρόφιμα", 1),
        ("31,50 € τρόφιμα?", 0), ("Gondelbahn kostet morgen 38,40 CHF?", 0), ("Zimmer 214, um 18:30", 0), ("peron 4, 12:50", 0),
    ])
    func sumAndThing(text: String, count: Int) throws {
        #expect(try counted(text).count == count)
        let log = "14/03/2025, 10:00 - Ana: Brot 4,20\n14/03/2025, 10:05 - Ana: Milch 1,80\n14/03/2025, 10:09 - Ana: \(text)\n"
        let rows = ChatRun(log).observations.filter { !($0.flag(.needsReview) ?? false) }
        #expect(rows.count { $0.object(.source)?.string(.place) == "line 3" } == count)
    }

    /// The last digits of a card are no money, however they are masked.
    @Test(arguments: ["bakery 4.20 card ****8812", "card *8812 bakery 4.20 EUR", "bakery 4.20\nCard **77"])
    func masksAreNoMoney(text: String) throws {
        #expect(try ChatRun.understood([("Ana", text)]).flatMap(\.entries).map { "\($0.amount)" } == ["4.20"])
    }

    /// Nouns that are amounts, one and a half of a thousand, numbers with a joint; what counts things is none.
    @Test(arguments: [
        ("en", "gave the driver a tenner", "10"), ("ru", "отдал полторы тысячи за куртку", "1500"),
        ("pt", "paguei dois mil e duzentos de aluguel", "2200"), ("en", "paid two hundred and forty for the tyres", "240"),
        ("en", "two aunts and ten cousins came", ""), ("ru", "полтора часа в пути", ""),
    ])
    func amountsInWords(language: String, text: String, amount: String) throws {
        let entries = try ChatRun.understood([("Ana", text)], language).flatMap(\.entries)
        #expect(entries.map { "\($0.amount)" }.joined() == amount)
    }

    /// What was to be paid before is not what was paid.
    @Test(arguments: [("en", "coat 75 instead of 110"), ("de", "Mantel 75 statt 110"), ("fr", "manteau 75 au lieu de 110")])
    func theFormerPrice(language: String, text: String) throws {
        #expect(try ChatRun.entries(text, language).allSatisfy { $0.hasPrefix("75 ") })
    }

    /// An entry that its author mends was one: it counts from then on.
    @Test(arguments: [("zorbs 4", "*5", "5"), ("flib 30", "sorry, 35", "35")])
    func whatIsMendedCounts(text: String, mended: String, amount: String) throws {
        let talk = try ChatRun.understood([("Ana", text), ("Ana", mended)])
        #expect(talk.first?.entries.map(\.needsReview) == [true])
        #expect(talk.last?.entries.map { "\($0.amount) \($0.needsReview)" } == ["\(amount) false"])
    }
}

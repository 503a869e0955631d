import Testing
import TillRecords
import TillTesting

@testable import TillLedger

/// Each kind of evidence by itself.
@Suite struct LinkEvidenceTests {
    private func bytes<R>(_ text: String, _ body: (ByteView) -> R) -> R {
        var text = text
        return text.withUTF8 { body(ByteView($0)) }
    }

    @Test(arguments: [
        (38.40, 33.40, true), (42.22, 2.22, true), (117.72, 11.72, true), (38.40, 33.50, false), (5.00, 50.00, true), (12.34, 43.21, false),
    ])
    func scansMisreadOneDigit(a: Double, b: Double, near: Bool) {
        let (first, second) = (Int64((a * 100).rounded()) * 100, Int64((b * 100).rounded()) * 100)
        #expect(DigitNeighbours.areNear(first, second) == near)
        #expect(DigitNeighbours.areNear(second, first) == near)
        #expect(DigitNeighbours.all(of: first).contains(second) == near)
    }

    @Test func allNeighboursAreNearAndNoneIsForgotten() {
        for cents in [100, 101, 456, 1_004, 1_099, 2_000, 99_999] as [Int64] {
            let all = DigitNeighbours.all(of: cents * 100)
            let wanted = (1...(cents * 10 + 10_000)).filter { DigitNeighbours.areNear(cents * 100, $0 * 100) }.map { $0 * 100 }
            #expect(all.filter { $0 <= (cents * 10 + 10_000) * 100 } == wanted, "\(cents)")
            #expect(all.allSatisfy { DigitNeighbours.areNear(cents * 100, $0) }, "\(cents)")
        }
    }

    @Test func numbersInABanksTextAreFoundEvenCutInTwo() {
        let whole = bytes("KIM GIFT SHOP EUR 43.17 @ 1.1017") { TextNumbers($0) }
        #expect(whole.numbers.contains(431_700))
        #expect(whole.abroad?.currency.code == "EUR")
        #expect(whole.abroad?.rate == 1.1017)
        let cut = bytes("OUTFITTERS MXN 101 4.72 @ 0.0543") { TextNumbers($0) }
        #expect(cut.numbers.contains(10_147_200))
        #expect(bytes("STORE 0042 BERLIN") { TextNumbers($0) }.numbers.isEmpty)
    }

    /// The lines of a bank's format end where they end: within the amount, within its rate, or within both.
    @Test func aNumberIsCutAnywhere() {
        let amounts = ["43.17", "4 3.17", "43 .17", "43. 17", "43.1 7"]
        let rates = ["1.1017", "1 .1017", "1. 1017", "1.1 017", "1.101 7"]
        for amount in amounts {
            for rate in rates {
                for end in ["", " BERLIN", " BERLIN 12.50"] {
                    let text = "KIM GIFT SHOP EUR \(amount) @ \(rate)\(end)"
                    let found = bytes(text) { TextNumbers($0) }
                    #expect(found.numbers.contains(431_700), "\(text)")
                    #expect(found.abroad?.currency.code == "EUR" && found.abroad?.rate == 1.1017, "\(text)")
                }
            }
        }
        for text in ["@ 1.1017", "EUR @ 1.1017", "EUR 43.17 @", "EUR 43.17 @ NOON", "SHOP 43.17 @ 1.1017", "EUR 43.17 @ 0"] {
            #expect(bytes(text) { TextNumbers($0) }.abroad == nil, "\(text)")
        }
    }

    private func clue(_ merchant: String?, _ text: String, kind: String = "bank", _ clues: LinkClues) throws -> LinkClues.Clue {
        let record = try Record(checking: observation("x", "-1.00", text: text, merchant: merchant, kind: kind))
        let words = try LinkWords(StageRun.knowledge)
        let evidence = try #require(HouseholdEvidence([record], words).all.first)
        let place = clues.read(record, evidence)
        return clues.all[place]
    }

    @Test(
        arguments: [
            ("Blue Bottle Coffee", "BLUE BOTTLE COFFEE", "Blue Bottle Coffee", .same),
            ("Harbor Pizzeria", "TST* HARBOR PIZZ", "Harbor Pizz", .cut), ("Ticketmaster", "TICKETMASTER CHICAGO IL", nil, .same),
            ("Caribou Cof Ee", "CARIBOU COFFEE 1221", "Caribou Coffee", .word),
            ("Green Outfltters", "GREEN OUTFITTERS", "Green Outfitters", .same),
            ("Olive Nail", "OLIVE PIZZERIA", "Olive Pizzeria", .word), ("Wlmart", "WALMART 2130", "Walmart", .alike),
            ("Target", "LYFT RIDE", "Lyft", .other),
        ] as [(String, String, String?, MerchantEvidence)])
    func namesAgree(receipt: String, text: String, bank: String?, level: MerchantEvidence) throws {
        let clues = LinkClues(try LinkWords(StageRun.knowledge))
        let said = try clue(receipt, "", kind: "receipt", clues)
        let row = try clue(bank, text, clues)
        #expect(MerchantEvidence.compare(said, row, LinkPopulation([], clues)).level == level)
    }

    @Test func whoWritesNoNameSaysNothingOfIt() throws {
        let clues = LinkClues(try LinkWords(StageRun.knowledge))
        #expect(
            MerchantEvidence.compare(try clue(nil, "", kind: "receipt", clues), try clue("Lyft", "LYFT", clues), LinkPopulation([], clues))
                .level == .absent)
    }

    @Test(arguments: [
        ("2025-03-14", "2025-03-14", LagEvidence.days(0)), ("2025-03-14", "2025-03-17", .days(3)), ("2025-02-13", "2025-12-13", .misread),
        ("2025-03-14", "2025-08-02", .far), ("2025-10-18", "2025-10-15", .misread),
        // The right day of a wrong year, two digits that changed places, two that did not.
        ("2052-03-14", "2025-03-14", .misread), ("2009-03-14", "2025-03-14", .misread), ("2025-03-12", "2025-03-21", .misread),
        ("2025-08-12", "2025-08-21", .misread), ("2024-08-12", "2025-08-21", .far), ("2052-08-14", "2025-08-13", .far),
    ])
    func daysAgree(receipt: String, booked: String, lag: LagEvidence) throws {
        #expect(
            LagEvidence.compare(
                try facts(Purchase.receipt("r", "-1.00") { $0.date = receipt }), try facts(observation("b", date: booked, "-1.00"))) == lag)
    }

    private func facts(_ line: String) throws -> LinkFacts {
        let record = try Record(checking: line)
        let words = try LinkWords(StageRun.knowledge)
        let evidence = try #require(HouseholdEvidence([record], words).all.first)
        return try #require(LinkFacts(evidence, record, LinkClues(words)))
    }

    @Test func wordsAtTheBeginningSayThatARowIsPending() throws {
        let words = try LinkWords(StageRun.knowledge)
        #expect(bytes("PENDING UBER TRIP") { words.pendingLength($0) } == 7)
        #expect(bytes("Pending - Uber") { words.pendingLength($0) } > 0)
        #expect(bytes("PENDINGTON HALL") { words.pendingLength($0) } == 0)
        #expect(bytes("SUSPENDING LTD") { words.pendingLength($0) } == 0)
    }

    @Test func theKnowledgeFileIsWhole() throws {
        let weights = try LinkWeights(StageRun.knowledge)
        for (evidence, levels) in [
            ("amount-receipt", ["exact", "named", "tip", "more", "parts", "misread", "rate", "guess", "other"]),
            ("amount-chat", ["exact", "named", "rounded", "tip", "more", "rate", "guess", "other"]),
            ("merchant-receipt", ["same", "cut", "word", "alike", "other"]), ("merchant-chat", ["same", "cut", "word", "alike", "other"]),
        ] {
            let shares = levels.map { weights.share(evidence, $0) }
            #expect(shares.allSatisfy { $0 > 0.0001 }, "\(evidence)")
            // Shares given that the place takes tips, or that the purchase was abroad, stand beside the others.
            #expect(shares.reduce(0, +) < 2.2, "\(evidence)")
        }
        #expect(weights.review < weights.link && weights.link < weights.tie)
    }
}

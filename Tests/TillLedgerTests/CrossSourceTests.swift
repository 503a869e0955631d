import Testing
import TillLedger
import TillRecords
import TillTesting

/// The receipt in the hand, the message in the chat and the row at the bank.
@Suite struct CrossSourceTests {
    private func run(_ lines: [String]) throws -> StageRun { try StageRun(DedupeStage.self, lines) }

    @Test func aReceiptAndItsRowAreOneAndSayWhy() throws {
        let run = try run([observation("b", "-4.50", text: "BAKERY BERLIN", merchant: "Bakery"), Purchase.receipt("r", "-4.50")])
        let found = try #require(run.all("transaction").first)
        #expect(run.all("transaction").count == 1)
        #expect(found.strings(.observations) == ["b", "r"])
        #expect(found.string(.status) == "posted")
        let link = try #require(found.objects(.links).first)
        #expect(link.string(.to) == "r")
        #expect(link.string(.why) == "the same amount on the same day, the same merchant")
        #expect((link.number(.weight) ?? 0) > 0.5)
    }

    @Test func aTipIsAddedWhereTipsAreUsual() throws {
        let run = try run([
            observation("b", "-23.00", text: "BISTRO ROSA", merchant: "Bistro Rosa"), Purchase.receipt("r", "-20.00", "Bistro Rosa"),
        ])
        #expect(run.groups == [["b", "r"]])
        #expect(run.all("transaction").first?.objects(.links).first?.string(.why)?.hasPrefix("the amount with a tip") == true)
    }

    @Test func aMuchLargerAmountIsAnotherPurchase() throws {
        let run = try run([
            observation("b", "-37.00", text: "BISTRO ROSA", merchant: "Bistro Rosa"), Purchase.receipt("r", "-20.00", "Bistro Rosa"),
        ])
        #expect(run.groups == [["b"], ["r"]])
    }

    @Test func aLittleMoreWithoutANameIsNotEnough() throws {
        let run = try run([observation("b", "-23.00", text: "VISA 4711 XX"), Purchase.receipt("r", "-20.00", nil)])
        #expect(run.groups == [["b"], ["r"]])
        #expect(
            try self.run([observation("b", "-23.17", text: "VISA 4711 XX"), Purchase.receipt("r", "-23.17", nil)]).groups == [["b", "r"]])
    }

    @Test func aChatRounds() throws {
        let run = try run([
            observation("b", "-17.63", text: "ROSSI MARKET", merchant: "Rossi Market"), Purchase.message("c", "-18", "rossi market"),
        ])
        #expect(run.groups == [["b", "c"]])
        #expect(run.transaction(of: "c")?.string(.amount) == "-17.63")
    }

    @Test func aScanMisreadsADigit() throws {
        let run = try run([
            observation("b", "-38.40", text: "ROSSI MARKET", merchant: "Rossi Market"), Purchase.receipt("r", "-33.40", "Rossi Market"),
        ])
        #expect(run.groups == [["b", "r"]])
        #expect(run.all("transaction").first?.string(.amount) == "-38.40")
    }

    @Test func moneyThatLeftIsNotMoneyThatCame() throws {
        let run = try run([observation("b", "4.50", text: "BAKERY", merchant: "Bakery"), Purchase.receipt("r", "-4.50")])
        #expect(run.groups == [["b"], ["r"]])
    }

    @Test func theCardTellsTheAccount() throws {
        let run = try run([
            observation("b1", account: "XXXX1111", "-12.00", text: "BAKERY", merchant: "Bakery"),
            observation("b2", account: "XXXX2222", "-12.00", text: "BAKERY", merchant: "Bakery"),
            Purchase.receipt("r", "-12.00") { $0.card = "2222" },
        ])
        #expect(run.transaction(of: "r")?.strings(.observations) == ["b2", "r"])
    }

    @Test func whereTwoRowsFitNoneIsTakenAndBothCanBeDecided() throws {
        let run = try run([
            observation("b1", "-3.00", merchant: "Bakery"), observation("b2", "-3.00", merchant: "Bakery"), Purchase.receipt("r", "-3.00"),
        ])
        let alone = try #require(run.transaction(of: "r"))
        #expect(alone.strings(.observations) == ["r"])
        #expect(alone.string(.status) == "unconfirmed")
        #expect(alone.flag(.needsReview) == true)
        let candidate = try #require(alone.objects(.candidates).first)
        #expect(candidate.string(.why)?.hasSuffix("another fits as well") == true)
        #expect(run.all("transaction").contains { $0.string(.id) == candidate.string(.to) })
    }

    @Test func aReceiptOfOpenDateMatchesAnyOfItsDays() throws {
        let run = try run([
            observation("b", date: "2025-05-03", "-9.90", merchant: "Bakery"),
            Purchase.receipt("r", "-9.90") { ($0.date, $0.dates) = (nil, ["2025-03-05", "2025-05-03"]) },
        ])
        #expect(run.groups == [["b", "r"]])
        #expect(run.all("transaction").first?.has(.needsReview) == false)
        let alone = try self.run([Purchase.receipt("r", "-9.90") { ($0.date, $0.dates) = (nil, ["2025-05-03", "2025-03-05"]) }])
        #expect(alone.all("transaction").first?.string(.date) == "2025-03-05")
        #expect(alone.all("transaction").first?.flag(.needsReview) == true)
    }

    @Test func aReceiptWithoutADateTakesTheRowsOrIsARejectThatStays() throws {
        let dateless = Purchase.receipt("r", "-9.90") { $0.date = nil }
        #expect(try run([observation("b", "-9.90", merchant: "Bakery"), dateless]).groups == [["b", "r"]])
        let alone = try run([dateless])
        #expect(alone.all("transaction").isEmpty)
        #expect(alone.rejected == 1)
        #expect(alone.all("observation").count == 1)
    }

    @Test func aReceiptThatNoRowCoversIsUnconfirmed() throws {
        let run = try run([observation("b", date: "2025-01-02", "-70.00", text: "RENT"), Purchase.receipt("r", "-4.50")])
        #expect(run.groups == [["b"], ["r"]])
        #expect(run.transaction(of: "r")?.string(.status) == "unconfirmed")
    }

    @Test func aReceiptAndAMessageAreOneWithoutTheBank() throws {
        let run = try run([Purchase.receipt("r", "-4.50"), Purchase.message("c", "-4.50") { $0.member = "ada" }])
        let found = try #require(run.all("transaction").first)
        #expect(run.all("transaction").count == 1)
        #expect(found.strings(.observations) == ["r", "c"])
        #expect(found.string(.status) == "unconfirmed")
        #expect(found.string(.member) == "ada")
    }

    @Test func threeSourcesAreOnePurchase() throws {
        let run = try run([
            observation("b", date: "2025-03-16", "-23.60", text: "BISTRO ROSA", merchant: "Bistro Rosa"),
            Purchase.receipt("r", "-20.00", "Bistro Rosa"), Purchase.message("c", "-20", "dinner bistro rosa"),
        ])
        #expect(run.groups == [["b", "r", "c"]])
        #expect(run.all("transaction").first?.strings(.observations) == ["b", "r", "c"])
    }

    @Test func whatAChatTookBackIsNotCounted() throws {
        let run = try run([Purchase.message("c", "-4.50") { $0.status = "void" }])
        #expect(run.all("transaction").isEmpty)
        #expect(run.all("observation").count == 1)
    }
}

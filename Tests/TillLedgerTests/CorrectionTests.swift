import Testing
import TillLedger
import TillRecords
import TillTesting

/// What a person says a document should have been read as: it holds before anything is joined, and what was read is kept.
@Suite struct CorrectionTests {
    private func correct(_ number: Int, _ about: String, _ fields: [(key: Key, text: String)], merchant: String? = nil) -> String {
        Said.line(number, "correct", about) {
            $0.fields = fields
            $0.merchant = merchant
        }
    }

    private func normalised(_ lines: [String], household: String? = nil) throws -> StageRun {
        try StageRun(NormaliseStage.self, household: household, lines)
    }

    @Test func aCorrectedReceiptJoinsItsRow() throws {
        let rows = [observation("a1", "-38.40", text: "BISTRO ROSA"), Purchase.receipt("r1", "-91.17", "Bistro Rosa")]
        #expect(try StageRun(DedupeStage.self, normalised(rows).texts).groups == [["a1"], ["r1"]])
        let said = try normalised([correct(1, "r1", [(.amount, "-38.40")])] + rows)
        #expect(try StageRun(DedupeStage.self, said.texts).groups == [["a1", "r1"]])
        let receipt = try #require(said.all("observation").last)
        #expect(receipt.string(.amount) == "-38.40" && receipt.string(.key) == "key-r1" && receipt.string(.id) == "r1")
        let kept = try #require(receipt.objects(.corrected).first)
        #expect(kept.string(.field) == "amount" && kept.string(.from) == "-91.17" && kept.string(.decision) == "d1")
        // Twice through the stage changes nothing more.
        #expect(try normalised(said.texts).texts == said.texts)
    }

    @Test func everyFieldOfAReadingCanBeSaid() throws {
        let household =
            "household: ng\naccounts: [{id: giro, kind: bank, last4: '4417', currency: CHF, member: ana}]\n"
            + "members: [{id: ana, role: owner}]"
        let fields: [(key: Key, text: String)] = [
            (.amount, "38.40"), (.date, "2025-11-08"), (.currency, "USD"), (.merchant, "Ecke & Co 7"), (.account, "giro"),
        ]
        let said = Said.line(1, "correct", "r1") {
            $0.fields = fields
            $0.household = "ng"
        }
        let row = observation("r1", "-91.17", text: "X", household: "ng")
        let found = try #require(try normalised([said, row], household: household).all("observation").first)
        for field in fields { #expect(found.string(field.key) == field.text) }
        #expect(found.string(.member) == "ana", "the account's owner is known by it")
        #expect(Set(found.objects(.corrected).compactMap { $0.string(.field) }) == ["amount", "date", "currency", "merchant", "account"])
    }

    /// The later of two about one field holds; what was read stays the first that was read.
    @Test func correctionsOfOneReadingAddUp() throws {
        let said = try normalised([
            correct(2, "r1", [(.amount, "-2.00")]), correct(1, "r1", [(.amount, "-1.00"), (.merchant, "Bo")]),
            Purchase.receipt("r1", "-91.17"),
        ])
        let found = try #require(said.all("observation").first)
        #expect(found.string(.amount) == "-2.00" && found.string(.merchant) == "Bo")
        let kept = found.objects(.corrected).map { "\($0.string(.field) ?? "") \($0.string(.from) ?? "") \($0.string(.decision) ?? "")" }
        #expect(kept == ["amount -91.17 d2", "merchant Bakery d1"])
    }

    /// A day that was open is one; who said it has looked.
    @Test func aDayIsChosen() throws {
        let open = Purchase.receipt("r1", "-9.00") {
            $0.date = nil
            $0.dates = ["2025-03-04", "2025-04-03"]
        }
        let said = try normalised([correct(1, "r1", [(.date, "2025-04-03")]), open])
        let found = try #require(said.all("observation").first)
        #expect(found.string(.date) == "2025-04-03" && !found.has(.dates))
        #expect(found.objects(.corrected).first?.string(.from) == "2025-03-04 or 2025-04-03")
        let transaction = try #require(try StageRun(DedupeStage.self, said.texts).transaction(of: "r1"))
        #expect(transaction.string(.date) == "2025-04-03" && !transaction.has(.needsReview))
        #expect(transaction.strings(.decisions) == ["d1"])
    }

    @Test func whoSaysWhatMovedHasLookedAndWhoNamesTheShopHasNot() throws {
        var row = try Record(checking: Purchase.receipt("r1", "-9.00"))
        row.set(.needsReview, flag: true)
        row.set(.direction, string: "expense")
        row.set(.confidence, raw: Array(#"{"amount":0.4,"merchant":0.3}"#.utf8))
        let named = try normalised([correct(1, "r1", [(.merchant, "Bo")]), row.text]).all("observation")[0]
        #expect(named.flag(.needsReview) == true && named.object(.confidence)?.number(.merchant) == 1)
        let seen = try normalised([correct(1, "r1", [(.amount, "9.00")]), row.text]).all("observation")[0]
        #expect(!seen.has(.needsReview) && seen.string(.direction) == "income" && seen.object(.confidence)?.number(.amount) == 1)
        // Who says how it was paid says that it was.
        let paid = try normalised([correct(1, "r1", [(.payment, "cash")]), row.text]).all("observation")[0]
        #expect(!paid.has(.needsReview) && paid.object(.payment)?.equals(.kind, "cash") == true)
    }

    /// Of rows of one key that several exports have, the corrected one speaks, whatever their ids.
    @Test(arguments: [("a1", "b1"), ("b1", "a1")])
    func aRowOfTwoExportsIsAsAPersonSaid(said: String, other: String) throws {
        let rows = [said, other].map { observation($0, key: "k", "-4.50", document: "d-\($0)") }
        let found = try StageRun(DedupeStage.self, normalised([correct(1, said, [(.amount, "-5.40")])] + rows).texts)
        #expect(found.groups == [["a1", "b1"]])
        #expect(found.transaction(of: said)?.string(.amount) == "-5.40")
    }

    @Test func aShopIsSaidOfAllThatIsReadAsIt() throws {
        let rows = [
            Purchase.receipt("r1", "-9.00", "Bakry"), Purchase.receipt("r2", "-8.00", "Bakry"), Purchase.receipt("r3", "-7.00", "Deli"),
        ]
        let said = try normalised([correct(1, "r1", [(.merchant, "Bakery")], merchant: "Bakry")] + rows)
        #expect(said.all("observation").compactMap { $0.string(.merchant) } == ["Bakery", "Bakery", "Deli"])
        #expect(said.all("observation").map { $0.objects(.corrected).count } == [1, 1, 0])
    }

    @Test func aCorrectionOfWhatIsGoneIsSaid() throws {
        let found = try StageRun(DedupeStage.self, [correct(1, "zz", [(.amount, "-1.00")]), observation("a1", "-20.00")])
        #expect(found.all("note").map { $0.string(.code) } == ["decision.gone"])
    }

    @Test func whatWasReadIsHiddenWhereItIsPublished() throws {
        let line =
            #"{"type":"observation","id":"r1","source":{"kind":"receipt","place":"p"},"amount":"-1.00","household":"ng","merchant":"Bo","#
            + #""corrected":[{"field":"merchant","from":"Ana Ng","decision":"d1"},"#
            + #"{"field":"account","from":"DE02120300000000202051","decision":"d1"}]}"#
        let said = #"{"type":"decision","id":"d1","household":"ng","about":"r1","action":"correct","value":{"merchant":"Ana Ng"}}"#
        let run = try StageRun(
            NormaliseStage.self, options: ["only-redact": ["true"]],
            household: "household: ng\nmembers: [{id: ana, role: owner, names: [Ana Ng]}]", [said, line])
        #expect(run.all("observation")[0].objects(.corrected).compactMap { $0.string(.from) } == ["ana", "…2051"])
        #expect(run.all("decision")[0].object(.value)?.string(.merchant) == "ana")
    }
}

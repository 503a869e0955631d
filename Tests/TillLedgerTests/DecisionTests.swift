import Testing
import TillLedger
import TillRecords
import TillTesting

/// What people decided holds before everything that is computed.
@Suite struct DecisionTests {
    @Test func twoRowsThatAPersonMergedAreOne() throws {
        let rows = [observation("a1", "-4.50"), observation("b1", date: "2025-03-15", "-4.50", text: "CARD 99")]
        #expect(try StageRun(DedupeStage.self, rows).groups == [["a1"], ["b1"]])
        let merged = try StageRun(DedupeStage.self, [Said.line(1, "merge", "a1") { $0.with = ["b1"] }] + rows)
        #expect(merged.groups == [["a1", "b1"]])
        let transaction = try #require(merged.transaction(of: "a1"))
        #expect(transaction.objects(.links).map { $0.string(.why) } == ["decision d1 of ana"])
        #expect(transaction.strings(.decisions) == ["d1"])
    }

    @Test func whatIsSeparatedIsNotOne() throws {
        let rows = [observation("a1", key: "k", "-4.50"), observation("b1", key: "k", "-4.50", document: "d2")]
        #expect(try StageRun(DedupeStage.self, rows).groups == [["a1", "b1"]])
        let apart = Said.line(1, "separate", "b1") { $0.with = ["a1"] }
        #expect(try StageRun(DedupeStage.self, [apart] + rows).groups == [["a1"], ["b1"]])
        // Of two that contradict each other the later holds.
        let together = Said.line(2, "merge", "a1") { $0.with = ["b1"] }
        #expect(try StageRun(DedupeStage.self, [together, apart] + rows).groups == [["a1", "b1"]])
    }

    @Test func aReceiptThatAPersonSeparatedStaysAway() throws {
        let rows = [
            observation("a1", "-20.00", text: "BISTRO ROSA", merchant: "Bistro Rosa"), Purchase.receipt("r1", "-20.00", "BISTRO ROSA"),
        ]
        #expect(try StageRun(DedupeStage.self, rows).groups == [["a1", "r1"]])
        let found = try StageRun(DedupeStage.self, [Said.line(1, "separate", "r1") { $0.with = ["a1"] }] + rows)
        #expect(found.groups == [["a1"], ["r1"]])
        #expect(found.transaction(of: "r1")?.has(.candidates) == false)
    }

    @Test func linksAreAsAPersonSays() throws {
        let rows = [
            observation("a1", account: "giro", "-100.00", text: "TO SAVINGS"),
            observation("b1", account: "savings", "100.00", text: "FROM GIRO"),
        ]
        #expect(try StageRun(DedupeStage.self, rows).all("transaction").map { $0.string(.kind) } == ["transfer", "transfer"])
        func settle(_ action: String) -> String {
            Said.line(1, action, "a1") {
                $0.with = ["b1"]
                $0.link = "transfer"
            }
        }
        let none = try StageRun(DedupeStage.self, [settle("reject")] + rows)
        #expect(Set(none.all("transaction").compactMap { $0.string(.kind) }) == ["expense", "income"])
        let far = [rows[0], observation("b1", account: "savings", date: "2025-04-20", "90.00", text: "X")]
        let made = try StageRun(DedupeStage.self, [settle("approve")] + far)
        #expect(made.all("transaction").map { $0.string(.kind) } == ["transfer", "transfer"])
    }

    @Test func splitsNotesAndTagsStandOnTheTransaction() throws {
        let found = try StageRun(
            DedupeStage.self,
            [
                Said.line(1, "split", "a1") { $0.parts = [("-12.50", "food.groceries"), ("-7.50", "home.garden")] },
                Said.line(2, "tag", "a1") { $0.words = ["garden", "may"] }, Said.line(3, "tag", "a1") { $0.words = ["-may"] },
                Said.line(4, "note", "a1", "for the balcony"), observation("a1", "-20.00"),
            ])
        let transaction = try #require(found.transaction(of: "a1"))
        #expect(transaction.objects(.splits).compactMap { $0.string(.amount) } == ["-12.50", "-7.50"])
        #expect(transaction.strings(.tags) == ["garden"])
        #expect(transaction.strings(.notes) == ["for the balcony"])
        #expect(transaction.strings(.decisions) == ["d1", "d2", "d3", "d4"])
    }

    @Test func aSplitOfAnotherAmountIsANoteAndNoSplit() throws {
        let split = Said.line(1, "split", "a1") { $0.parts = [("-12.50", "food.groceries"), ("-7.50", "home.garden")] }
        let found = try StageRun(DedupeStage.self, [split, observation("a1", "-21.00")])
        #expect(found.transaction(of: "a1")?.has(.splits) == false)
        #expect(found.all("note").map { $0.string(.code) } == ["decision.split"])
    }

    @Test func aReversalCancelsAndTheOriginalStays() throws {
        let found = try StageRun(DedupeStage.self, [Said.line(1, "reverse", "a1"), observation("a1", "-20.00")])
        let all = found.all("transaction")
        #expect(all.compactMap { $0.string(.amount) }.sorted() == ["-20.00", "20.00"])
        let original = try #require(found.transaction(of: "a1"))
        let reversal = try #require(all.first { $0.string(.id) != original.string(.id) })
        #expect(reversal.objects(.links).first?.string(.to) == original.string(.id))
        #expect(reversal.objects(.links).first?.string(.kind) == "reversal")
        #expect(reversal.string(.kind) == original.string(.kind))
    }

    @Test func aDecisionWithoutItsObservationIsANote() throws {
        let found = try StageRun(DedupeStage.self, [Said.line(1, "recategorise", "zz", "food.groceries"), observation("a1", "-20.00")])
        #expect(found.all("note").map { $0.string(.code) } == ["decision.gone"])
        #expect(found.all("decision").count == 1)
        // Another observation of the same transaction stands in for it.
        let also = Said.line(1, "note", "zz", "x") { $0.also = ["a1"] }
        #expect(try StageRun(DedupeStage.self, [also, observation("a1", "-20.00")]).transaction(of: "a1")?.strings(.notes) == ["x"])
    }

    @Test func decisionsComeFirstWhereverTheyStood() throws {
        let found = try StageRun(
            DedupeStage.self, [observation("a1", "-20.00"), Said.line(2, "note", "a1", "b"), Said.line(1, "note", "a1", "a")])
        #expect(found.records.dropFirst().prefix(2).map { $0.string(.id) } == ["d1", "d2"])
        #expect(found.transaction(of: "a1")?.strings(.notes) == ["a", "b"])
    }

    @Test func categoriesFollowOneMovementOrItsMerchant() throws {
        let rows = [
            observation("a1", "-5.00", merchant: "Aldi"), observation("a2", "-6.00", merchant: "Aldi"),
            observation("a3", "-7.00", merchant: "Lidl"),
        ]
        let found = try StageRun(
            CategoriseStage.self,
            [
                Said.line(1, "recategorise", "a1", "home.garden"),
                Said.line(2, "recategorise", "a1", "food.drinks") { $0.merchant = "Aldi" },
            ] + rows)
        let names = found.all("observation").map { $0.object(.category)?.string(.name) }
        #expect(names.prefix(2) == ["home.garden", "food.drinks"])
        #expect(found.all("observation").prefix(2).allSatisfy { $0.object(.category)?.string(.by) == "decision" })
        #expect(found.all("observation").last?.object(.category)?.string(.by) == "known")
    }

    /// What was said of all rows of a payee as income is meant of what came in; of one row it is meant whatever that is.
    @Test(arguments: [
        ("100.00", "income", true, true), ("-100.00", "expense", true, false), ("100.00", "transfer", true, false),
        ("-100.00", "expense", false, true),
    ])
    func incomeOfAPayeeIsWhatItPays(amount: String, kind: String, ofMerchant: Bool, isTaken: Bool) throws {
        let row =
            #"{"type":"transaction","id":"t","date":"2025-03-14","amount":"\#(amount)","currency":"EUR","kind":"\#(kind)","#
            + #""status":"posted","text":"ANA NG","merchant":"Ana Ng","observations":["a1"]}"#
        let said = Said.line(1, "recategorise", "a1", "income.interest") { if ofMerchant { $0.merchant = "Ana Ng" } }
        let found = try StageRun(CategoriseStage.self, [said, row])
        #expect((found.all("transaction").first?.object(.category)?.string(.name) == "income.interest") == isTaken)
    }

    @Test func aDecisionOfOneHouseholdIsNotForTheNext() throws {
        let found = try StageRun(
            CategoriseStage.self,
            [
                Said.line(1, "recategorise", "a1", "home.garden") {
                    $0.merchant = "Aldi"
                    $0.household = "one"
                },
                observation("a1", "-5.00", merchant: "Aldi", household: "one"),
                observation("a2", "-5.00", merchant: "Aldi", household: "two"),
            ])
        #expect(found.all("observation").map { $0.object(.category)?.string(.by) } == ["decision", "known"])
    }

    @Test func aNewNameIsShownAndLinksStay() throws {
        let rows = [
            observation("a1", "-20.00", text: "BISTRO ROSA", merchant: "Bistro Rosa"), Purchase.receipt("r1", "-20.00", "BISTRO ROSA"),
        ]
        let named = try StageRun(NormaliseStage.self, [Said.line(1, "rename", "a1", "Mum's place")] + rows)
        let found = try StageRun(DedupeStage.self, named.texts)
        #expect(found.groups == [["a1", "r1"]])
        let transaction = try #require(found.transaction(of: "a1"))
        #expect(transaction.string(.merchant) == "Mum's place")
        #expect(transaction.object(.renamed)?.string(.from) == "Bistro Rosa")
        // Twice through the stage changes nothing more.
        #expect(try StageRun(NormaliseStage.self, named.texts).texts == named.texts)
    }

    /// Any decisions: every observation is in exactly one transaction, which says what its best one says; splits add up; reversals cancel.
    @Test(arguments: 1...40)
    func moneyIsConserved(seed: Int) throws {
        var chance = SeededChance(UInt64(seed))
        let rows = DecisionTests.rows(&chance)
        let ids = rows.compactMap { try? Record(checking: $0).string(.id) }
        let said = (1...8).map { DecisionTests.said($0, ids, &chance) }
        let found = try StageRun(DedupeStage.self, said + rows)
        let transactions = found.all("transaction")
        let shown = transactions.flatMap { $0.strings(.observations) }
        #expect(shown.sorted() == ids.sorted())
        for transaction in transactions {
            if let best = transaction.strings(.observations).first {
                #expect(found.all("observation").first { $0.string(.id) == best }?.decimal(.amount) == transaction.decimal(.amount))
            }
            let parts = transaction.objects(.splits).compactMap { $0.decimal(.amount)?.scaled(to: 2)?.units }
            #expect(parts.isEmpty || parts.reduce(0, +) == transaction.decimal(.amount)?.scaled(to: 2)?.units)
        }
        for reversal in transactions where reversal.has(.about) {
            let original = transactions.first { $0.string(.id) == reversal.objects(.links).first?.string(.to) }
            #expect(original?.decimal(.amount)?.negated == reversal.decimal(.amount))
        }
        // The order of what comes in does not show.
        #expect(try StageRun(DedupeStage.self, (said + rows).reversed()).texts.sorted() == found.texts.sorted())
    }

    private static func rows(_ chance: inout SeededChance) -> [String] {
        (1...12).map { number in
            let day = "2025-03-\(10 + Int(chance.next() % 4))"
            let amount = "\(chance.next() % 2 == 0 ? "-" : "")\(1 + chance.next() % 3).50"
            switch chance.next() % 3 {
            case 0: return Purchase.receipt("r\(number)", amount) { $0.date = day }
            case 1: return Purchase.message("c\(number)", amount) { $0.date = day }
            default:
                return observation(
                    "b\(number)", key: "k\(chance.next() % 8)\(amount)\(day)", account: chance.next() % 2 == 0 ? "giro" : "visa", date: day,
                    amount, merchant: "Bakery", document: "d\(number)")
            }
        }
    }

    private static func said(_ number: Int, _ ids: [String], _ chance: inout SeededChance) -> String {
        let (a, b) = (ids[Int(chance.next() % UInt64(ids.count))], ids[Int(chance.next() % UInt64(ids.count))])
        let actions = ["merge", "separate", "approve", "reject", "reverse", "split", "note", "tag"]
        let action = actions[Int(chance.next() % UInt64(actions.count))]
        let kind = ["same", "transfer", "refund"][Int(chance.next() % 3)]
        return Said.line(number, action, a) { said in
            said.with = ["merge", "separate", "approve", "reject"].contains(action) ? [b] : []
            said.link = ["approve", "reject"].contains(action) ? kind : nil
            if action == "split" { said.parts = [("-1.00", "food.groceries"), ("-0.50", "home.garden")] }
            if action == "tag" { said.words = ["x"] }
            if action == "note" { said.value = "x" }
        }
    }
}

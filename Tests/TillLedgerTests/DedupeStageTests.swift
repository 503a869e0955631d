import Testing
import TillLedger
import TillRecords
import TillTesting

/// What is one movement, what is a transfer, what comes back.
@Suite struct DedupeStageTests {
    /// A receipt a year and a day from all else is asked; two that lie together are a time without documents, and so is a household's
    /// that has no bank.
    @Test(arguments: [
        (["2026-03-15"], "bank", 0), (["2026-03-16"], "bank", 1), (["2024-03-12"], "bank", 1), (["2024-03-13"], "bank", 0),
        (["2052-03-14", "2052-03-14"], "bank", 0), (["2052-03-14", "2053-01-01"], "bank", 0), (["2052-03-14"], "chat", 0),
    ])
    func aReceiptFarFromAllElse(days: [String], kind: String, asked: Int) throws {
        let rows = days.enumerated().map { number, day in
            Purchase.receipt("r\(number)", "-\(number + 5).00", "Tea \(number)") { $0.date = day }
        }
        let other = kind == "bank" ? observation("b", date: "2025-03-14", "-7.00", text: "BREAD") : Purchase.message("b", "-7.00", "bread")
        let found = try StageRun(DedupeStage.self, rows + [other])
        #expect(found.all("reject").map { $0.string(.code) } == Array(repeating: "dedupe.far-date", count: asked))
        #expect(found.all("transaction").count == days.count + 1 - asked)
    }

    @Test func overlappingExportsAreOneAndTwinsStayTwo() throws {
        let run = try StageRun(
            DedupeStage.self,
            [
                observation("a1", key: "coffee-1", "-3.00", document: "d1"), observation("a2", key: "coffee-2", "-3.00", document: "d1"),
                observation("b1", key: "coffee-1", "-3.00", document: "d2"), observation("b2", key: "coffee-2", "-3.00", document: "d2"),
                observation("b3", key: "late-1", "-7.00", text: "LATE", document: "d2"),
            ])
        #expect(Set(run.all("transaction").map { Set($0.strings(.observations)) }) == [["a1", "b1"], ["a2", "b2"], ["b3"]])
        #expect(run.all("observation").count == 5)
    }

    @Test func theSameDocumentTwiceAddsNothing() throws {
        let line = observation("a1", "-3.00")
        let run = try StageRun(DedupeStage.self, [line, line])
        #expect(run.all("transaction").count == 1)
        #expect(run.all("observation").count == 1)
    }

    @Test func theOrderOfFilesDoesNotShow() throws {
        let lines = [
            observation("a1", key: "k1", "-3.00", document: "d1"), observation("b1", key: "k1", "-3.00", document: "d2"),
            observation("c1", date: "2025-03-12", "-9.00"),
            observation("d1", account: "savings", date: "2025-03-12", "50.00", text: "TRANSFER"),
            observation("e1", date: "2025-03-12", "-50.00", text: "TRANSFER TO SAVINGS"),
        ]
        #expect(try StageRun(DedupeStage.self, lines).texts == StageRun(DedupeStage.self, lines.reversed()).texts)
    }

    @Test func aPendingRowBecomesThePostedOne() throws {
        let run = try StageRun(
            DedupeStage.self,
            [
                observation("p", date: "2025-03-14", "-20.00", merchant: "Bistro", document: "d0", status: "pending"),
                observation("q", date: "2025-03-16", "-23.60", merchant: "Bistro"),
                observation("r", date: "2025-03-16", "-20.00", text: "OTHER", merchant: "Other"),
                observation("s", date: "2025-03-20", "-5.00", text: "NEVER POSTED", merchant: "Gone", status: "pending"),
            ])
        let found = run.all("transaction")
        #expect(found.count == 3)
        #expect(found.first { $0.string(.amount) == "-23.60" }?.strings(.observations) == ["q", "p"])
        #expect(found.filter { $0.string(.status) == "pending" }.map { $0.string(.text) } == ["NEVER POSTED"])
    }

    @Test func aPendingRowAndAPostedOneOfOneDocumentAreTwo() throws {
        let run = try StageRun(
            DedupeStage.self,
            [
                observation("p", date: "2025-03-14", "-20.00", merchant: "Bistro", status: "pending"),
                observation("q", date: "2025-03-14", "-20.00", merchant: "Bistro"),
            ])
        #expect(run.all("transaction").count == 2)
    }

    @Test func namesOfMembersAndAccountsTellATransfer() throws {
        let scratch = Scratch()
        let file = scratch.file(
            "ng.yaml",
            """
            currency: EUR
            members: [{id: ana, role: owner, names: [Ana Ng]}]
            accounts: [{id: giro, kind: checking, last4: "2051"}, {id: pot, kind: savings, last4: "5847"}, {id: usd, kind: wallet}]
            """)
        let run = try StageRun(
            DedupeStage.self, options: ["household-file": [file]],
            [
                observation("o", account: "giro", "-50.00", text: "ANA NG , POT MARCH , 5847", merchant: "Ana Ng"),
                observation("i", account: "pot", "50.00", text: "ANA NG Pot March", merchant: "Ana Ng"),
                observation("x", account: "giro", "-30.00", text: "Rainy day"),
                observation("y", account: "pot", "30.00", text: "Rainy day"),
            ])
        #expect(run.all("transaction").map { $0.string(.kind) } == ["transfer", "transfer", "transfer", "transfer"])
    }

    @Test func moneyChangedBetweenOwnAccountsIsATransfer() throws {
        var into = try Record(checking: observation("i", account: "usd", "108.00", currency: "USD", text: "Exchanged to USD"))
        into.set(.home, raw: Array(#"{"amount":"99.20","currency":"EUR"}"#.utf8))
        let run = try StageRun(
            DedupeStage.self, [observation("o", account: "giro", "-100.00", text: "Exchanged to USD"), into.text])
        #expect(run.all("transaction").map { $0.string(.kind) } == ["transfer", "transfer"])
    }

    @Test func moneyBetweenOwnAccountsIsATransferEachWay() throws {
        let run = try StageRun(
            DedupeStage.self,
            [
                observation("o", account: "giro", date: "2025-03-14", "-250.00", text: "ONLINE TRANSFER TO SAVINGS ...0685"),
                observation("i", account: "XXXX0685", date: "2025-03-15", "250.00", text: "TRANSFER FROM CHECKING"),
                observation("x", account: "giro", date: "2025-03-14", "-99.00", text: "SHOP"),
            ])
        let found = run.all("transaction")
        #expect(found.filter { $0.string(.kind) == "transfer" }.count == 2)
        let out = try #require(found.first { $0.string(.amount) == "-250.00" })
        let into = try #require(found.first { $0.string(.amount) == "250.00" })
        #expect(out.objects(.links).map { $0.string(.to) } == [into.string(.id)])
        #expect(into.objects(.links).map { $0.string(.kind) } == ["transfer"])
    }

    @Test func anEqualAmountWithoutAnyWordOfItIsNoTransfer() throws {
        let run = try StageRun(
            DedupeStage.self,
            [
                observation("o", account: "giro", date: "2025-03-14", "-50.00", text: "SUPERMARKET"),
                observation("i", account: "visa", date: "2025-03-18", "50.00", text: "SALARY ACME"),
            ])
        #expect(run.all("transaction").map { $0.string(.kind) }.sorted { ($0 ?? "") < ($1 ?? "") } == ["expense", "income"])
    }

    @Test func whatComesBackPointsAtItsPurchase() throws {
        let run = try StageRun(
            DedupeStage.self,
            [
                observation("b", date: "2025-03-01", "-80.00", text: "SHOES", merchant: "Shoes"),
                observation("r", date: "2025-03-10", "80.00", text: "SHOES REFUND", merchant: "Shoes"),
                observation("s", date: "2025-03-10", "900.00", text: "ACME SALARY", merchant: "Acme"),
            ])
        let refund = try #require(run.all("transaction").first { $0.string(.kind) == "refund" })
        let purchase = try #require(run.all("transaction").first { $0.string(.amount) == "-80.00" })
        #expect(refund.objects(.links).map { $0.string(.to) } == [purchase.string(.id)])
        #expect(run.all("transaction").filter { $0.string(.kind) == "income" }.count == 1)
    }

    @Test func aPartThatComesBackIsOfThePurchaseItIsAShareOf() throws {
        let run = try StageRun(
            DedupeStage.self,
            [
                observation("b", date: "2025-03-01", "-52.34", text: "SHOES", merchant: "Shoes"),
                observation("c", date: "2025-03-09", "-68.88", text: "SHOES", merchant: "Shoes"),
                observation("r", date: "2025-03-10", "26.17", text: "SHOES", merchant: "Shoes"),
            ])
        let purchase = try #require(run.all("transaction").first { $0.string(.amount) == "-52.34" })
        #expect(run.transaction(of: "r")?.objects(.links).first?.string(.to) == purchase.string(.id))
    }

    @Test func thePriceOfAnItemComesBack() throws {
        let run = try StageRun(
            DedupeStage.self,
            [
                observation("b", date: "2025-03-14", "-52.30", text: "SHOES", merchant: "Shoes"),
                Purchase.receipt("p", "-52.30", "Shoes") { $0.items = ["33.40", "18.90"] },
                observation("c", date: "2025-03-16", "-68.88", text: "SHOES", merchant: "Shoes"),
                observation("r", date: "2025-03-20", "18.90", text: "SHOES", merchant: "Shoes"),
            ])
        let link = try #require(run.transaction(of: "r")?.objects(.links).first)
        #expect(link.string(.to) == run.transaction(of: "b")?.string(.id))
        #expect(link.string(.why)?.hasPrefix("the price of an item") == true)
    }

    @Test func aRowWhoseTextSaysPendingBecomesThePostedOne() throws {
        let run = try StageRun(
            DedupeStage.self,
            [
                observation("p", date: "2025-03-14", "-20.00", text: "PENDING SQ *BISTRO RO", merchant: "Bistro RO"),
                observation("q", date: "2025-03-15", "-23.60", text: "SQ *BISTRO ROSA BERLIN", merchant: "Bistro Rosa"),
                observation("s", date: "2025-03-16", "-9.00", text: "PENDING NEVER POSTED", merchant: "Never"),
            ])
        #expect(run.groups == [["q", "p"], ["s"]])
        #expect(run.transaction(of: "s")?.string(.status) == "pending")
    }

    @Test func aPendingRowThatBecameOneOfTwoEqualRowsCountsNoMore() throws {
        let run = try StageRun(
            DedupeStage.self,
            [
                observation("p", date: "2025-03-14", "-3.00", merchant: "Cafe", document: "d0", status: "pending"),
                observation("q", date: "2025-03-15", "-3.00", merchant: "Cafe"),
                observation("r", date: "2025-03-15", "-3.00", merchant: "Cafe"),
            ])
        #expect(run.groups == [["p"], ["q"], ["r"]])
        let gone = try #require(run.transaction(of: "p"))
        #expect(gone.string(.status) == "void")
        #expect(gone.objects(.candidates).count == 2)
        // Two pending rows became the two: each has one.
        let both = try StageRun(
            DedupeStage.self,
            ["p", "o"].map { observation($0, date: "2025-03-14", "-3.00", merchant: "Cafe", document: "d0", status: "pending") }
                + ["q", "r"].map { observation($0, date: "2025-03-15", "-3.00", merchant: "Cafe") })
        #expect(both.groups == [["p", "r"], ["o", "q"]] || both.groups == [["p", "q"], ["o", "r"]])
    }

    @Test func householdsStayApart() throws {
        let run = try StageRun(
            DedupeStage.self,
            [observation("a", key: "k", "-3.00", household: "one"), observation("b", key: "k", "-3.00", household: "two")])
        let found = run.all("transaction")
        #expect(found.count == 2)
        #expect(Set(found.compactMap { $0.string(.id) }).count == 2)
    }

    @Test func anObservationWithoutADateIsARejectAndStaysInTheStream() throws {
        let run = try StageRun(DedupeStage.self, [#"{"type":"observation","id":"a","amount":"-1.00"}"#])
        #expect(run.rejected == 1)
        #expect(run.all("observation").count == 1)
        #expect(run.all("reject").map { $0.string(.code) } == ["dedupe.incomplete"])
    }

    @Test func moneyIsConserved() throws {
        // Each transaction carries the amount of its best observation: per key one amount, whatever the overlap.
        var seed: UInt64 = 3
        func next(_ bound: UInt64) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33 % bound)
        }
        var lines: [String] = []
        var sum = 0
        for index in 0..<500 {
            let cents = next(90_000) - 60_000
            let amount = Amount(units: Int64(cents), decimals: 2).description
            let date = Day(year: 2025, month: 1 + next(12), day: 1 + next(28))?.description ?? ""
            let account = ["giro", "visa"][next(2)]
            lines.append(
                observation("a\(index)", key: "k\(index)", account: account, date: date, amount, text: "T\(next(40))", document: "d1"))
            if next(3) == 0 {
                lines.append(observation("b\(index)", key: "k\(index)", account: account, date: date, amount, text: "T", document: "d2"))
            }
            sum += cents
        }
        let run = try StageRun(DedupeStage.self, lines)
        let total = run.all("transaction").reduce(0) { $0 + Int($1.decimal(.amount)?.scaled(to: 2)?.units ?? 0) }
        #expect(run.all("transaction").count == 500)
        #expect(total == sum)
    }
}

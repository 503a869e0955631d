import Testing
import TillLedger
import TillRecords
import TillTesting

/// What came back, whatever the bank calls it and wherever it writes it.
@Suite struct RefundWordingTests {
    private func kind(bought: String, back: String, amount: String = "74.30", days: Int = 11, account: String = "giro") throws -> Record? {
        let later = Day("2025-05-02")?.adding(days: days)?.description ?? ""
        let run = try StageRun(
            DedupeStage.self,
            [
                observation("a", date: "2025-04-20", "-12.00", text: "KIOSK NORD", merchant: "Kiosk Nord"),
                observation("p", date: "2025-05-02", "-74.30", text: bought.uppercased(), merchant: bought),
                observation("b", account: account, date: later, amount, text: back.uppercased(), merchant: back),
            ])
        let found = try #require(run.transaction(of: "b"))
        if found.string(.kind) == "refund", let link = found.objects(.links).first {
            #expect(link.string(.to) == run.transaction(of: "p")?.string(.id))
        }
        return found
    }

    /// Before the name, behind it, between, in many languages; the bank may cut the name.
    @Test(arguments: [
        ("Solvang Cycles", "Refund Solvang Cycles"), ("Solvang Cycles", "Solvang Cycles Return"),
        ("Solvang Cycles", "Purchase Return Solvang Cycles"), ("Solvang Cycles", "Merchandise Credit Solvang Cycles"),
        ("Solvang Cycles", "Refund from Solvang Cycles Oslo"), ("Solvang Cycles", "RVSL Solvang Cycles"),
        ("Radhaus Kern", "Radhaus Kern Gutschrift"), ("Radhaus Kern", "Rücksendung Radhaus Kern"), ("Radhaus Kern", "Storno Radhaus Kern"),
        ("Velo Duchamp", "Remboursement Velo Duchamp"), ("Velo Duchamp", "Annulation CB Velo Duchamp"),
        ("Bicis Olmo", "Devolución compra Bicis Olmo"), ("Bicis Olmo", "Anulación Bicis Olmo"),
        ("Bicicletas Mar", "Estorno Bicicletas Mar"),
        ("Cicli Bruno", "Rimborso Cicli Bruno"), ("Cicli Bruno", "Cicli Bruno Reso"), ("Fietsen Smit", "Retour Fietsen Smit"),
        ("Fietsen Smit", "Terugbetaling van Fietsen Smit"), ("Cykel Lund", "Återköp Cykel Lund"), ("Sykkel Berg", "Refusjon Sykkel Berg"),
        ("Polkupyörä Oy", "Palautus Polkupyörä Oy"), ("Rowery Nowak", "Zwrot Rowery Nowak"), ("Kola Dvořák", "Vrácení Kola Dvořák"),
        ("Велосипеды Орёл", "Возврат Велосипеды Орёл"), ("Велосипеди София", "Сторно Велосипеди София"),
        ("Bisiklet Ada", "İade Bisiklet Ada"), ("自転車 みなと", "返金 自転車 みなと"), ("מעדניית גל", "זיכוי מעדניית גל"),
        ("Solvang Cycles Trondheim", "Refund Solvang Cyc"),
    ])
    func itPointsAtThePurchase(bought: String, back: String) throws {
        let found = try kind(bought: bought, back: back)
        #expect(found?.string(.kind) == "refund", "\(back)")
        #expect(found?.objects(.links).count == 1, "\(back)")
    }

    @Test func aPartAndAnotherAccount() throws {
        #expect(try kind(bought: "Solvang Cycles", back: "Solvang Cycles Return", amount: "20.00")?.string(.kind) == "refund")
        #expect(try kind(bought: "Solvang Cycles", back: "Refund Solvang Cycles", account: "visa")?.string(.kind) == "refund")
    }

    /// Bought before the first document, or more than was: nobody knows of what it is, and it is no income all the same.
    @Test(arguments: [
        ("Refund Harbour Books", "20.00"), ("Refund Solvang Cycles", "74.31"), ("Rückerstattung Modehaus Kern", "79.95"),
        ("Jahresabrechnung Stadtwerke Hafen", "96.20"), ("Allegro Zwrot za zakup", "219.00"), ("EDF Régularisation", "143.00"),
        ("Devolución Zapatería Luz", "45.00"), ("Shop Lind Återbetalning", "300.00"), ("返金 みなと自転車", "5200"),
        ("Rücklastschrift Fitnesswelt", "49.90"), ("HMRC Tax Refund", "310.00"),
    ])
    func ofNothingThatIsKnown(back: String, amount: String) throws {
        let found = try kind(bought: "Solvang Cycles", back: back, amount: amount)
        #expect(found?.string(.kind) == "refund", "\(back)")
        #expect(found?.objects(.links).isEmpty == true, "\(back)")
    }

    /// Words that banks write for whatever comes in; wages of a shop that one also buys at; people; a word of the name that only sounds like it.
    @Test(arguments: [
        ("Solvang Cycles", "Gutschrift Lindenwerk GmbH", "2800.00"), ("Solvang Cycles", "Credit Harbour Books", "20.00"),
        ("Solvang Cycles", "Avoir Societe Duval", "900.00"), ("Solvang Cycles", "Harbour Books Payroll Refund", "74.30"),
        ("Solvang Cycles", "Zelle from Robin Marsh refund", "20.00"),
        ("Solvang Cycles", "Solvang Cycles Payroll", "74.30"), ("Point Return Diner", "Corner Diner", "74.30"),
    ])
    func whatIsNone(bought: String, back: String, amount: String) throws {
        #expect(try kind(bought: bought, back: back, amount: amount)?.string(.kind) == "income", "\(back)")
    }

    /// It says that it came back and names nobody: one purchase of that amount is asked about; of two, nobody guesses.
    @Test func oneThatNamesNobodyIsAQuestion() throws {
        let one = try #require(try kind(bought: "Solvang Cycles", back: "Card refund 0093"))
        #expect(one.string(.kind) == "income")
        #expect(one.objects(.candidates).map { $0.string(.kind) } == ["refund"])
        #expect(one.flag(.needsReview) == true)
        #expect(try kind(bought: "Solvang Cycles", back: "Card refund 0093", days: 61)?.objects(.candidates).isEmpty == true)
    }

    /// Things of one purchase that come back one by one: as long as no more comes back than was paid, they point at it.
    @Test(arguments: [
        (["24.77", "24.77"], [true, true]), (["10.00", "20.00", "30.00"], [true, true, true]), (["40.00", "40.00"], [true, false]),
        (["74.30", "10.00"], [true, false]), (["40.00", "34.30"], [true, true]), (["40.00", "34.31"], [true, false]),
    ])
    func pieceByPiece(back: [String], areOfIt: [Bool]) throws {
        let rows = back.enumerated().map {
            observation("b\($0)", date: "2025-05-1\($0)", $1, text: "SOLVANG CYCLES REFUND", merchant: "Solvang Cycles Refund")
        }
        let run = try StageRun(
            DedupeStage.self, [observation("p", date: "2025-05-02", "-74.30", text: "SOLVANG CYCLES", merchant: "Solvang Cycles")] + rows)
        let found = try back.indices.map { try #require(run.transaction(of: "b\($0)")) }
        #expect(found.map { $0.string(.kind) } == back.map { _ in "refund" })
        #expect(found.count { !$0.objects(.links).isEmpty } == areOfIt.count { $0 })
    }

    /// Without a word for it only even shares of a purchase are more than one refund of it.
    @Test func whatSaysNothingIsOneOfAPurchase() throws {
        let rows = ["10.00", "11.00"].enumerated().map {
            observation("b\($0)", date: "2025-05-1\($0)", $1, text: "SOLVANG CYCLES", merchant: "Solvang Cycles")
        }
        let run = try StageRun(
            DedupeStage.self, [observation("p", date: "2025-05-02", "-74.30", text: "SOLVANG CYCLES", merchant: "Solvang Cycles")] + rows)
        #expect(["b0", "b1"].count { run.transaction(of: $0)?.string(.kind) == "refund" } == 1)
    }

    /// A direct debit that the bank gave back, with the fee it took for it.
    @Test(arguments: [
        "RUECKLASTSCHRIFT 0042 STADTWERKE NORD", "UNPAID DIRECT DEBIT", "IMPAYE REF 88", "DEVOLUCION RECIBO 311", "INSOLUTO SDD",
    ])
    func aReturnedDirectDebit(text: String) throws {
        let run = try StageRun(
            DedupeStage.self,
            [
                observation("p", date: "2025-05-02", "-61.40", text: "STADTWERKE NORD ABSCHLAG", merchant: "Stadtwerke Nord"),
                observation("q", account: "visa", date: "2025-05-03", "-61.40", text: "SHOE BARN", merchant: "Shoe Barn"),
                observation("r", date: "2025-05-06", "61.40", text: text),
                observation("f", date: "2025-05-06", "-4.00", text: "\(text) ENTGELT"),
            ])
        let back = try #require(run.transaction(of: "r"))
        #expect(back.string(.kind) == "refund")
        #expect(back.objects(.links).first?.string(.to) == run.transaction(of: "p")?.string(.id))
        #expect(run.transaction(of: "f")?.string(.kind) == "expense")
    }

    /// In the stream a refund has its purchase's category, unless a person said another.
    @Test func itsCategoryIsThePurchases() throws {
        var paid = Paid()
        paid.add("2025-05-02", "-74.30", "Solvang Cycles", "shopping.sports")
        let purchase = try #require(try Record(checking: paid.lines[0]).string(.id))
        for (number, by) in ["known", "decision"].enumerated() {
            paid.add("2025-05-1\(number)", "30.00", "Solvang Cycles Return", kind: "refund") { record in
                record.set(.category, raw: Array(#"{"name":"income.other","by":"\#(by)","confidence":0.4}"#.utf8))
                record.set(.links, raw: Array(#"[{"kind":"refund","to":"\#(purchase)","why":"a part"}]"#.utf8))
                record.set(.needsReview, flag: true)
            }
        }
        let found = try paid.run().all("transaction")
        #expect(found.map { $0.object(.category)?.string(.name) } == ["shopping.sports", "shopping.sports", "income.other"])
        #expect(found.map { $0.flag(.needsReview) } == [nil, nil, true])
    }
}

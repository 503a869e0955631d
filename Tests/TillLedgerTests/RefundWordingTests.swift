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
        if found.string(.kind) == "refund" {
            #expect(found.objects(.links).first?.string(.to) == run.transaction(of: "p")?.string(.id))
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
        #expect(try kind(bought: bought, back: back)?.string(.kind) == "refund", "\(back)")
    }

    @Test func aPartAndAnotherAccount() throws {
        #expect(try kind(bought: "Solvang Cycles", back: "Solvang Cycles Return", amount: "20.00")?.string(.kind) == "refund")
        #expect(try kind(bought: "Solvang Cycles", back: "Refund Solvang Cycles", account: "visa")?.string(.kind) == "refund")
    }

    /// Nobody that was paid; more than was paid; wages of a shop that one also buys at; a word of the name that only sounds like it.
    @Test(arguments: [
        ("Solvang Cycles", "Refund Harbour Books", "20.00"), ("Solvang Cycles", "Refund Solvang Cycles", "74.31"),
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

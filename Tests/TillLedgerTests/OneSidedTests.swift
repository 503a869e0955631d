import Testing
import TillLedger
import TillRecords
import TillTesting

/// Money of which one row alone tells: from members of the household itself, and what a bank could not pay out.
@Suite struct OneSidedTests {
    private func run(_ rows: [String]) throws -> StageRun {
        let file = Scratch.kept.file(
            "one-sided.yaml",
            """
            currency: EUR
            members: [{id: ana, role: owner, names: [Ana Ng]}, {id: kim, role: adult, names: [Kim Ng-Roth]}]
            accounts: [{id: giro, kind: checking, last4: "2051"}, {id: visa, kind: card, last4: "4410"}]
            """)
        return try StageRun(DedupeStage.self, options: ["household-file": [file]], rows)
    }

    /// A member's full name and a bank's words are the household's own money; any other word may be somebody. What goes out is gone.
    @Test(arguments: [
        ("Ana Ng", "GUTSCHRIFT ANA NG", "transfer"), ("MS Ana Ng", "TRANSFER FROM MS ANA NG", "transfer"),
        ("Recu De Mme Ng Ana", "VIREMENT RECU DE MME NG ANA", "transfer"), ("Kim Ng-Roth", "PIX RECEBIDO KIM NG-ROTH", "transfer"),
        ("Overforing Ana Ng", "OVERFORING ANA NG", "transfer"), ("Överföring Ana Ng", "ÖVERFÖRING ANA NG", "transfer"),
        ("Ana", "GUTSCHRIFT ANA", "income"), ("Tom Ng", "GUTSCHRIFT TOM NG", "income"), ("Ana Ng Catering", "ANA NG CATERING", "income"),
        ("Lindenwerk Bonus Ana Ng", "LINDENWERK BONUS ANA NG", "income"), ("Ana Ng", "GEHALT ANA NG", "income"),
        ("Ana Ng", "INTEREST ANA NG", "income"),
    ])
    func whoseNameItHas(merchant: String, text: String, kind: String) throws {
        let came = try run([observation("a", "500.00", text: text, merchant: merchant)])
        #expect(came.transaction(of: "a")?.string(.kind) == kind)
        let went = try run([observation("a", "-500.00", text: text, merchant: merchant)])
        #expect(went.transaction(of: "a")?.string(.kind) == "expense")
    }

    /// A transfer to oneself that the bank sent back undoes what left, and no other.
    @Test(arguments: [
        "RUECKUEBERWEISUNG KONTO UNBEKANNT ANA NG", "RETURNED TRANSFER ANA NG", "VIREMENT REJETE ANA NG", "PIX DEVOLVIDO ANA NG",
        "ZWROT PRZELEWU ANA NG",
    ])
    func whatTheBankSentBack(text: String) throws {
        let found = try run([
            observation("o", date: "2025-09-03", "-700.00", text: "TAGESGELD ANA NG", merchant: "Tagesgeld Ana Ng"),
            observation("b", date: "2025-09-05", "700.00", text: text, merchant: text),
        ])
        let back = try #require(found.transaction(of: "b"))
        #expect(back.string(.kind) == "refund")
        #expect(back.objects(.links).first?.string(.to) == found.transaction(of: "o")?.string(.id))
    }
}

extension Scratch {
    /// Kept as long as the process: cases share its file.
    fileprivate static let kept = Scratch()
}

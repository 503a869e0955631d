import Testing
import TillLedger
import TillRecords
import TillTesting

/// What comes onto a card from nobody that was paid with it: it pays the bill, was given back, or a person says.
@Suite struct CardCreditTests {
    private func run(_ rows: [String]) throws -> StageRun {
        let file = Scratch.kept.file(
            "card-credits.yaml",
            "currency: EUR\naccounts: [{id: giro, kind: checking, last4: \"2051\"}, {id: visa, kind: card, last4: \"4417\"}]\n")
        return try StageRun(DedupeStage.self, options: ["household-file": [file]], rows)
    }

    private func credit(_ text: String, _ amount: String = "61.35", date: String = "2025-03-14") -> String {
        observation("c", account: "visa", date: date, amount, text: text)
    }

    /// What a card's document calls a payment, in many languages; what shops' words say; and what says neither, or both.
    @Test(arguments: [
        ("PAYMENT RECEIVED - THANK YOU", "transfer"), ("MOBILE PYMT 0312", "transfer"),
        ("AUTOPAY 8812 HARBORVIEW SAVINGS BANK", "transfer"),
        ("IHRE ZAHLUNG VOM 12.03., BESTEN DANK", "transfer"), ("Rechnungsausgleich Sparkasse Auetal", "transfer"),
        ("VOTRE PAIEMENT - MERCI", "transfer"), ("PAGO RECIBIDO GRACIAS", "transfer"), ("Pagamento de fatura", "transfer"),
        ("PAGAMENTO RICEVUTO GRAZIE", "transfer"), ("Betaling ontvangen, dank u", "transfer"), ("SPŁATA KARTY", "transfer"),
        ("ПОГАШЕНИЕ ЗАДОЛЖЕННОСТИ", "transfer"), ("KART ÖDEMESİ", "transfer"), ("ご返済", "transfer"), ("還款", "transfer"),
        ("תשלום התקבל", "transfer"),
        ("RETOURE LINDWURM SCHUHE", "refund"), ("REMBOURSEMENT ATELIER CANELLE", "refund"), ("DEVOLUCIÓN TIENDA ROBLE", "refund"),
        ("ZWROT SKLEP KOLIBER", "refund"), ("ВОЗВРАТ МАГАЗИН РЯБИНА", "refund"), ("返金 さくら堂", "refund"),
        ("LINDWURM SCHUHE", "income"), ("ROBLE E HIJOS", "income"), ("CREDIT LINDWURM", "income"), ("CREDIT", "income"),
        ("RETOURE ZAHLUNG ERHALTEN", "income"), ("REFUND OF ONLINE PAYMENT", "income"),
    ])
    func words(text: String, kind: String) throws {
        #expect(try run([credit(text)]).transaction(of: "c")?.string(.kind) == kind)
    }

    /// A word that shops' texts have too pays a bill where nobody is named beside it, and nothing where somebody is.
    @Test(arguments: [
        ("PAYMENT 0312", "PAYMENT LINDWURM SCHUHE"), ("Zahlung", "Zahlung Lindwurm"), ("PAGO", "MERCADO PAGO ROBLE"),
        ("PŁATNOŚĆ 14/03", "PŁATNOŚĆ KOLIBER"), ("VIREMENT", "VIREMENT ATELIER CANELLE"),
    ])
    func aWordAlone(alone: String, beside: String) throws {
        #expect(try run([credit(alone)]).transaction(of: "c")?.string(.kind) == "transfer")
        #expect(try run([credit(beside)]).transaction(of: "c")?.string(.kind) == "income")
    }

    /// On an account that is no card the same words are no bill's.
    @Test func onlyCardsAreAsked() throws {
        let found = try run([observation("c", account: "giro", "61.35", text: "IHRE ZAHLUNG BESTEN DANK")])
        #expect(found.transaction(of: "c")?.string(.kind) == "income")
    }

    private let bought = [("2025-01-05", "-10.00"), ("2025-01-20", "-20.00"), ("2025-02-03", "-22.75")].enumerated().map {
        observation("b\($0.offset)", account: "visa", date: $0.element.0, $0.element.1, text: "SHOP \($0.offset)")
    }

    /// The sum of two rows or more since the bill before, to the cent, at most 65 days after the last of them.
    @Test(arguments: [
        ("52.75", "2025-02-20", "transfer"), ("52.74", "2025-02-20", "income"), ("52.76", "2025-02-20", "income"),
        ("30.00", "2025-02-20", "transfer"), ("10.00", "2025-02-20", "income"), ("42.75", "2025-02-20", "income"),
        ("52.75", "2025-04-09", "transfer"), ("52.75", "2025-04-10", "income"),
    ])
    func theSumOfTheBill(amount: String, date: String, kind: String) throws {
        let found = try run(bought + [credit("HARBORVIEW 8812", amount, date: date)])
        #expect(found.transaction(of: "c")?.string(.kind) == kind)
        if kind == "transfer" {
            let rows = amount == "30.00" ? 2 : 3
            let why = found.transaction(of: "c")?.objects(.links).first?.string(.why)
            #expect(why == "pays the card's \(rows) rows since the bill before, to the cent")
        }
    }

    /// The next bill begins where the last one ended.
    @Test func billAfterBill() throws {
        let rows =
            bought + [
                observation("p", account: "visa", date: "2025-01-28", "30.00", text: "PAYMENT RECEIVED"),
                observation("d", account: "visa", date: "2025-02-07", "-7.25", text: "SHOP 4"),
            ]
        #expect(try run(rows + [credit("HARBORVIEW", "30.00", date: "2025-02-20")]).transaction(of: "c")?.string(.kind) == "transfer")
        #expect(try run(rows + [credit("HARBORVIEW", "52.75", date: "2025-02-20")]).transaction(of: "c")?.string(.kind) == "income")
    }

    /// A bill that was paid in part hides where the next one begins; a payment known by its words that fits shows it again.
    @Test(arguments: [("19.35", "transfer"), ("19.36", "income"), ("42.10", "income")])
    func afterAPartOfABill(amount: String, kind: String) throws {
        let rows =
            bought + [
                observation("p", account: "visa", date: "2025-02-06", "25.00", text: "PAYMENT RECEIVED"),
                observation("d", account: "visa", date: "2025-02-10", "-7.25", text: "SHOP 4"),
                observation("e", account: "visa", date: "2025-02-12", "-4.10", text: "SHOP 5"),
                observation("q", account: "visa", date: "2025-02-28", "11.35", text: "PAYMENT RECEIVED"),
                observation("f", account: "visa", date: "2025-03-02", "-9.35", text: "SHOP 6"),
                observation("g", account: "visa", date: "2025-03-04", "-10.00", text: "SHOP 7"),
            ]
        #expect(try run(rows + [credit("HARBORVIEW", amount, date: "2025-03-28")]).transaction(of: "c")?.string(.kind) == kind)
    }

    private func balance(_ amount: String, _ kind: String = "closing") -> String {
        #"{"type":"balance","id":"s","source":{"kind":"bank","format":"csv","document":"d1","place":"line 9"},"account":"visa","#
            + #""kind":"\#(kind)","date":"2025-01-31","amount":"\#(amount)","currency":"EUR"}"#
    }

    /// What the card's statement says was owed, within 65 days; what it could still be used for is no debt. One purchase of that size may
    /// have been given back.
    @Test(arguments: [
        ("-318.40", "closing", "2025-04-06", "-5.00", "transfer"), ("-318.40", "closing", "2025-04-07", "-5.00", "income"),
        ("-318.41", "closing", "2025-02-10", "-5.00", "income"), ("318.40", "closing", "2025-02-10", "-5.00", "income"),
        ("-318.40", "available", "2025-02-10", "-5.00", "income"), ("-318.40", "closing", "2025-02-10", "-318.40", "income"),
    ])
    func whatWasOwed(owed: String, of: String, date: String, other: String, kind: String) throws {
        let found = try run([
            balance(owed, of), observation("b", account: "visa", date: "2025-02-03", other, text: "SHOP"),
            credit("HARBORVIEW", "318.40", date: date),
        ])
        #expect(found.transaction(of: "c")?.string(.kind) == kind)
    }
}

extension Scratch {
    fileprivate static let kept = Scratch()
}

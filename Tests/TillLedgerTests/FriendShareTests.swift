import Testing
import TillLedger
import TillRecords
import TillTesting

/// What people gave back of a purchase that was shared: linked where the text says so, asked where only the amount fits one.
@Suite struct FriendShareTests {
    private func run(_ rows: [String]) throws -> StageRun {
        let file = Scratch.kept.file(
            "friends.yaml",
            "currency: EUR\nmembers: [{id: ana, role: owner, names: [Ana Ng]}]\naccounts: [{id: giro, kind: checking, last4: \"2051\"}]\n")
        return try StageRun(DedupeStage.self, options: ["household-file": [file]], rows)
    }

    private func row(_ id: String, _ place: Int, _ date: String, _ amount: String, _ text: String) -> String {
        observation("\(id)\(place)", account: "giro", date: date, amount, text: text, household: "h\(place)")
    }

    /// Linked, asked, or neither.
    private func outcome(_ found: StageRun, _ place: Int) -> String {
        guard let row = found.transaction(of: "b\(place)") else { return "gone" }
        return row.string(.kind) == "refund" ? "linked" : row.objects(.candidates).isEmpty ? "" : "asked"
    }

    /// The kind of thing, the shop or a word for a share tells the purchase, through the channels of several countries.
    static let shares: [(paid: String, shop: String, back: String, text: String, outcome: String)] = [
        ("-48.60", "TRATTORIA BELVEDERE", "24.30", "ZELLE FROM MARTA OK DINNER", "linked"),
        ("-61.20", "PIZZERIA VESUVIO 22", "15.30", "TIKKIE J DE VRIES PIZZA", "linked"),
        ("-90.00", "RESTAURANT ZUM HIRSCH", "30.00", "TWINT L MUSTER RESTAURANT", "linked"),
        ("-57.40", "SALTY OAR", "57.40", "VENMO FROM KIM OAKES SALTY OAR", "linked"),
        ("-81.17", "LINDWURM KARTING", "40.59", "BIZUM DE LUIS SOTO LINDWURM", "linked"),
        ("-81.17", "LINDWURM KARTING", "40.58", "PIX RECEBIDO J SOUSA MINHA PARTE", "linked"),
        ("-81.17", "LINDWURM KARTING", "40.58", "SWISH FRÅN ELSA BERG HALVA", "linked"),
        ("-81.17", "LINDWURM KARTING", "40.58", "SWISH FRÅN ELSA BERG", "asked"),
        ("-81.17", "LINDWURM KARTING", "40.57", "SWISH FRÅN ELSA BERG HALVA", ""),
        ("-81.17", "LINDWURM KARTING", "40.60", "SWISH FRÅN ELSA BERG HALVA", ""),
        ("-81.20", "LINDWURM KARTING", "16.24", "SWISH FRÅN ELSA BERG HALVA", ""),
        ("-81.20", "LINDWURM KARTING", "20.30", "UPI/ARJUN MEHTA/SHARE", "linked"),
        ("-81.20", "LINDWURM KARTING", "40.60", "ÜBERWEISUNG L MUSTER ANTEIL", "asked"),
        ("-81.20", "LINDWURM KARTING", "40.60", "PAYROLL SHARE ACME", ""),
        ("-81.20", "LINDWURM KARTING", "40.60", "INTEREST SHARE ACCOUNT", ""),
        ("-81.20", "LINDWURM KARTING", "40.60", "ZELLE FROM ANA NG HALF", ""),
        ("-81.20", "LINDWURM KARTING", "40.60", "LINDWURM EVENTS", ""),
    ]

    /// One household a case: words are read once.
    @Test func oneShare() throws {
        let found = try run(
            FriendShareTests.shares.enumerated().flatMap { place, one in
                [row("p", place, "2025-06-03", one.paid, one.shop), row("b", place, "2025-06-05", one.back, one.text)]
            })
        for (place, one) in FriendShareTests.shares.enumerated() {
            #expect(outcome(found, place) == one.outcome, "\(one)")
            guard one.outcome == "linked" else { continue }
            let purchase = found.transaction(of: "p\(place)")?.string(.id)
            #expect(found.transaction(of: "b\(place)")?.objects(.links).first?.string(.to) == purchase, "\(one)")
        }
    }

    /// Within fourteen days, and never before the purchase.
    @Test func withinDays() throws {
        let days = [("2025-06-03", "linked"), ("2025-06-17", "linked"), ("2025-06-18", ""), ("2025-06-02", "")]
        let found = try run(
            days.enumerated().flatMap { place, day in
                [
                    row("p", place, "2025-06-03", "-48.60", "TRATTORIA BELVEDERE"),
                    row("b", place, day.0, "24.30", "ZELLE FROM MARTA OK DINNER"),
                ]
            })
        #expect(days.indices.map { outcome(found, $0) } == days.map(\.1))
    }

    /// Two purchases that fit are a matter of words; where these fit both, nobody guesses.
    @Test func twoPurchases() throws {
        let cases = [
            ("LINDWURM KARTING", "ZELLE FROM MARTA OK DINNER", "linked"), ("TRATTORIA NUOVA", "ZELLE FROM MARTA OK DINNER", ""),
            ("LINDWURM KARTING", "ZELLE FROM MARTA OK", ""), ("LINDWURM KARTING", "ZELLE FROM MARTA OK HALF", ""),
        ]
        let found = try run(
            cases.enumerated().flatMap { place, one in
                [
                    row("p", place, "2025-06-03", "-48.60", "TRATTORIA BELVEDERE"), row("q", place, "2025-06-03", "-48.60", one.0),
                    row("b", place, "2025-06-05", "24.30", one.1),
                ]
            })
        #expect(cases.indices.map { outcome(found, $0) } == cases.map(\.2))
    }

    /// Four friends have given it all back; what a fifth sends is for something else.
    @Test func nobodyGivesBackMoreThanWasPaid() throws {
        let sent = (0..<5).map {
            observation("b\($0)", account: "giro", date: "2025-06-0\($0 + 4)", "20.00", text: "TIKKIE FRIEND \($0) PIZZA")
        }
        let found = try run(
            [observation("p", account: "giro", date: "2025-06-03", "-80.00", text: "PIZZERIA VESUVIO 22")] + sent)
        #expect((0..<5).map { found.transaction(of: "b\($0)")?.string(.kind) } == ["refund", "refund", "refund", "refund", "income"])
    }
}

extension Scratch {
    fileprivate static let kept = Scratch()
}

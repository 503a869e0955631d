import Testing
import TillLedger
import TillRecords
import TillTesting

/// Money between own accounts whose sides differ, and what others share.
@Suite struct OwnMoneyTests {
    private func run(_ rows: [String], shared: String = "") throws -> StageRun {
        let file = Scratch.kept.file(
            "own-\(shared.hashValue).yaml",
            """
            currency: EUR
            members: [{id: ana, role: owner, names: [Ana Ng]}]
            accounts: [{id: giro, kind: checking, last4: "2051"}, {id: pot, kind: savings, last4: "5847"}]
            \(shared)
            """)
        return try StageRun(DedupeStage.self, options: ["household-file": [file]], rows)
    }

    /// What left, what arrived, days later, what the text says, and whether it is a transfer: at most a twentieth stays with the bank.
    @Test(arguments: [
        ("-1000.00", "992.50", 2, "TRANSFER TO 5847", true), ("-1000.00", "950.00", 2, "TRANSFER TO 5847", true),
        ("-1000.00", "949.99", 2, "TRANSFER TO 5847", false), ("-1000.00", "1000.01", 2, "TRANSFER TO 5847", false),
        ("-1000.00", "992.50", 6, "WIRE TRANSFER ANA NG", true), ("-1000.00", "992.50", 7, "WIRE TRANSFER ANA NG", false),
        ("-1000.00", "992.50", 2, "RIVERSIDE DENTAL", false), ("-1000.00", "992.50", 2, "UEBERWEISUNG AN BOB BAU", false),
    ])
    func lessAFee(out: String, into: String, days: Int, text: String, isTransfer: Bool) throws {
        let later = Day("2025-03-14")?.adding(days: days)?.description ?? ""
        let found = try run([
            observation("o", account: "giro", date: "2025-03-14", out, text: text),
            observation("i", account: "pot", date: later, into, text: "INCOMING TRANSFER"),
        ])
        #expect(["o", "i"].map { found.transaction(of: $0)?.string(.kind) == "transfer" } == [isTransfer, isTransfer])
        if isTransfer {
            #expect(found.transaction(of: "o")?.objects(.links).first?.string(.why)?.contains("that the bank kept") == true)
        }
    }

    /// One that left in parts or arrived in parts; where several would add up nobody guesses.
    @Test(arguments: [
        (["600.00", "400.00"], true), (["500.00", "300.00", "200.00"], true), (["600.00", "399.00"], false),
        (["600.00", "400.00", "600.00"], false),
    ])
    func inParts(parts: [String], isTransfer: Bool) throws {
        let rows = parts.enumerated().map {
            observation("i\($0.offset)", account: "pot", date: "2025-03-15", $0.element, text: "TRANSFER FROM 2051 NO \($0.offset)")
        }
        let found = try run([observation("o", account: "giro", date: "2025-03-14", "-1000.00", text: "TRANSFER ANA NG")] + rows)
        #expect((found.transaction(of: "o")?.string(.kind) == "transfer") == isTransfer)
        #expect(found.transaction(of: "o")?.objects(.links).count ?? 0 == (isTransfer ? parts.count : 0))
        let mirrored = try run(
            [observation("o", account: "pot", date: "2025-03-15", "1000.00", text: "TRANSFER ANA NG")]
                + parts.enumerated().map {
                    observation(
                        "i\($0.offset)", account: "giro", date: "2025-03-14", "-\($0.element)", text: "TRANSFER TO 5847 NO \($0.offset)")
                })
        #expect((mirrored.transaction(of: "o")?.string(.kind) == "transfer") == isTransfer)
    }

    /// Between currencies the rate that the bank gave is told, and what it kept.
    @Test func anExchangeTellsItsRate() throws {
        var into = try Record(checking: observation("i", account: "usd", "108.00", currency: "USD", text: "Exchanged to USD"))
        into.set(.home, raw: Array(#"{"amount":"99.20","currency":"EUR"}"#.utf8))
        let found = try run([observation("o", account: "giro", "-100.00", text: "Exchanged to USD"), into.text])
        let why = try #require(found.transaction(of: "o")?.objects(.links).first?.string(.why))
        #expect(why.hasSuffix("exchanged for 100.00 EUR at 0.9259, 0.80 EUR more than by the rate of the day"), "\(why)")
    }

    /// A half of the rent comes back from a flatmate, as the file says: within days, to a twentieth.
    @Test(arguments: [
        ("640.00", 2, "refund"), ("-0.01", 2, "expense"), ("672.00", 2, "refund"), ("672.01", 2, "income"), ("608.00", 2, "refund"),
        ("607.99", 2, "income"), ("640.00", -15, "refund"), ("640.00", -16, "income"), ("640.00", 45, "refund"), ("640.00", 46, "income"),
    ])
    func aSharedCost(back: String, days: Int, kind: String) throws {
        let day = Day("2025-06-03")?.adding(days: days)?.description ?? ""
        let found = try run(
            [
                observation("r", date: "2025-06-03", "-1280.00", text: "HILLSIDE LETTINGS JUNE", merchant: "Hillside Lettings"),
                observation("b", date: day, back, text: "PIX RECEBIDO TOMAS REY JUNE"),
                observation("x", date: "2025-06-04", "640.00", text: "TRANSFER FROM TOM REYNOLDS"),
            ], shared: "shared: [{cost: Hillside Lettings, from: Tomas Rey, share: 0.5}]")
        #expect(found.transaction(of: "b")?.string(.kind) == kind)
        #expect(found.transaction(of: "x")?.string(.kind) == "income")
        if kind == "refund" {
            #expect(found.transaction(of: "b")?.objects(.links).first?.string(.to) == found.transaction(of: "r")?.string(.id))
        }
    }

    /// What a friend may have given back is asked, once, where one purchase fits; what no friend sent is not.
    @Test(arguments: [
        ("BIZUM DE MARTA OK", 14, 1, true), ("BIZUM DE MARTA OK", 15, 1, false), ("TIKKIE J DE VRIES", 3, 1, true),
        ("VENMO CASHOUT", 2, 2, false), ("ACME GMBH INVOICE 7", 2, 1, false), ("ZELLE FROM ANA NG", 2, 1, false),
    ])
    func aFriendsShare(text: String, days: Int, purchases: Int, isAsked: Bool) throws {
        let day = Day("2025-06-03")?.adding(days: days)?.description ?? ""
        let bought = (0..<purchases).map {
            observation("p\($0)", account: "giro", date: "2025-06-03", "-57.40", text: "SALTY OAR \($0)", merchant: "Salty Oar \($0)")
        }
        let found = try #require(try run(bought + [observation("b", account: "giro", date: day, "57.40", text: text)]).transaction(of: "b"))
        #expect(found.string(.kind) == "income")
        #expect(!found.objects(.candidates).isEmpty == isAsked)
    }
}

extension Scratch {
    fileprivate static let kept = Scratch()
}

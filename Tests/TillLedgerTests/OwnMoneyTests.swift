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
        // A member's name is the household's own side; which rows the other one is stays open.
        #expect(mirrored.transaction(of: "o")?.string(.kind) == "transfer")
        #expect(mirrored.transaction(of: "o")?.objects(.links).isEmpty == !isTransfer)
    }

    /// The same payees' rows that meet on two accounts month after month are a standing order: three months, two days apart at most.
    @Test(arguments: [(3, 0, true), (3, 2, true), (3, 3, false), (2, 0, false)])
    func monthAfterMonth(months: Int, days: Int, isTransfer: Bool) throws {
        let rows = (1...months).flatMap { month -> [String] in
            let day = Day("2025-0\(month)-10")
            return [
                observation("o\(month)", account: "giro", date: day?.description ?? "", "-500.00", text: "QUORN", merchant: "Quorn"),
                observation(
                    "i\(month)", account: "pot", date: day?.adding(days: days)?.description ?? "", "500.00", text: "HOLT", merchant: "Holt"),
            ]
        }
        #expect((try run(rows).transaction(of: "o1")?.string(.kind) == "transfer") == isTransfer)
    }

    /// A card's bill is another sum each month, paid after the same number of days: three months alike are no chance.
    @Test(arguments: [(3, [0, 0, 0], true), (3, [2, 2, 2], true), (3, [1, 2, 1], false), (2, [0, 0], false), (3, [3, 3, 3], false)])
    func anotherSumEachMonth(months: Int, lags: [Int], isTransfer: Bool) throws {
        let rows = (1...months).flatMap { month -> [String] in
            let day = Day("2025-0\(month)-10")
            let sum = "\(400 + month * 10).00"
            return [
                observation("o\(month)", account: "giro", date: day?.description ?? "", "-\(sum)", text: "QUORN", merchant: "Quorn"),
                observation(
                    "i\(month)", account: "visa", date: day?.adding(days: lags[month - 1])?.description ?? "", sum, text: "HOLT",
                    merchant: "Holt"),
            ]
        }
        #expect((try run(rows).transaction(of: "o1")?.string(.kind) == "transfer") == isTransfer)
    }

    /// What a card calls the payment of its bill left another account: on what the household calls a card, and on what it says nothing of.
    @Test(arguments: [
        ("visa", "ΠΛΗΡΩΜΗ - ΕΥΧΑΡΙΣΤΟΥΜΕ", 1, true), ("visa", "BETALNING MOTTAGEN TACK", 0, true),
        ("visa", "DZIĘKUJEMY ZA SPŁATĘ", 3, true),
        ("visa", "ご入金", 2, true), ("visa", "BETALNING MOTTAGEN TACK", 6, false), ("pot", "BETALNING MOTTAGEN TACK", 0, false),
        ("visa", "HOLT AND SONS", 0, false),
    ]) func theBillOfACard(account: String, text: String, days: Int, isTransfer: Bool) throws {
        let later = Day("2025-03-14")?.adding(days: days)?.description ?? ""
        let found = try run([
            observation("o", account: "giro", date: "2025-03-14", "-310.00", text: "QUORN 4410 BG 5127"),
            observation("i", account: account, date: later, "310.00", text: text),
        ])
        #expect(["o", "i"].map { found.transaction(of: $0)?.string(.kind) == "transfer" } == [isTransfer, isTransfer])
    }

    /// What leaves savings goes where it came from: after moves in three months, onto that account, days apart as transfers are.
    @Test(arguments: [
        (3, 3, "pot", "giro", "AUSZAHLUNG", true), (3, 4, "pot", "giro", "AUSZAHLUNG", false), (2, 3, "pot", "giro", "AUSZAHLUNG", false),
        (3, 2, "pot", "visa", "AUSZAHLUNG", false), (3, 2, "giro", "visa", "AUSZAHLUNG", false),
        (3, 5, "pot", "giro", "TRANSFER", true), (3, 6, "pot", "giro", "TRANSFER", false),
    ])
    func whatLeavesSavings(months: Int, days: Int, from: String, to: String, text: String, isTransfer: Bool) throws {
        let rows = (1...months).flatMap { month in
            [
                observation("o\(month)", account: "giro", date: "2025-0\(month)-10", "-500.00", text: "QUORN", merchant: "Quorn"),
                observation("i\(month)", account: "pot", date: "2025-0\(month)-11", "500.00", text: "HOLT", merchant: "Holt"),
            ]
        }
        let later = Day("2025-05-20")?.adding(days: days)?.description ?? ""
        let back = [
            observation("x", account: from, date: "2025-05-20", "-340.00", text: text, merchant: text),
            observation("y", account: to, date: later, "340.00", text: "EINGANG", merchant: "Eingang"),
        ]
        #expect((try run(rows + back).transaction(of: "x")?.objects(.links).isEmpty == false) == isTransfer)
    }

    /// Varying amounts that a friend gives back, or a share of the same size that an app for people brings, are no standing order.
    @Test(arguments: [("500.00", "HOLT", true), ("500.00", "VENMO CASHOUT", false), ("varying", "HOLT", false)])
    func whatFriendsGiveBack(amount: String, text: String, isTransfer: Bool) throws {
        let rows = (1...4).flatMap { month -> [String] in
            let size = amount == "varying" ? "\(30 + month).00" : amount
            return [
                observation("o\(month)", account: "giro", date: "2025-0\(month)-10", "-\(size)", text: "QUORN", merchant: "Quorn"),
                observation("i\(month)", account: "pot", date: "2025-0\(month)-11", size, text: text, merchant: text),
            ]
        }
        #expect((try run(rows).transaction(of: "o1")?.string(.kind) == "transfer") == isTransfer)
    }

    /// A card's bill is its rows' sum since the bill before: one that fits may be chance, a second that follows is proof.
    @Test(arguments: [
        (["-30.00", "-45.50"], true), (["-30.00"], false), (["-30.00", "-45.49"], false), (["-30.00", "-22.74"], false),
        (["-30.00", "-22.75"], true),
    ])
    func billsOfACard(paid: [String], isTransfer: Bool) throws {
        let file = Scratch.kept.file(
            "bills.yaml",
            "currency: EUR\naccounts: [{id: giro, kind: checking, last4: \"2051\"}, {id: visa, kind: card, last4: \"4417\"}]\n")
        let bought = [("01-05", "-10.00"), ("01-20", "-20.00"), ("02-03", "-22.75"), ("02-17", "-22.75")].enumerated().map {
            observation("b\($0.offset)", account: "visa", date: "2025-\($0.element.0)", $0.element.1, text: "SHOP \($0.offset)")
        }
        let bills = paid.enumerated().map {
            observation(
                "p\($0.offset)", account: "giro", date: "2025-0\($0.offset + 2)-01", $0.element, text: "QUORNCARD", merchant: "Quorncard")
        }
        let found = try StageRun(DedupeStage.self, options: ["household-file": [file]], bought + bills)
        #expect(paid.indices.allSatisfy { (found.transaction(of: "p\($0)")?.string(.kind) == "transfer") == isTransfer })
        if isTransfer {
            let why = found.transaction(of: "p0")?.objects(.links).first?.string(.why)
            #expect(why == "pays the card's 2 rows since the bill before, to the cent")
        }
    }

    /// A bill is paid at most 65 days after its last row.
    @Test(arguments: [(65, true), (66, false)])
    func billsAreOfTheTimeBefore(days: Int, isTransfer: Bool) throws {
        let file = Scratch.kept.file(
            "late.yaml",
            "currency: EUR\naccounts: [{id: giro, kind: checking, last4: \"2051\"}, {id: visa, kind: card, last4: \"4417\"}]\n")
        let bought = [("2025-01-20", "-20.00"), ("2025-02-17", "-22.75")]
        let rows = bought.enumerated().flatMap { number, row in
            let paid = Day(row.0)?.adding(days: days)?.description ?? ""
            return [
                observation("b\(number)", account: "visa", date: row.0, row.1, text: "SHOP \(number)"),
                observation("p\(number)", account: "giro", date: paid, row.1, text: "QUORNCARD", merchant: "Quorncard"),
            ]
        }
        let found = try StageRun(DedupeStage.self, options: ["household-file": [file]], rows)
        #expect([0, 1].allSatisfy { (found.transaction(of: "p\($0)")?.string(.kind) == "transfer") == isTransfer })
    }

    /// A card earns nothing: what a shop gives back is a refund, of whichever purchase; on an account it is so only where it fits one.
    @Test(arguments: [("visa", "refund"), ("giro", "income")])
    func creditsOfACard(account: String, kind: String) throws {
        let file = Scratch.kept.file(
            "credits.yaml",
            "currency: EUR\naccounts: [{id: giro, kind: checking, last4: \"2051\"}, {id: visa, kind: card, last4: \"4417\"}]\n")
        let rows = [
            observation("b", account: account, date: "2025-01-05", "-10.00", text: "QUORN", merchant: "Quorn"),
            observation("c", account: account, date: "2025-03-05", "64.20", text: "QUORN", merchant: "Quorn"),
        ]
        let found = try StageRun(DedupeStage.self, options: ["household-file": [file]], rows)
        #expect(found.transaction(of: "c")?.string(.kind) == kind)
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
        #expect(found.string(.kind) == (text.hasSuffix("ANA NG") ? "transfer" : "income"))
        #expect(!found.objects(.candidates).isEmpty == isAsked)
    }
}

extension Scratch {
    fileprivate static let kept = Scratch()
}

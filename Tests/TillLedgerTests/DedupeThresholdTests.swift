import Testing
import TillRecords
import TillTesting

@testable import TillLedger

/// Rules of linking that have a threshold, as tables: just below, at, and just above it.
@Suite struct DedupeThresholdTests {
    private static let first = Day("2025-03-14")

    private static func day(_ later: Int) -> String { first?.adding(days: later)?.description ?? "" }

    private static func kind(_ run: StageRun, _ observation: String) -> String? {
        run.all("transaction").first { $0.strings(.observations).contains(observation) }?.string(.kind)
    }

    /// Days, what came back of 100.00, and what that is. It came to the account that had paid.
    @Test(arguments: [
        (0, "100.00", "refund"), (119, "100.00", "refund"), (120, "100.00", "refund"), (121, "100.00", "income"),
        // No more can come back than was paid.
        (5, "99.99", "refund"), (5, "100.00", "refund"), (5, "100.01", "income"),
        // Any part, for two months; one of three equal things, to the cent, for all the time.
        (49, "41.00", "refund"), (54, "41.00", "refund"), (55, "41.00", "income"),
        (100, "33.32", "income"), (100, "33.33", "refund"), (100, "33.34", "refund"), (100, "33.35", "income"),
        (100, "49.98", "income"), (100, "49.99", "income"), (100, "50.00", "refund"), (100, "50.01", "income"),
    ])
    func whatCameBackIsARefund(days: Int, back: String, kind: String) throws {
        let rows = [
            observation("paid", date: Self.day(0), "-100.00", text: "SHOE BARN", merchant: "Shoe Barn"),
            observation("back", date: Self.day(days), back, text: "SHOE BARN", merchant: "Shoe Barn"),
        ]
        #expect(Self.kind(try StageRun(DedupeStage.self, rows), "back") == kind)
    }

    /// Of purchases of which any part may have come back only the latest twenty are looked at.
    @Test(arguments: [(18, "refund"), (19, "refund"), (20, "income")])
    func aPartOfOneOfTheLatestPurchases(later: Int, kind: String) throws {
        var rows = [observation("paid", date: Self.day(0), "-100.00", text: "SHOE BARN", merchant: "Shoe Barn")]
        // Smaller than what comes back would be no candidates at all: these are larger, and each is refunded in full.
        for number in 0..<later {
            let amount = "\(200 + number).00"
            rows.append(observation("p\(number)", date: Self.day(1), "-\(amount)", text: "SHOE BARN", merchant: "Shoe Barn"))
            rows.append(observation("r\(number)", date: Self.day(2), amount, text: "SHOE BARN", merchant: "Shoe Barn"))
        }
        rows.append(observation("back", date: Self.day(3), "41.00", text: "SHOE BARN", merchant: "Shoe Barn"))
        #expect(Self.kind(try StageRun(DedupeStage.self, rows), "back") == kind)
    }

    /// A pending 20.00 of a day, the posted row's days after it, its amount, whether it says the same, and whether they are one.
    @Test(arguments: [
        (-2, "-20.00", true, false), (-1, "-20.00", true, true), (0, "-20.00", true, true), (10, "-20.00", true, true),
        (11, "-20.00", true, false),
        // The same amount alone is enough for five days.
        (4, "-20.00", false, true), (5, "-20.00", false, true), (6, "-20.00", false, false),
        // A tip: up to three tenths more, of the same merchant.
        (2, "-19.99", true, false), (2, "-20.01", true, true), (2, "-25.99", true, true), (2, "-26.00", true, true),
        (2, "-26.01", true, false), (2, "-20.01", false, false),
    ])
    func aPendingRowAndThePostedOne(days: Int, amount: String, says: Bool, isOne: Bool) throws {
        let rows = [
            observation("p", date: Self.day(0), "-20.00", text: "BISTRO", merchant: "Bistro", document: "d0", status: "pending"),
            observation("q", date: Self.day(days), amount, text: says ? "BISTRO" : "POS 77", merchant: says ? "Bistro" : nil),
        ]
        let run = try StageRun(DedupeStage.self, rows)
        #expect(run.all("transaction").count == (isOne ? 1 : 2))
    }

    /// Days from leaving to arriving of 200.00 between two own accounts, what both sides say, and whether it is a transfer.
    @Test(arguments: [
        (-5, "ANA NG TRANSFER", "expense"), (-4, "ANA NG TRANSFER", "transfer"), (8, "ANA NG TRANSFER", "transfer"),
        (9, "ANA NG TRANSFER", "expense"),
    ])
    func moneyBetweenAccounts(days: Int, text: String, kind: String) throws {
        // Day 20 is when it leaves, so that an arrival may come before it.
        let rows = [
            observation("out", account: "giro", date: Self.day(20), "-200.00", text: text),
            observation("in", account: "savings", date: Self.day(20 + days), "200.00", text: text),
        ]
        #expect(Self.kind(try StageRun(DedupeStage.self, rows), "out") == kind)
    }

    /// What a converted amount may be off where both rows say the very same (a tenth) and where they do not (a twenty-second): the home
    /// worth is 220.00.
    @Test(arguments: [
        ("198.01", true, true), ("198.00", true, true), ("197.99", true, false),
        ("244.44", true, true), ("244.45", true, false),
        ("210.01", false, true), ("210.00", false, true), ("209.99", false, false),
    ])
    func moneyChangedBetweenAccounts(arrived: String, isSame: Bool, isTransfer: Bool) throws {
        var out = try Record(checking: observation("out", account: "dollars", "-250.00", currency: "USD", text: "OWN TRANSFER EXCHANGE"))
        out.set(.home, raw: Array(#"{"amount":"-220.00","currency":"EUR","rate":"0.88","rate_date":"2025-03-14"}"#.utf8))
        let into = observation(
            "in", account: "giro", arrived, text: isSame ? "OWN TRANSFER EXCHANGE" : "TRANSFER FROM OWN ACCOUNT EXCHANGE")
        let run = try StageRun(DedupeStage.self, [out.text, into])
        #expect(Self.kind(run, "in") == (isTransfer ? "transfer" : "income"))
    }

    /// Days that the two rows of an exchange may lie apart.
    @Test(arguments: [(-3, false), (-2, true), (2, true), (3, false)])
    func anExchangeIsDoneWithinTwoDays(days: Int, isTransfer: Bool) throws {
        var out = try Record(
            checking: observation(
                "out", account: "dollars", date: Self.day(5), "-250.00", currency: "USD", text: "OWN TRANSFER EXCHANGE"))
        out.set(.home, raw: Array(#"{"amount":"-220.00","currency":"EUR","rate":"0.88","rate_date":"2025-03-14"}"#.utf8))
        let into = observation("in", account: "giro", date: Self.day(5 + days), "220.00", text: "OWN TRANSFER EXCHANGE")
        #expect(Self.kind(try StageRun(DedupeStage.self, [out.text, into]), "in") == (isTransfer ? "transfer" : "income"))
    }

    /// Two formats of one account: equal day and amount are one, a cent or a day apart they are two.
    @Test(arguments: [("2025-03-13", "-3.50", 2), ("2025-03-14", "-3.50", 1), ("2025-03-15", "-3.50", 2), ("2025-03-14", "-3.51", 2)])
    func twoFormatsOfOneAccount(date: String, amount: String, count: Int) throws {
        let rows = [
            observation("a", key: "ka", date: "2025-03-14", "-3.50", text: "TEA ROOM", document: "d1", format: "csv"),
            observation("b", key: "kb", date: date, amount, text: "TEA ROOM LTD", document: "d2", format: "ofx"),
        ]
        #expect(try StageRun(DedupeStage.self, rows).all("transaction").count == count)
    }

    /// A member's limit of 50.00: what is at it passes, a cent above waits.
    @Test(arguments: [("-49.99", nil), ("-50.00", nil), ("-50.01", "pending")] as [(String, String?)])
    func aLimitHoldsBackWhatIsAboveIt(amount: String, approval: String?) throws {
        let file = "currency: EUR\nmembers: [{id: kim, role: child}, {id: ana, role: owner}]\nlimits: {child: {approval-above: 50}}"
        var row = try Record(checking: observation("a", amount))
        row.set(.member, string: "kim")
        let run = try StageRun(DedupeStage.self, household: file, [row.text])
        #expect(run.all("transaction").map { $0.string(.approval) } == [approval])
    }

    /// Wages of somebody who is also paid are no refund, whatever the amount: their words say so.
    @Test(arguments: [("ACME REFUND", "refund"), ("ACME", "refund"), ("ACME SALARY GEHALT LOHN", "income")])
    func wagesAreNoRefund(text: String, kind: String) throws {
        let rows = [
            observation("paid", date: Self.day(0), "-1800.00", text: "ACME", merchant: "Acme"),
            observation("back", date: Self.day(5), "1800.00", text: text, merchant: "Acme"),
        ]
        #expect(Self.kind(try StageRun(DedupeStage.self, rows), "back") == kind)
    }

    /// Of an exchange one side leaves and the other arrives.
    @Test(arguments: [("220.00", "transfer"), ("-220.00", "expense")])
    func bothSidesOfAnExchange(amount: String, kind: String) throws {
        var out = try Record(checking: observation("out", account: "dollars", "-250.00", currency: "USD", text: "OWN TRANSFER EXCHANGE"))
        out.set(.home, raw: Array(#"{"amount":"-220.00","currency":"EUR","rate":"0.88","rate_date":"2025-03-14"}"#.utf8))
        let other = observation("other", account: "giro", amount, text: "OWN TRANSFER EXCHANGE")
        #expect(Self.kind(try StageRun(DedupeStage.self, [out.text, other]), "other") == kind)
    }
}

import Testing
import TillRecords
import TillTesting

@testable import TillLedger

/// What joins a receipt or a message to its row where amount, day or name alone would not.
@Suite struct CrossSourceKindTests {
    private func groups(_ lines: [String]) throws -> Set<Set<String>> { try StageRun(DedupeStage.self, lines).groups }

    /// Rows of other shops, so that chance has something to be counted on.
    private func others(_ count: Int = 30) -> [String] {
        (0..<count).map { at in
            observation(
                "o\(at)", date: "2025-0\(1 + at % 6)-1\(at % 9)", "-\(20 + at * 3).\(10 + at)", text: "SHOP \(at) HALL",
                merchant: "Shop \(at)")
        }
    }

    /// What a scan made of 75.45, and whether the row of that amount is the receipt's.
    @Test(arguments: [("-7545.00", true), ("-75.45", true), ("-754500.00", false)])
    func aScanLosesTheDecimalMark(read: String, isOne: Bool) throws {
        let row = observation("b", "-75.45", text: "ROSSI MARKET", merchant: "Rossi Market")
        #expect(try groups(others() + [row, Purchase.receipt("r", read, "Rossi Market")]).contains(["b", "r"]) == isOne)
    }

    /// Amounts in ten-thousandths and what they are without their mark, or were with it: two digits stand behind it.
    @Test(
        arguments: [
            (75_450_000, [754_500]), (754_500, [75_450_000]), (754_550, []), (10_000, [100]), (.max - .max % 10_000, []),
        ] as [(Int64, [Int64])])
    func amountsWithoutTheirMark(units: Int64, others: [Int64]) { #expect(PriceEvidence.unmarked(units) == others) }

    /// Days by which a receipt's day of the month is off, and whether the only row of that shop and amount is its own.
    @Test(arguments: [("2025-03-24", true), ("2025-04-13", true), ("2025-02-12", true), ("2025-08-29", false)])
    func aDayOfTheMonthIsReadWrong(date: String, isOne: Bool) throws {
        let row = observation("b", date: "2025-03-15", "-39.27", text: "ROSSI MARKET", merchant: "Rossi Market")
        let again = observation("b2", date: "2025-05-02", "-12.80", text: "ROSSI MARKET", merchant: "Rossi Market")
        let more = (0..<5).map {
            observation("m\($0)", date: "2025-06-1\($0)", "-\(30 + $0).15", text: "ROSSI MARKET", merchant: "Rossi Market")
        }
        let found = try groups(others(120) + more + [row, again, Purchase.receipt("r", "-39.27", "Rossi Market") { $0.date = date }])
        #expect(found.contains(["b", "r"]) == isOne)
    }

    /// A tip of a share that is usual tells one visit to a regular shop from the next; another sum does not.
    @Test(arguments: [("-8.04", true), ("-8.39", true), ("-7.69", true), ("-8.74", true), ("-8.11", false), ("-8.86", false)])
    func aTipOfAUsualShareTellsTheVisit(paid: String, isOne: Bool) throws {
        let visits = (0..<40).map { at in
            observation(
                "v\(at)", date: "2025-0\(1 + at % 6)-\(10 + at % 18)", "-\(7 + at % 3).\(11 + at * 2)", text: "IVORY CAFE",
                merchant: "Ivory Cafe")
        }
        let found = try groups(
            visits + [
                observation("b", "-\(paid.dropFirst())", text: "IVORY CAFE", merchant: "Ivory Cafe"),
                Purchase.receipt("r", "-6.99", "Ivory Cafe"),
            ])
        #expect(found.contains(["b", "r"]) == isOne)
    }

    /// Another receipt of a shop shows a tip: then tips are usual there, whatever it is called.
    @Test(arguments: [true, false])
    func aShopThatOnceTookATipTakesTips(hasShown: Bool) throws {
        let tip = hasShown ? "4.00" : nil
        let lines =
            others() + [
                observation("b", "-46.30", text: "IVORY DOOR", merchant: "Ivory Door"), Purchase.receipt("r", "-40.00", "Ivory Door"),
                Purchase.receipt("other", "-33.00", "Ivory Door") { ($0.date, $0.tip) = ("2025-05-02", tip) },
            ]
        let why = try StageRun(DedupeStage.self, lines).transaction(of: "r")?.objects(.links).first?.string(.why)
        #expect(why?.hasPrefix(hasShown ? "the amount with a tip" : "a little more") == true)
    }

    /// What a message speaks of, and which of two shops' rows of one rounded amount it tells of.
    @Test(arguments: [
        ("coffee", "SOLANO ROASTERS", "BRICK HARDWARE STORE"), ("groceries", "LINDQVIST SUPERMARKET", "BRICK HARDWARE STORE"),
        ("farmacia", "FARMACIA DEL SOL", "LINDQVIST SUPERMARKET"), ("Benzin", "TANKSTELLE NORD", "BUCHHANDLUNG KRAUS"),
    ])
    func whatAMessageSpeaksOfTellsTheShop(word: String, shop: String, other: String) throws {
        let lines =
            others() + [
                observation("a", "-17.38", text: shop, merchant: shop), observation("b", "-16.81", text: other, merchant: other),
                Purchase.message("m", "-17", word),
            ]
        let found = try groups(lines)
        #expect(found.contains(["a", "m"]))
    }

    /// A message that was taken for income, a shop's row, and whether they are one: a refund never is what was paid.
    @Test(arguments: [
        ("24.99", "income", true), ("25", "income", true), ("24.99", "refund", false), ("24.98", "income", false), ("26", "income", false),
    ])
    func aMessageTakenForIncomeIsWhatTheShopTook(amount: String, direction: String, isOne: Bool) throws {
        var message = try Record(checking: Purchase.message("m", amount, "walmart"))
        message.set(.direction, string: direction)
        let row = observation("b", "-24.99", text: "WALMART 2130", merchant: "Walmart")
        let run = try StageRun(DedupeStage.self, others() + [row, message.text])
        #expect(run.groups.contains(["b", "m"]) == isOne)
        #expect(run.transaction(of: "b")?.string(.kind) == "expense")
    }

    /// The two sides of a standing order say what it is for, and the month: a word that many texts have still ties them.
    @Test func aStandingOrderThatNamesItsMonthIsATransfer() throws {
        let months = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober"]
        let rows = months.enumerated().flatMap { at, month in
            let day = "2025-\(at < 9 ? "0" : "")\(at + 1)-02"
            return [
                observation("o\(at)", account: "giro", date: day, "-700.00", text: "Ueberweisung Ruecklage \(month)"),
                observation("i\(at)", account: "pot", date: day, "700.00", text: "GUTSCHRIFT Ruecklage \(month)"),
            ]
        }
        let run = try StageRun(DedupeStage.self, rows)
        #expect(months.indices.allSatisfy { run.transaction(of: "o\($0)")?.string(.kind) == "transfer" })
    }
}

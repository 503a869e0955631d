import Testing
import TillLedger
import TillRecords
import TillTesting

/// Rows of one amount: which of them belongs to whom, and how long that takes where there are thousands.
@Suite struct EqualAmountTests {
    /// Shops of the household, so that names of them are known.
    private var known: [String] {
        ["Garden Centre Vogel", "Bakery Süd", "Petrol Nord", "Kino Rex", "Market Hall"].enumerated().flatMap { number, shop in
            (0..<6).map { row in
                let day = Day("2025-02-01")?.adding(days: row * 9 + number)?.description ?? ""
                return observation(
                    "k\(number)\(row)", date: day, "-\(11 + number).\(20 + row * 7)", text: shop.uppercased(), merchant: shop)
            }
        }
    }

    /// What a message says of 23.40 on the day of the only row of that amount, the row's shop, and whether it is that row.
    @Test(arguments: [
        ("petrol nord", "Petrol Nord", true), ("petrol", "Petrol Nord", true), ("flowers for mum", "Garden Centre Vogel", true),
        ("petrol nord with jo", "Garden Centre Vogel", false), ("tickets kino rex", "Market Hall", false),
        ("bakery süd", "Petrol Nord", false),
    ])
    func aMessageThatNamesAnotherShopIsNotTheRow(text: String, shop: String, isOne: Bool) throws {
        let run = try StageRun(
            DedupeStage.self,
            known + [observation("b", "-23.40", text: shop.uppercased(), merchant: shop), Purchase.message("m", "-23.40", text)])
        #expect(run.groups.contains(["b", "m"]) == isOne)
    }

    @Test func aReceiptOfAnotherShopIsNotTheRow() throws {
        let run = try StageRun(
            DedupeStage.self,
            known + [
                observation("b", date: "2025-03-15", "-23.40", text: "PETROL NORD", merchant: "Petrol Nord"),
                Purchase.receipt("r", "-23.40", "Kino Rex"),
            ])
        #expect(!run.groups.contains(["b", "r"]))
    }

    /// Each meets its own though all are equal, in time that grows with their number.
    @Test(arguments: ["transfer", "refund", "pending"])
    func thousandsOfOneAmount(kind: String) throws {
        var lines: [String] = []
        let count = 1500
        for number in 0..<count {
            let date = "2025-03-0\(1 + number % 3)"
            lines.append(observation("b\(number)", date: date, "-2.50", text: "COFFEE BAR", merchant: "Coffee Bar"))
            let id = "x\(number)"
            switch kind {
            case "transfer": lines.append(observation(id, account: "pot", date: date, "2.50", text: "TRANSFER"))
            case "refund": lines.append(observation(id, date: "2025-03-1\(number % 3)", "2.50", text: "COFFEE BAR", merchant: "Coffee Bar"))
            default:
                lines.append(
                    observation(id, date: date, "-2.50", text: "COFFEE BAR", merchant: "Coffee Bar", document: "d2", status: "pending"))
            }
        }
        let run = try StageRun(DedupeStage.self, lines)
        let found = run.all("transaction")
        switch kind {
        case "transfer", "refund": #expect(found.count { $0.string(.kind) == kind } >= count)
        default: #expect(found.count { $0.strings(.observations).count > 1 } == count)
        }
    }
}

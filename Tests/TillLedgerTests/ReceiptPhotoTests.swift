import Testing
import TillLedger
import TillTesting

/// Two photos of one receipt are one; two visits are two.
@Suite struct ReceiptPhotoTests {
    private func groups(_ lines: [String]) throws -> Set<Set<String>> { try StageRun(DedupeStage.self, lines).groups }

    @Test func theSameMinuteShopAndTotalAreOneReceipt() throws {
        let run = try StageRun(
            DedupeStage.self,
            [
                Purchase.receipt("r1", "-4.50") { $0.time = "10:39" }, Purchase.receipt("r2", "-4.50") { $0.time = "10:39" },
                observation("b", "-4.50", merchant: "Bakery"),
            ])
        #expect(run.groups == [["b", "r1", "r2"]])
        let why = run.all("transaction").flatMap { $0.objects(.links) }.compactMap { $0.string(.why) }
        #expect(why.contains { $0.hasPrefix("two photos of one receipt") })
    }

    @Test func twoEqualCoffeesWithTwoTimesAreTwo() throws {
        let coffees = [Purchase.receipt("r1", "-4.50") { $0.time = "09:12" }, Purchase.receipt("r2", "-4.50") { $0.time = "14:47" }]
        #expect(try groups(coffees) == [["r1"], ["r2"]])
        // Nor does one row at the bank make them one: the other may have been paid in cash.
        let run = try groups(coffees + [observation("b", "-4.50", merchant: "Bakery")])
        #expect(!run.contains { $0.isSuperset(of: ["r1", "r2"]) })
    }

    @Test func aMisreadTimeIsBelievedOnlyWhereTheBankHasOneRow() throws {
        let photos = [Purchase.receipt("r1", "-4.50") { $0.time = "18:10" }, Purchase.receipt("r2", "-4.50") { $0.time = "13:10" }]
        #expect(try groups(photos) == [["r1"], ["r2"]])
        #expect(try groups(photos + [observation("b", "-4.50", merchant: "Bakery")]) == [["b", "r1", "r2"]])
        let twice = try groups(photos + ["b1", "b2"].map { observation($0, "-4.50", merchant: "Bakery") })
        #expect(!twice.contains { $0.isSuperset(of: ["r1", "r2"]) })
    }

    @Test func withoutTimesEqualItemsSpeak() throws {
        let items = ["1.50", "3.00"]
        #expect(
            try groups([Purchase.receipt("r1", "-4.50") { $0.items = items }, Purchase.receipt("r2", "-4.50") { $0.items = items }]) == [
                ["r1", "r2"]
            ])
        #expect(try groups([Purchase.receipt("r1", "-4.50"), Purchase.receipt("r2", "-4.50")]) == [["r1"], ["r2"]])
    }

    @Test func aBillAndItsCardSlipAreOne() throws {
        #expect(
            try groups([
                Purchase.receipt("r1", "-20.00", "Bistro Rosa") { $0.time = "20:15" },
                Purchase.receipt("r2", "-23.00", "Bistro Rosa") { ($0.time, $0.tip) = ("20:15", "3.00") },
                observation("b", "-23.00", merchant: "Bistro Rosa"),
            ]) == [["b", "r1", "r2"]])
    }

    @Test func onePictureIsOneReceipt() throws {
        // Two receipts read from one place cannot be two photos.
        func one(_ id: String) -> String {
            Purchase.receipt(id, "-4.50") { ($0.time, $0.place) = ("10:39", "page 1") }.replacing("photo-\(id)", with: "scan")
        }
        #expect(try groups([one("r1"), one("r2")]) == [["r1"], ["r2"]])
    }
}

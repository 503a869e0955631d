import Testing
import TillLedger
import TillTesting

/// Purchases abroad: the receipt is in one currency, the bank's row in another.
@Suite struct CrossSourceForeignTests {
    private func groups(_ lines: [String]) throws -> Set<Set<String>> { try StageRun(DedupeStage.self, lines).groups }

    @Test func theBanksTextNamesTheAmount() throws {
        #expect(
            try groups([
                observation("b", "-47.56", text: "GIFT SHOP USD 51.17 @ 0.9294", merchant: "Gift Shop"),
                Purchase.receipt("r", "-51.17", "Gift Shop") { $0.currency = "USD" },
            ]) == [["b", "r"]])
    }

    @Test func theRateOfTheDayConverts() throws {
        #expect(
            try groups([
                observation("b", "-30.60", text: "BAKERY LONDON", merchant: "Bakery"),
                Purchase.receipt("r", "-25.00") { ($0.currency, $0.home) = ("GBP", "-29.90") },
            ]) == [["b", "r"]])
        #expect(
            try groups([
                observation("b", "-36.60", text: "BAKERY LONDON", merchant: "Bakery"),
                Purchase.receipt("r", "-25.00") { ($0.currency, $0.home) = ("GBP", "-29.90") },
            ]) == [["b"], ["r"]])
    }

    @Test func anotherRowOfTheHouseholdTellsTheRate() throws {
        let seen = observation("s", date: "2025-03-10", "-23.80", text: "MUSEUM GBP 20.00 @ 1.1900", merchant: "Museum")
        #expect(
            try groups([
                seen, observation("b", "-30.10", text: "BAKERY LONDON", merchant: "Bakery"),
                Purchase.receipt("r", "-25.00") { $0.currency = "GBP" },
            ]) == [["s"], ["b", "r"]])
        #expect(
            try groups([
                seen, observation("b", "-33.00", text: "BAKERY LONDON", merchant: "Bakery"),
                Purchase.receipt("r", "-25.00") { $0.currency = "GBP" },
            ]) == [["s"], ["b"], ["r"]])
    }

    @Test func withoutAnyRateARoughOneFindsTheRow() throws {
        #expect(
            try groups([
                observation("b", "-30.10", text: "BAKERY LONDON", merchant: "Bakery"),
                Purchase.receipt("r", "-25.00") { $0.currency = "GBP" },
            ]) == [["b", "r"]])
    }
}

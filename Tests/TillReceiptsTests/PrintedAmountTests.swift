import Testing

@testable import TillReceipts

@Suite struct PrintedAmountTests {
    private func units(_ row: String, decimals: Int = 2) -> [Int64] {
        AmountScanner.amounts(Folding.capitals(row), decimals: decimals).map(\.units)
    }

    @Test(arguments: [
        ("TOTAL RM 60.30", [6030]), ("Summe EUR 24,23", [2423]), ("1,234.56", [123_456]), ("1.234,56 EUR", [123_456]),
        ("$8O.80", [8080]), ("RM 68. 87", [6887]), ("Pfand 0,25-", [-25]), ("DISC -5.00", [-500]), ("2 x 1,99 3,98", [199, 398]),
        ("6.00% 4.87", [487]), ("0,512 kg", []), ("17.06.2018", []), ("TEL 03-3279 1851", []), ("UNIT 105, BLOCK A", []),
        ("", []), ("99999999999999999999.99", []),
    ])
    func findsAmounts(row: String, wanted: [Int64]) {
        #expect(units(row) == wanted)
    }

    @Test func currenciesWithoutDecimalsCountWholeNumbers() {
        #expect(units("合計 ¥1,280", decimals: 0) == [1280])
    }
}

import Testing

@testable import TillReceipts

@Suite struct PrintedAmountTests {
    private func units(_ row: String, decimals: Int = 2) -> [Int64] {
        AmountScanner.amounts(Folding.capitals(row), decimals: decimals, signs: ReceiptKnowledge.ofCheckout?.letterSigns ?? []).map(\.units)
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

    @Test(arguments: [
        ("ROUNDING -.02", [-2]), ("CHANGE .00", [0]), ("DISC -,50", [-50]), ("$.75", [75]), ("A.02", []), ("1.02.03", []),
        ("PAID $31", [3100]), ("RS 1939", [193_900]), ("RS. 1,939", [193_900]), ("₹1,939", [193_900]), ("TABLE 31", []),
        ("RP 25.000", [2_500_000]), ("PEN 2", []), ("KR 25", []),
        ("Nr 1939", []), ("$31 25", [3100]), ("CHF 1'234.50", [123_450]),
    ])
    func amountsWithoutTheirZeroOrTheirDecimals(row: String, wanted: [Int64]) {
        #expect(units(row) == wanted)
    }

    /// Behind a label blanks may part thousands, and groups of three are whole; elsewhere a blank parts a quantity from a price.
    @Test(arguments: [
        ("TOTAL 1 048,00", [104_800], [4800]), ("TOTAL -1 048,00", [-104_800], [4800]), ("TOTAL 12 345 678,90", [1_234_567_890], [67_890]),
        ("TOTAL 25.000", [2_500_000], []), ("TOTAL 1,939", [193_900], []), ("TOTAL 1 04,00", [400], [400]), ("TOTAL 31", [], []),
    ])
    func behindALabel(row: String, named: [Int64], plain: [Int64]) {
        #expect(AmountScanner.amounts(Folding.capitals(row), decimals: 2, isNamed: true).map(\.units) == named)
        #expect(units(row) == plain)
    }

    @Test(arguments: [("1234567", [1_234_567]), ("12345678", []), ("12,345,678", [12_345_678]), ("1,280円", [1280]), ("１２８０", [1280])])
    func wholeNumbersThatAreNoAmounts(row: String, wanted: [Int64]) {
        #expect(units(row, decimals: 0) == wanted)
    }

    @Test func currenciesWithoutDecimalsCountWholeNumbers() {
        #expect(units("合計 ¥1,280", decimals: 0) == [1280])
    }
}

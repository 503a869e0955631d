import Testing
import TillRecords
import TillTesting

@Suite struct AmountTests {
    @Test(
        arguments: [
            ("0", 0, 0), ("-0", 0, 0), ("12.50", 1250, 2), ("-12.50", -1250, 2), ("0.5", 5, 1), ("00012", 12, 0),
            ("0.123456789", 123_456_789, 9), ("-999999999999999999", -999_999_999_999_999_999, 0), ("1.000", 1000, 3),
        ] as [(String, Int64, UInt8)])
    func reads(text: String, units: Int64, decimals: UInt8) {
        #expect(Amount(text) == Amount(units: units, decimals: decimals))
    }

    @Test(arguments: [
        "", "-", "+1", ".5", "5.", "1.2.3", "1,50", "1 000", " 1", "1 ", "--1", "1e3", "0x10", "NaN", "١٢", "1.000000000000000",
        "1000000000000000000", "12.50€", "\u{0}1", "−5",
    ])
    func refuses(text: String) {
        #expect(Amount(text) == nil)
    }

    @Test func writesWhatItReads() {
        var chance = SeededChance(1)
        for _ in 0..<5000 {
            let units = Int64(truncatingIfNeeded: chance.next()) % 1_000_000_000_000_000_000
            let amount = Amount(units: units, decimals: UInt8(chance.below(Int(Amount.mostDecimals) + 1)))
            #expect(Amount(amount.description) == amount)
        }
        #expect(Amount(units: 5, decimals: 2).description == "0.05")
        #expect(Amount(units: -5, decimals: 2).description == "-0.05")
        #expect(Amount(units: .min, decimals: 9).description == "-9223372036.854775808")
        #expect(Amount(units: .max, decimals: 0).description == "9223372036854775807")
    }

    @Test func scalesOnlyWithoutLoss() {
        let amount = Amount(units: 1250, decimals: 2)
        #expect(amount.scaled(to: 2) == amount)
        #expect(amount.scaled(to: 4) == Amount(units: 125_000, decimals: 4))
        #expect(amount.scaled(to: 1) == Amount(units: 125, decimals: 1))
        #expect(amount.scaled(to: 0) == nil)
        #expect(amount.scaled(to: Amount.mostDecimals + 1) == nil)
        #expect(Amount(units: .max, decimals: 0).scaled(to: 1) == nil)
        #expect(Amount(units: .min, decimals: 1).scaled(to: 9) == nil)
    }

    @Test func negatesAllButTheSmallest() {
        #expect(Amount(units: 7, decimals: 1).negated == Amount(units: -7, decimals: 1))
        #expect(Amount(units: .min, decimals: 0).negated == nil)
    }
}

import Testing
import TillRecords
import TillTesting

@Suite struct MoneyTallyTests {
    private func totals(_ tally: MoneyTally) -> [String] { tally.totals.map { "\($0.currency) \($0.total)" } }

    @Test func sumsByCurrencyAndCountsTheUnknownApart() {
        var tally = MoneyTally()
        tally.add(Amount(units: 1050, decimals: 2), Currency("EUR"))
        tally.add(Amount(units: -5, decimals: 1), Currency("EUR"))
        tally.add(Amount(units: 300, decimals: 0), Currency("JPY"))
        tally.add(Amount(units: 1, decimals: 3), nil)
        #expect(totals(tally) == ["EUR 10.00", "JPY 300", "XXX 0.001"])
    }

    @Test func keepsDigitsThatTheCurrencyDoesNotHave() {
        var tally = MoneyTally()
        tally.add(Amount(units: 12_345, decimals: 4), Currency("EUR"))
        #expect(totals(tally) == ["EUR 1.2345"])
        tally.add(Amount(units: -2_345, decimals: 4), Currency("EUR"))
        #expect(totals(tally) == ["EUR 1.00"])
    }

    @Test func doesNotDependOnOrderOrGrouping() {
        var chance = SeededChance(7)
        let currencies = ["EUR", "JPY", "KWD"].map { Currency($0) } + [nil]
        let entries = (0..<500).map { _ in
            (Amount(units: Int64(truncatingIfNeeded: chance.next()) >> 8, decimals: UInt8(chance.below(5))), chance.pick(currencies))
        }
        var straight = MoneyTally()
        for entry in entries { straight.add(entry.0, entry.1) }
        var left = MoneyTally()
        var right = MoneyTally()
        for (index, entry) in entries.shuffled(using: &chance).enumerated() {
            if index % 3 == 0 { left.add(entry.0, entry.1) } else { right.add(entry.0, entry.1) }
        }
        left.merge(right)
        #expect(left == straight)
        #expect(totals(left) == totals(straight))
    }

    @Test func holdsSumsThatNoAmountCould() {
        var tally = MoneyTally()
        for _ in 0..<1000 { tally.add(Amount(units: .max, decimals: 0), Currency("EUR")) }
        #expect(totals(tally) == ["EUR 9223372036854775807000.00"])
        for _ in 0..<2000 { tally.add(Amount(units: .min, decimals: 0), Currency("EUR")) }
        #expect(totals(tally) == ["EUR -9223372036854775809000.00"])
    }

    @Test func startsEmpty() {
        #expect(MoneyTally().totals.isEmpty)
        #expect(MoneyTally() == MoneyTally())
    }
}

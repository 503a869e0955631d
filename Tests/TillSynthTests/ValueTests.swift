import Testing
import TillRecords

@testable import TillSynth

@Suite struct ValueTests {
    /// First numbers of SplitMix64 with seed 0, from the reference implementation.
    @Test func chanceIsSplitMix() {
        var chance = Chance(seed: 0)
        #expect(chance.next() == 0xE220_A839_7B1D_CDAF)
        #expect(chance.next() == 0x6E78_9E6A_A1B9_65F4)
        #expect(chance.next() == 0x06C4_5D18_8009_454F)
    }

    @Test func forksDoNotDependOnWhatWasDrawn() {
        var drawn = Chance(seed: 9)
        _ = drawn.next()
        var (a, b, c) = (drawn.fork("rent"), Chance(seed: 9).fork("rent"), Chance(seed: 9).fork("food"))
        let first = a.next()
        #expect(first == b.next())
        #expect(first != c.next())
    }

    @Test func amountsAreWrittenWithTheirMarks() {
        #expect(Digits.amount(-123_456_789, mark: ",", group: ".") == "-1.234.567,89")
        #expect(Digits.amount(7) == "0.07")
        #expect(Digits.amount(-100_000, mark: ",", group: ".") == "-1.000,00")
        #expect(Digits.amount(1_234, decimals: 0) == "1234")
        #expect(Digits.amount(921_000, decimals: 6) == "0.921000")
    }

    @Test func ibanHasItsCheckDigits() {
        #expect(IBAN.make("DE", "370400440532013000") == "DE89370400440532013000")
        #expect(IBAN.make("NL", "ABNA0417164300") == "NL91ABNA0417164300")
    }

    @Test func monthsReadAndAdd() throws {
        let month = try #require(Month("2024-11"))
        #expect(month.advanced(by: 3).iso == "2025-02")
        #expect(month.advanced(by: 3).day(31) == Day(year: 2025, month: 2, day: 28))
        for bad in ["2024", "2024-13", "2024-00", "24-01", "2024-1", "2024-01-01", ""] { #expect(Month(bad) == nil) }
    }

    @Test func banksBookOnWorkingDays() throws {
        let saturday = try #require(Day(year: 2025, month: 3, day: 15))
        #expect(saturday.workingDay == Day(year: 2025, month: 3, day: 17))
        #expect(saturday.workingDays(after: 1) == Day(year: 2025, month: 3, day: 18))
    }

    @Test func ratesConvertBetweenDecimals() {
        let rates = RateTable(chance: Chance(seed: 1), first: Month(year: 2025, month: 1), months: 12)
        let day = Month(year: 2025, month: 6).day(15)
        // 10,000 yen are about 66 dollars, 100.00 Danish kroner about 13.40 euros.
        #expect((5_900...7_300).contains(rates.convert(10_000, "JPY", to: "USD", on: day) ?? 0))
        #expect((1_200...1_500).contains(rates.convert(10_000, "DKK", to: "EUR", on: day) ?? 0))
        #expect(rates.convert(1, "SEK", to: "EUR", on: day) == nil)
    }
}

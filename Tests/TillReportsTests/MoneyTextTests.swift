import Testing
import TillRecords

@testable import TillReports

@Suite struct MoneyTextTests {
    private func money(_ minor: Int64, _ code: String) -> Money { Money(minorUnits: minor, currency: Currency(code) ?? .unknown) }

    @Test(
        arguments: [
            (123_450, "GBP", "£1,234.50"), (-1, "EUR", "\u{2212}€0.01"), (0, "USD", "$0.00"), (-1_200_000, "JPY", "\u{2212}¥1,200,000"),
            (1_234_567, "KWD", "KWD\u{A0}1,234.567"), (123_456_789, "INR", "₹12,34,567.89"), (99, "SEK", "SEK\u{A0}0.99"),
            (500, "XXX", "5.00"),
        ] as [(Int64, String, String)])
    func writesForPeople(minor: Int64, code: String, text: String) {
        #expect(MoneyText.full(money(minor, code)) == text)
    }

    @Test func writesForMachines() {
        #expect(MoneyText.plain(money(-123_450, "GBP")) == "-1234.50")
        #expect(MoneyText.plain(money(7, "KWD")) == "0.007")
        #expect(MoneyText.plain(money(.min, "JPY")) == "-9223372036854775808")
    }

    @Test func signsAndRounds() {
        #expect(MoneyText.signed(money(5, "EUR")) == "+€0.05")
        #expect(MoneyText.whole(money(-150, "EUR")) == "\u{2212}€2")
        #expect(MoneyText.whole(money(-49, "EUR")) == "€0")
        #expect(MoneyText.compact(money(123_400, "EUR")) == "€1.2k")
        #expect(MoneyText.compact(money(-20_000_000_00, "EUR")) == "\u{2212}€20m")
        #expect(MoneyText.full(money(.min, "EUR")) == "\u{2212}€92,233,720,368,547,758.08")
    }

    @Test func daysCannotBeMisread() {
        #expect(DayText.full(Sample.day("2025-03-04")) == "4 Mar 2025")
        #expect(DayText.range(Sample.day("2025-03-04"), Sample.day("2025-03-09")) == "4\u{2013}9 Mar")
        #expect(DayText.long(Sample.day("2025-03-14")) == "Friday 14 March")
    }

    @Test func sharesAreWholePerCent() {
        #expect(Share.text(1, of: 3) == "33%")
        #expect(Share.text(2, of: 3) == "67%")
        #expect(Share.text(1, of: 1000) == "<1%")
        #expect(Share.text(1, of: 0) == "\u{2013}")
        #expect(([5, 1, 3] as [Int64]).median == 3)
        #expect(([4, 1] as [Int64]).median == 2)
        #expect(([] as [Int64]).median == nil)
        #expect(Share.percent(.max, of: 1) == nil || Share.percent(.max, of: 1) ?? 0 > 0)
    }
}

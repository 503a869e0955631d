import Testing
import TillTesting

@testable import TillRecords

@Suite struct MoneyTests {
    private func money(_ units: Int64, _ code: String) throws -> Money {
        Money(minorUnits: units, currency: try #require(Currency(code)))
    }

    private func amount(_ text: String) throws -> Amount { try #require(Amount(text)) }

    @Test(arguments: CurrencyTable.codes)
    func goesThroughTheStreamInEveryCurrency(code: String) throws {
        for units: Int64 in [0, 1, -1, 99, 100, -100, 123_456_789, -999_999_999_999] {
            let money = try money(units, code)
            let text = money.amount.description
            #expect(Money(try amount(text), money.currency) == money)
        }
    }

    @Test(
        arguments: [
            ("12.5", "EUR", 1250), ("12.50", "EUR", 1250), ("12.500", "EUR", 1250), ("12.505", "EUR", nil), ("12", "JPY", 12),
            ("12.0", "JPY", 12), ("12.5", "JPY", nil), ("1.234", "KWD", 1234), ("1.2345", "CLF", 12345),
            ("999999999999999999", "KWD", nil),
        ] as [(String, String, Int64?)])
    func takesAnAmountThatFitsItsDigits(text: String, code: String, units: Int64?) throws {
        let currency = try #require(Currency(code))
        #expect(Money(try amount(text), currency)?.minorUnits == units)
    }

    @Test func addsAndNegatesWithoutLoss() throws {
        #expect(try money(150, "EUR").adding(money(-50, "EUR")) == money(100, "EUR"))
        #expect(try money(5, "EUR").negated() == money(-5, "EUR"))
        let most = try money(.max, "EUR")
        let least = try money(.min, "EUR")
        let one = try money(1, "EUR")
        let dollar = try money(1, "USD")
        #expect(throws: Money.ArithmeticError.overflow) { try most.adding(one) }
        #expect(throws: Money.ArithmeticError.overflow) { try least.adding(least) }
        #expect(throws: Money.ArithmeticError.overflow) { try least.negated() }
        #expect(throws: Money.ArithmeticError.currencies(one.currency, dollar.currency)) { try one.adding(dollar) }
    }

    @Test(
        arguments: [
            (100, "EUR", "1.1", "USD", 110), (5, "EUR", "0.5", "USD", 2), (15, "EUR", "0.5", "USD", 8), (25, "EUR", "0.1", "USD", 2),
            (35, "EUR", "0.1", "USD", 4), (-25, "EUR", "0.1", "USD", -2), (-35, "EUR", "0.1", "USD", -4), (26, "EUR", "0.1", "USD", 3),
            (1, "EUR", "0.4", "USD", 0), (-1, "EUR", "0.5", "USD", 0), (-1, "EUR", "0.6", "USD", -1),
            (100, "EUR", "161.25", "JPY", 161), (150, "EUR", "161", "JPY", 242), (50, "EUR", "161", "JPY", 80),
            (161, "JPY", "0.0062", "EUR", 100), (1, "JPY", "4", "CLF", 40_000), (10_000, "CLF", "1", "JPY", 1),
            (1000, "KWD", "3.25", "USD", 325), (0, "EUR", "9", "USD", 0),
        ] as [(Int64, String, String, String, Int64)])
    func convertsRoundingHalfToEven(units: Int64, from: String, rate: String, to: String, expected: Int64) throws {
        let target = try #require(Currency(to))
        #expect(try money(units, from).converted(to: target, rate: amount(rate))?.minorUnits == expected)
    }

    @Test func refusesAConversionThatDoesNotFit() throws {
        let forints = try #require(Currency("CLF"))
        #expect(try money(.max, "JPY").converted(to: forints, rate: amount("999999999999999999")) == nil)
        #expect(try money(.min, "EUR").converted(to: forints, rate: amount("2")) == nil)
    }

    @Test func saysItself() throws {
        #expect(try money(-125_050, "EUR").description == "-1250.50 EUR")
        #expect(try money(7, "JPY").description == "7 JPY")
    }
}

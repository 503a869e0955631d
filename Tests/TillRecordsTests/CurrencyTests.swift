import Testing
import TillTesting

@testable import TillRecords

@Suite struct CurrencyTests {
    @Test(
        arguments: [
            ("JPY", 0), ("KRW", 0), ("CLP", 0), ("ISK", 0), ("XOF", 0), ("EUR", 2), ("USD", 2), ("NGN", 2), ("MGA", 2), ("KWD", 3),
            ("TND", 3), ("BHD", 3), ("CLF", 4), ("UYW", 4),
        ] as [(String, UInt8)])
    func knowsTheDigitsOfItsMinorUnit(code: String, digits: UInt8) {
        #expect(Currency(code)?.exponent == digits)
        #expect(Currency(code)?.code == code)
    }

    @Test(arguments: ["", "E", "EU", "EURO", "eur", "Eur", "ZZZ", "€", "E R", "ÉUR", "123"])
    func refuses(code: String) {
        #expect(Currency(code) == nil)
    }

    @Test func theUnknownOneIsNoCurrencyOfADocument() {
        #expect(Currency.unknown.code == "XXX")
        #expect(Currency("XXX") == nil)
    }

    @Test func everyCodeOfTheTableReadsAndNoneStandsThereTwice() {
        let codes = CurrencyTable.codes
        #expect(codes.count > 150)
        #expect(Set(codes).count == codes.count)
        #expect(codes.allSatisfy { Currency($0)?.code == $0 })
        #expect(codes.compactMap { Currency($0) }.sorted().map(\.code) == codes)
    }
}

import Testing
import TillRecords

@testable import TillReceipts

@Suite struct PiecesTests {
    private func pieces(_ row: String) throws -> Pieces? {
        let folded = Folding.capitals(row)
        return Pieces(folded, AmountScanner.amounts(folded, decimals: 2), try #require(ReceiptKnowledge.ofCheckout).units)
    }

    @Test(
        arguments: [
            ("2 x 1,29", "2", nil, 129, 258), ("0,228 kg x 9,59 EUR/kg", "0.228", "kg", 959, 219),
            ("0,228kg × 9,59", "0.228", "kg", 959, 219), ("2 Stk x 1,29", "2", nil, 129, 258), ("3 Stk. * 0,50", "3", nil, 50, 150),
            ("2 @ $1.50", "2", nil, 150, 300), ("9,59 EUR/kg x 0,228", "0.228", nil, 959, 219),
            ("1.500 L X EUR 2.00", "1.5", "l", 200, 300),
            ("1.29 x 2", "2", nil, 129, 258), ("Candle 1 x 60.31 60.31", "1", nil, 6031, 6031),
        ] as [(String, String, String?, Int64, Int64)])
    func aQuantityAndItsPrice(_ row: String, _ quantity: String, _ unit: String?, _ price: Int64, _ worth: Int64) throws {
        let found = try #require(try pieces(row))
        #expect(found.quantity == Amount(quantity))
        #expect(found.unit == unit)
        #expect(found.price == price)
        #expect(found.worth == worth)
    }

    @Test(arguments: ["Box 9,59", "Xerox 9,59", "MAX 2,00", "A 12 9,59", "0,228 zz x 9,59", "x 9,59", "99999 x 9,59", "19 % x 9,59", "1x"])
    func noQuantity(_ row: String) throws { #expect(try pieces(row) == nil) }

    private func items(_ text: String) throws -> [ObservationDetails.Item] {
        let interpreter = ReceiptInterpreter(try #require(ReceiptKnowledge.ofCheckout), ReceiptSettings(country: "DE"))
        let fields = try #require(interpreter.fields(ofText: text))
        #expect(fields.isProven)
        return fields.items
    }

    @Test func theRowBelowOrAboveTellsHowMuch() throws {
        let found = try items(
            """
            Krämer Feinkost GmbH
            Bananen 2,19 B
            0,228 kg x 9,59 EUR/kg
            Milch 2,58 B
            2 Stk x 1,29
            3 x 0,35
            Brötchen 1,05 B
            Tomaten 0,412 kg x 2,99
            1,23 B
            Käse 4 x 1,00 4,00 B
            SUMME EUR 11,05
            02.03.2020 12:31
            """)
        #expect(found.map(\.text) == ["Bananen", "Milch", "Brötchen", "Tomaten", "Käse"])
        #expect(found.map(\.amount.units) == [219, 258, 105, 123, 400])
        #expect(found.map { $0.quantity.map { "\($0)" } } == ["0.228", "2", "3", "0.412", "4"])
        #expect(found.map(\.unit) == ["kg", nil, nil, "kg", nil])
        #expect(found.map(\.price?.units) == [959, 129, 35, 299, 100])
    }

    @Test func aSizeIsNoPrice() throws {
        let found = try items("Krämer Feinkost GmbH\nCola 6 x 0,33 L 3,99 B\nBrot 3,20\nSUMME EUR 7,19\n02.03.2020 12:31\n")
        #expect(found.map(\.amount.units) == [399, 320])
        #expect(found.map(\.price) == [nil, nil])
    }

    @Test func quantitiesBeyondReasonAreNone() throws {
        let folded = Folding.capitals("9999.999 x 999999999999")
        let units = try #require(ReceiptKnowledge.ofCheckout).units
        #expect(Pieces(folded, AmountScanner.amounts(folded, decimals: 0), units) == nil)
    }

    @Test func aWorthThatIsPrintedNowhereIsReckoned() throws {
        let found = try items("Krämer Feinkost GmbH\nBananen 0,228 kg x 9,59\nBrot 3,20\nSUMME EUR 5,39\n02.03.2020 12:31\n")
        #expect(found.map(\.amount.units) == [219, 320])
    }

    @Test func twoRatesOfTaxProveTheTotal() throws {
        let interpreter = ReceiptInterpreter(try #require(ReceiptKnowledge.ofCheckout), ReceiptSettings(country: "DE"))
        let table = """
            Krämer Feinkost GmbH
            SUMME EUR 17,35
            Steuer % Netto MwSt Brutto
            A= 19,0% 10,08 1,92 12,00
            B= 7,0% 5,00 0,35 5,35
            02.03.2020 12:31
            """
        #expect(try #require(interpreter.fields(ofText: table)).isProven)
        let off = table.replacing("17,35", with: "17,53")
        #expect(try !#require(interpreter.fields(ofText: off)).isProven)
    }
}

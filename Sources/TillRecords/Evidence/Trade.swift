/// A purchase or sale of securities: never an observation.
extension Shape {
    public static let trade = Shape(
        .trade, "A purchase, sale or reinvestment of securities.",
        [
            .must(.id, .identity, "hash of document, place and number within the place"),
            .may(.household, .id, "whose it is"),
            .must(.source, .object(sourceFields), "where it was read"),
            .may(.account, .text, "account"),
            .may(.date, .day, "day of the trade"),
            .may(.settled, .day, "day of settlement"),
            .must(.kind, .text, "buy, sell, reinvest, transfer, split …"),
            .may(.security, .text, "name or identifier of the security"),
            .may(.quantity, .text, "units, as a decimal string"),
            .may(.price, .text, "price of one unit, as a decimal string"),
            .may(.amount, .amount, "cash that moved, signed"),
            .may(.currency, .currency, "currency of the cash"),
            .may(.text, .text, "as written"),
        ])
}

extension FieldWord {
    @inlinable public static var trade: FieldWord { "trade" }
}

extension Key {
    @inlinable public static var price: Key { Key(field: "price") }
    @inlinable public static var quantity: Key { Key(field: "quantity") }
    @inlinable public static var security: Key { Key(field: "security") }
    @inlinable public static var settled: Key { Key(field: "settled") }
}

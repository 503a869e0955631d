/// Recurring movements.
extension Shape {
    public static let series = Shape(
        .series, "A recurring movement: subscription, bill, salary, instalment, loan.",
        [
            .must(.id, .identity, "id"),
            .may(.household, .id, "whose it is"),
            .must(.period, .choice(SeriesPeriod.names), "how often"),
            .may(.kind, .text, "subscription, bill, salary, income, instalment, loan, saving, habit"),
            .may(.name, .text, "who is paid or pays, cleaned; the declared name where the household gave one"),
            .may(.category, .text, "what most of its transactions are for"),
            .may(.account, .text, "the account it last moved"),
            .may(.amount, .amount, "what the next one is expected to be, signed"),
            .may(.currency, .currency, "its currency"),
            .may(.low, .amount, "the smallest size seen at its present level, signed"),
            .may(.high, .amount, "the largest"),
            .may(.pattern, .choice(["fixed", "stepped", "seasonal", "varying"]), "how its amounts go"),
            .may(.was, .amount, "the amount before the last step"),
            .may(.changed, .day, "when the amount stepped"),
            .may(.first, .day, "the first one seen"),
            .may(.last, .day, "the last one seen"),
            .may(.next, .day, "when it is expected next"),
            .may(.status, .choice(["active", "late", "ended", "expected"]), "expected: declared and not seen yet"),
            .may(.missed, .list(.day), "days it was expected on and not seen"),
            .may(.instalments, .object(instalmentFields), "paid off in parts"),
            .may(.declared, .object(declaredFields), "what the household file says of it"),
            .may(.confidence, .number, "how sure the rhythm is, 0 to 1"),
            .may(.why, .text, "the evidence in a few words"),
            .must(.transactions, .list(.identity), "ids of its transactions"),
        ])

    private static let instalmentFields: [Field] = [
        .must(.number, .integer, "the part paid last"),
        .must(.of, .integer, "parts in all"),
        .must(.remaining, .integer, "parts still to come"),
        .may(.owed, .amount, "what is still to be paid, signed"),
    ]

    private static let declaredFields: [Field] = [
        .must(.name, .text, "as the household calls it"),
        .may(.amount, .amount, "what the household expects, signed"),
        .may(.difference, .amount, "what the last one was beside that: negative is more paid or less received"),
    ]
}

extension FieldWord {
    @inlinable public static var series: FieldWord { "series" }
}

extension Key {
    @inlinable public static var changed: Key { Key(field: "changed") }
    @inlinable public static var declared: Key { Key(field: "declared") }
    @inlinable public static var high: Key { Key(field: "high") }
    @inlinable public static var instalments: Key { Key(field: "instalments") }
    @inlinable public static var missed: Key { Key(field: "missed") }
    @inlinable public static var owed: Key { Key(field: "owed") }
    @inlinable public static var pattern: Key { Key(field: "pattern") }
    @inlinable public static var remaining: Key { Key(field: "remaining") }
    @inlinable public static var was: Key { Key(field: "was") }
}

/// How a household's money stands.
extension Shape {
    public static let health = Shape(
        .health, "Components of financial health, each with what it stands on, at the end of one month.",
        [
            .may(.household, .id, "whose it is"),
            .must(.month, .text, "the last complete month, YYYY-MM"),
            .may(.months, .integer, "complete months it stands on, at most twelve"),
            .may(.total, .integer, "mean of the points, 0 to 100; absent below six months or five components"),
            .may(.band, .choice(["good", "watch", "poor"]), "80 and more, 40 and more, less"),
            .may(.why, .text, "why there is no total"),
            .may(.leftOut, .list(.object(leftOutFields)), "what its sums do not have, by reason"),
            .may(.components, .list(.object(componentFields)), "what can be seen"),
            .may(
                .unseen,
                .list(
                    .object([
                        .must(.component, .id, "which"), .may(.label, .text, "its name"), .must(.why, .text, "why it cannot be seen"),
                    ])), "what documents do not show"),
            .may(.before, .text, "the month it is compared with, YYYY-MM"),
            .may(.change, .integer, "of the total since then"),
            .may(.moved, .list(.object(movedFields)), "components whose points changed, most first"),
        ])

    private static let componentFields: [Field] = [
        .must(.component, .id, "which"), .may(.label, .text, "its name"), .may(.definition, .text, "what it is made of"),
        .must(.value, .number, "what was observed"), .may(.unit, .choice(["share", "months", "ratio", "number"]), "of the value"),
        .must(.points, .integer, "0 to 100"), .may(.band, .choice(["good", "watch", "poor"]), "where the value lies"),
        .may(.months, .integer, "complete months it stands on"),
        .may(.coverage, .number, "how much of a year, and of what it needs to know, was there: 0 to 1"),
    ]

    private static let movedFields: [Field] = [
        .must(.component, .id, "which"), .may(.label, .text, "its name"), .must(.points, .integer, "its change"),
        .may(.total, .number, "what that did to the total"),
    ]
}

extension FieldWord {
    @inlinable public static var health: FieldWord { "health" }
}

extension Key {
    @inlinable public static var band: Key { Key(field: "band") }
    @inlinable public static var before: Key { Key(field: "before") }
    @inlinable public static var change: Key { Key(field: "change") }
    @inlinable public static var component: Key { Key(field: "component") }
    @inlinable public static var components: Key { Key(field: "components") }
    @inlinable public static var coverage: Key { Key(field: "coverage") }
    @inlinable public static var definition: Key { Key(field: "definition") }
    @inlinable public static var total: Key { Key(field: "total") }
    @inlinable public static var unit: Key { Key(field: "unit") }
    @inlinable public static var unseen: Key { Key(field: "unseen") }
}

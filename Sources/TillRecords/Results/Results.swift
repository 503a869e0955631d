/// What the analyses say. Their stages add fields; additions are free.
extension Shape {
    static func result(_ type: FieldWord, _ summary: String, _ more: [Field]) -> Shape {
        Shape(type, summary, [.may(.household, .id, "whose it is")] + more)
    }

    /// What sums do not have.
    static let leftOutFields: [Field] = [
        .must(.why, .choice(["unconfirmed", "cash", "doubtful", "waiting", "refused", "asked", "rate"]), "why they are in no figure"),
        .must(.rows, .integer, "how many"),
        .may(.amount, .amount, "what they come to; absent where no rate brings them to the home currency"),
    ]
}

extension Key {
    @inlinable public static var rows: Key { Key(field: "rows") }
}

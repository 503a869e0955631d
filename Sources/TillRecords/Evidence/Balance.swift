/// What a document says an account held.
extension Shape {
    public static let balance = Shape(
        .balance, "What a document says an account held at the end of a day.",
        [
            .must(.id, .identity, "hash of document, place and number within the place"),
            .may(.household, .id, "whose it is"),
            .must(.source, .object(sourceFields), "where it was read"),
            .may(.account, .text, "account number as written, or the household file's account id"),
            .must(
                .kind, .choice(["opening", "closing", "running", "available"]),
                "opening and closing bound the rows of the document; running stands after one row"),
            .may(.date, .day, "the day it holds for; an opening balance holds before the first row of its day"),
            .must(.amount, .amount, "signed: negative is owed"),
            .may(.currency, .currency, "absent where the source names none"),
            .may(.leftOut, .text, "asked: no figure has it, because somebody asked to leave its account out"),
        ])
}

extension FieldWord {
    @inlinable public static var balance: FieldWord { "balance" }
}

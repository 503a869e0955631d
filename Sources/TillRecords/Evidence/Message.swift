/// A message of a chat log, and what was understood of it.
extension Shape {
    public static let message = Shape(
        .message, "A message of a chat log (only with --messages).",
        [
            .may(.household, .id, "whose it is"),
            .must(.source, .object(sourceFields), "where it was read"),
            .must(.timestamp, .text, "local, YYYY-MM-DDTHH:MM:SS; Z only where the source states an instant"),
            .may(.sender, .text, "null for system lines"),
            .must(.text, .text, "caption; empty for bare media"),
            .must(.kind, .choice(["message", "system", "media", "deleted"]), "what kind of line"),
            .may(.attachment, .text, "name of the file"),
            .may(.edited, .flag, "the sender changed it after sending"),
            .may(.bot, .flag, "a program wrote it"),
            .may(.replyTo, .id, "id of the message it answers"),
            .may(.op, .choice(["add", "none", "command", "amend", "delete"]), "what it does to the ledger"),
            .may(.refers, .list(.id), "ids of the messages it speaks of"),
            .may(.entries, .list(.object(entryFields)), "amounts understood"),
            .may(.weighed, .list(.object(weighedFields)), "what was seen of each number that could be one, with --explain"),
        ])

    private static let entryFields: [Field] = [
        .must(.amount, .amount, "without a sign"),
        .may(.currency, .currency, "absent where nobody names one"),
        .may(.direction, .choice(["expense", "income", "refund", "transfer"]), "whose money it moves"),
        .may(.description, .text, "what it was for"),
        .may(.date, .day, "when"),
        .may(.confidence, .number, "how probable it is that it moved, 0 to 1"),
        .may(.needsReview, .flag, "a person should look; no figure counts it before"),
    ]

    private static let weighedFields: [Field] = [
        .must(.amount, .amount, "without a sign"),
        .may(.direction, .choice(["expense", "income", "refund", "transfer"]), "which way it most probably went"),
        .must(.confidence, .number, "how probable it is that it moved, 0 to 1"),
        .may(.wayConfidence, .number, "how probable the direction is, 0 to 1"),
        .may(.evidence, .any, "each thing seen, and what it weighs, in natural logarithms of odds"),
    ]
}

extension FieldWord {
    @inlinable public static var message: FieldWord { "message" }
}

extension Key {
    @inlinable public static var bot: Key { Key(field: "bot") }
    @inlinable public static var description: Key { Key(field: "description") }
    @inlinable public static var entries: Key { Key(field: "entries") }
    @inlinable public static var op: Key { Key(field: "op") }
    @inlinable public static var refers: Key { Key(field: "refers") }
    @inlinable public static var replyTo: Key { Key(field: "reply_to") }
    @inlinable public static var sender: Key { Key(field: "sender") }
    @inlinable public static var wayConfidence: Key { Key(field: "way_confidence") }
    @inlinable public static var weighed: Key { Key(field: "weighed") }
    @inlinable public static var timestamp: Key { Key(field: "timestamp") }
}

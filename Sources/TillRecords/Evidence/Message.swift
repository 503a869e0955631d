/// A message of a chat log, and what was understood of it.
extension Shape {
    public static let message = Shape(
        "message", "A message of a chat log (only with --messages).",
        [
            .may("household", .id, "whose it is"),
            .must("source", .object(sourceFields), "where it was read"),
            .must("timestamp", .text, "local, YYYY-MM-DDTHH:MM:SS; Z only where the source states an instant"),
            .may("sender", .text, "null for system lines"),
            .must("text", .text, "caption; empty for bare media"),
            .must("kind", .choice(["message", "system", "media", "deleted"]), "what kind of line"),
            .may("attachment", .text, "name of the file"),
            .may("edited", .flag, "the sender changed it after sending"),
            .may("bot", .flag, "a program wrote it"),
            .may("reply_to", .id, "id of the message it answers"),
            .may("op", .choice(["add", "none", "command", "amend", "delete"]), "what it does to the ledger"),
            .may("refers", .list(.id), "ids of the messages it speaks of"),
            .may("entries", .list(.any), "amounts understood"),
        ])
}

/// What a person should know.
extension Shape {
    public static let finding = result(
        .finding, "A result meant for a person: anomaly, alert, missing bill, price rise.",
        [
            .must(.key, .identityText, "stable over runs, so that nothing is raised twice"),
            .must(.code, .id, "what kind"),
            .may(
                .rests, .choice(["rows", "household", "budget", "forecast"]),
                "what it rests on, and who sees all of that sees it: rows and all of its payee or category; all rows (also where absent)"),
            .must(.message, .text, "what was found, in plain words"),
            .may(.action, .text, "what to do about it"),
            .may(.severity, .choice(["high", "middle", "low"]), "how soon a person should look"),
            .may(.date, .day, "the day it could be known on; the month of that day tells of it"),
            .may(.amount, .amount, "the money at stake, without a sign"),
            .may(.currency, .currency, "its currency"),
            .may(.account, .text, "the account it is about"),
            .may(.category, .text, "the category it is about"),
            .may(.merchant, .text, "who is paid"),
            .may(.series, .identity, "the recurring movement it is about"),
            .may(.transactions, .list(.identity), "the transactions it is about"),
            .may(.ahead, .flag, "true: it has not happened yet, and may still be changed"),
            .may(.listed, .flag, "false: the month has more findings than a person reads, and this is one of the smaller"),
        ])
}

extension FieldWord {
    @inlinable public static var finding: FieldWord { "finding" }
}

extension Key {
    @inlinable public static var ahead: Key { Key(field: "ahead") }
    @inlinable public static var listed: Key { Key(field: "listed") }
    @inlinable public static var rests: Key { Key(field: "rests") }
    @inlinable public static var severity: Key { Key(field: "severity") }
}

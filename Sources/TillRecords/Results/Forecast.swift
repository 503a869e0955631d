/// What is expected of the weeks and months to come.
extension Shape {
    public static let forecast = result(
        .forecast, "What is expected, with intervals.",
        [
            .must(.of, .text, "what is forecast: balance, spending, category"),
            .may(.account, .text, "the account whose balance it is; without it the balances of all that bills can be paid from"),
            .may(.accounts, .list(.text), "those accounts"),
            .may(.category, .text, "the group of categories"),
            .may(.label, .text, "the same as people read it"),
            .may(.currency, .currency, "of every amount in it"),
            .may(.from, .day, "the last day that is known"),
            .may(.start, .amount, "the balance at the end of that day"),
            .may(.date, .day, "the last day forecast"),
            .may(.points, .list(.object(forecastPointFields)), "what is expected: a balance by day, spending by month"),
            .may(.base, .list(.object(forecastBaseFields)), "the months of the past that it stands on, oldest first"),
            .may(.leftOut, .list(.object(leftOutFields)), "what its sums do not have, by reason"),
            .may(.level, .amount, "the usual size of what no recurring payment brings in a month (spending)"),
            .may(.known, .list(.object(forecastKnownFields)), "recurring movements it has on their days"),
            .may(.low, .object(forecastLowFields), "the first day the balance is expected to be low, or may be"),
            .may(.accuracy, .object(forecastAccuracyFields), "how forecasts of this kind did on the household's own past"),
            .may(.why, .text, "what it is made of, in a few words"),
            .may(.lacking, .text, "why there are no numbers, or none for longer"),
        ])

    private static let forecastPointFields: [Field] = [
        .must(.date, .day, "the day, or the month's last"),
        .must(.amount, .amount, "what is expected"),
        .may(.recurring, .amount, "what of it known recurring payments bring (spending)"),
        .may(.low80, .amount, "four of five lie between this"),
        .may(.high80, .amount, "and this"),
        .may(.low95, .amount, "nineteen of twenty lie between this"),
        .may(.high95, .amount, "and this"),
    ]

    private static let forecastBaseFields: [Field] = [
        .must(.first, .day, "the month's first day"),
        .must(.last, .day, "and its last"),
        .must(.amount, .amount, "what was spent; of a balance, what moved"),
        .must(.recurring, .amount, "what of it belongs to recurring movements"),
    ]

    private static let forecastKnownFields: [Field] = [
        .must(.date, .day, "when it is expected"),
        .must(.amount, .amount, "signed: negative is paid"),
        .may(.name, .text, "who is paid or pays"),
        .may(.series, .identity, "the recurring movement"),
    ]

    private static let forecastLowFields: [Field] = [
        .must(.date, .day, "the first such day"),
        .must(.amount, .amount, "the lowest balance expected from there on; where it only may be low, the lower end of the 80 % interval"),
        .must(.below, .amount, "what counts as low"),
        .must(.certainty, .choice(["expected", "possible"]), "possible: the lower end of the 80 % interval is that low"),
    ]

    private static let forecastAccuracyFields: [Field] = [
        .must(.origins, .integer, "how many past days it was tried from"),
        .must(.error, .amount, "the mean error, in money"),
        .may(.mase, .number, "that error by the seasonal naive one's (the same days of the month before): below 1 is better than it"),
        .may(.coverage80, .number, "the share of what came that lay in intervals of 80 % made before it, 0 to 1"),
        .may(.coverage95, .number, "the same of 95 %"),
        .may(.tried, .integer, "how many intervals that is of"),
    ]
}

extension FieldWord {
    @inlinable public static var forecast: FieldWord { "forecast" }
}

extension Key {
    @inlinable public static var accounts: Key { Key(field: "accounts") }
    @inlinable public static var accuracy: Key { Key(field: "accuracy") }
    @inlinable public static var base: Key { Key(field: "base") }
    @inlinable public static var below: Key { Key(field: "below") }
    @inlinable public static var certainty: Key { Key(field: "certainty") }
    @inlinable public static var coverage80: Key { Key(field: "coverage80") }
    @inlinable public static var coverage95: Key { Key(field: "coverage95") }
    @inlinable public static var error: Key { Key(field: "error") }
    @inlinable public static var high80: Key { Key(field: "high80") }
    @inlinable public static var high95: Key { Key(field: "high95") }
    @inlinable public static var known: Key { Key(field: "known") }
    @inlinable public static var lacking: Key { Key(field: "lacking") }
    @inlinable public static var level: Key { Key(field: "level") }
    @inlinable public static var low80: Key { Key(field: "low80") }
    @inlinable public static var low95: Key { Key(field: "low95") }
    @inlinable public static var mase: Key { Key(field: "mase") }
    @inlinable public static var origins: Key { Key(field: "origins") }
    @inlinable public static var recurring: Key { Key(field: "recurring") }
    @inlinable public static var start: Key { Key(field: "start") }
    @inlinable public static var tried: Key { Key(field: "tried") }
}

import TillStages

extension ReportStage {
    public static let manual = Manual(
        name: "till-report",
        summary: "Pages of a household's months: one self-contained HTML file each, and CSV tables.",
        discussion: """
            Makes a page of what came in and went out, by category, day and month, the accounts with their balances and the days that \
            balances prove complete, the largest and new merchants, and what needs a person. Every figure leads to its rows. A page has \
            no script and asks nothing of the network. Records pass on as they came.

            Transfers between own accounts count on neither side, refunds lessen what went out, rows that no bank confirms stand apart, \
            and currencies are never added up: amounts count in the home currency, converted where an earlier stage did so. Where no \
            stage has resolved observations into transactions, the observations themselves are shown.

            A day counts as proven complete when it lies between two stated balances and the rows between add up to their difference.
            """,
        input: .records,
        options: [
            .value("html", "FILE", "one page: the month of --month, else the last month that is over"),
            .value("out", "DIR", "pages of all months (with --month of that one), an index and CSV tables in DIR/<household>/"),
            .value("csv", "DIR", "transactions.csv, categories.csv and accounts.csv alone"),
            .value("cohorts", "FILE", "one page of the groups of households that till-cohorts found; it names none of them"),
            .value("month", "YYYY-MM", "the month of --html and --out; last: the last one that is over"),
            .value("title", "TEXT", "heading in place of the household's id"),
            .value("currency", "CODE", "home currency (default: the household file's, else that of the home amounts, else the most used)"),
            .flag("no-mask", "show account numbers in full"),
            .flag("discard", "give out no records but notes and rejects: the stream ends here"),
            .flag("no-index", "with --out, leave DIR/index.html alone"),
        ],
        examples: [
            Example(
                "One page, and the stream goes on.",
                command: "till-report --html march.html",
                input: """
                    {"type":"transaction","id":"t1","household":"ng","account":"giro","date":"2025-03-14",\
                    "amount":"-12.50","currency":"EUR",\
                    "merchant":"Corner Market","kind":"expense","status":"posted","observations":[]}

                    """,
                shows: ["\"type\":\"transaction\"", "Corner Market"])
        ],
        reads: ["transaction", "observation", "balance", "series", "health", "cohort", "note", "reject"],
        writes: [])
}

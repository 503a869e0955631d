import TillStages

extension ExportStage {
    public static let manual = Manual(
        name: "till-export",
        summary: "Ledgers for other systems: CSV, lines of JSON, SQLite, hledger, Beancount, calendars.",
        discussion: """
            Writes the transactions of the stream in the formats of other systems, and passes every record on as it came. What leaves \
            carries ids of members, and of accounts their kind and last four digits. Files appear whole or not at all. Ids leave as \
            till-normalise --redact makes them, under a secret key: those of a stream that was published as they are; of any other \
            stream they get them here, so that it needs --key, and is refused without one.

            Journals have a transfer between own accounts as one entry, categories as accounts, an opening balance that the bank's \
            balances lead to, and those balances as assertions wherever the entries add up to them; where they do not, a comment says \
            what is missing. Purchases that no bank row confirms stand on an account of their own. Journals are of one household: of a \
            stream of several, the files of all but the first have the household's id in their names.

            The columns of CSV and lines of JSON (layout \(ExportColumns.layout)), in this order: \
            \(ExportColumns.all.map { "\($0.name) (\($0.meaning))" }.joined(separator: "; ")).
            """,
        input: .records,
        options: ExportCatalogue.all.map { .value($0.name, "FILE", $0.help) } + [
            .value("out", "DIR", "all formats, or those of --formats, in DIR/<household>/"),
            .values("formats", "NAMES", "with --out: which, separated by commas"),
            .choice("format", ExportCatalogue.texts.map { $0.name }, "write this to standard output in place of the stream"),
            .value("days", "N", "how many days the calendar looks ahead", default: "92"),
            .value("key", "FILE", "the key that ids of a stream get which was not published (default: TILL_KEY_FILE)"),
        ],
        examples: [
            Example(
                "A table to look at.",
                command: "till-export --format csv",
                input: """
                    {"type":"stream","protocol":1,"producer":"till-normalise","key":"9b1c0d2e"}
                    {"type":"transaction","id":"t1","household":"ng","account":"giro","date":"2025-03-14","amount":"-12.50","currency":"EUR",\
                    "merchant":"Corner Market","kind":"expense","category":{"name":"food.groceries"},"status":"posted","observations":[]}
                    {"type":"end","producer":"till-normalise","records":{},"rejected":0,"totals":{}}

                    """,
                shows: ["household,date,amount,currency,", "ng,2025-03-14,-12.50,EUR,,,expense,food.groceries,", "Corner Market"]),
            Example(
                "A journal for hledger.",
                command: "till-export --format hledger",
                input: """
                    {"type":"stream","protocol":1,"producer":"till-normalise","key":"9b1c0d2e"}
                    {"type":"transaction","id":"7f01","household":"ng","account":"giro","date":"2025-03-14","amount":"-12.50",\
                    "currency":"EUR","merchant":"Corner Market","kind":"expense","category":{"name":"food.groceries"},"status":"posted",\
                    "observations":[]}
                    {"type":"balance","id":"b1","household":"ng","source":{"kind":"bank"},"account":"giro","kind":"closing",\
                    "date":"2025-03-31","amount":"100.00","currency":"EUR"}
                    {"type":"end","producer":"till-normalise","records":{},"rejected":0,"totals":{}}

                    """,
                shows: [
                    "2025-03-13 * opening balances", "2025-03-14 * (7f01) Corner Market", "assets:account:giro  -12.50 EUR",
                    "expenses:food:groceries  12.50 EUR", "0.00 EUR = 100.00 EUR",
                ]),
            Example(
                "A file, and the stream goes on.",
                command: "till-export --beancount ledger.beancount",
                input: """
                    {"type":"stream","protocol":1,"producer":"till-normalise","key":"9b1c0d2e"}
                    {"type":"transaction","id":"t1","household":"ng","account":"giro","date":"2025-03-14","amount":"-12.50","currency":"EUR",\
                    "merchant":"Corner Market","kind":"expense","status":"posted","observations":[]}
                    {"type":"end","producer":"till-normalise","records":{},"rejected":0,"totals":{}}

                    """,
                shows: ["\"type\":\"transaction\"", "Corner Market"]),
        ],
        reads: ["transaction", "balance", "series"],
        writes: [])
}

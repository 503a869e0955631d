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

            Every format tells the figures that the pages tell: what counts, what it is (flow), its category and its amount in the home \
            currency are decided once, for all of them; rows after the as-of day are in none. A transaction that was split has a line \
            for each part, so that sums over lines are sums of money. What went out in a month, as its page says it, is the sum of \
            -home_amount over the lines with counted = yes and flow spending or unknown; what came in the sum of home_amount with flow \
            income; what was saved the sum of -home_amount with flow saving. In SQLite these are the views months, spending, income and \
            savings, and the table meta says what everything means.

            Journals have a transfer between own accounts as one entry, categories as accounts, an opening balance that the bank's \
            balances lead to, and those balances as assertions wherever the entries add up to them; where they do not, a comment says \
            what is missing. Expenses and income have in the home currency exactly what figures count; a row in another currency says \
            what the whole of it comes to (@@). Purchases that no bank row confirms stand against an account of their own \
            (equity:unconfirmed), what no figure has against one that says why (equity:left out:waiting for approval), and what was put \
            aside where no document tells of it on assets:savings:elsewhere. Journals are of one household: of a \
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
                shows: [
                    "household,date,amount,currency,", "ng,2025-03-14,-12.50,EUR,-12.50,EUR,expense,food.groceries,", "Corner Market",
                    ",t1,,spending,yes,",
                ]),
            Example(
                "What counts: the parts of what was split, and not what waits for approval.",
                command: "till-export --format csv | cut -d, -f2,5,21-24",
                input: """
                    {"type":"stream","protocol":1,"producer":"till-normalise","key":"9b1c0d2e"}
                    {"type":"transaction","id":"t1","household":"ng","account":"giro","date":"2025-03-14","amount":"-12.50","currency":"EUR",\
                    "merchant":"Corner Market","kind":"expense","category":{"name":"food.groceries"},"status":"posted","observations":[],\
                    "splits":[{"amount":"-2.50","category":{"name":"home.garden"}}]}
                    {"type":"transaction","id":"t2","household":"ng","account":"giro","date":"2025-03-20","amount":"-90.00","currency":"EUR",\
                    "merchant":"Games","kind":"expense","category":{"name":"leisure.games"},"status":"posted","observations":[],\
                    "approval":"pending"}
                    {"type":"end","records":{"transaction":2},"rejected":0,"totals":{}}

                    """,
                shows: ["2025-03-14,-2.50,1,spending,yes,", "2025-03-14,-10.00,2,spending,yes,", "2025-03-20,-90.00,,spending,no,waiting"]),
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
        reads: ["transaction", "observation", "balance", "series"],
        writes: [])
}

import TillFigures
import TillHousehold
import TillStages

extension FeedStage {
    public static func tables(_ knowledge: Knowledge) -> [KnowledgeTable] { [RoleRights.knowledgeTable, CategoryUses.table] }

    private static let input = """
        {"type":"stream","protocol":1,"producer":"till-normalise","key":"9b1c0d2e"}
        {"type":"transaction","id":"t1","household":"ng","account":"giro","date":"2025-03-14","amount":"-12.50","currency":"EUR",\
        "merchant":"Corner Market","kind":"expense","category":{"name":"food.groceries","by":"known"},"status":"posted","observations":[]}
        {"type":"transaction","id":"t2","household":"ng","account":"giro","date":"2025-03-20","amount":"-90.00","currency":"USD",\
        "merchant":"Games","kind":"expense","category":{"name":"leisure.games","by":"known"},"status":"posted","observations":[]}
        {"type":"end","records":{"transaction":2},"rejected":0,"totals":{}}

        """

    public static let manual = Manual(
        name: "till-feed",
        summary: "All that is known of households, for other systems: one typed contract as JSON, CSV, SQLite, Parquet and Singer.",
        discussion: """
            Tells transactions, splits, series, coming payments, accounts, balances, budgets, money health, findings, cohorts and sums by \
            one contract (\(FeedContract.name) \(FeedContract.version)), which --format contract prints: each column's type, unit, meaning \
            and source. Money is there twice: in minor units (amount_minor, exact) and as a decimal (amount), with its currency and that \
            currency's decimals. An amount in the household's currency is there too, or the reason why there is none. What counts and \
            what it is to figures is decided as for pages, so that sums agree with them; rows that no figure has are there with the reason.

            --out writes a folder: feed.ndjson (a row a line, type names its table), csv/, feed.sqlite with indices and views (months, \
            spending, income, savings, merchants, lines), parquet/, feed.schema.json (JSON Schema), contract.json, and last manifest.json \
            with the rows of each table and the SHA-256 of each file. Parquet is written by a program of its own, with Arrow's library: \
            pipelines/setup/feed sets it up. In CSV a null is an empty cell, a list is JSON, and a text that a spreadsheet would run has \
            an apostrophe in front.

            --since names the feed.ndjson of an earlier run. Then --format changes, and changes.ndjson in --out, tell what was added, what \
            changed and in which columns, and what is gone. --format singer writes messages for targets of Singer: all rows, or with \
            --since what was added or changed, and of what is gone the key with _sdc_deleted_at.

            --as tells what a member's role may see and nothing else. Rows carry ids of members, accounts by kind and last four digits, \
            texts without names and numbers. Ids leave as till-normalise --redact makes them, under a secret key; a stream that was not \
            published gets them here, so that it needs --key.

            The tables: \(FeedContract.tables.map { "\($0.name) (key: \($0.key.joined(separator: ", ")))" }.joined(separator: "; ")).
            """,
        input: .records,
        options: [
            .value("out", "DIR", "the whole feed of all households in this folder"),
            .values("formats", "NAMES", "with --out: ndjson, csv, sqlite, parquet, separated by commas (default: the first three)"),
            .value("each", "DIR", "feed.ndjson of each household in DIR/<household>/"),
            .choice(
                "format", FeedOptions.Standard.allCases.map(\.rawValue),
                "write this to standard output in place of the stream: rows, changes, messages of Singer, the JSON Schema, the contract"),
            .value("since", "FILE", "the feed.ndjson of an earlier run, to tell what changed"),
            .value("as", "MEMBER", "only what this member's role may see"),
            .value("days", "N", "how many days ahead coming payments are told", default: "92"),
            .value("key", "FILE", "the key that ids of a stream get which was not published (default: TILL_KEY_FILE)"),
        ],
        examples: [
            Example(
                "Rows to work with: numbers are numbers, and what has no amount at home says why.",
                command: "till-feed --format ndjson | grep counted", input: input,
                shows: [
                    #""amount_minor":-1250,"amount":-12.50,"currency":"EUR","currency_decimals":2,"home_amount_minor":-1250,"#,
                    #""amount_minor":-9000,"amount":-90.00,"currency":"USD","currency_decimals":2,"home_amount_minor":null,"#
                        + #""home_amount":null,"home_currency":"EUR","home_currency_decimals":2,"home_amount_missing":"rate""#,
                ]),
            Example(
                "What changed since a run.", command: "till-feed --format changes --since before.ndjson", input: input,
                files: ["before.ndjson": #"{"type":"members","household":"ng","member":"ana","role":"owner"}"# + "\n"],
                shows: [#"{"type":"change","change":"added","of":"households""#, #"{"type":"change","change":"gone","of":"members""#]),
            Example(
                "Messages for a target of Singer.", command: "till-feed --format singer | grep -v SCHEMA", input: input,
                shows: [#"{"type":"RECORD","stream":"households","record":{"household":"ng","#, #"{"type":"STATE","value":{"bookmarks":"#]),
            Example(
                "A folder for everybody, and the stream goes on.", command: "till-feed --out feed", input: input,
                shows: [#""type":"transaction""#]),
        ],
        reads: ["transaction", "observation", "balance", "series", "budget", "health", "finding", "cohort", "membership"],
        writes: [])
}

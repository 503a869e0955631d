import TillFigures
import TillHousehold
import TillStages

extension ReportStage {
    private static func account(_ id: String, _ account: String, _ amount: String, _ merchant: String) -> String {
        #"{"type":"transaction","id":"\#(id)","household":"ng","account":"\#(account)","date":"2025-03-14","amount":"\#(amount)","#
            + #""currency":"EUR","merchant":"\#(merchant)","kind":"expense","status":"posted","observations":[]}"# + "\n"
    }

    private static let family = """
        members: [{id: ana, role: owner}, {id: kim, role: child}]
        accounts: [{id: giro, kind: checking}, {id: pocket, kind: checking, member: kim}]

        """

    public static func tables(_ knowledge: Knowledge) -> [KnowledgeTable] {
        [RoleRights.knowledgeTable, CategoryUses.table, WeekStarts.knowledgeTable] + MessageTable.tables(knowledge)
    }

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

            A year has a page as well: its months, categories, merchants and what recurs month by month, prices that rose, health, balances at \
            its beginning and end, and what all that rests on; years.csv has the same figures. What no figure counts stands beside them, by \
            reason, as rows `left_out` of years.csv and categories.csv.

            Categories and merchants that matter have a page each over all months: what is usual, month by month, who is in it, the rows. \
            One matters with twelve payments in some calendar year, or with three that come to a fiftieth of all that went out or came in. The files' names tell \
            nothing of what they are of.

            A page of a week, a quarter, a day or any days in a row has what applies to any time: sums beside the time before, where the money came \
            from and went, categories, merchants, the largest, cash flow and rows; a budget, health and outlooks are of months. It is called \
            by its time: 2025-W14.html, 2025-Q2.html, 2025-04-03--2025-04-20.html.

            A report of one's own is a file of --reports, of a few lines: period (last week, last month, last quarter, this year, or a time by \
            its name), and where wanted title, households, sections by their anchors, filter (accounts, members, categories, tags), language and \
            format (html, csv, xlsx, pdf). Its figures are of the rows that the filter leaves, and its page says what it leaves out:

              {title: Eating out, period: last quarter, filter: {categories: [Eating out]}, format: [html, csv]}

            The statement of cash flow has what each account began and ended a month with, what came in and went out as the figures have \
            it, what moved between own accounts, and what of the balances no row explains; cashflow.csv and the workbook have it too.

            Where a household stands among those that live alike depends on all others, so it is known last: --peers-pages makes a page of it \
            for each household, and --across leads there. A household's own page has it where its membership comes before its records, or in \
            --peers. Groups below the least size are not told of, and nobody is named.

            With --as the pages show what one member may see by its role, as household/roles.tsv among the knowledge files says. Owners and adults \
            see everything. Other members and children see the rows of their own accounts (member: in the household file), of accounts \
            that are shared with them (shared: [ID, …] or all), and those they wrote or sent the receipt of; of balances, bills, findings \
            and outlooks only those made of such rows alone; and nothing of the household's budget and health. Readers see the \
            figures, without what people wrote. What is hidden is in no file, and in no sum. The records that pass on are not filtered.

            In a plan, a second till-report step makes pages for each member of every household beside the whole ones:

              - till-report: {households: $book/households, out: $out, each-member: true}
            """,
        input: .records,
        options: [
            .value("html", "FILE", "one page: the month of --month, else the last month that is over"),
            .value(
                "out", "DIR",
                "pages of all months and years (with --month, --period and the like of that one), an index and CSV tables in DIR/<household>/"
            ),
            .value("csv", "DIR", "transactions.csv, categories.csv, accounts.csv, cashflow.csv and years.csv alone"),
            .flag(
                "excel", "tables as spreadsheets of the household's country open them: its decimal mark and separator, and a mark of UTF-8"),
            .value("xlsx", "FILE", "a workbook: transactions, categories by month, accounts, cash flow, budget and findings, a sheet each"),
            .flag("workbook", "with --out or --csv, such a workbook of the same months beside the tables: tables.xlsx"),
            .flag("pdf", "a PDF beside each page of --html and --out, by WeasyPrint (pipelines/setup/pdf)"),
            .value("cohorts", "FILE", "one page of the groups of households that till-cohorts found; it names none of them"),
            .value(
                "peers-pages", "DIR", "pages of households among those that live alike, from till-cohorts' records: DIR/<household>.html"),
            .value("across", "ADDRESS", "a household's page leads to ADDRESS/peers/<household>.html and ADDRESS/cohorts.html"),
            .value("home", "ADDRESS", "where pages of a household lead back to, from its folder (default: DIR/index.html of --out)"),
            .value("peers", "FILE", "cohort and membership records of an earlier run, for the household's own page"),
            .value(
                "reports", "DIR",
                "with --out, the pages that the files DIR/*.yaml define, in DIR/<household>/reports/: what, of which time, for whom"),
            .value("month", "YYYY-MM", "the month of --html and --out; last: the last one that is over"),
            .value(
                "period", "PERIOD",
                "a month as --month has it; a calendar year: its page and those of its months; or a time as below by its name"),
            .value(
                "week", "2025-W14", "one page of a week of ISO 8601, from Monday, and the tables of it; other weeks have --from and --to"),
            .value("quarter", "2025-Q2", "the same of a quarter"),
            .value("day", "DAY", "the same of a day"),
            .value("from", "DAY", "the same of the days from this one …"),
            .value("to", "DAY", "… to this one, both among them"),
            .value("as", "MEMBER", "pages of what this member of the household may see by its role"),
            .flag("each-member", "with --out, such pages for each member, in DIR/<household>/<member>/"),
            HouseholdLanguages.option,
            .value("title", "TEXT", "heading in place of the household's id"),
            .value("currency", "CODE", "home currency (default: the household file's, else that of the home amounts, else the most used)"),
        ] + AskedApart.declared + [
            .flag("no-mask", "show account numbers in full"),
            .flag("discard", "give out no records but notes, rejects and what is said of groups: the stream ends here"),
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
                shows: ["\"type\":\"transaction\"", "Corner Market"]),
            Example(
                "A child's pages: its own account, and nothing of the one beside.",
                command: "till-report --household-file ng.yaml --as kim --csv . && cat t*.csv",
                input: ReportStage.account("t1", "giro", "-820.00", "Lettings")
                    + ReportStage.account("t2", "pocket", "-4.20", "Comic Shop"),
                files: ["ng.yaml": ReportStage.family],
                shows: ["\"records\":", "sources", "2025-03,2025-03-14,Pocket,Comic Shop,,expense,,,,-4.20,EUR"]),
        ],
        reads: [
            "transaction", "observation", "balance", "series", "health", "goal", "challenge", "loan", "cohort", "membership", "note",
            "reject",
        ],
        writes: [])
}

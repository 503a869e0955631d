import TillAnalysis
import TillExports
import TillRecords
import TillStages
import TillStore
import TillTesting

/// The places that tell a household's figures, each asked by a program that is not Till's.
struct Places {
    private let scratch = Scratch()
    private let lines: [String]
    private let household: String

    init(_ lines: [String], household: String) throws {
        self.lines = lines
        self.household = household
        scratch.file("tables.py", Places.tables)
        scratch.file("journal.py", Places.journal)
        _ = try StageRun(
            ExportStage.self, options: ["out": [scratch.path], "days": ["92"]], household: household, in: scratch, lines)
    }

    /// The file of a format.
    func path(_ name: String) -> String { [scratch.path, "home", name].joined(separator: "/") }

    private func ask(_ words: [String]) throws -> Answers {
        let outcome = try Command(words).run()
        guard outcome.code == 0 else { throw Fault("test.asked", outcome.errText, remedy: "Mend it.") }
        return Answers(lines: outcome.outText)
    }

    func csv() throws -> Answers { try ask(["python3", "\(scratch.path)/tables.py", path("transactions.csv")]) }
    func ndjson() throws -> Answers { try ask(["python3", "\(scratch.path)/tables.py", path("transactions.ndjson")]) }

    /// The feed's database: its views, and its table of sums.
    func feed() throws -> (views: Answers, sums: Answers) {
        let folder = path("feed")
        _ = try StageRun(FeedStage.self, options: ["out": [folder]], household: household, in: scratch, lines)
        return (
            try ask(["sqlite3", folder + "/feed.sqlite", Places.feedViews]), try ask(["sqlite3", folder + "/feed.sqlite", Places.feedSums])
        )
    }

    func sqlite() throws -> Answers { try ask(["sqlite3", path("ledger.sqlite"), Places.views]) }

    /// The book's database, filled from the stream that the nightly plan publishes.
    func store() throws -> Answers {
        let marked = try StageRun(FiguresStage.self, household: household, in: Scratch(), lines)
        let stream = scratch.file("stream.ndjson", marked.texts.map { $0 + "\n" }.joined())
        let places = StorePlaces(base: scratch.path)
        let database = try StoreDatabase(places)
        try database.load([("home", "made from this", stream)])
        database.close()
        return try ask(["sqlite3", places.database, Places.views])
    }

    /// Expenses and income of the journal.
    func hledger() throws -> Answers {
        let check = try Command(["hledger", "-f", path("ledger.journal"), "check", "--strict"]).run()
        guard check.code == 0 else { throw Fault("test.hledger", check.errText, remedy: "Mend it.") }
        return try ask(["python3", "\(scratch.path)/journal.py", path("ledger.journal")])
    }

    private static let views = """
        SELECT 'in ' || month || char(9) || came_in FROM months;
        SELECT 'out ' || month || char(9) || went_out FROM months;
        SELECT 'unknown ' || month || char(9) || unknown FROM months;
        SELECT 'saved ' || month || char(9) || saved FROM months;
        SELECT 'out ' || month || ' ' || coalesce(category, 'none') || char(9) || minor FROM spending;
        SELECT 'in ' || month || ' ' || coalesce(category, 'none') || char(9) || minor FROM income;
        WITH side (place, flow, word, sign) AS (VALUES ('in', 'income', 'in', 1), ('out', 'spending', 'out', -1),
            ('out', 'unknown', 'out', -1), ('saved', 'saving', 'saved', -1))
        SELECT word || ' ' || substr(date, 1, 7) || ' ' || of || char(9) || sum(sign * home_minor) FROM (
            SELECT date, flow, home_minor, '@' || replace(account, ' ', '_') AS of FROM transactions WHERE counted
            UNION ALL SELECT date, flow, home_minor, '$' || currency FROM transactions WHERE counted
        ) JOIN side USING (flow) WHERE length(of) > 1 GROUP BY word, substr(date, 1, 7), of;
        SELECT 'saved twice ' || month || char(9) || (sum(s.minor) - m.saved) FROM savings s JOIN months m USING (household, month)
        GROUP BY month HAVING sum(s.minor) <> m.saved
        """

    /// The same questions in the words of the feed.
    private static let feedViews =
        views.replacing("home_minor", with: "home_amount_minor").replacing("|| minor FROM", with: "|| amount_minor FROM")
        .replacing("s.minor", with: "s.amount_minor").replacing("|| came_in FROM", with: "|| came_in_minor FROM")
        .replacing("|| went_out FROM", with: "|| went_out_minor FROM").replacing("|| unknown FROM", with: "|| unknown_minor FROM")
        .replacing("|| saved FROM", with: "|| saved_minor FROM").replacing("m.saved", with: "m.saved_minor")
        // What no document says the account of has none.
        .replacing("replace(account,", with: "replace(coalesce(account, 'unnamed'),")

    /// As the contract says of the table totals.
    private static let feedSums = """
        CREATE TEMP VIEW own AS WITH side (flow, word, sign) AS (VALUES ('income', 'in', 1), ('spending', 'out', -1), ('unknown', 'out', -1), ('unknown', 'unknown', -1),
            ('saving', 'saved', -1)) SELECT *, sign * home_amount_minor AS size FROM totals JOIN side USING (flow) WHERE left_out = '';
        SELECT word || ' ' || month || char(9) || sum(size) FROM own GROUP BY word, month;
        SELECT word || ' ' || month || ' ' || iif(category = '', 'none', category) || char(9) || sum(size) FROM own
        WHERE word IN ('in', 'out') GROUP BY word, month, category;
        SELECT word || ' ' || month || ' +' || member || char(9) || sum(size) FROM own WHERE member <> '' AND word <> 'unknown'
        GROUP BY word, month, member;
        SELECT word || ' ' || month || ' $' || currency || char(9) || sum(size) FROM own WHERE word <> 'unknown' GROUP BY word, month, currency
        """

    /// As the manual of till-export says.
    private static let tables = """
        import csv, json, sys
        from decimal import Decimal
        path = sys.argv[1]
        if path.endswith(".csv"): rows = list(csv.DictReader(open(path, newline="", encoding="utf-8")))
        else: rows = [json.loads(line) for line in open(path, encoding="utf-8")]
        for row in rows:
            assert row["counted"] in ("yes", "no") and (row["counted"] == "no") == bool(row.get("left_out")), row
            if row["counted"] == "no": continue
            month, flow, size = row["date"][:7], row["flow"], int(Decimal(row["home_amount"]) * 100)
            category = row.get("category") or "none"
            for side in ("@" + row["account"].replace(" ", "_"), "+" + (row.get("member") or ""), "$" + row["currency"]):
                if len(side) > 1 and flow == "income": print("in " + month + " " + side, size, sep="\\t")
                if len(side) > 1 and flow in ("spending", "unknown"): print("out " + month + " " + side, -size, sep="\\t")
                if len(side) > 1 and flow == "saving": print("saved " + month + " " + side, -size, sep="\\t")
            if flow == "income":
                for key in ("in " + month, "in " + month + " " + category): print(key, size, sep="\\t")
            if flow in ("spending", "unknown"):
                for key in ("out " + month, "out " + month + " " + category): print(key, -size, sep="\\t")
            if flow == "unknown": print("unknown " + month, -size, sep="\\t")
            if flow == "saving": print("saved " + month, -size, sep="\\t")

        """

    private static let journal = """
        import csv, io, subprocess, sys
        from decimal import Decimal
        run = subprocess.run(["hledger", "-f", sys.argv[1], "register", "^expenses|^income", "-O", "csv"], capture_output=True, text=True)
        assert run.returncode == 0, run.stderr
        commodities = set()
        for row in csv.DictReader(io.StringIO(run.stdout)):
            amount, *commodity = row["amount"].split()
            commodities.update(commodity)
            root, _, rest = row["account"].partition(":")
            category = rest.replace(":", ".").replace("uncategorised", "none")
            size, month = int(Decimal(amount) * 100), row["date"][:7]
            if root == "income" and "." not in category and category not in ("none", "unknown"): category = "income." + category
            key, size = ("in ", -size) if root == "income" else ("out ", size)
            print(key + month, size, sep="\\t")
            print(key + month + " " + category, size, sep="\\t")
        assert len(commodities) <= 1, "figures of one household are in one currency: " + str(commodities)

        """
}

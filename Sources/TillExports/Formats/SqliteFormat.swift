import TillFigures
import TillStages

/// A database of its own for analysts: tables of transactions, their parts, balances, accounts and series, and views over them.
enum SqliteFormat: ExportFormat {
    static let name = "sqlite"
    static let help = "a SQLite database with the tables transactions, splits, balances, accounts and series, and views"
    static let file = "ledger.sqlite"
    static let layout = 2
    static let holdsSeveral = true

    static func open(_ place: ExportPlace) throws(Fault) -> any ExportOutput {
        guard case .file(let path) = place else {
            throw Fault(
                "usage.option", "a database cannot go to standard output.", remedy: "Name a file with --sqlite FILE.", place: "--format",
                exit: .usage)
        }
        return try SqliteOutput(path)
    }

    /// Money is twice there: as written, and in minor units with the number of their decimals, for sums without rounding.
    static let tables = [
        "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
        """
        CREATE TABLE transactions (
            household TEXT NOT NULL, id TEXT NOT NULL, date TEXT NOT NULL, amount TEXT NOT NULL, minor INTEGER NOT NULL,
            decimals INTEGER NOT NULL, currency TEXT NOT NULL, home_amount TEXT, home_minor INTEGER, home_currency TEXT,
            kind TEXT NOT NULL, category TEXT, category_label TEXT, merchant TEXT, text TEXT, account TEXT NOT NULL, member TEXT,
            status TEXT NOT NULL, original_amount TEXT, original_currency TEXT, transfer TEXT, series TEXT, tags TEXT,
            home_decimals INTEGER, flow TEXT NOT NULL, counted INTEGER NOT NULL, left_out TEXT, parts INTEGER NOT NULL
        )
        """,
        """
        CREATE TABLE splits (
            household TEXT NOT NULL, id TEXT NOT NULL, part INTEGER NOT NULL, category TEXT, label TEXT, amount TEXT NOT NULL,
            minor INTEGER NOT NULL, home_minor INTEGER, PRIMARY KEY (household, id, part)
        ) WITHOUT ROWID
        """,
        "CREATE TABLE accounts (household TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, last4 TEXT NOT NULL)",
        """
        CREATE TABLE balances (
            household TEXT NOT NULL, account TEXT NOT NULL, date TEXT NOT NULL, amount TEXT NOT NULL, minor INTEGER NOT NULL,
            decimals INTEGER NOT NULL, currency TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE series (
            household TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, period TEXT NOT NULL, amount TEXT,
            currency TEXT, next TEXT, status TEXT NOT NULL
        )
        """,
    ]

    /// What the tables and views mean, for whoever opens the file.
    static let meta: [(name: String, value: String)] =
        [
            ("layout", "\(layout)"), ("made_by", "till-export"),
            ("minor", "amounts in minor units of the currency beside them, as many decimals as decimals says; sums of them are exact"),
            ("counted", "1: the figures of the household's pages have it; 0: they do not, and left_out says why"),
            ("parts", "how many rows of splits it has; 0: it is of one category"),
            ("splits", "the parts of a transaction that a person split, and of its refunds; they add up to it"),
            ("shares", "view: a row a part, or one for a transaction without parts"),
            (
                "months",
                "view: what came in, went out (unknown: how much of it nobody knows the use of) and was saved, in minor units of the home"
                    + " currency, as the pages say: of counted transactions, refunds taken off what went out in the month they arrive"
            ),
            ("spending, income, savings", "views: the same sums by category"),
            ("merchants", "view: what went out by merchant"), ("coming", "view: recurring movements that are expected"),
        ] + Flow.allCases.map { ("flow: \($0.rawValue)", $0.meaning) } + LeftOut.allCases.map { ("left_out: \($0.rawValue)", $0.sentence) }

    /// Sums are of what figures count, in the home currency.
    static let views = [
        "CREATE INDEX transactions_by_date ON transactions (household, date)",
        """
        CREATE VIEW shares AS
        SELECT t.household AS household, t.id AS id, s.part AS part, t.date AS date, substr(t.date, 1, 7) AS month, s.category AS category,
            s.label AS label, s.minor AS minor, t.decimals AS decimals, t.currency AS currency, s.home_minor AS home_minor,
            t.home_decimals AS home_decimals, t.home_currency AS home_currency, t.flow AS flow, t.counted AS counted,
            t.left_out AS left_out, t.merchant AS merchant, t.account AS account, t.member AS member
        FROM transactions t JOIN splits s ON s.household = t.household AND s.id = t.id WHERE t.parts > 0
        UNION ALL
        SELECT household, id, NULL, date, substr(date, 1, 7), category, category_label, minor, decimals, currency, home_minor,
            home_decimals, home_currency, flow, counted, left_out, merchant, account, member
        FROM transactions WHERE parts = 0
        """,
        """
        CREATE VIEW months AS
        SELECT household, substr(date, 1, 7) AS month, home_currency AS currency, home_decimals AS decimals,
            sum(CASE WHEN flow = 'income' THEN home_minor ELSE 0 END) AS came_in,
            sum(CASE WHEN flow IN ('spending', 'unknown') THEN -home_minor ELSE 0 END) AS went_out,
            sum(CASE WHEN flow = 'unknown' THEN -home_minor ELSE 0 END) AS unknown,
            sum(CASE WHEN flow = 'saving' THEN -home_minor ELSE 0 END) AS saved, count(*) AS transactions
        FROM transactions WHERE counted GROUP BY household, month, home_currency, home_decimals
        """,
        byCategory("spending", sum: "-sum(home_minor)", flows: "'spending', 'unknown'"),
        byCategory("income", sum: "sum(home_minor)", flows: "'income'"),
        byCategory("savings", sum: "-sum(home_minor)", flows: "'saving'"),
        """
        CREATE VIEW merchants AS
        SELECT household, merchant, home_currency AS currency, -sum(home_minor) AS minor, home_decimals AS decimals,
            count(*) AS transactions, min(date) AS first, max(date) AS last
        FROM transactions WHERE counted AND flow IN ('spending', 'unknown') AND merchant IS NOT NULL
        GROUP BY household, merchant, home_currency, home_decimals
        """,
        "CREATE VIEW coming AS SELECT * FROM series WHERE status <> 'ended' AND next IS NOT NULL ORDER BY next, household, id",
    ]

    private static func byCategory(_ name: String, sum: String, flows: String) -> String {
        """
        CREATE VIEW \(name) AS
        SELECT household, month, category, home_currency AS currency, \(sum) AS minor, home_decimals AS decimals,
            count(*) AS transactions
        FROM shares WHERE counted AND flow IN (\(flows)) GROUP BY household, month, category, home_currency, home_decimals
        """
    }
}

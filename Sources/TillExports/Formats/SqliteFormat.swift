import TillStages

/// A database of its own for analysts: tables of transactions, balances, accounts and series, and views over them.
enum SqliteFormat: ExportFormat {
    static let name = "sqlite"
    static let help = "a SQLite database with the tables transactions, balances, accounts and series, and views"
    static let file = "ledger.sqlite"
    static let layout = 1
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
            status TEXT NOT NULL, original_amount TEXT, original_currency TEXT, transfer TEXT, series TEXT, tags TEXT
        )
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

    /// Transfers between own accounts count on neither side; refunds lessen what went out; currencies are never added up.
    static let views = [
        "CREATE INDEX transactions_by_date ON transactions (household, date)",
        """
        CREATE VIEW months AS
        SELECT household, substr(date, 1, 7) AS month, currency, kind, sum(minor) AS minor, decimals, count(*) AS transactions
        FROM transactions GROUP BY household, month, currency, decimals, kind
        """,
        """
        CREATE VIEW spending AS
        SELECT household, substr(date, 1, 7) AS month, category, currency, -sum(minor) AS minor, decimals, count(*) AS transactions
        FROM transactions WHERE kind IN ('expense', 'refund') AND status <> 'unconfirmed'
        GROUP BY household, month, category, currency, decimals
        """,
        """
        CREATE VIEW merchants AS
        SELECT household, merchant, currency, -sum(minor) AS minor, decimals, count(*) AS transactions, min(date) AS first, max(date) AS last
        FROM transactions WHERE kind IN ('expense', 'refund') AND merchant IS NOT NULL GROUP BY household, merchant, currency, decimals
        """,
        "CREATE VIEW coming AS SELECT * FROM series WHERE status <> 'ended' AND next IS NOT NULL ORDER BY next, household, id",
    ]
}

import GRDB

/// The forms of the database, oldest first. A form that was released is never changed; a new one is added at the end.
enum StoreMigrations {
    static let names = ["1-documents-runs-transactions", "2-figures", "3-outbox"]

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration(names[0]) { db in
            for sql in first { try db.execute(sql: sql) }
        }
        migrator.registerMigration(names[1]) { db in
            for sql in FigureViews.migration { try db.execute(sql: sql) }
        }
        migrator.registerMigration(names[2]) { db in
            for sql in OutboxTables.migration { try db.execute(sql: sql) }
        }
        return migrator
    }

    private static let first = [
        """
        CREATE TABLE document (
            number INTEGER PRIMARY KEY,
            household TEXT NOT NULL,
            hash TEXT NOT NULL,
            name TEXT NOT NULL,
            bytes INTEGER NOT NULL,
            forgotten INTEGER NOT NULL DEFAULT 0,
            UNIQUE (household, hash)
        )
        """,
        """
        CREATE TABLE arrival (
            path TEXT PRIMARY KEY,
            size INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            inode INTEGER NOT NULL,
            hash TEXT NOT NULL
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE run (
            number INTEGER PRIMARY KEY,
            plan TEXT NOT NULL,
            version TEXT NOT NULL,
            arguments TEXT NOT NULL,
            started TEXT NOT NULL,
            seconds REAL,
            exit INTEGER,
            outcome TEXT,
            households INTEGER,
            documents INTEGER,
            rejected INTEGER
        )
        """,
        """
        CREATE TABLE run_household (
            run INTEGER NOT NULL REFERENCES run(number) ON DELETE CASCADE,
            household TEXT NOT NULL,
            inputs TEXT NOT NULL,
            documents INTEGER NOT NULL,
            rejected INTEGER NOT NULL,
            outcome TEXT NOT NULL,
            PRIMARY KEY (run, household)
        ) WITHOUT ROWID
        """,
        "CREATE TABLE household (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, inputs TEXT)",
        "CREATE TABLE account (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE)",
        "CREATE TABLE category (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
        """
        CREATE TABLE entry (
            household INTEGER NOT NULL,
            place INTEGER NOT NULL,
            id TEXT NOT NULL,
            date TEXT NOT NULL,
            amount TEXT NOT NULL,
            minor INTEGER,
            currency TEXT,
            kind TEXT NOT NULL,
            status TEXT NOT NULL,
            account INTEGER,
            category INTEGER,
            merchant TEXT,
            text TEXT,
            PRIMARY KEY (household, place)
        ) WITHOUT ROWID
        """,
        """
        CREATE VIEW transactions AS
        SELECT household.id AS household, entry.id AS id, entry.date AS date, substr(entry.date, 1, 7) AS month, entry.amount AS amount,
            entry.minor AS minor, entry.currency AS currency, entry.kind AS kind, entry.status AS status, account.id AS account, category.name AS category,
            entry.merchant AS merchant, entry.text AS text
        FROM entry JOIN household ON household.number = entry.household
        LEFT JOIN account ON account.number = entry.account LEFT JOIN category ON category.number = entry.category
        """,
        """
        CREATE VIEW months AS
        SELECT household, month, currency, kind, category, sum(minor) AS minor, count(*) AS transactions
        FROM transactions GROUP BY household, month, currency, kind, category
        """,
    ]
}

/// The second form of the database: of each transaction what it is to the figures, and views that agree with the pages.
///
/// Sums are of what figures count, in minor units of the household's home currency. A transaction that was loaded before, or from a
/// plan without `till-figures`, says nothing of figures and is in none of these views but `transactions` and `shares`.
enum FigureViews {
    static let migration =
        [
            "CREATE TABLE word (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
            "ALTER TABLE entry ADD COLUMN flow INTEGER",
            "ALTER TABLE entry ADD COLUMN left_out INTEGER",
            // Only where the amount is in another currency than the household's.
            "ALTER TABLE entry ADD COLUMN home INTEGER",
            "ALTER TABLE entry ADD COLUMN home_currency TEXT",
            """
            CREATE TABLE share (
                household INTEGER NOT NULL,
                place INTEGER NOT NULL,
                part INTEGER NOT NULL,
                category INTEGER,
                minor INTEGER,
                PRIMARY KEY (household, place, part)
            ) WITHOUT ROWID
            """,
            // What was loaded before is loaded anew by the next run.
            "UPDATE household SET inputs = '' WHERE inputs IS NOT NULL",
            "DROP VIEW months",
            "DROP VIEW transactions",
        ] + views

    private static let views = [
        """
        CREATE VIEW transactions AS
        SELECT household.id AS household, entry.id AS id, entry.date AS date, substr(entry.date, 1, 7) AS month, entry.amount AS amount,
            entry.minor AS minor, entry.currency AS currency, entry.kind AS kind, entry.status AS status, account.id AS account,
            category.name AS category, entry.merchant AS merchant, entry.text AS text,
            CASE WHEN entry.home_currency IS NULL THEN entry.minor ELSE entry.home END AS home_minor,
            coalesce(entry.home_currency, entry.currency) AS home_currency, flow.name AS flow,
            entry.flow IS NOT NULL AND entry.left_out IS NULL AS counted, reason.name AS left_out
        FROM entry JOIN household ON household.number = entry.household
        LEFT JOIN account ON account.number = entry.account LEFT JOIN category ON category.number = entry.category
        LEFT JOIN word AS flow ON flow.number = entry.flow LEFT JOIN word AS reason ON reason.number = entry.left_out
        """,
        // A row a share of a transaction that is not all of it in its own category, a row for each other one.
        """
        CREATE VIEW shares AS
        SELECT household.id AS household, entry.id AS id, share.part AS part, entry.date AS date, substr(entry.date, 1, 7) AS month,
            category.name AS category, coalesce(share.minor, CASE WHEN entry.home_currency IS NULL THEN entry.minor ELSE entry.home END)
            AS home_minor, coalesce(entry.home_currency, entry.currency) AS home_currency, flow.name AS flow,
            entry.flow IS NOT NULL AND entry.left_out IS NULL AS counted, entry.merchant AS merchant
        FROM entry JOIN household ON household.number = entry.household
        LEFT JOIN share ON share.household = entry.household AND share.place = entry.place
        LEFT JOIN category ON category.number = CASE WHEN share.part IS NULL THEN entry.category ELSE share.category END
        LEFT JOIN word AS flow ON flow.number = entry.flow
        """,
        """
        CREATE VIEW months AS
        SELECT household, month, home_currency AS currency,
            sum(CASE WHEN flow = 'income' THEN home_minor ELSE 0 END) AS came_in,
            sum(CASE WHEN flow IN ('spending', 'unknown') THEN -home_minor ELSE 0 END) AS went_out,
            sum(CASE WHEN flow = 'unknown' THEN -home_minor ELSE 0 END) AS unknown,
            sum(CASE WHEN flow = 'saving' THEN -home_minor ELSE 0 END) AS saved, count(*) AS transactions
        FROM transactions WHERE counted GROUP BY household, month, home_currency
        """,
        byCategory("spending", sum: "-sum(home_minor)", flows: "'spending', 'unknown'"),
        byCategory("income", sum: "sum(home_minor)", flows: "'income'"),
        byCategory("savings", sum: "-sum(home_minor)", flows: "'saving'"),
    ]

    private static func byCategory(_ name: String, sum: String, flows: String) -> String {
        """
        CREATE VIEW \(name) AS
        SELECT household, month, category, home_currency AS currency, \(sum) AS minor, count(*) AS transactions
        FROM shares WHERE counted AND flow IN (\(flows)) GROUP BY household, month, category, home_currency
        """
    }
}

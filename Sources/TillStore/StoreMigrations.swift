import GRDB

/// The forms of the database, oldest first. A form that was released is never changed; a new one is added at the end.
enum StoreMigrations {
    static let names = ["1-documents-runs-transactions", "2-figures"]

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration(names[0]) { db in
            for sql in first { try db.execute(sql: sql) }
        }
        migrator.registerMigration(names[1]) { db in
            for sql in FigureViews.migration { try db.execute(sql: sql) }
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

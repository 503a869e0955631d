/// Views and indices of the feed's database: the sums that pages tell, of what figures count, in the household's currency.
enum FeedViews {
    static let all = [
        "CREATE INDEX transactions_by_date ON transactions (household, date)",
        "CREATE INDEX transactions_by_category ON transactions (household, category, date)",
        "CREATE INDEX transactions_by_member ON transactions (household, member, date)",
        "CREATE INDEX coming_by_date ON coming_payments (date, household)",
        "CREATE INDEX findings_by_date ON findings (household, date)",
        """
        CREATE VIEW lines AS
        SELECT t.household AS household, t.id AS transaction_id, s.part AS part, t.date AS date, substr(t.date, 1, 7) AS month,
            s.category AS category, s.category_label AS category_label, s.amount_minor AS amount_minor, t.currency AS currency,
            t.currency_decimals AS currency_decimals, s.home_amount_minor AS home_amount_minor, t.home_currency AS home_currency,
            t.home_currency_decimals AS home_currency_decimals, t.flow AS flow, t.counted AS counted, t.left_out AS left_out,
            t.merchant AS merchant, t.account AS account, t.member AS member
        FROM transactions t JOIN splits s ON s.household = t.household AND s.transaction_id = t.id WHERE t.parts > 0
        UNION ALL
        SELECT household, id, NULL, date, substr(date, 1, 7), category, category_label, amount_minor, currency, currency_decimals,
            home_amount_minor, home_currency, home_currency_decimals, flow, counted, left_out, merchant, account, member
        FROM transactions WHERE parts = 0
        """,
        """
        CREATE VIEW months AS
        SELECT household, substr(date, 1, 7) AS month, home_currency AS currency, home_currency_decimals AS currency_decimals,
            sum(CASE WHEN flow = 'income' THEN home_amount_minor ELSE 0 END) AS came_in_minor,
            sum(CASE WHEN flow IN ('spending', 'unknown') THEN -home_amount_minor ELSE 0 END) AS went_out_minor,
            sum(CASE WHEN flow = 'unknown' THEN -home_amount_minor ELSE 0 END) AS unknown_minor,
            sum(CASE WHEN flow = 'saving' THEN -home_amount_minor ELSE 0 END) AS saved_minor, count(*) AS transactions
        FROM transactions WHERE counted GROUP BY 1, 2, 3, 4
        """,
        byCategory("spending", sum: "-sum(home_amount_minor)", flows: "'spending', 'unknown'"),
        byCategory("income", sum: "sum(home_amount_minor)", flows: "'income'"),
        byCategory("savings", sum: "-sum(home_amount_minor)", flows: "'saving'"),
        """
        CREATE VIEW merchants AS
        SELECT household, merchant, home_currency AS currency, home_currency_decimals AS currency_decimals,
            -sum(home_amount_minor) AS amount_minor, count(*) AS transactions, min(date) AS first_day, max(date) AS last_day
        FROM transactions WHERE counted AND flow IN ('spending', 'unknown') AND merchant IS NOT NULL GROUP BY 1, 2, 3, 4
        """,
    ]

    static let meanings = [
        ("lines", "view: a row a part of a transaction, or one for a transaction without parts"),
        (
            "months",
            "view: what came in, went out (unknown: how much of it nobody knows the use of) and was saved, in minor units of the household's"
                + " currency, as the pages say: of counted transactions, refunds taken off what went out in the month they arrive"
        ), ("spending", "view: what went out by month and category"), ("income", "view: what came in by month and category"),
        ("savings", "view: what was put aside by month and category"), ("merchants", "view: what went out by merchant"),
    ]

    private static func byCategory(_ name: String, sum: String, flows: String) -> String {
        """
        CREATE VIEW \(name) AS
        SELECT household, month, category, home_currency AS currency, home_currency_decimals AS currency_decimals, \(sum) AS amount_minor,
            count(*) AS lines
        FROM lines WHERE counted AND flow IN (\(flows)) GROUP BY 1, 2, 3, 4, 5
        """
    }
}

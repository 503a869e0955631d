import Testing
import TillRecords
import TillTesting

@testable import TillExports

@Suite struct JournalTests {
    @Test func transfersAreOneEntryOnTheirOwnDays() throws {
        let lines = [
            Rows.transfer("a1", "a2", "-100.00", date: "2025-03-03", account: "giro"),
            Rows.transfer("a2", "a1", "100.00", date: "2025-03-05", account: "tagesgeld"),
        ]
        let run = try ExportRun(["hledger": "%/l.journal", "beancount": "%/l.beancount"], lines)
        let hledger = run.text("l.journal")
        #expect(
            hledger.contains(
                """
                2025-03-03 * (a1) Savings
                    ; till: a1, till: a2
                    assets:account:giro  -100.00 EUR
                    assets:account:tagesgeld  100.00 EUR  ; date:2025-03-05

                """), "\(hledger)")
        #expect(hledger.split(separator: "\n").count { $0.hasPrefix("2025-") } == 1)
        #expect(run.text("l.beancount").contains("  Assets:Account:Tagesgeld  100.00 EUR\n    arrived: 2025-03-05\n"))
    }

    @Test func currenciesOfATransferAreTiedByItsPrice() throws {
        let lines = [
            Rows.transfer("a1", "a2", "-100.00", date: "2025-03-03", account: "giro"),
            Rows.transfer("a2", "a1", "84.00", date: "2025-03-03", account: "travel", currency: "GBP"),
        ]
        let run = try ExportRun(["hledger": "%/l.journal"], lines)
        #expect(run.text("l.journal").contains("assets:account:travel  84.00 GBP @@ 100.00 EUR"))
    }

    /// What left for an account without documents has gone out; what came from one is nobody else's money.
    @Test(arguments: [("-100.00", "expenses:transfer:own  100.00 EUR"), ("100.00", "equity:transfers  -100.00 EUR")])
    func aTransferOfWhichOneHalfIsKnown(_ amount: String, _ other: String) throws {
        let run = try ExportRun(["hledger": "%/l.journal"], [Rows.transfer("a1", "gone", amount, date: "2025-03-03", account: "giro")])
        #expect(run.text("l.journal").contains("    \(other)\n"), "\(run.text("l.journal"))")
    }

    @Test func balancesAreAssertedWhereTheRowsProveThem() throws {
        let lines = [
            Rows.balance("50.00", date: "2025-03-01", kind: "opening"),
            Rows.transaction("t1", "-12.50", date: "2025-03-02"),
            Rows.balance("37.50", date: "2025-03-31"),
            Rows.transaction("t2", "-7.50", date: "2025-04-02"),
            Rows.balance("20.00", date: "2025-04-30"),
        ]
        let run = try ExportRun(["hledger": "%/l.journal", "beancount": "%/l.beancount"], lines)
        let hledger = run.text("l.journal")
        #expect(
            hledger.contains("2025-02-27 * opening balances\n    assets:account:giro  50.00 EUR\n    equity:opening  -50.00 EUR\n"),
            "\(hledger)")
        #expect(hledger.contains("2025-03-31 * balance as the bank states it\n    assets:account:giro  0.00 EUR = 37.50 EUR\n"))
        #expect(
            hledger.contains("; 2025-04-30: the bank states 20.00 EUR for assets:account:giro, the entries add up to 30.00 EUR\n"))
        #expect(!hledger.contains("= 20.00"))
        #expect(run.text("l.beancount").contains("2025-04-01 balance Assets:Account:Giro  37.50 EUR\n"))
    }

    @Test func partsOfAPurchaseHaveAccountsOfTheirOwn() throws {
        let splits = #""splits":[{"amount":"-4.00","category":"home.garden"},{"amount":"-1.50","category":"Gifts"}]"#
        let run = try ExportRun(["hledger": "%/l.journal"], [Rows.transaction("t1", "-12.50", more: splits)])
        #expect(
            run.text("l.journal").contains(
                """
                    expenses:home:garden  4.00 EUR
                    expenses:Gifts  1.50 EUR
                    expenses:food:groceries  7.00 EUR
                """))
    }

    @Test func theUnconfirmedDoesNotTouchTheAccounts() throws {
        let lines = [
            Rows.transaction("t1", "-12.50", account: nil, more: #""status":"unconfirmed""#),
            Rows.transaction("t2", "-3.00", more: #""status":"pending""#),
            Rows.transaction("t3", "-9.00", more: #""status":"void""#),
        ]
        let run = try ExportRun(["hledger": "%/l.journal"], lines)
        let text = run.text("l.journal")
        #expect(text.contains("! (1) Corner Market") == false)
        #expect(text.contains("    equity:unconfirmed  -12.50 EUR\n    equity:left out:no row of a bank  12.50 EUR\n"))
        #expect(text.contains("    assets:account:giro  -3.00 EUR\n"))
        #expect(!text.contains("9.00"))
    }

    /// What no figure has is neither income nor expense; the bank's account has it all the same.
    @Test(arguments: [
        (#""approval":"pending""#, "EUR", "assets:account:giro  -12.50 EUR", "equity:left out:waiting for approval  12.50 EUR"),
        (#""approval":"rejected""#, "EUR", "assets:account:giro  -12.50 EUR", "equity:left out:not approved  12.50 EUR"),
        (#""approval":"approved""#, "EUR", "assets:account:giro  -12.50 EUR", "expenses:food:groceries  12.50 EUR"),
        ("", "USD", "assets:account:giro  -12.50 USD", "equity:left out:no rate  12.50 USD"),
        (
            #""home":{"amount":"-11.00","currency":"EUR"}"#, "USD", "assets:account:giro  -12.50 USD @@ 11.00 EUR",
            "expenses:food:groceries  11.00 EUR"
        ),
        // An amount that is no price of the other: each currency adds up to nothing by itself.
        (
            #""home":{"amount":"11.00","currency":"EUR"}"#, "USD", "assets:account:giro  -12.50 USD\n    equity:conversion  12.50 USD",
            "equity:conversion  11.00 EUR\n    expenses:food:groceries  -11.00 EUR"
        ),
        (#""status":"unconfirmed""#, "EUR", "equity:unconfirmed  -12.50 EUR", "equity:left out:no row of a bank  12.50 EUR"),
    ])
    func whatNoFigureHasTouchesNoExpense(_ more: String, _ currency: String, _ own: String, _ other: String) throws {
        let lines = [
            Rows.transaction("t0", "-1.00", date: "2025-03-14"), Rows.transaction("t1", "-12.50", currency: currency, more: more),
        ]
        let text = try ExportRun(["hledger": "%/l.journal"], lines, household: "currency: EUR\n").text("l.journal")
        #expect(text.contains("    \(own)\n    \(other)\n"), "\(text)")
    }

    @Test(arguments: [
        ("transfer.savings", "expense", "assets:savings:elsewhere"), ("transfer.own", "expense", "expenses:transfer:own"),
        ("income.salary", "income", "income:salary"), ("debt.borrowed", "income", "equity:transfers"),
    ])
    func postingsFollowTheFlow(_ category: String, _ kind: String, _ account: String) throws {
        let amount = kind == "income" ? "50.00" : "-50.00"
        let run = try ExportRun(["hledger": "%/l.journal"], [Rows.transaction("t1", amount, kind: kind, category: category)])
        #expect(run.text("l.journal").contains("    \(account)  \(kind == "income" ? "-" : "")50.00 EUR\n"), "\(run.text("l.journal"))")
    }

    /// Texts that would be something else in a journal: comments, tags, dates, accounts, quotes.
    static let hostile = [
        "; note", "a ; date:2025-13-45", "(x) y", "* ! =", "[2025/99/99]", "a | b | c", #"back\slash "quoted""#, "include /etc/passwd",
        "  expenses:x  5 EUR", "2025-01-01 open", "#tag ^link", "naïve “quotes” – 食べ物 🍕", "tab\there\nnext line", "@@ 5 EUR", "{5 USD}", "",
        "~ monthly", "P 2025-01-01",
    ]

    private var hostileLines: [String] {
        JournalTests.hostile.enumerated().flatMap { index, text -> [String] in
            let day = "2025-03-\(index < 9 ? "0" : "")\(index + 1)"
            return [
                Rows.transaction("t\(index)", "-\(index + 1).25", date: day, merchant: text, text: text, category: text),
                Rows.transaction(
                    "i\(index)", "\(index + 1).25", date: day, account: text, merchant: text, text: "x\(text)", kind: "income",
                    category: text, more: #""member":"m;x","tags":["a:b"]"#),
            ]
        } + [
            Rows.transaction("y", "-1200", date: "2025-04-01", account: "yen", currency: "JPY"),
            Rows.transaction("k", "-1.250", date: "2025-04-01", account: "dinar", currency: "KWD"),
            Rows.balance("-1200", date: "2025-04-02", account: "yen", currency: "JPY"),
            Rows.balance("5.000", date: "2025-04-02", account: "dinar", currency: "KWD"),
        ]
    }

    @Test(.enabled(if: Checkers.hasHledger, "hledger is not installed: pipelines/setup/packages --tests installs it"))
    func hledgerTakesWhatStrangersWrote() throws {
        let run = try ExportRun(["hledger": "%/l.journal"], hostileLines)
        let outcome = try Command(["hledger", "-f", run.path("l.journal"), "check", "--strict"]).run()
        #expect(outcome.code == 0, "\(outcome.errText)\n\(run.text("l.journal"))")
        let sum = try Command(["hledger", "-f", run.path("l.journal"), "bal", "not:acct:equity", "cur:EUR", "--depth", "1"]).run()
        #expect(sum.code == 0, "\(sum.errText)")
    }

    @Test(.enabled(if: Checkers.beanCheck != nil, "bean-check is not installed: pip install beancount in a venv named by TILL_BEANCOUNT"))
    func beancountTakesWhatStrangersWrote() throws {
        let run = try ExportRun(["beancount": "%/l.beancount"], hostileLines)
        let outcome = try Command([Checkers.beanCheck ?? "bean-check", run.path("l.beancount")]).run()
        #expect(outcome.code == 0, "\(outcome.outText)\(outcome.errText)")
    }
}

import Testing
import TillRecords
import TillStages
import TillTesting

@testable import TillLedger

/// The wallet: filled by withdrawals, emptied by what is paid in cash, settled by counts.
@Suite struct CashTests {
    private static let yaml = """
        currency: EUR
        members: [{id: ana, role: owner}, {id: kim, role: child}]
        accounts: [{id: giro, kind: checking}, {id: cash, kind: cash}, {id: kims, kind: cash, member: kim}]
        """

    private func row(
        _ id: String, _ day: String, _ amount: String, _ category: String, account: String = "giro", status: String = "posted",
        more: String = ""
    ) -> String {
        let own = account.isEmpty ? "" : #""account":"\#(account)","#
        return
            #"{"type":"transaction","id":"\#(id)","household":"home",\#(own)\#(more)"date":"\#(day)","amount":"\#(amount)","currency":"EUR","#
            + #""text":"ROW \#(id)","kind":"\#(amount.hasPrefix("-") ? "expense" : "income")","category":{"name":"\#(category)","by":"known"},"#
            + #""status":"\#(status)","observations":["o-\#(id)"]}"#
    }

    private func paper(_ id: String, _ kind: String, cash: Bool = true) -> String {
        #"{"type":"observation","id":"o-\#(id)","household":"home","source":{"kind":"\#(kind)","place":"line 1"},"date":"2025-03-10","#
            + #""amount":"-1.00""# + (cash ? #","payment":{"kind":"cash"}}"# : "}")
    }

    private func bank(_ first: String, _ last: String) -> [String] {
        [first, last].map {
            #"{"type":"observation","id":"b-\#($0)","household":"home","source":{"kind":"bank","document":"d","place":"line 1"},"#
                + #""account":"giro","date":"\#($0)","amount":"-1.00"}"#
        }
    }

    private func count(_ number: Int, _ amount: String, _ day: String, _ account: String = "cash") -> String {
        #"{"type":"decision","id":"d\#(number)","number":\#(number),"household":"home","about":"count:\#(account)","action":"count","#
            + #""value":"\#(amount)","date":"\#(day)"}"#
    }

    private func run(_ lines: [String], yaml: String = CashTests.yaml) throws -> StageRun {
        try StageRun(CashStage.self, household: yaml, lines)
    }

    private func wallet(_ run: StageRun, _ account: String = "cash") -> [String] {
        run.all("transaction").filter { $0.string(.account) == account }.map { "\($0.string(.date) ?? "") \($0.string(.amount) ?? "")" }
    }

    @Test(arguments: [("-200.00", "200.00"), ("80.00", "-80.00")])
    func cashDrawnOrPaidInGetsItsOtherSide(amount: String, other: String) throws {
        let made = try run([row("a", "2025-03-05", amount, "transfer.cash")])
        #expect(wallet(made) == ["2025-03-05 \(other)"])
        let rows = made.all("transaction")
        #expect(rows.allSatisfy { $0.string(.kind) == "transfer" })
        let ids = rows.compactMap { $0.string(.id) }
        #expect(Set(rows.compactMap { $0.objects(.links).first?.string(.to) }) == Set(ids))
        #expect(try run(made.texts).texts == made.texts, "done once is done")
    }

    @Test func theWalletOfTheMemberIsFilled() throws {
        let made = try run([
            row("a", "2025-03-05", "-20.00", "transfer.cash", more: #""member":"kim","#),
            row("b", "2025-03-06", "-30.00", "transfer.cash", more: #""member":"ana","#),
        ])
        #expect(wallet(made, "kims") == ["2025-03-05 20.00"] && wallet(made) == ["2025-03-06 30.00"])
    }

    @Test(arguments: ["receipt", "chat", "manual"])
    func whatIsPaidInCashIsPaidFromIt(kind: String) throws {
        let lines =
            bank("2025-03-01", "2025-03-31") + [
                paper("p", kind), row("p", "2025-03-10", "-8.00", "food.groceries", account: "", status: "unconfirmed"),
            ]
        let made = try run(lines)
        #expect(wallet(made) == ["2025-03-10 -8.00"])
        #expect(made.all("transaction").first?.string(.status) == "posted", "nothing else will ever confirm it")
    }

    @Test func whatIsNotSaidToBeCashIsNot() throws {
        let lines =
            bank("2025-03-01", "2025-03-31") + [
                paper("p", "receipt", cash: false), row("p", "2025-03-10", "-8.00", "food.groceries", account: "", status: "unconfirmed"),
            ]
        #expect(wallet(try run(lines)).isEmpty)
        let alone = "currency: EUR\naccounts: [{id: cash, kind: cash}]\n"
        #expect(wallet(try run(Array(lines.suffix(2)), yaml: alone)) == ["2025-03-10 -8.00"], "there is nothing else it could be paid from")
    }

    @Test func withoutAWalletNothingIsTouched() throws {
        let lines = [row("a", "2025-03-05", "-200.00", "transfer.cash")]
        #expect(try run(lines, yaml: "accounts: [{id: giro, kind: checking}]\n").texts == lines)
        #expect(try StageRun(CashStage.self, lines).texts == lines)
    }

    /// 10 + 200 - 50 - 30.50 = 129.50 would be left.
    @Test(arguments: [("129.50", nil), ("129.49", "-0.01"), ("100.00", "-29.50"), ("130.00", "0.50")])
    func aCountSettlesWhatNothingAccountsFor(counted: String, rest: String?) throws {
        let made = try run([
            count(1, "10.00", "2025-03-01"), count(2, counted, "2025-03-31"),
            row("a", "2025-03-01", "-500.00", "transfer.cash"), row("b", "2025-03-05", "-200.00", "transfer.cash"),
            row("c", "2025-03-31", "-50.00", "food.groceries", account: "cash"),
            row("d", "2025-03-09", "-30.50", "food.groceries", account: "cash"),
            row("e", "2025-04-01", "-9.00", "food.bars", account: "cash"),
        ])
        let found = made.all("transaction").filter { $0.object(.category)?.string(.name) == UnexplainedCash.name }
        #expect(found.map { $0.string(.amount) } == (rest.map { [$0] } ?? []))
        #expect(found.allSatisfy { $0.string(.date) == "2025-03-31" && $0.strings(.decisions) == ["d2"] })
        let balances = made.all("balance").map { "\($0.string(.account) ?? "") \($0.string(.date) ?? "") \($0.string(.amount) ?? "")" }
        #expect(balances == ["cash 2025-03-01 10.00", "cash 2025-03-31 \(counted)"])
        #expect(try run(made.texts).texts == made.texts)
    }

    @Test func theLaterCountOfADayHoldsAndEachWalletIsItsOwn() throws {
        let made = try run([
            count(1, "10.00", "2025-03-01"), count(2, "5.00", "2025-03-31"), count(3, "7.00", "2025-03-31"),
            count(4, "1.00", "2025-03-31", "kims"),
            row("a", "2025-02-05", "-200.00", "food.groceries"),
        ])
        #expect(wallet(made) == ["2025-03-31 -3.00"] && wallet(made, "kims").isEmpty, "a first count settles nothing")
        #expect(made.all("balance").count == 3)
    }

    @Test func aCountOfNoWalletIsTold() throws {
        let made = try run([count(1, "10.00", "2025-03-01", "giro"), row("a", "2025-02-05", "-2.00", "food.groceries")])
        #expect(made.all("note").map { $0.string(.code) } == ["cash.no-wallet"])
        #expect(made.all("balance").isEmpty)
    }
}

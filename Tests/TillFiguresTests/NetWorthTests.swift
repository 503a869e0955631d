import Testing
import TillHousehold
import TillRecords

@testable import TillFigures

/// What is owned less what is owed, and what there is until the next pay.
@Suite struct NetWorthTests {
    private static func balance(
        _ account: String, _ date: String, _ amount: String, kind: String = "closing", currency: String = "EUR"
    ) -> String {
        #"{"type":"balance","household":"home","account":"\#(account)","kind":"\#(kind)","date":"\#(date)","amount":"\#(amount)","#
            + #""currency":"\#(currency)"}"#
    }

    private static func series(_ id: String, _ kind: String, _ amount: String, next: String, period: String = "monthly") -> String {
        #"{"type":"series","id":"\#(id)","household":"home","name":"\#(id)","kind":"\#(kind)","period":"\#(period)","status":"active","#
            + #""amount":"\#(amount)","currency":"EUR","next":"\#(next)","transactions":[]}"#
    }

    private func day(_ text: String) throws -> Day { try #require(Day(text)) }

    private func sum(_ ledger: HouseholdLedger, _ date: String) throws -> Int64 { ledger.netWorth(on: try day(date)).total }

    private func why(_ worth: NetWorth) -> [String: NetWorth.Absence] {
        Dictionary(worth.absent.map { ($0.name, $0.why) }, uniquingKeysWith: { first, _ in first })
    }

    @Test func balancesAreCarriedByTheirRows() throws {
        let ledger = try Books.ledger([
            NetWorthTests.balance("giro", "2025-01-31", "1000.00"), Books.row("a", "2025-02-10", "-150.00"),
            Books.row("b", "2025-03-05", "50.00"),
        ])
        #expect(try sum(ledger, "2025-01-31") == 100_000)
        #expect(try sum(ledger, "2025-02-09") == 100_000)
        #expect(try sum(ledger, "2025-02-10") == 85_000)
        #expect(ledger.netWorths.map(\.total) == [100_000, 85_000, 90_000])
        #expect(ledger.netWorths.map(\.day.description) == ["2025-01-31", "2025-02-28", "2025-03-05"])
    }

    /// A card's debt is below zero as its balance is; of a loan it is taken off however its bank writes it.
    @Test(arguments: ["8000.00", "-8000.00"]) func whatIsOwedIsTakenOff(_ loan: String) throws {
        let ledger = try Books.ledger(
            [
                NetWorthTests.balance("giro", "2025-01-31", "1000.00"), NetWorthTests.balance("card", "2025-01-31", "-200.00"),
                NetWorthTests.balance("house", "2025-01-31", loan),
            ],
            accounts: [Books.account("giro", "checking"), Books.account("card", "card"), Books.account("house", "loan")])
        #expect(try sum(ledger, "2025-01-31") == -720_000)
    }

    @Test func anAccountWithoutABalanceIsLeftOutAndNamed() throws {
        let ledger = try Books.ledger(
            [NetWorthTests.balance("giro", "2025-01-31", "10.00"), Books.row("a", "2025-01-10", "-150.00", account: "card")],
            accounts: [Books.account("giro", "checking"), Books.account("card", "card"), Books.account("depot", "investment")])
        let worth = ledger.netWorth(on: try day("2025-01-31"))
        #expect(worth.total == 1_000)
        #expect(why(worth) == ["card": .unstated, "depot": .undocumented])
    }

    /// What begins with nothing held nothing before; of what begins with something nobody knows.
    @Test func beforeTheFirstDocument() throws {
        func ledger(_ opening: String) throws -> HouseholdLedger {
            try Books.ledger([
                NetWorthTests.balance("giro", "2025-01-31", "10.00"), NetWorthTests.balance("giro", "2025-06-30", "10.00"),
                NetWorthTests.balance("pot", "2025-06-01", opening, kind: "opening"),
            ])
        }
        let early = try day("2025-03-31")
        #expect(try ledger("0.00").netWorth(on: early).accounts == ["giro", "pot"])
        #expect(why(try ledger("500.00").netWorth(on: early)) == ["pot": .later])
        #expect(try ledger("500.00").netWorth(on: try day("2025-05-31")).total == 51_000)
    }

    /// A yearly statement tells of the year that follows; an older one of nothing but an account that was empty.
    @Test func afterTheLastDocument() throws {
        func worth(_ held: String, _ date: String) throws -> NetWorth {
            let ledger = try Books.ledger(
                [NetWorthTests.balance("pot", "2024-01-01", held), NetWorthTests.balance("giro", date, "1.00")])
            return ledger.netWorth(on: try day(date))
        }
        let last = try day("2024-01-01")
        #expect(try worth("70.00", "2024-02-01").holdings.last?.since == nil)
        #expect(try worth("70.00", "2024-02-02").holdings.last?.since == last)
        #expect(try worth("70.00", "2025-01-01").total == 7_100)
        #expect(why(try worth("70.00", "2025-01-02")) == ["pot": .old(last)])
        #expect(try worth("0.00", "2025-01-02").accounts == ["giro", "pot"])
    }

    /// By the last rate that a row has up to the day, else the first after it, of within a year; nothing needs none.
    @Test func otherCurrenciesByTheHouseholdsRates() throws {
        func home(_ amount: String, _ rate: String) -> String {
            #""home":{"amount":"\#(amount)","currency":"EUR","rate":"\#(rate)","rate_date":"2025-01-01"}"#
        }
        func worth(_ held: String, _ date: String) throws -> NetWorth {
            let ledger = try Books.ledger(
                [
                    Books.row("a", "2024-01-10", "-10.00", account: "dollars", currency: "USD", more: home("-8.00", "0.8")),
                    Books.row("b", "2024-02-10", "-10.00", account: "dollars", currency: "USD", more: home("-9.00", "0.9")),
                    NetWorthTests.balance("dollars", "2024-02-10", held, currency: "USD"),
                    NetWorthTests.balance("dollars", "2025-03-01", held, currency: "USD"),
                ])
            return ledger.netWorth(on: try day(date))
        }
        #expect(try worth("100.00", "2024-02-09").total == 8_800)
        #expect(try worth("100.00", "2024-02-10").total == 9_000)
        #expect(try worth("100.00", "2024-01-09").total == 9_600)
        #expect(try worth("100.00", "2025-02-10").total == 9_000)
        let late = try worth("100.00", "2025-02-11")
        #expect(why(late) == ["dollars": .unrated] && late.accounts.isEmpty && late.holdings.count == 1)
        #expect(try worth("0.00", "2025-02-11").accounts == ["dollars"])
    }

    /// Only what is known on both days is compared.
    @Test func aChangeIsOfTheSameAccounts() throws {
        let ledger = try Books.ledger([
            NetWorthTests.balance("giro", "2025-01-31", "100.00"), NetWorthTests.balance("giro", "2025-02-28", "130.00"),
            NetWorthTests.balance("pot", "2025-02-28", "5000.00"), Books.row("a", "2025-02-27", "5.00", account: "pot"),
        ])
        let (early, late) = (ledger.netWorth(on: try day("2025-01-31")), ledger.netWorth(on: try day("2025-02-28")))
        let change = try #require(late.change(since: early))
        #expect(change == (3_000, false))
        #expect(late.change(since: late).map { $0 == (0, true) } == true)
        #expect(ledger.netWorth(on: try day("2024-01-01")).change(since: late) == nil)
    }

    @Test(arguments: [
        ("2025-03-31", 1, "2025-02-28"), ("2025-03-30", 1, "2025-02-28"), ("2025-02-28", 12, "2024-02-29"),
        ("2025-03-15", 12, "2024-03-15"),
    ])
    func monthsBefore(_ date: String, _ months: Int, _ before: String) throws {
        #expect(HouseholdLedger.day(months, before: try day(date)).description == before)
    }

    // MARK: Until payday

    private func until(_ records: [String], asOf: String, accounts: [HouseholdFile.Account] = []) throws -> UntilPayday? {
        try Books.ledger(records, accounts: accounts, asOf: asOf).untilPayday
    }

    @Test func untilTheNextWages() throws {
        let records = [
            NetWorthTests.balance("giro", "2025-01-10", "1000.00"), NetWorthTests.balance("pot", "2025-01-10", "9000.00"),
            NetWorthTests.balance("card", "2025-01-10", "-100.00"), NetWorthTests.series("wages", "salary", "2000.00", next: "2025-01-30"),
            NetWorthTests.series("benefit", "income", "9000.00", next: "2025-01-12"),
            NetWorthTests.series("rent", "bill", "-500.00", next: "2025-01-29"),
            NetWorthTests.series("gym", "bill", "-30.00", next: "2025-01-30"),
        ]
        let accounts = [Books.account("giro", "checking"), Books.account("pot", "savings"), Books.account("card", "card")]
        let until = try #require(try until(records, asOf: "2025-01-10", accounts: accounts))
        #expect(until.payday?.description == "2025-01-30" && until.days == 19)
        #expect(until.held == 90_000 && until.dueSum == 50_000 && until.free == 40_000 && until.daily == 2_105)
    }

    /// Without wages the income that brings most in a year is the pay; without any it is the month's end.
    @Test func withoutWages() throws {
        let money = NetWorthTests.balance("giro", "2025-01-10", "100.00")
        let small = NetWorthTests.series("small", "income", "500.00", next: "2025-01-20", period: "yearly")
        let large = NetWorthTests.series("large", "income", "100.00", next: "2025-01-25")
        #expect(try until([money, small, large], asOf: "2025-01-10")?.payday?.description == "2025-01-25")
        let none = try #require(try until([money], asOf: "2025-01-10"))
        #expect(none.payday == nil && none.through.description == "2025-01-31" && none.daily == 476)
        #expect(try until([money], asOf: "2025-01-31") == nil)
    }

    /// Where more is due than is held a day costs nothing; where nothing is known to be held nobody says.
    @Test func nothingIsFree() throws {
        let rent = NetWorthTests.series("rent", "bill", "-500.00", next: "2025-01-29")
        let short = try #require(try until([NetWorthTests.balance("giro", "2025-01-10", "100.00"), rent], asOf: "2025-01-10"))
        #expect(short.free == -40_000 && short.daily == 0)
        let unknown = try #require(try until([Books.row("a", "2025-01-10", "-5.00"), rent], asOf: "2025-01-10"))
        #expect(unknown.held == nil && unknown.daily == nil && unknown.dueSum == 50_000)
    }
}

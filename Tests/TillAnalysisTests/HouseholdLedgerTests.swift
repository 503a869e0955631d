import TillFigures
import TillHousehold
import TillRecords
import Testing

@testable import TillAnalysis

struct HouseholdLedgerTests {
    @Test func theOrderOfTheInputDoesNotShow() {
        let records = [
            Ledger.transaction("b", "2025-03-02", "-5.00"), Ledger.transaction("a", "2025-03-02", "-4.00"),
            Ledger.transaction("c", "2025-03-01", "-1.00"),
        ]
        let ledger = HouseholdLedger(records)
        #expect(ledger.transactions.map(\.id) == ["c", "a", "b"])
        #expect(HouseholdLedger(records.reversed()).transactions.map(\.id) == ["c", "a", "b"])
        #expect(ledger.household == "home")
        #expect(ledger.asOf == Ledger.day("2025-03-02"))
    }

    @Test func voidRowsAreLeftOutAndLaterOnesToo() {
        let records = [
            Ledger.transaction("a", "2025-03-01", "-1.00", status: "void"), Ledger.transaction("b", "2025-03-02", "-2.00"),
            Ledger.transaction("c", "2025-03-09", "-3.00"),
        ]
        let ledger = HouseholdLedger(records, asOf: Ledger.day("2025-03-05"))
        #expect(ledger.transactions.map(\.id) == ["b"])
    }

    @Test func refundsLessenSpendingAndTransfersAreNeither() {
        let records = [
            Ledger.transaction("a", "2025-03-01", "-10.00", category: "food.groceries"),
            Ledger.transaction("b", "2025-03-02", "4.00", kind: "refund", category: "food.groceries"),
            Ledger.transaction("c", "2025-03-03", "-500.00", kind: "transfer", linked: "e"),
            Ledger.transaction("e", "2025-03-03", "500.00", kind: "transfer", account: "second", linked: "c"),
            Ledger.transaction("d", "2025-03-04", "1000.00", category: "income.salary"),
        ]
        let flow = HouseholdLedger(records).flows(in: [Month(year: 2025, month: 3)])[0]
        #expect(flow.spent == 600)
        #expect(flow.earned == 100_000)
        #expect(flow.spentBy == ["food.groceries": 600])
    }

    @Test func aReceiptAloneCountsWhereNoBankAccountCoversItsDay() {
        let records = [
            Ledger.transaction("a", "2025-03-10", "-1.00"), Ledger.transaction("b", "2025-03-20", "-1.00"),
            Ledger.transaction("in", "2025-03-15", "-2.00", account: "", status: "unconfirmed"),
            Ledger.transaction("out", "2025-03-25", "-3.00", account: "", status: "unconfirmed"),
        ]
        let ledger = HouseholdLedger(records)
        #expect(ledger.counted.map(\.id) == ["a", "b", "out"])
    }

    @Test func foreignAmountsCountAtTheirHomeAmount() throws {
        let file = try HouseholdFile(yaml: "currency: EUR", id: "home", file: "home.yaml")
        let records = [
            Ledger.transaction("a", "2025-03-10", "-10.00", currency: "USD", home: "-9.20"),
            Ledger.transaction("b", "2025-03-11", "-10.00", currency: "USD"),
        ]
        let ledger = HouseholdLedger(records, file: file)
        #expect(ledger.transactions.map(\.spent) == [920, 0])
    }

    @Test func monthsAreCompleteWithThreeDaysMissingAtTheirEnds() {
        func months(_ first: String, _ last: String) -> [String] {
            HouseholdLedger([Ledger.transaction("a", first, "-1.00"), Ledger.transaction("b", last, "-1.00")]).completeMonths.map(\.iso)
        }
        #expect(months("2025-01-04", "2025-03-28") == ["2025-01", "2025-02", "2025-03"])
        #expect(months("2025-01-05", "2025-03-27") == ["2025-02"])
        #expect(months("2025-01-15", "2025-01-20").isEmpty)
        #expect(HouseholdLedger([]).completeMonths.isEmpty)
    }

    /// Days by which a lone receipt stands before the bank's first row, and the first month that is known: a misread year begins nothing.
    @Test(arguments: [(28, "2025-02"), (62, "2025-01"), (63, "2025-03"), (1800, "2025-03")])
    func aLonePaperBeginsNothing(days: Int, first: String) {
        let day = Ledger.day("2025-03-01").adding(days: -days)?.description ?? ""
        let rows = [
            Ledger.transaction("p", day, "-6.10", account: "", status: "unconfirmed"), Ledger.transaction("a", "2025-03-01", "-1.00"),
            Ledger.transaction("b", "2025-05-31", "-1.00"),
        ]
        #expect(HouseholdLedger(rows).completeMonths.first?.iso == first)
    }

    @Test func anAccountHoldsWhatItsBalanceAndRowsSay() throws {
        let file = try HouseholdFile(yaml: "accounts: [{id: giro, kind: checking}, {id: visa, kind: card}]", id: "home", file: "home.yaml")
        let records = [
            Ledger.balance("2025-03-01", "100.00"), Ledger.transaction("a", "2025-03-02", "-30.00"),
            Ledger.transaction("b", "2025-03-03", "-5.00", account: "visa"),
        ]
        let accounts = HouseholdLedger(records, file: file).accounts
        #expect(accounts.map(\.id) == ["giro", "visa"])
        #expect(accounts[0].closing(on: Ledger.day("2025-03-05")) == 7_000)
        #expect(accounts.map(\.isLiquid) == [true, false])
        #expect(accounts[1].closing(on: Ledger.day("2025-03-05")) == nil)
    }

    @Test func middlesAreWholeNumbers() {
        #expect(([4, 1] as [Int64]).median == 2)
        #expect(([] as [Int64]).median == nil)
        #expect(([1, 1, 2, 900] as [Int64]).medianDeviation == 0)
        #expect(([.min, .max] as [Int64]).medianDeviation != nil)
    }
}

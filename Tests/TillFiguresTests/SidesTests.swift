import Testing
import TillRecords

@testable import TillFigures

/// Two equal legs that nothing links: what one of them says holds for both, where nothing says otherwise.
@Suite struct SidesTests {
    private func flows(
        _ out: (category: String, more: String), _ into: (category: String, more: String), days: Int = 0, amount: String = "310.50",
        account: String = "visa", kind: String = "other", more: [String] = []
    ) throws -> [Flow] {
        let day = try #require(Day("2025-03-10")?.adding(days: days))
        let records =
            [
                Books.row("out", "2025-03-10", "-310.50", out.category, more: out.more),
                Books.row("in", day.description, amount, into.category, account: account, more: into.more),
            ] + more
        let ledger = try Books.ledger(records, accounts: [Books.account("giro", "checking"), Books.account("visa", kind)])
        return ["out", "in"].compactMap { id in ledger.transactions.first { $0.id == id }?.flow }
    }

    /// What the leg that left is for, what the one that arrived is for, and what both are then.
    @Test(arguments: [
        ("debt.card", "unknown", [Flow.transfer, .transfer]), ("transfer.own", "unknown", [.transfer, .transfer]),
        ("unknown", "transfer.own", [.transfer, .transfer]), ("unknown", "debt.card", [.transfer, .transfer]),
        ("transfer.own", "income.salary", [.unknown, .income]), ("food.groceries", "transfer.own", [.spending, .transfer]),
        ("unknown", "unknown", [.spending, .income]),
    ]) func bothOrNeither(out: String, into: String, flows: [Flow]) throws {
        #expect(try self.flows((out, ""), (into, "")) == flows)
    }

    @Test(arguments: [(-2, false), (-1, true), (5, true), (6, false)]) func daysApart(days: Int, isOne: Bool) throws {
        #expect(try flows(("debt.card", ""), ("unknown", ""), days: days) == (isOne ? [.transfer, .transfer] : [.unknown, .income]))
    }

    @Test func toSavingsItIsPutAside() throws {
        #expect(try flows(("transfer.own", ""), ("unknown", ""), kind: "savings") == [.saving, .transfer])
    }

    @Test func anotherSumAndTheSameAccountAreNone() throws {
        #expect(try flows(("debt.card", ""), ("unknown", ""), amount: "310.51") == [.unknown, .income])
        #expect(try flows(("debt.card", ""), ("unknown", ""), account: "giro") == [.unknown, .income])
    }

    /// Where two rows would do, nobody guesses.
    @Test func twoThatWouldDo() throws {
        let another = [Books.row("too", "2025-03-11", "310.50", "unknown", account: "visa")]
        #expect(try flows(("debt.card", ""), ("unknown", ""), more: another) == [.unknown, .income])
    }

    /// What a person said of the other leg stands.
    @Test func whatIsSaidStands() throws {
        let said = #""category":{"name":"unknown","by":"decision"}"#
        #expect(try flows(("debt.card", ""), ("", said)) == [.unknown, .income])
    }
}

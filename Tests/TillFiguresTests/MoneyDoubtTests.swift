import Testing
import TillRecords

@testable import TillFigures

/// What only a person can say of money that came in, and what the figures take meanwhile.
@Suite struct MoneyDoubtTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        var category = "transfer.person"
        var amount = "40.00"
        var kind: String?
        var account = "giro"
        var status = "posted"
        var by = "known"
        /// How the amounts of its series go; none where it is in no series.
        var pattern: String?
        var isDeclared = false
        let flow: Flow
        let doubt: MoneyDoubt?
        var testDescription: String { name }
    }

    static let cases: [Case] = [
        Case(name: "a friend's money", flow: .spending, doubt: .fromPerson),
        Case(name: "pending too", status: "pending", flow: .spending, doubt: .fromPerson),
        Case(name: "what somebody wrote down as income", status: "unconfirmed", flow: .income, doubt: nil),
        Case(name: "a person said that it was given back", by: "decision", flow: .spending, doubt: nil),
        Case(name: "a rule said so", by: "rule", flow: .spending, doubt: nil),
        Case(name: "a person said that it is income", category: "income.other", by: "decision", flow: .income, doubt: nil),
        Case(name: "a lodger's rent", pattern: "fixed", flow: .income, doubt: nil),
        Case(name: "a rent that was raised", pattern: "stepped", flow: .income, doubt: nil),
        Case(name: "a friend's part of many dinners", pattern: "varying", flow: .spending, doubt: .fromPerson),
        Case(name: "varying, and declared", pattern: "varying", isDeclared: true, flow: .income, doubt: nil),
        Case(name: "linked to what it pays back", kind: "refund", flow: .spending, doubt: nil),
        Case(name: "money to a person", amount: "-40.00", flow: .spending, doubt: nil),
        Case(name: "a friend's money on a card", account: "visa", flow: .spending, doubt: .fromPerson),
        Case(name: "unknown onto a card", category: "unknown", account: "visa", flow: .transfer, doubt: .ontoCard),
        Case(name: "nothing said of it, onto a card", category: "", account: "visa", flow: .transfer, doubt: .ontoCard),
        Case(name: "unknown onto an account", category: "unknown", flow: .income, doubt: nil),
        Case(
            name: "onto a card, by its words or sums a payment", category: "unknown", kind: "transfer", account: "visa", flow: .transfer,
            doubt: nil),
        Case(name: "onto a card, by its words a refund", category: "unknown", kind: "refund", account: "visa", flow: .spending, doubt: nil),
        Case(name: "a card's bill", category: "debt.card", account: "visa", flow: .transfer, doubt: nil),
        Case(name: "a shop known by its name or kind", category: "shopping.clothing", account: "visa", flow: .spending, doubt: nil),
        Case(
            name: "bought with a card from nobody known", category: "unknown", amount: "-40.00", account: "visa", flow: .spending,
            doubt: nil),
    ]

    @Test(arguments: cases) func doubt(_ one: Case) throws {
        let named = #""category":{"name":"\#(one.category)","by":"\#(one.by)"}"#
        let series = one.pattern == nil ? "" : #","series":"s""#
        var records = [
            Books.row("it", "2025-03-10", one.amount, "", kind: one.kind, account: one.account, status: one.status, more: named + series)
        ]
        if let pattern = one.pattern {
            let declared = one.isDeclared ? #","declared":{"name":"Mia"}"# : ""
            records.append(
                #"{"type":"series","id":"s","household":"home","period":"monthly","kind":"income","amount":"40.00","pattern":"\#(pattern)","#
                    + #""transactions":["it"]\#(declared)}"#)
        }
        records += [Books.row("g", "2025-03-01", "-1.00"), Books.row("v", "2025-03-01", "-1.00", account: "visa")]
        if one.status == "unconfirmed" { records.append(Books.row("g2", "2025-05-01", "-1.00")) }
        let ledger = try Books.ledger(records, accounts: [Books.account("giro", "checking"), Books.account("visa", "card")])
        let row = try #require(ledger.transactions.first { $0.id == "it" })
        #expect(row.flow == one.flow)
        #expect(row.doubt == one.doubt)
    }

    /// Over a month: what friends sent takes off what went out, and is no income; what came onto a card is in neither.
    @Test func whatTheMonthSays() throws {
        let ledger = try Books.ledger(
            [
                Books.row("w", "2025-03-01", "3000.00", "income.salary"), Books.row("d", "2025-03-04", "-90.00", "food.restaurants"),
                Books.row("f", "2025-03-06", "30.00", "transfer.person"), Books.row("t", "2025-03-08", "-50.00", "transfer.person"),
                Books.row("c", "2025-03-09", "25.00", "unknown", account: "visa"),
            ], accounts: [Books.account("giro", "checking"), Books.account("visa", "card")])
        let flow = try #require(ledger.flows(in: [Month(year: 2025, month: 3)]).first)
        #expect((flow.earned, flow.spent) == (300_000, 11_000))
        #expect(flow.spentBy["transfer.person"] == 2_000)
    }
}

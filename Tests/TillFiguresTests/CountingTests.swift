import Testing
import TillRecords

@testable import TillFigures

/// Which transactions are in the figures, and why the others are not.
@Suite struct CountingTests {
    private func counting(_ id: String, _ records: [String], cash: Bool = false) throws -> Counting {
        let ledger = try Books.ledger(records, accounts: cash ? [Books.account("purse", "cash")] : [])
        return try #require(ledger.transactions.first { $0.id == id }).counting
    }

    @Test(arguments: [("pending", Counting.left(.waiting)), ("rejected", .left(.refused)), ("approved", .counted)])
    func approvals(_ approval: String, _ expected: Counting) throws {
        #expect(try counting("a", [Books.row("a", "2025-03-01", "-50.00", more: #""approval":"\#(approval)""#)]) == expected)
    }

    @Test func withoutARateNothingIsAddedUp() throws {
        let records = [Books.row("a", "2025-03-01", "-50.00", currency: "USD"), Books.row("b", "2025-03-02", "-1.00")]
        #expect(try counting("a", records) == .left(.rate))
        let rated = [Books.row("a", "2025-03-01", "-50.00", currency: "USD", more: #""home":{"amount":"-45.00","currency":"EUR"}"#)]
        let ledger = try Books.ledger(rated)
        #expect(ledger.transactions.map(\.spent) == [4500])
        let other = [Books.row("a", "2025-03-01", "-50.00", currency: "USD", more: #""home":{"amount":"-45.00","currency":"GBP"}"#)]
        #expect(try counting("a", other) == .left(.rate))
    }

    /// Without a word of the household: the currency that amounts were brought to, else that of most rows.
    @Test func theHomeCurrencyIsThatOfTheHomeAmounts() throws {
        let rows = [
            Books.row("a", "2025-03-01", "-1.00", currency: "USD"), Books.row("b", "2025-03-02", "-1.00", currency: "USD"),
            Books.row("c", "2025-03-02", "-0.90", currency: "USD", more: #""home":{"amount":"-0.80","currency":"EUR"}"#),
        ]
        #expect(try Books.ledger(rows, currency: "").home.code == "EUR")
        #expect(try Books.ledger(Array(rows.prefix(2)), currency: "").home.code == "USD")
        // What one message says is not what most rows are in, whose documents say nothing.
        let unsaid = ["d", "e"].map { Books.row($0, "2025-03-03", "-2.00", currency: "XXX") }
        #expect(try Books.ledger(unsaid + rows.prefix(1), currency: "").home == .unknown)
        #expect(
            try Books.ledger(unsaid + rows.prefix(2) + [Books.row("f", "2025-03-04", "-1.00", currency: "USD")], currency: "").home.code
                == "USD")
        #expect(try Books.ledger(rows, currency: "GBP").home.code == "GBP")
    }

    /// Two documents of one account with so many days between them: the days between are covered up to a fortnight.
    @Test(arguments: [(13, Counting.left(.unconfirmed)), (14, .left(.unconfirmed)), (15, .counted)])
    func quietDays(_ between: Int, _ expected: Counting) throws {
        let last = Day("2025-03-10")
        let first = try #require(last?.adding(days: between + 1))
        let records = [
            Books.row("a", "2025-03-01", "-1.00"), Books.paper("a", "bank", "2025-03-01", account: "giro", document: "march"),
            Books.row("b", "2025-03-10", "-1.00"), Books.paper("b", "bank", "2025-03-10", account: "giro", document: "march"),
            Books.row("c", first.description, "-1.00"),
            Books.paper("c", "bank", first.description, account: "giro", document: "april"),
            Books.row("r", "2025-03-14", "-7.00", account: "", status: "unconfirmed"), Books.paper("r", "receipt", "2025-03-14"),
        ]
        #expect(try counting("r", records) == expected)
    }

    /// The first and the last day of a document are covered, the days beside them are not.
    @Test(arguments: [
        ("2025-02-28", Counting.counted), ("2025-03-01", .left(.unconfirmed)), ("2025-03-31", .left(.unconfirmed)),
        ("2025-04-01", .counted),
    ])
    func coveredDays(_ day: String, _ expected: Counting) throws {
        let records = [
            Books.row("a", "2025-03-01", "-1.00"), Books.paper("a", "bank", "2025-03-01", account: "giro"),
            Books.row("b", "2025-03-31", "-1.00"), Books.paper("b", "bank", "2025-03-31", account: "giro"),
            Books.row("r", day, "-7.00", account: "", status: "unconfirmed"), Books.paper("r", "chat", day),
        ]
        #expect(try counting("r", records) == expected)
        // The same where the observations were taken out of the stream.
        #expect(try counting("r", records.filter { !$0.contains("\"observation\"") }) == expected)
    }

    @Test(arguments: [("checking", Counting.left(.unconfirmed)), ("card", .left(.unconfirmed)), ("savings", .counted), ("loan", .counted)])
    func onlyAccountsThatPayCoverADay(_ kind: String, _ expected: Counting) throws {
        let records = [
            Books.row("a", "2025-03-01", "-1.00"), Books.row("b", "2025-03-31", "-1.00"),
            Books.row("r", "2025-03-15", "-7.00", account: "", status: "unconfirmed"),
        ]
        let ledger = try Books.ledger(records, accounts: [Books.account("giro", kind)])
        #expect(ledger.transactions.first { $0.id == "r" }?.counting == expected)
    }

    /// What a person wants counted is, though a bank's documents cover its day and the message was not sure; cash that was drawn is once.
    @Test(arguments: [
        (#""tags":["counted"]"#, "true", "", Counting.counted), (#""tags":["seen"]"#, "true", "", .left(.doubtful)),
        (#""tags":["seen"]"#, "false", "", .left(.unconfirmed)), (#""tags":["counted"]"#, "false", "", .counted),
        (#""tags":["counted"]"#, "true", #","payment":{"kind":"cash"}"#, .left(.cash)),
    ]) func whatAPersonWantsCounted(tags: String, doubt: String, paid: String, expected: Counting) throws {
        let records = [
            Books.row("a", "2025-03-01", "-20.00", "transfer.cash"), Books.paper("a", "bank", "2025-03-01", account: "giro"),
            Books.row("b", "2025-03-31", "-1.00"), Books.paper("b", "bank", "2025-03-31", account: "giro"),
            Books.row("r", "2025-03-15", "-7.00", account: "", status: "unconfirmed", more: tags),
            Books.paper("r", "chat", "2025-03-15", more: #""needs_review":\#(doubt)\#(paid)"#),
        ]
        #expect(try counting("r", records) == expected)
    }

    @Test func whatAMessageDoubtsIsInNoFigureWhatAReceiptDoubtsIsMarked() throws {
        func book(_ kind: String) -> [String] {
            [
                Books.row("r", "2025-03-15", "-7.00", account: "", status: "unconfirmed", more: #""needs_review":true"#),
                Books.paper("r", kind, "2025-03-15", more: #""needs_review":true"#),
            ]
        }
        #expect(try counting("r", book("chat")) == .left(.doubtful))
        let receipt = try Books.ledger(book("receipt")).transactions
        #expect(receipt.map(\.counting) == [.counted])
        #expect(receipt.map(\.isMarked) == [true])
        // A message that is sure, or that a receipt backs, counts.
        #expect(
            try counting("r", [Books.row("r", "2025-03-15", "-7.00", status: "unconfirmed"), Books.paper("r", "chat", "2025-03-15")])
                == .counted)
    }

    /// Cash is counted where it was drawn; what no withdrawal explains is counted where it was paid.
    @Test(arguments: [
        ("-119.99", Counting.left(.cash), Counting.counted), ("-120.00", .left(.cash), .left(.cash)),
        ("-120.01", .left(.cash), .left(.cash)),
    ])
    func cashIsExplainedAsFarAsItWasDrawn(_ drawn: String, _ first: Counting, _ second: Counting) throws {
        func cash(_ id: String, _ day: String, _ amount: String) -> [String] {
            [
                Books.row(id, day, amount, account: "", status: "unconfirmed"),
                Books.paper(id, "receipt", day, more: #""payment":{"kind":"cash"}"#),
            ]
        }
        let records =
            [Books.row("atm", "2025-03-01", drawn, "transfer.cash"), Books.row("z", "2025-03-31", "-1.00")]
            + cash("early", "2025-02-27", "-30.00") + cash("one", "2025-03-05", "-80.00") + cash("two", "2025-03-06", "-40.00")
        #expect(try counting("early", records) == .counted)
        #expect(try counting("one", records) == first)
        #expect(try counting("two", records) == second)
        // With books of the purse the withdrawal is a transfer, and each purchase counts.
        let ledger = try Books.ledger(records, accounts: [Books.account("purse", "cash")])
        #expect(ledger.transactions.filter { $0.isCounted && $0.spent > 0 }.map(\.id).sorted() == ["early", "one", "two", "z"])
    }

    /// A doubtful message of a purchase in cash that what was drawn covers is in no figure whatever is answered; of money that came in
    /// as cash, or of more than was drawn, the answer counts.
    @Test(arguments: [
        ("-80.00", true, false, true), ("-80.01", true, false, false), ("80.00", true, false, false), ("-80.00", false, false, false),
        ("-80.00", true, true, false),
    ])
    func whatNoAnswerBringsIntoAFigure(amount: String, isCash: Bool, keepsCash: Bool, isMoot: Bool) throws {
        let paid = #""needs_review":true"# + (isCash ? #","payment":{"kind":"cash"}"# : "")
        let records = [
            Books.row("atm", "2025-03-01", "-80.00", "transfer.cash"), Books.row("z", "2025-03-31", "-1.00"),
            Books.row("m", "2025-03-05", amount, account: "", status: "unconfirmed", more: #""needs_review":true"#),
            Books.paper("m", "chat", "2025-03-05", more: paid),
        ]
        let ledger = try Books.ledger(records, accounts: keepsCash ? [Books.account("purse", "cash")] : [])
        let row = try #require(ledger.transactions.first { $0.id == "m" })
        #expect(row.counting == .left(.doubtful) && row.isMoot == isMoot)
    }

    /// Which of a day's purchases the drawn cash explains does not hang on what they are called, and on its day it is drawn first.
    @Test(arguments: [["a", "b", "c"], ["c", "b", "a"], ["b", "c", "a"]])
    func theOrderOfADayIsNotThatOfIds(_ ids: [String]) throws {
        func cash(_ id: String, _ amount: String, _ category: String) -> [String] {
            [
                Books.row(id, "2025-03-05", amount, category, account: "", status: "unconfirmed"),
                Books.paper(id, "receipt", "2025-03-05", more: #""payment":{"kind":"cash"}"#),
            ]
        }
        let records =
            [Books.row(ids[0], "2025-03-05", "-50.00", "transfer.cash"), Books.row("z", "2025-03-31", "-1.00")]
            + cash(ids[1], "-30.00", "food.groceries") + cash(ids[2], "-40.00", "food.coffee")
        let flow = try Books.ledger(records).flows(in: [Month(year: 2025, month: 3)])[0]
        #expect(flow.spentBy == ["transfer.cash": 5000, "food.groceries": 3000 + 100])
    }

    @Test func aHouseholdOfMessagesAloneHasFigures() throws {
        let records = [
            Books.row("a", "2025-03-01", "-4.50", "food.coffee", account: "", status: "unconfirmed"),
            Books.paper("a", "chat", "2025-03-01"),
            Books.row("b", "2025-03-28", "2500.00", "income.salary", account: "", status: "unconfirmed"),
            Books.paper("b", "chat", "2025-03-28"),
        ]
        let ledger = try Books.ledger(records, asOf: "2025-03-31")
        #expect(ledger.completeMonths.map(\.iso) == ["2025-03"])
        let flow = ledger.flows(in: ledger.completeMonths)[0]
        #expect((flow.earned, flow.spent, flow.count) == (250000, 450, 2))
    }
}

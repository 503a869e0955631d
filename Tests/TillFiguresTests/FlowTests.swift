import Testing
import TillHousehold
import TillRecords
import TillStages
import TillTesting

@testable import TillFigures

/// What a movement is to the figures, as a table: what is in the book, and what it comes to.
@Suite struct FlowTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let category: String
        var amount = "-500.00"
        var kind: String?
        var text = "STANDING ORDER"
        var account = "giro"
        /// Declared accounts beside the giro account; those in `documents` have a row in the book.
        var declared: [(id: String, kind: String, last4: String?)] = []
        var documents: [String] = []
        let flow: Flow
        var testDescription: String { name }
    }

    static let cases: [Case] = [
        Case(name: "wages are income", category: "income.salary", amount: "500.00", flow: .income),
        Case(name: "a purchase is spending", category: "food.groceries", flow: .spending),
        Case(name: "an unknown purchase is spending", category: "", flow: .spending),
        Case(name: "a refund lessens spending", category: "food.groceries", amount: "500.00", kind: "refund", flow: .spending),
        Case(
            name: "what a shop credits a card with lessens spending", category: "shopping.clothing", amount: "500.00", account: "visa",
            declared: [("visa", "card", nil)], documents: ["visa"], flow: .spending),
        Case(
            name: "what nobody knows on a card pays its bill", category: "unknown", amount: "500.00", account: "visa",
            declared: [("visa", "card", nil)], documents: ["visa"], flow: .transfer),
        Case(
            name: "what is known to be income is so on a card too", category: "income.refunds", amount: "500.00", account: "visa",
            declared: [("visa", "card", nil)], documents: ["visa"], flow: .income),
        Case(
            name: "a purchase names the card it was paid with, so that its number alone tells no bill", category: "unknown",
            text: "POS DEBIT 76 AURORA AVE CARD 4410",
            declared: [("visa", "card", "4410")], documents: ["visa"], flow: .spending),
        Case(
            name: "of a card without documents nobody knows that it was not spent", category: "unknown", text: "DEFERRED 4810********4410",
            declared: [("visa", "card", "4410")], flow: .spending),
        Case(
            name: "a shop that was paid with an own card is no bill", category: "food.groceries", text: "CARD 4410 GROCER",
            declared: [("visa", "card", "4410")], documents: ["visa"], flow: .spending),
        Case(
            name: "another card's number is no own card's", category: "unknown", text: "DEFERRED 4810********4411",
            declared: [("visa", "card", "4410")], documents: ["visa"], flow: .spending),
        Case(name: "what a shop pays on an account is income", category: "shopping.clothing", amount: "500.00", flow: .income),
        Case(name: "money from a person lessens what went out", category: "transfer.person", amount: "500.00", flow: .spending),
        Case(
            name: "so it does on a card", category: "transfer.person", amount: "500.00", account: "visa",
            declared: [("visa", "card", nil)], documents: ["visa"], flow: .spending),
        Case(name: "money to a person is spending", category: "transfer.person", flow: .spending),
        Case(name: "a bank's fee is spending", category: "fees.other", flow: .spending),
        Case(name: "money lent is no income", category: "debt.borrowed", amount: "500.00", flow: .transfer),
        Case(name: "put aside without documents of it", category: "transfer.savings", flow: .saving),
        Case(name: "taken back from savings", category: "transfer.savings", amount: "500.00", flow: .saving),
        Case(name: "invested", category: "transfer.investment", flow: .saving),
        Case(
            name: "arrived on the savings account itself", category: "transfer.savings", amount: "500.00", account: "pot",
            declared: [("pot", "savings", nil)], documents: ["pot"], flow: .transfer),
        Case(
            name: "a card's bill, the card without documents", category: "debt.card", declared: [("visa", "card", "4410")], flow: .unknown),
        Case(name: "a card's bill, no card declared", category: "debt.card", flow: .unknown),
        Case(
            name: "a card's bill, the card with documents", category: "debt.card", declared: [("visa", "card", "4410")],
            documents: ["visa"], flow: .transfer),
        Case(
            name: "a card's bill names the card without documents, another has some", category: "debt.card", text: "AUTOPAY CARD 4410",
            declared: [("visa", "card", "4410"), ("amex", "card", "1007")], documents: ["amex"], flow: .unknown),
        Case(
            name: "a card's bill names the card with documents", category: "debt.card", text: "AUTOPAY CARD XXXX1007",
            declared: [("visa", "card", "4410"), ("amex", "card", "1007")], documents: ["amex"], flow: .transfer),
        Case(
            name: "a payment on the card's own account", category: "debt.card", amount: "500.00", account: "visa",
            declared: [("visa", "card", "4410")], documents: ["visa"], flow: .transfer),
        Case(name: "a lender's instalment", category: "debt.car", flow: .spending),
        Case(
            name: "an instalment of an own loan account without documents", category: "debt.car",
            declared: [("loan", "loan", "7777")], flow: .unknown),
        Case(
            name: "an instalment of an own loan account with documents", category: "debt.car", text: "AUTOPAY CARLOAN 7777",
            declared: [("loan", "loan", "7777")], documents: ["loan"], flow: .transfer),
        Case(
            name: "interest on the loan's own account", category: "debt.car", account: "loan", declared: [("loan", "loan", "7777")],
            documents: ["loan"], flow: .spending),
        Case(name: "to an own account that nobody knows", category: "transfer.own", flow: .unknown),
        Case(name: "from an own account that nobody knows", category: "transfer.own", amount: "500.00", flow: .transfer),
        Case(
            name: "to an own account with documents, by its digits", category: "transfer.own", text: "TO ACCOUNT 2222",
            declared: [("second", "checking", "2222")], documents: ["second"], flow: .transfer),
        Case(
            name: "to an own savings account, by its digits", category: "transfer.own", text: "TO ACCOUNT 2222",
            declared: [("pot", "savings", "2222")], flow: .saving),
        Case(
            name: "the household's word alone names no account", category: "transfer.own", text: "TO ACCOUNT 2223",
            declared: [("pot", "savings", "2222")], flow: .unknown),
        Case(name: "the bank says transfer and nobody knows whereto", category: "", kind: "transfer", flow: .unknown),
        Case(name: "taxes given back are income", category: "income.tax_refund", amount: "500.00", kind: "refund", flow: .income),
        Case(name: "from a member's own account elsewhere", category: "unknown", amount: "500.00", kind: "transfer", flow: .transfer),
        Case(name: "a withdrawal", category: "transfer.cash", flow: .spending),
        Case(name: "cash paid in", category: "transfer.cash", amount: "500.00", flow: .income),
        Case(name: "a withdrawal into a purse with books", category: "transfer.cash", declared: [("purse", "cash", nil)], flow: .transfer),
        Case(
            name: "a wallet of an online payer is no purse", category: "transfer.cash", declared: [("pay", "wallet", nil)], flow: .spending),
    ]

    @Test(arguments: cases) func flow(_ one: Case) throws {
        var records = [Books.row("it", "2025-03-10", one.amount, one.category, kind: one.kind, account: one.account, text: one.text)]
        records += one.documents.map { Books.row("doc-\($0)", "2025-03-01", "-1.00", account: $0) }
        let accounts = one.declared.map { Books.account($0.id, $0.kind, last4: $0.last4) }
        let ledger = try Books.ledger(records, accounts: [Books.account("giro", "checking", last4: "1111")] + accounts)
        let row = try #require(ledger.transactions.first { $0.id == "it" })
        #expect(row.flow == one.flow)
        #expect(row.isCounted)
        let size = row.money.minorUnits
        #expect(row.earned == (one.flow == .income ? size : 0))
        #expect(row.spent == (one.flow == .spending || one.flow == .unknown ? -size : 0))
        #expect(row.saved == (one.flow == .saving ? -size : 0))
    }

    /// Both sides in the book: told once, on the side it was taken from.
    @Test(arguments: [
        ("checking", "checking", Flow.transfer, Flow.transfer), ("checking", "savings", .saving, .transfer),
        ("savings", "checking", .transfer, .saving), ("savings", "investment", .transfer, .transfer),
        ("checking", "card", .transfer, .transfer),
        ("checking", "loan", .transfer, .transfer),
    ])
    func linked(_ from: String, _ into: String, _ left: Flow, _ right: Flow) throws {
        let ledger = try Books.ledger(
            [
                Books.row(
                    "out", "2025-03-10", "-200.00", "transfer.own", kind: "transfer", account: "a", more: Books.link("transfer", to: "in")),
                Books.row(
                    "in", "2025-03-11", "200.00", "transfer.own", kind: "transfer", account: "b", more: Books.link("transfer", to: "out")),
            ], accounts: [Books.account("a", from), Books.account("b", into)])
        #expect(ledger.transactions.map(\.flow) == [left, right])
        let flow = ledger.flows(in: [Month(year: 2025, month: 3)])[0]
        #expect((flow.earned, flow.spent) == (0, 0))
        let isSaved = (from == "savings", into == "savings")
        #expect(flow.saved == (isSaved == (false, true) ? 20000 : isSaved == (true, false) && into == "checking" ? -20000 : 0))
    }

    /// What a bank could not put aside, move or pay out comes back to where it was; what a shop gives back lessens what was spent.
    @Test(arguments: [
        ("transfer.savings", Flow.saving), ("transfer.own", .unknown), ("debt.borrowed", .transfer), ("food.groceries", .spending),
    ])
    func whatCameBack(category: String, flow: Flow) throws {
        let ledger = try Books.ledger(
            [
                Books.row("out", "2025-03-10", "-200.00", category),
                Books.row("in", "2025-03-12", "200.00", "unknown", kind: "refund", more: Books.link("refund", to: "out")),
            ], accounts: [])
        #expect(ledger.transactions.map(\.flow) == [flow, flow])
        let month = ledger.flows(in: [Month(year: 2025, month: 3)])[0]
        #expect((month.earned, month.spent) == (0, 0))
        #expect(month.saved == 0)
    }

    /// What a person says that it was for wins over what the bank's row seems to be.
    @Test(arguments: [("decision", Flow.income), ("rule", .income), ("known", .transfer)])
    func whatAPersonCallsIncome(by: String, flow: Flow) throws {
        let category = #""category":{"name":"income.other","by":"\#(by)"}"#
        let ledger = try Books.ledger([Books.row("a", "2025-03-10", "200.00", "", kind: "transfer", more: category)], accounts: [])
        #expect(ledger.transactions.map(\.flow) == [flow])
    }

    @Test func declaredAccountsWithoutDocuments() throws {
        let ledger = try Books.ledger(
            [Books.row("a", "2025-03-10", "-1.00", account: "…1111")],
            accounts: [
                Books.account("giro", "checking", last4: "1111"), Books.account("visa", "card", last4: "4410"),
                Books.account("purse", "cash"),
            ])
        #expect(ledger.undocumented.map(\.id) == ["visa"])
    }

    /// What is called as Plaid calls it means the same to the figures.
    @Test func namesOfPlaidMeanTheSame() throws {
        let knowledge = Knowledge(folder: Checkout.path("pipelines/knowledge"))
        let uses = try CategoryUses(knowledge)
        let rows = try knowledge.rows(of: "categories/taxonomy.tsv").map { $0.map(String.init) }
        #expect(rows.count > 80)
        for row in rows {
            for (primary, detail) in [(row[2], row[3]), (row[4], row[5])] {
                #expect(uses.use(of: primary, detail: detail) == uses.use(of: row[0]), "\(row[0]): \(primary), \(detail)")
            }
        }
        let ledger = try Books.ledger(
            [
                Books.row("a", "2025-03-10", "-200.00", "", kind: "transfer", more: plaid("TRANSFER_OUT", "SAVINGS")),
                Books.row("b", "2025-03-11", "-80.00", "", kind: "transfer", more: plaid("TRANSFER_OUT", "WITHDRAWAL")),
                Books.row("c", "2025-03-12", "-60.00", "", more: plaid("LOAN_PAYMENTS", "CREDIT_CARD_PAYMENT")),
            ], accounts: [])
        #expect(ledger.transactions.map(\.flow) == [.saving, .spending, .unknown])
    }

    private func plaid(_ primary: String, _ detail: String) -> String {
        #""category":{"name":"\#(primary)","detail":"\#(primary)_\#(detail)","by":"known"}"#
    }
}

import TillFigures
import TillRecords
import TillStages
import TillTesting

@testable import TillReports

/// Invented households for the tests.
enum Sample {
    static let eur = Currency("EUR") ?? .unknown
    static let usd = Currency("USD") ?? .unknown

    static func day(_ text: String) -> Day {
        guard let day = Day(text) else { preconditionFailure("not a day: \(text)") }
        return day
    }

    static func month(_ text: String) -> Month { Month(of: day(text + "-01")) }

    static func row(
        _ date: String, _ minor: Int64, _ merchant: String = "Corner Market", kind: String = "", category: String = "Food > Groceries",
        account: String = "giro", status: ReportTransaction.Status = .posted, currency: Currency = eur, home: Money? = nil,
        text: String = ""
    ) -> ReportTransaction {
        let own = currency == eur ? minor : home?.minorUnits
        let flow: Flow = kind == "transfer" ? .transfer : kind == "refund" || minor < 0 ? .spending : .income
        return ReportTransaction(
            id: "\(date)\(minor)\(merchant)", day: day(date), account: account, money: Money(minorUnits: minor, currency: currency),
            minor: own, flow: flow, counting: status == .unconfirmed ? .left(.unconfirmed) : own == nil ? .left(.rate) : .counted,
            merchant: merchant, text: text, kind: kind.isEmpty ? (minor < 0 ? "expense" : "income") : kind, category: category, by: "known",
            certainty: 90, status: status)
    }

    /// The meanings of categories that come with Till.
    static let uses: CategoryUses = {
        guard let uses = try? CategoryUses(Knowledge(folder: Checkout.path("pipelines/knowledge"))) else {
            preconditionFailure("figures/uses.tsv cannot be read")
        }
        return uses
    }()

    static func book(of draft: HouseholdDraft) -> HouseholdBook {
        draft.book(home: nil, file: nil, uses: uses, memory: ChainMemory(), asOf: nil, masking: true)
    }

    /// A transaction's record as pages have it; nil for one that is on none.
    static func read(_ record: Record, home: Currency? = nil) throws(RecordReading.RecordError) -> ReportTransaction? {
        var draft = HouseholdDraft(household: "ng")
        try draft.take(record, masking: true)
        return draft.book(home: home, file: nil, uses: uses, memory: ChainMemory(), asOf: nil, masking: true).transactions.first
    }

    static func balance(_ date: String, _ minor: Int64, _ moment: StatedBalance.Moment = .closing, account: String = "giro")
        -> StatedBalance
    {
        StatedBalance(account: account, day: day(date), money: Money(minorUnits: minor, currency: eur), moment: moment)
    }

    /// Three months of one household with everything a page can show.
    static var rows: [ReportTransaction] {
        [
            row("2025-01-02", 250_000, "Brightwork", category: "Income > Salary"),
            row("2025-01-05", -80_000, "Lettings", category: "Home > Rent"),
            row("2025-02-02", 250_000, "Brightwork", category: "Income > Salary"),
            row("2025-02-05", -80_000, "Lettings", category: "Home > Rent"),
            row("2025-02-09", -4_000), row("2025-03-02", 260_000, "Brightwork", category: "Income > Salary"),
            row("2025-03-05", -80_000, "Lettings", category: "Home > Rent"), row("2025-03-09", -6_150), row("2025-03-11", -2_350),
            row("2025-03-12", 1_000, kind: "refund"),
            row("2025-03-14", -50_000, "", kind: "transfer", category: "", text: "TO SAVINGS 12345678901"),
            row("2025-03-14", 50_000, "", kind: "transfer", category: "", account: "savings"),
            row("2025-03-20", -3_000, "Bistro", category: "Food > Restaurants", status: .pending),
            row("2025-03-21", -900, "Stall", account: "", status: .unconfirmed),
            row("2025-03-22", -1_000, "Diner", currency: usd, home: Money(minorUnits: -920, currency: eur)),
            row("2025-03-23", -7_000, "Motel", category: "Travel", currency: usd),
            row("2025-03-31", -1, "Rounding", category: ""),
        ]
    }

    static var book: HouseholdBook {
        HouseholdBook(
            household: "ng", home: eur, transactions: rows,
            balances: [balance("2025-02-28", 336_000), balance("2025-03-31", 458_499)],
            questions: [Question(weight: .urgent, subject: "a.csv", sentence: "not read.", answer: "--date-order dmy")])
    }

    static func page(_ book: HouseholdBook = book, _ month: String = "2025-03", siblings: Set<Month> = []) -> MonthPage {
        MonthPage(Sample.month(month), of: book, settings: PageSettings(siblings: siblings))
    }

    /// The values of an attribute in a page, in their order.
    static func attribute(_ name: String, in html: String) -> [String] {
        html.split(separator: " \(name)=\"").dropFirst().compactMap {
            $0.split(separator: "\"", omittingEmptySubsequences: false).first.map(String.init)
        }
    }

    static func html(_ book: HouseholdBook, _ month: String = "2025-03") throws -> String { try PageFrame().html(page(book, month)) }
}

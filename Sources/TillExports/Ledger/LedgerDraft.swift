import TillHousehold
import TillRecords

/// What has come in of one household, until its last record.
struct LedgerDraft {
    let household: String
    let file: HouseholdFile?
    private let redaction: Redaction
    private var rows: [ExportRow] = []
    private var balances: Set<ExportBalance> = []
    private var series: [(series: ExportSeries, transactions: [String])] = []

    init(household: String, file: HouseholdFile?) {
        self.household = household
        self.file = file
        redaction = Redaction(file)
    }

    /// A transaction that has no day, no amount or more digits than its currency cannot be exported.
    struct Unfit: Error {
        var code: String
        var sentence: String
    }

    /// Takes a transaction; a void one is none.
    mutating func add(transaction record: borrowing Record) throws(Unfit) {
        guard !record.equals("status", "void") else { return }
        rows.append(try row(record))
    }

    /// Takes a balance that stands at the end of a day; others bound no rows.
    mutating func add(balance record: borrowing Record) {
        guard let stated = StatedBalance(record), stated.moment != .running,
            let end = stated.moment == .opening ? stated.day.adding(days: -1) : stated.day
        else { return }
        balances.insert(ExportBalance(account: stated.account, day: end, money: stated.money))
    }

    mutating func add(series record: borrowing Record) {
        guard let id = record.string("id"), let period = record.string("period").flatMap(SeriesPeriod.init(rawValue:)) else {
            return
        }
        let currency = record.currency("currency") ?? file?.currency ?? .unknown
        let name = redaction.text(record.string("merchant") ?? record.string("name"), limit: 80)
        let made = ExportSeries(
            id: Plain.clean(id, limit: 64), name: name, kind: Plain.clean(record.string("kind") ?? "", limit: 24), period: period,
            money: record.decimal("amount").flatMap { Money($0, currency) }, next: record.date("next"),
            status: Plain.clean(record.string("status") ?? "active", limit: 24))
        series.append((made, record.strings("transactions")))
    }

    func ledger(asOf: Day?, daysAhead: Int) -> ExportLedger {
        ExportLedger(
            household: household, file: file, rows: rows, balances: Array(balances), series: named(), asOf: asOf, daysAhead: daysAhead)
    }

    /// A series that has no name of its own is called as its last transaction.
    private func named() -> [ExportSeries] {
        guard series.contains(where: { $0.series.name.isEmpty }) else { return series.map(\.series) }
        var names: [String: String] = [:]
        for row in rows { names[row.id] = row.merchant.isEmpty ? row.text : row.merchant }
        return series.map { one in
            guard one.series.name.isEmpty else { return one.series }
            var named = one.series
            named.name = one.transactions.last { names[$0] != nil }.flatMap { names[$0] } ?? ""
            return named
        }
    }

    private func row(_ record: borrowing Record) throws(Unfit) -> ExportRow {
        guard let day = record.date("date"), let amount = record.decimal("amount") else {
            throw Unfit(code: "export.incomplete", sentence: "a transaction without a day or an amount is in no export.")
        }
        guard let money = Money(amount, record.currency("currency") ?? .unknown) else {
            throw Unfit(code: "export.amount", sentence: "an amount has more digits than its currency.")
        }
        let category = record.object("category")
        let name = Plain.clean(category?.string("name") ?? "", limit: 80)
        let original = record.object("original")
        let home = record.object("home").flatMap { home in
            home.decimal("amount").flatMap { Money($0, home.currency("currency") ?? .unknown) }
        }
        return ExportRow(
            id: Plain.clean(record.string("id") ?? "", limit: 64), day: day, account: record.string("account") ?? "", money: money,
            home: home, kind: record.string("kind").map { Plain.clean($0, limit: 20) } ?? (money.minorUnits > 0 ? "income" : "expense"),
            category: name, label: Plain.clean(category?.string("label") ?? name, limit: 80),
            merchant: redaction.text(record.string("merchant"), limit: 80), text: redaction.text(record.string("text"), limit: 200),
            member: Plain.clean(record.string("member") ?? "", limit: 64),
            status: Plain.clean(record.string("status") ?? "posted", limit: 20),
            original: original?.decimal("amount")?.description ?? "", originalCurrency: original?.currency("currency")?.code ?? "",
            partner: LedgerDraft.partner(record), series: Plain.clean(record.string("series") ?? "", limit: 64),
            tags: record.strings("tags").map { redaction.text($0, limit: 40) }, splits: LedgerDraft.splits(record, money))
    }

    private static func partner(_ record: borrowing Record) -> String {
        guard record.equals("kind", "transfer") else { return "" }
        let links = record.objects("links").filter { $0.equals("kind", "transfer") }
        return Plain.clean(links.compactMap { $0.string("to") }.min() ?? "", limit: 64)
    }

    private static func splits(_ record: borrowing Record, _ whole: Money) -> [ExportRow.Split] {
        record.objects("splits").compactMap { part in
            guard let amount = part.decimal("amount"), let money = Money(amount, whole.currency) else { return nil }
            let category = part.string("category") ?? part.object("category")?.string("name") ?? ""
            return ExportRow.Split(money: money, category: Plain.clean(category, limit: 80))
        }
    }
}

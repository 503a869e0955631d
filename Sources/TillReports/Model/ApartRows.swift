import TillFigures
import TillHousehold
import TillRecords

/// Rows of a month, or of another time, that no figure has for one reason, in the home currency as far as a rate brings them there.
struct ApartRows: Sendable, Hashable {
    let month: Month
    let why: LeftOut
    let currency: Currency
    private(set) var rows = 0
    private(set) var amount: Int64 = 0

    private struct Place: Hashable {
        let month: Month
        let why: LeftOut
        let currency: Currency
    }

    /// Of transactions, by month, reason and currency.
    ///
    /// - Parameter whole: the month that all of them are told under, where they are not told month by month.
    static func all(_ transactions: some Sequence<ReportTransaction>, home: Currency, as whole: Month? = nil) -> [ApartRows] {
        var found: [Place: ApartRows] = [:]
        for row in transactions {
            guard let why = row.apart else { continue }
            let money = row.minor.map { Money(minorUnits: $0, currency: home) } ?? row.money
            let month = whole ?? Month(of: row.day)
            let place = Place(month: month, why: why, currency: money.currency)
            var one = found[place] ?? ApartRows(month: month, why: why, currency: money.currency)
            one.rows += 1
            one.amount = one.amount.clampedAdding(money.minorUnits)
            found[place] = one
        }
        let order = Dictionary(LeftOut.allCases.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        return found.values.sorted { (a, b) in
            (a.month, order[a.why] ?? 0, a.currency) < (b.month, order[b.why] ?? 0, b.currency)
        }
    }

    /// All of them as a sentence; empty where there are none.
    static func sentence(_ parts: some Sequence<ApartRows>) -> String {
        sentence(Dictionary(parts.map { ($0.why, $0.rows) }, uniquingKeysWith: +))
    }

    /// Numbers of rows by reason as a sentence; empty where there are none.
    static func sentence(_ rows: [LeftOut: Int]) -> String {
        let parts = LeftOut.allCases.compactMap { why in
            rows[why].map { say(.notCountedRows, count: $0, [.why: PageLanguage.spoken.retold(why.sentence)]) }
        }
        return parts.isEmpty ? "" : say(.notCounted, [.text: PageLanguage.spoken.commas(parts)])
    }
}

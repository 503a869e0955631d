import TillRecords

/// The rows of one payee in one direction and currency, and the series found among them.
struct Payments: Sendable {
    /// What rows have in common.
    struct Group: Hashable, Sendable {
        let payee: String
        let isIncoming: Bool
        let currency: Currency

        init(_ row: RecurringRow) {
            payee = row.payee
            isIncoming = row.isIncoming
            currency = row.currency
        }

        static func precedes(_ a: Group, _ b: Group) -> Bool {
            if a.payee != b.payee { return a.payee < b.payee }
            return a.isIncoming != b.isIncoming ? b.isIncoming : a.currency.code < b.currency.code
        }
    }

    let group: Group
    var found: [SeriesFit]
    /// Rows of no series, by day.
    var left: [RecurringRow]

    /// Groups rows, by payee.
    static func all(_ rows: [RecurringRow], _ knowledge: RecurKnowledge) -> [Payments] {
        let groups = Dictionary(grouping: rows, by: Group.init)
        return groups.keys.sorted(by: Group.precedes).map { group in
            let search = SeriesSearch((groups[group] ?? []).sorted(by: RecurringRow.precedes), knowledge)
            return Payments(group: group, found: search.found, left: search.left)
        }
    }
}

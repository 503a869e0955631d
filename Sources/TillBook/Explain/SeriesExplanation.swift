import TillRecords
import TillReports
import TillStages

/// A recurring movement: what makes it one, and the transactions it is made of.
enum SeriesExplanation {
    /// The series whose id begins so, in the households that are published.
    static func find(_ prefix: String, _ scene: ExplainScene) throws(Fault) -> [(ledger: PublishedLedger, series: Record)] {
        try scene.search().ledgers(holding: prefix).flatMap { ledger in
            ledger.others.filter { $0.type == "series" && $0.string(.id)?.hasPrefix(prefix) ?? false }.map { (ledger, $0) }
        }
    }

    static func of(_ ledger: PublishedLedger, _ series: Record, _ scene: ExplainScene) -> Explanation {
        let shown = scene.shown(ledger.household)
        let name = shown.text(series.string(.name) ?? series.string(.kind) ?? "a series")
        var made = Explanation(title: "\(name): \(series.string(.period) ?? "") \(series.string(.kind) ?? "series")")
        var part = Explanation.Part("")
        part.lines.append(.fact("series", series.string(.id) ?? ""))
        part.lines.append(.fact("household", ledger.household))
        for (label, key) in [("status", .status), ("first", .first), ("last", .last), ("next", .next), ("pattern", .pattern)]
            as [(String, Key)]
        {
            if let value = series.string(key) { part.lines.append(.fact(label, value)) }
        }
        if let amount = series.string(.amount) { part.lines.append(.fact("amount", "\(amount) \(series.string(.currency) ?? "")")) }
        if let was = series.string(.was) { part.lines.append(.fact("before", "\(was), until \(series.string(.changed) ?? "some day")")) }
        if let rise = PublishedBook.yearlyRise(of: series) {
            part.lines.append(.fact("more", "\(rise) a year"))
            made.record.set(.yearly, string: rise.description)
        }
        if let sure = series.number(.confidence).flatMap(CategoryWords.percent) { part.lines.append(.fact("sure", "\(sure) %")) }
        if let why = series.string(.why) { part.lines.append(.fact("because", shown.text(why))) }
        let missed = series.strings(.missed)
        if !missed.isEmpty { part.lines.append(.fact("missed", missed.joined(separator: ", "))) }
        made.parts.append(part)
        let ids = series.strings(.transactions)
        var table = Explanation.Part("Its \(ids.count == 1 ? "transaction" : "\(ids.count) transactions")", .documents)
        for id in ids {
            guard let one = ledger.transaction(id) else { continue }
            table.lines.append(
                .row(
                    [one.string(.date) ?? "", TransactionWords.short(one), shown.text(one.string(.merchant) ?? "")],
                    TransactionWords.money(one)))
        }
        made.parts.append(table)
        made.record.set(.kind, string: "series")
        made.record.set(.series, object: series)
        return made
    }
}

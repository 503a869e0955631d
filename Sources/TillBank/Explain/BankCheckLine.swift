import TillRecords

/// What `--check` says of a document: its rows, its days, its sums, and whether they add up.
struct BankCheckLine {
    let text: String

    init(_ name: String, _ summary: BankSummary, _ facts: BankFacts) {
        if summary.isEmpty, let refused = summary.rejects.first {
            text = "\(name): not read: \(BankCheckLine.words(refused))"
            return
        }
        var parts = [facts.format, BankCheckLine.count(summary.rows, "row")]
        if summary.pending > 0 { parts.append("\(summary.pending) of them pending") }
        if summary.void > 0 { parts.append("\(summary.void) of them void") }
        if summary.trades > 0 { parts.append(BankCheckLine.count(summary.trades, "trade")) }
        if let first = summary.first, let last = summary.last { parts.append("\(first) to \(last)") }
        if summary.rows > 0 {
            parts.append("in \(BankCheckLine.sums(summary.into))")
            parts.append("out \(BankCheckLine.sums(summary.out))")
        }
        var said = "\(name): \(parts.joined(separator: ", "))"
        for part in BankProof(summary, facts).sentences { said += "; \(part)" }
        if summary.rejectCount > 0, let first = summary.rejects.first {
            said += "; \(summary.rejectCount) rejected, first \(BankCheckLine.words(first))"
        }
        text = said.replacingLineBreaks
    }

    private static func words(_ saying: BankSummary.Saying) -> String {
        let place = saying.place.map { "\($0): " } ?? ""
        let remedy = saying.remedy.map { $0.isEmpty ? "" : " \($0)" } ?? ""
        return "\(place)\(saying.sentence)\(remedy) [\(saying.code)]".replacingLineBreaks
    }

    static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

    static func sums(_ tally: MoneyTally) -> String {
        let totals = tally.totals.map { "\($0.total)\($0.currency == .unknown ? "" : " \($0.currency.code)")" }
        return totals.isEmpty ? "0" : totals.joined(separator: " + ")
    }
}

extension String {
    /// On one line: a document's line breaks cannot make lines of their own.
    var replacingLineBreaks: String { String(map { $0.isNewline ? " " : $0 }) }
}

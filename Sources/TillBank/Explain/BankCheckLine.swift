import TillRecords

/// What `--check` says of a document: its rows, its days, its sums, and whether they add up.
struct BankCheckLine {
    let text: String

    init(_ name: String, _ hearing: BankHearing, _ facts: BankFacts) {
        if hearing.isEmpty, let refused = hearing.rejects.first {
            text = "\(name): not read: \(BankCheckLine.words(refused))"
            return
        }
        var parts = [facts.format, BankCheckLine.count(hearing.rows, "row")]
        if hearing.pending > 0 { parts.append("\(hearing.pending) of them pending") }
        if hearing.void > 0 { parts.append("\(hearing.void) of them void") }
        if hearing.trades > 0 { parts.append(BankCheckLine.count(hearing.trades, "trade")) }
        if let first = hearing.first, let last = hearing.last { parts.append("\(first) to \(last)") }
        if hearing.rows > 0 {
            parts.append("in \(BankCheckLine.sums(hearing.into))")
            parts.append("out \(BankCheckLine.sums(hearing.out))")
        }
        var said = "\(name): \(parts.joined(separator: ", "))"
        for part in BankProof(hearing, facts).sentences { said += "; \(part)" }
        if hearing.rejectCount > 0, let first = hearing.rejects.first {
            said += "; \(hearing.rejectCount) rejected, first \(BankCheckLine.words(first))"
        }
        text = said.replacingLineBreaks
    }

    private static func words(_ saying: BankHearing.Saying) -> String {
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

import TillRecords

/// What `--explain` says of a document: what was decided and from which evidence, what was read, what was refused.
struct BankExplanation {
    private(set) var text = ""
    private let summary: BankSummary
    private let facts: BankFacts

    init(_ name: String, _ summary: BankSummary, _ facts: BankFacts) {
        self.summary = summary
        self.facts = facts
        line(name + (facts.format.isEmpty ? "" : ": \(facts.title)"))
        reportDecisions()
        reportColumns()
        reportRows()
        report("balances", BankProof(summary, facts, most: 12).sentences, when: !summary.isEmpty)
        reportSayings("remarks", summary.notes, summary.notes.count)
        reportSayings(summary.isEmpty ? "refused" : "rejected", summary.rejects, summary.rejectCount)
    }

    private mutating func line(_ words: String) { text += words.replacingLineBreaks + "\n" }

    private mutating func heading(_ words: String) { text += "\n  \(words)\n" }

    private mutating func reportDecisions() {
        guard !facts.facts.isEmpty else { return }
        heading("decided")
        let width = facts.facts.map(\.topic.count).max() ?? 0
        for fact in facts.facts {
            line("    \(BankExplanation.padded(fact.topic, width))  \(fact.finding)\(fact.because.isEmpty ? "" : "  (\(fact.because))")")
        }
    }

    private mutating func reportColumns() {
        guard !facts.columns.isEmpty else { return }
        heading("columns")
        let titles = facts.columns.map { $0.title.isEmpty ? "-" : "\"\($0.title)\"" }
        let width = min(titles.map(\.count).max() ?? 0, 36)
        let roleWidth = facts.columns.map(\.role.count).max() ?? 0
        let sureWidth = facts.columns.map(\.sureness.count).max() ?? 0
        for (column, title) in zip(facts.columns, titles) {
            let number = String(repeating: " ", count: column.number < 10 ? 1 : 0) + "\(column.number)"
            line(
                "    \(number)  \(BankExplanation.padded(title, width))  \(BankExplanation.padded(column.role, roleWidth))  "
                    + "\(BankExplanation.padded(column.sureness, sureWidth))  \(column.because)")
        }
    }

    private mutating func reportRows() {
        guard !summary.isEmpty else { return }
        var lines: [String] = []
        var counted = BankCheckLine.count(summary.rows, "row")
        if let first = summary.first, let last = summary.last { counted += " from \(first) to \(last)" }
        if summary.pending > 0 { counted += ", \(summary.pending) pending" }
        if summary.void > 0 { counted += ", \(summary.void) void" }
        if summary.trades > 0 { counted += ", \(BankCheckLine.count(summary.trades, "trade")) of securities" }
        lines.append(counted)
        if summary.rows > 0 { lines.append("in \(BankCheckLine.sums(summary.into)), out \(BankCheckLine.sums(summary.out))") }
        let accounts = summary.rowsOfAccount.filter { !$0.key.isEmpty }.sorted { $0.key < $1.key }
        for (account, rows) in accounts.prefix(12) { lines.append("account \(account): \(BankCheckLine.count(rows, "row"))") }
        if accounts.count > 12 { lines.append("and \(accounts.count - 12) more accounts") }
        if accounts.isEmpty, summary.rows > 0 { lines.append("no account is named; --account ID gives one") }
        report("read", lines, when: true)
    }

    private mutating func report(_ title: String, _ lines: [String], when isMeant: Bool) {
        guard isMeant, !lines.isEmpty else { return }
        heading(title)
        for said in lines { line("    \(said)") }
    }

    private mutating func reportSayings(_ title: String, _ sayings: [BankSummary.Saying], _ count: Int) {
        guard !sayings.isEmpty else { return }
        heading(title)
        for said in sayings {
            let place = said.place.map { "\($0): " } ?? ""
            line("    \(place)\(said.sentence) [\(said.code)]")
            if let remedy = said.remedy, !remedy.isEmpty { line("      \(remedy)") }
        }
        if count > sayings.count { line("    and \(count - sayings.count) more") }
    }

    private static func padded(_ words: String, _ width: Int) -> String {
        words.count >= width ? words : words + String(repeating: " ", count: width - words.count)
    }
}

import TillRecords

/// What `--explain` says of a document: what was decided and from which evidence, what was read, what was refused.
struct BankExplanation {
    private(set) var text = ""
    private let hearing: BankHearing
    private let facts: BankFacts

    init(_ name: String, _ hearing: BankHearing, _ facts: BankFacts) {
        self.hearing = hearing
        self.facts = facts
        line(name + (facts.format.isEmpty ? "" : ": \(facts.title)"))
        tellDecisions()
        tellColumns()
        tellRows()
        tell("balances", BankProof(hearing, facts, most: 12).sentences, when: !hearing.isEmpty)
        tellSayings("remarks", hearing.notes, hearing.notes.count)
        tellSayings(hearing.isEmpty ? "refused" : "rejected", hearing.rejects, hearing.rejectCount)
    }

    private mutating func line(_ words: String) { text += words.replacingLineBreaks + "\n" }

    private mutating func heading(_ words: String) { text += "\n  \(words)\n" }

    private mutating func tellDecisions() {
        guard !facts.facts.isEmpty else { return }
        heading("decided")
        let width = facts.facts.map(\.topic.count).max() ?? 0
        for fact in facts.facts {
            line("    \(BankExplanation.padded(fact.topic, width))  \(fact.finding)\(fact.because.isEmpty ? "" : "  (\(fact.because))")")
        }
    }

    private mutating func tellColumns() {
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

    private mutating func tellRows() {
        guard !hearing.isEmpty else { return }
        var lines: [String] = []
        var counted = BankCheckLine.count(hearing.rows, "row")
        if let first = hearing.first, let last = hearing.last { counted += " from \(first) to \(last)" }
        if hearing.pending > 0 { counted += ", \(hearing.pending) pending" }
        if hearing.void > 0 { counted += ", \(hearing.void) void" }
        if hearing.trades > 0 { counted += ", \(BankCheckLine.count(hearing.trades, "trade")) of securities" }
        lines.append(counted)
        if hearing.rows > 0 { lines.append("in \(BankCheckLine.sums(hearing.into)), out \(BankCheckLine.sums(hearing.out))") }
        let accounts = hearing.rowsOfAccount.filter { !$0.key.isEmpty }.sorted { $0.key < $1.key }
        for (account, rows) in accounts.prefix(12) { lines.append("account \(account): \(BankCheckLine.count(rows, "row"))") }
        if accounts.count > 12 { lines.append("and \(accounts.count - 12) more accounts") }
        if accounts.isEmpty, hearing.rows > 0 { lines.append("no account is named; --account ID gives one") }
        tell("read", lines, when: true)
    }

    private mutating func tell(_ title: String, _ lines: [String], when isMeant: Bool) {
        guard isMeant, !lines.isEmpty else { return }
        heading(title)
        for said in lines { line("    \(said)") }
    }

    private mutating func tellSayings(_ title: String, _ sayings: [BankHearing.Saying], _ count: Int) {
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

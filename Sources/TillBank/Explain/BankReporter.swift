import TillHousehold
import TillRecords
import TillStages

/// `--explain` and `--check`: tells a person of each document what was decided, what it holds and whether it adds up.
final class BankReporter: DocumentTelling {
    enum Manner {
        /// Everything, in some lines.
        case explain
        /// One line.
        case check
        /// A profile of each table, for a person to complete.
        case profile
    }

    private let manner: Manner
    /// For other programs: a record a line.
    private let isJson: Bool
    private(set) var name: String?
    private var summary = BankSummary()
    private(set) var facts = BankFacts()
    private var text = ""
    private var hasReported = false
    private var isContradicted = false

    init(_ manner: Manner, isJson: Bool = false) {
        self.manner = manner
        self.isJson = isJson
    }

    func begin(_ name: String) {
        settle()
        self.name = name
        summary = BankSummary()
        facts = BankFacts()
    }

    func hear(_ record: consuming Record) { summary.add(record) }

    /// What follows is of a part of the document, told of by itself.
    func turn(to name: String) {
        if summary.isUntouched { postpone() }
        begin(name)
    }

    /// The document is put off until more is known: nothing is told of it yet.
    func postpone() { name = nil }

    func end() -> String {
        settle()
        defer { text = "" }
        return text
    }

    /// A document that contradicts itself is no whole document.
    var exit: ExitCode { isContradicted ? .partlyRejected : .good }

    private static func profile(_ name: String, _ summary: BankSummary, _ facts: BankFacts) -> String {
        if !facts.profile.isEmpty {
            let files = "files: [\(CsvLayoutFinder.quoted(HouseholdFile.pattern(of: name)))]"
            return (["# \(name)", files] + facts.profile).map { $0.replacingLineBreaks + "\n" }.joined()
        }
        let why = summary.rejects.first.map { ": \($0.sentence)" } ?? ", which is no table of text"
        return "# No profile of \(name)\(why)".replacingLineBreaks + "\n"
    }

    private func settle() {
        guard let name else { return }
        self.name = nil
        // Formats that follow the balances tell of them; the others only write them down.
        if facts.statements.isEmpty { for statement in summary.statements { facts.add(statement) } }
        switch manner {
        case .check where isJson, .explain where isJson:
            text += BankDocumentRecord(name, summary, facts, isWhole: manner == .explain).record.text + "\n"
        case .check: text += BankCheckLine(name, summary, facts).text + "\n"
        case .profile: text += BankReporter.profile(name, summary, facts)
        case .explain: text += (hasReported ? "\n" : "") + BankExplanation(name, summary, facts).text
        }
        hasReported = true
        if facts.statements.contains(where: \.isContradicted) || !facts.gaps.isEmpty { isContradicted = true }
    }
}

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

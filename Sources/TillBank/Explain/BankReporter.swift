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
            let files = "files: [\(CsvLayoutFinder.quoted(BankProfile.pattern(of: name)))]"
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

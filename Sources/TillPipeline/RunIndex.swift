import TillRecords
import TillReports
import TillStages

/// What a run has across households: the page that leads to them, and the counts for its last lines.
enum RunIndex {
    /// Writes the page of all households from what each household's report left.
    ///
    /// A plan without pages has none.
    static func write(_ households: [String], to folder: String) throws(Fault) {
        let told = households.filter { ReportIndex.hasSummary($0, folder: folder) }
        if told.isEmpty { return }
        try ReportIndex.write(told, folder: folder)
    }

    /// Transactions, as the `end` records of the households' streams count them, and what needs a person.
    static func counts(_ households: [String], in folder: String) -> (transactions: Int, questions: Int) {
        var transactions = 0
        var questions = 0
        for household in households {
            guard let end = lastLine(of: "\(folder)/\(household)/stream.ndjson"), let counts = end.object("records") else { continue }
            transactions += counts.integer("transaction") ?? 0
            questions += ReportIndex.open(household, folder: folder)
        }
        return (transactions, questions)
    }

    private static func lastLine(of path: String) -> Record? {
        guard let bytes = FileReading.tail(path: path, most: 65_536) else { return nil }
        let lines = bytes.split(separator: 0x0A)
        return lines.last.flatMap { line in line.withUnsafeBytes { try? Record(checking: $0) } }
    }
}

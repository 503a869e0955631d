import TillRecords

/// How many transactions a household has: an export that nobody has thought of yet.
enum TallyFormat: TextFormat {
    static let name = "tally"
    static let help = "how many transactions each household has"
    static let file = "tally.txt"
    static let layout = 1
    static let holdsSeveral = true

    static func text(of ledger: ExportLedger) -> String { "\(ledger.household) \(ledger.rows.count)\n" }
}

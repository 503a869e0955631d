import TillFigures
import TillRecords

/// A table for the data importer of Firefly III: its columns are called as the importer calls their roles, so that
/// `pipelines/parts/firefly.json` is all of its configuration.
///
/// As in journals, both halves of a transfer are one line, and what figures leave out has a category that says why. A line whose account
/// no bank tells of stands against an account of its own.
enum FireflyFormat: TextFormat {
    static let name = "firefly"
    static let help = "a table for the data importer of Firefly III; pipelines/parts/firefly.json is its configuration"
    static let file = "firefly.csv"
    static let layout = 1
    static let holdsSeveral = false
    /// Roles of the importer, in the order of the columns.
    static let roles = [
        "date_transaction", "account-name", "amount", "currency-code", "amount_foreign", "foreign-currency-code", "description",
        "opposing-name", "category-name", "tags-space", "external-id", "note",
    ]
    static var head: String { Csv.line(roles) }

    static func text(of ledger: ExportLedger) -> String {
        var places: [String: ExportRow] = [:]
        for row in ledger.rows where !row.id.isEmpty { places[row.id] = row }
        var done: Set<String> = []
        var out = ""
        for row in ledger.rows where !done.contains(row.id) {
            let other = places[row.partner].flatMap { areHalves(row, $0) ? $0 : nil }
            if let other, other.id != row.id {
                done.insert(other.id)
                let (from, into) = row.money.minorUnits <= other.money.minorUnits ? (row, other) : (other, row)
                out += line(from, from.shares[0], ledger, opposing: own(into, ledger), foreign: into.money)
            } else if moves(row) {
                for share in row.shares { out += line(row, share, ledger, opposing: row.merchant, foreign: share.home) }
            }
            done.insert(row.id)
        }
        return out
    }

    /// What moved no account and is in no figure is no line.
    private static func moves(_ row: ExportRow) -> Bool { row.figures.isCounted || row.figures.status != .unconfirmed }

    private static func areHalves(_ a: ExportRow, _ b: ExportRow) -> Bool {
        b.figures.kind == .transfer && [a, b].allSatisfy { $0.figures.flow == .transfer || $0.figures.flow == .saving }
    }

    private static func own(_ row: ExportRow, _ ledger: ExportLedger) -> String {
        row.figures.status == .unconfirmed ? JournalAccount.unconfirmed.parts[0] : ledger.account(row.account).name
    }

    private static func line(
        _ row: ExportRow, _ share: ExportRow.Share, _ ledger: ExportLedger, opposing: String, foreign: Money?
    ) -> String {
        let name = row.merchant.isEmpty ? row.text : row.merchant
        let other = foreign.flatMap { $0.currency == row.money.currency ? nil : $0 }
        let why = row.figures.leftOut.map { JournalAccount(leftOut: $0).parts.joined(separator: ": ") }
        return Csv.line([
            row.day.description, own(row, ledger), share.money.amount.description, row.money.currency.code,
            other.map { sized($0, as: share.money) } ?? "", other?.currency.code ?? "", name.isEmpty ? row.kind : name,
            opposing.isEmpty ? "(no name)" : opposing, why ?? share.label,
            row.tags.map { $0.replacing(" ", with: "-") }.joined(separator: " "),
            row.id + (share.part.map { "/\($0)" } ?? ""), row.text == name ? "" : row.text,
        ])
    }

    /// The amount in the other currency has the sign of the amount.
    private static func sized(_ money: Money, as own: Money) -> String {
        let isSame = (money.minorUnits < 0) == (own.minorUnits < 0)
        return (isSame ? money.amount : Money(minorUnits: money.minorUnits.clampedNegation, currency: money.currency).amount).description
    }
}

import TillFigures
import TillHousehold
import TillRecords

/// A household as the feed tells of it: complete, sorted, with the names that others may see.
final class FeedHousehold: Sendable {
    let id: String
    let ledger: HouseholdLedger
    let export: ExportLedger
    let file: HouseholdFile?
    /// The member whose sight it is; nil where all of it is seen.
    let seenBy: HouseholdFile.Member?
    /// Whether what it owns and owes is seen.
    let seesStanding: Bool
    private let results: [Record]
    private let redaction: Redaction

    /// - Parameters:
    ///   - records: of the household, as they may be seen.
    ///   - daysAhead: how far the feed looks for what is coming.
    init(
        _ id: String, _ records: [Record], _ ledger: HouseholdLedger, _ file: HouseholdFile?, scope: MemberScope?, daysAhead: Int
    ) {
        self.id = id
        self.ledger = ledger
        self.file = file
        export = ExportLedger(ledger, household: id, file: file, daysAhead: daysAhead)
        results = records.filter { !$0.equals(.type, .transaction) && !$0.equals(.type, .observation) && !$0.equals(.type, .balance) }
        redaction = Redaction(file)
        seenBy = scope.flatMap { $0.isWhole ? nil : $0.member }
        seesStanding = scope?.seesStanding ?? true
    }

    /// The household's currency; `XXX` where nothing names one.
    var home: Currency { ledger.home }

    /// Its records of a type, by these texts of theirs.
    func records(_ type: FieldWord, by order: (Record) -> String) -> [Record] {
        results.filter { $0.equals(.type, type) }.map { (order($0), $0) }.sorted { $0.0 < $1.0 }.map { $0.1 }
    }

    /// What may leave of strangers' text; nil where there is none.
    func text(_ text: String?, limit: Int = 120) -> String? { text.map { redaction.text($0, limit: limit) } }

    /// Kind and last four digits of an account that a record names; nil where it names none.
    func account(_ name: String?) -> String? {
        guard let name, !name.isEmpty else { return nil }
        return (export.accounts[name] ?? ExportAccount.naming([name], file)[name])?.name
    }

    /// Whom the feed may list.
    var members: [HouseholdFile.Member] { (file?.members ?? []).filter { seenBy == nil || $0 == seenBy } }
}

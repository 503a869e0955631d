import TillRecords
import TillStages

/// Finds what a person names by the key of a finding, or its beginning, in the published streams of a book.
enum FindingSearch {
    /// The findings whose key is this, else those whose key begins so.
    static func find(_ key: String, _ search: LedgerSearch) -> [(household: String, ledger: PublishedLedger, finding: Record)] {
        let found = search.ledgers(holding: key).flatMap { ledger in
            ledger.others.filter { $0.equals(.type, .finding) && $0.string(.key)?.hasPrefix(key) ?? false }
                .map { (household: ledger.household, ledger: ledger, finding: $0) }
        }
        let exact = found.filter { $0.finding.string(.key) == key }
        return exact.isEmpty ? found : exact
    }

    /// The one finding of this key. Throws when there is none, or more than one.
    static func one(_ key: String, _ search: LedgerSearch) throws(Fault) -> (household: String, ledger: PublishedLedger, finding: Record) {
        let found = find(key, search)
        guard let first = found.first else {
            throw Fault(
                "decide.no-finding", "nothing that is published has found anything with the key \(key).",
                remedy: "The pages show the keys of findings; one that was dismissed stands in till decide --list.", place: key,
                exit: .missingInput)
        }
        guard found.count == 1 else {
            let list = found.prefix(4).map { "\($0.finding.string(.key) ?? "") of \($0.household)" }
            throw Fault(
                "decide.several", "\(key) is the key of \(found.count) findings: \(list.joined(separator: "; ")).",
                remedy: "Give the whole key, and the household with --household.", place: key, exit: .usage)
        }
        return first
    }
}

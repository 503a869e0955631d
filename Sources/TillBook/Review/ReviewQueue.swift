import TillFigures
import TillHousehold
import TillRecords
import TillReports
import TillRun
import TillStages

/// What of all households needs a person, in the order in which a person is asked.
struct ReviewQueue {
    let items: [ReviewItem]

    init(_ items: [ReviewItem]) { self.items = items.sorted(by: ReviewItem.precedes) }

    /// From what is published. Throws when nothing is.
    init(_ search: LedgerSearch, _ files: HouseholdFiles, _ uses: CategoryUses, current: String) throws(Fault) {
        var items: [ReviewItem] = []
        for household in search.published {
            guard let ledger = PublishedLedger(household, in: current) else { continue }
            items += ReviewMatters(ledger, try files.file(of: household), uses).items
        }
        self.init(items)
    }

    /// `14 categories, 1 link or reading`; empty when nothing is open.
    var counts: String { ReviewKind.counts(ReviewKind.allCases.map { kind in (kind.rawValue, items.count { $0.kind == kind }) }) }
}

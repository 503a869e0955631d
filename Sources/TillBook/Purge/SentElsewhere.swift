import TillDelivery
import TillRecords
import TillRun
import TillStages
import TillStore

/// What had been sent of what is erased to places that no purge reaches: named, since only who has it can erase it.
struct SentElsewhere {
    /// `hook: report of ng for ana, 2025-03, sent 2025-04-01`, oldest first.
    let lines: [String]

    /// Throws `audit.broken`, `audit.cut`: of a book that lacks notes nobody can say what was sent.
    init(_ selection: PurgeSelection, _ state: BookState) throws(Fault) {
        guard let key = try state.key() else {
            lines = []
            return
        }
        let searched = SentElsewhere.searched(state)
        lines = try AuditJournal(state.places).verified(with: key).compactMap { entry in
            let content = entry.content
            guard content.equals(.event, "delivery"), let target = content.string(.target), !searched.contains(target),
                let household = content.string(.household), selection.concerned.contains(household)
            else { return nil }
            let reader = content.string(.member).map { " for \($0)" } ?? ""
            return "\(target): \(content.string(.kind) ?? "") of \(household)\(reader), \(content.string(.period) ?? ""), "
                + "sent \((content.string(.time) ?? "").prefix(10))"
        }
    }

    /// Targets whose folders lie in the book, where the proof looks.
    private static func searched(_ state: BookState) -> Set<String> {
        let base = RealPath.whole(state.places.base) + "/"
        let targets = (try? DeliveryTarget.all(in: state.book.folder + "/deliver")) ?? []
        return Set(
            targets.filter { target in
                switch target.way {
                case .folder(let path), .maildir(let path): RealPath.whole(path).hasPrefix(base)
                case .webhook, .sendmail: false
                }
            }.map(\.name))
    }
}

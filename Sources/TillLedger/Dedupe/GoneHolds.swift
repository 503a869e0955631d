import TillRecords

/// Pending rows that never became anything: a later document of the account has their days, or reaches far beyond them, and neither they
/// nor a row that they became are in it. They hold no money any more.
struct GoneHolds {
    private let documents: AccountDocuments

    /// A hold stands at most so many days longer than the last document that shows it, where others have its day and where they begin later.
    static let days = 5
    static let daysUnseen = 8

    init(_ documents: AccountDocuments) { self.documents = documents }

    /// Marks them: they count no more. A posted row of the same payee that may be what the hold was for is named.
    func mark(_ movements: inout [Movement]) {
        for index in movements.indices where movements[index].best.isPending && !movements[index].isSuperseded {
            guard isGone(movements[index]) else { continue }
            movements[index].isSuperseded = true
            movements[index].isGone = true
            if let posted = posted(index, movements) {
                movements[index].links.append(
                    MovementLink(
                        kind: .same, to: .movement(posted), weight: 0, why: "what the hold may have been for", isMade: false))
            }
        }
    }

    private func isGone(_ hold: Movement) -> Bool {
        guard hold.best.kind == .bank, hold.best.account >= 0, !hold.documents.isEmpty else { return false }
        let spans = documents.of(hold.best.account)
        // A document that still shows the hold among its last days knows best.
        let shown = spans.lazy.filter { hold.documents.contains($0.document) }.map(\.last).max() ?? 0
        let day = hold.best.day.ordinal
        return spans.contains { span in
            !hold.documents.contains(span.document) && span.last > shown
                && span.last - day >= (span.first <= day ? GoneHolds.days : GoneHolds.daysUnseen)
        }
    }

    /// The first posted row of the same payee and account in the ten days after.
    private func posted(_ index: Int, _ movements: [Movement]) -> Int? {
        let hold = movements[index].best
        guard hold.merchant >= 0 else { return nil }
        return movements[index...].indices.first { place in
            let row = movements[place].best
            return row.kind == .bank && !row.isPending && row.account == hold.account && row.merchant == hold.merchant
                && row.amount.isNegative == hold.amount.isNegative && row.day.ordinal - hold.day.ordinal <= 10
        }
    }

    /// What is said of one that is gone.
    static func note(_ hold: Movement, _ household: HouseholdEvidence) -> DecisionNotes.Note {
        let name = hold.best.merchant >= 0 ? household.merchants.text(at: hold.best.merchant) : ""
        return DecisionNotes.Note(
            code: "dedupe.hold-gone",
            message: "\(name.isEmpty ? "a pending row" : "the pending row of \(name)") of \(hold.best.day) was never posted, and later "
                + "documents of its account do not have it: it counts no more.",
            remedy: "If the money did leave, take in the document that shows the posted row.")
    }
}

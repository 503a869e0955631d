import TillRecords

/// Decisions that cannot be followed any more: each becomes a note in the stream, with what a person can do. None is ever lost.
struct DecisionNotes {
    struct Note {
        var code: StaticString
        var message: String
        var remedy: String
    }

    let all: [Note]

    init(_ decisions: LedgerDecisions, _ movements: [Movement], _ approvals: Approvals) {
        guard !decisions.isEmpty else {
            all = []
            return
        }
        let gone = decisions.gone.map { decision in
            Note(
                code: "decision.gone", message: "\(DecisionNotes.name(decision)) is about something that is no longer there.",
                remedy: "Take its document in again, or take it back: \(DecisionNotes.undo(decision))")
        }
        let stale = movements.compactMap(MovementSplit.stale).sorted(by: Decision.precedes).map { decision in
            Note(
                code: "decision.split", message: "\(DecisionNotes.name(decision)) no longer adds up to the amount, so it is not split.",
                remedy: "Split it again, or take it back: \(DecisionNotes.undo(decision))")
        }
        let refused = approvals.refused.filter { _ in !approvals.isEmpty }.map { decision in
            Note(
                code: "decision.right", message: "\(DecisionNotes.name(decision)) is by nobody who may approve.",
                remedy: "An owner or adult approves: till decide \(decision.action.rawValue) \(decision.about.prefix(12)) --by MEMBER")
        }
        all = gone + stale + refused
    }

    private static func name(_ decision: Decision) -> String { "\(decision.attribution) (\(decision.action.rawValue))" }

    /// What a document says goes with it.
    private static func undo(_ decision: Decision) -> String {
        decision.isInDocument ? "till forget the document that says it." : "till decide undo \(decision.number)"
    }
}

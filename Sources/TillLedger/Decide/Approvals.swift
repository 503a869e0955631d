import TillHousehold
import TillRecords

/// Which movements wait for a person's approval: expenses of members above what the household's file lets them spend alone.
struct Approvals {
    enum State: String {
        case pending, approved, rejected
    }

    private let file: HouseholdFile?
    /// Approvals by members who may not give them.
    private(set) var refused: [Decision] = []

    private let permissions: Permissions

    init(_ file: HouseholdFile?, _ decisions: LedgerDecisions, _ permissions: Permissions) {
        self.file = file
        self.permissions = permissions
        refused = decisions.all.filter { Approvals.isApproval($0) && !mayDecide($0) }
    }

    var isEmpty: Bool { file?.limits.isEmpty ?? true }

    /// The state of a movement; nil for one that needs no approval.
    func state(_ movement: Movement, _ records: [Record]) -> State? {
        guard let file, !file.limits.isEmpty, movement.kind == .expense, movement.best.amount.isNegative,
            let member = Approvals.member(movement, records), let limit = file.approvalAbove(member),
            let size = Approvals.size(movement.best, file.currency)?.scaled(to: 4), let most = limit.scaled(to: 4),
            size.units.magnitude > most.units.magnitude
        else { return nil }
        let said = movement.decisions.last { Approvals.isApproval($0) && mayDecide($0) }
        return said.map { $0.action == .approve ? .approved : .rejected } ?? .pending
    }

    static func isApproval(_ decision: Decision) -> Bool {
        (decision.action == .approve || decision.action == .reject) && decision.link == nil
    }

    /// Nobody approves an own expense by a permission that reaches to own rows only: it would be no approval.
    private func mayDecide(_ decision: Decision) -> Bool {
        let act: Permissions.Act = decision.action == .approve ? .approveExpense : .rejectExpense
        return decision.by.map { permissions.may(act, $0, of: file, isOwn: false) } ?? false
    }

    /// Whose movement it is: of the first of its observations that says so.
    private static func member(_ movement: Movement, _ records: [Record]) -> String? {
        movement.evidence.lazy.compactMap { records[$0.record].string(.member) }.first
    }

    /// The amount in the household's currency; as it stands where the currency is not known.
    private static func size(_ best: Evidence, _ home: Currency?) -> Amount? {
        guard let home, let currency = best.currency, currency != home else { return best.amount }
        return best.home.flatMap { $0.currency == home ? $0.amount : nil }
    }
}

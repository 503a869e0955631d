import TillHousehold
import TillRecords

/// One line of a budget in one period, in minor units of the home currency.
struct BudgetLine: Sendable, Hashable {
    /// A category, a group of them, or needs, wants, savings.
    let category: String
    /// What the period brings it: the limit, the share of the income, or what was put into the envelope.
    var limit: Int64
    let carry: BudgetPlan.Carry
    /// 1 gives last when another line is overspent.
    let priority: Int
    /// What redistribution never takes it below.
    let floor: Int64
    /// What is kept back and not spent: more of it is better.
    let isSaving: Bool
    /// Whose spending it is for; nil for everybody's that has no line of its own.
    var member: String?
    /// For how many months its limit is written down; above 1 it is a sinking fund.
    var months = 1
    /// What it is for all of those months.
    var whole: Int64 = 0
    /// What it paid in all of those months, with the period as the last.
    var taken: Int64 = 0
    /// What the period before left.
    var carried: Int64 = 0
    /// What redistribution brought (negative: took).
    var moved: Int64 = 0
    /// Refunds are taken off; negative when there were more of them.
    var spent: Int64 = 0
    /// What of `spent` were known recurring payments.
    var paidBills: Int64 = 0
    /// Known payments of the period that are still to come, positive.
    var reserved: Int64 = 0
    /// What else the rest of the period usually takes.
    var expected: Int64 = 0

    /// Money for a bill that comes less often than every month: each period puts its part aside, and nobody else gets it.
    var isSinking: Bool { months > 1 }
    /// It is nothing that the days of a period are lived on.
    var isSetAside: Bool { isSaving || isSinking }
    /// What tells it from the other lines: its category, with the member whose it is.
    var name: String { member.map { "\(category) (\($0))" } ?? category }

    /// A fund is overspent when its time cost more than its limit. A bill that came before the fund was full is what it is for.
    var isFundOverspent: Bool { isSinking && left < 0 && taken > whole }

    /// What may be spent in the period.
    var available: Int64 { limit.clampedAdding(carried).clampedAdding(moved) }
    /// Negative when overspent.
    var left: Int64 { available.clampedSubtracting(spent) }
    /// How much is missing: what was overspent.
    var deficit: Int64 { isSetAside ? 0 : max(0, left.clampedNegation) }

    /// What it can give away: what it will not need before the period ends, and never so much that less than its floor is left of
    /// what it may spend.
    var spare: Int64 {
        guard !isSinking else { return 0 }
        let unneeded = left.clampedSubtracting(reserved).clampedSubtracting(expected)
        return max(0, min(unneeded, available.clampedSubtracting(floor)))
    }

    /// What the next period starts with beside its own limit.
    var carriedOn: Int64 {
        switch carry {
        case .none: 0
        case .surplus: max(0, left)
        case .both: left
        }
    }
}

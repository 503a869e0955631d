import TillRecords
import TillStages
import Yams

/// What a household plans to spend: the `budget` of its file.
public struct BudgetPlan: Sendable, Equatable {
    /// How the plan is kept.
    public enum Method: String, Sendable, CaseIterable {
        /// A limit for each category named.
        case limits
        /// Needs, wants, and what is saved, as shares of the income.
        case shares = "50/30/20"
        /// Money that came in is put into envelopes; spending takes it out of them.
        case envelope
    }

    /// What becomes of the rest of a limit at the end of a period.
    public enum Carry: String, Sendable, CaseIterable {
        case none
        /// What is left is added to the next period.
        case surplus
        /// What is left is added, what was overspent is taken off.
        case both
    }

    /// One category's line.
    public struct Line: Sendable, Equatable {
        /// A category (`food.groceries`) or a group of them (`food`).
        public var category: String
        /// What may be spent in `months`, in units of the home currency; positive.
        public var limit: Amount
        public var carry: Carry
        /// Who gives first when another line is overspent: 1 gives last. 5 when not said.
        public var priority: Int
        /// What redistribution never takes.
        public var floor: Amount?
        /// Whose spending it is for; nil for everybody's that has no line of its own.
        public var member: String?
        /// For how many months the limit is. Above 1 it is a sinking fund: each month puts its part aside, and what is left stays.
        public var months = 1
    }

    public var method: Method
    /// What comes in in a month, when the household says; else it is read from the past.
    public var income: Amount?
    public var lines: [Line]
    /// A move of more than this waits for a person's yes.
    public var approveAbove: Amount?
    /// The day of the month a period begins on, 1 to 28; 1 is the calendar month.
    public var startsOn: Int
}

/// Reading `budget` of a household's file.
extension HouseholdFile {
    func budget(_ node: Node, _ reading: YamlReading) throws(Fault) -> BudgetPlan {
        let map = try reading.map(node, "budget")
        try reading.known(map, ["method", "income", "categories", "approve-above", "starts-on"])
        var lines: [BudgetPlan.Line] = []
        for entry in try reading.list(map["categories"], "categories") {
            let line = try budgetLine(entry, reading)
            if lines.contains(where: { $0.category == line.category && $0.member == line.member }) {
                throw reading.fault(
                    entry, "the category \(line.category) has two lines.", "Keep one of them, or say whose each is: member.")
            }
            lines.append(line)
        }
        let methods = BudgetPlan.Method.allCases.map(\.rawValue)
        let method = try reading.choice(map["method"], "method", methods).flatMap(BudgetPlan.Method.init(rawValue:)) ?? .limits
        if lines.isEmpty, method != .shares {
            throw reading.fault(node, "the budget has no categories.", "List categories with their limits, or use method: 50/30/20.")
        }
        return BudgetPlan(
            method: method, income: try reading.size(map["income"], "income"), lines: lines,
            approveAbove: try reading.size(map["approve-above"], "approve-above"),
            startsOn: try reading.integer(map["starts-on"], "starts-on", 1...28) ?? 1)
    }

    private func budgetLine(_ node: Node, _ reading: YamlReading) throws(Fault) -> BudgetPlan.Line {
        let map = try reading.map(node, "a line of the budget")
        try reading.known(map, ["category", "limit", "carry", "priority", "floor", "member", "sinking", "every"])
        guard let category = try reading.text(map["category"], "category") else {
            throw reading.fault(node, "a line of the budget names no category.", "Give it a category such as food.groceries.")
        }
        guard let limit = try reading.size(map["limit"], "limit") else {
            throw reading.fault(node, "a line of the budget has no limit.", "Give it a limit such as 400.00.")
        }
        let names = BudgetPlan.Carry.allCases.map(\.rawValue)
        let floor = try reading.size(map["floor"], "floor")
        if let floor, let low = floor.scaled(to: 4), let high = limit.scaled(to: 4),
            low.units > high.units
        {
            throw reading.fault(map["floor"] ?? node, "the floor is above the limit.", "Lower the floor or raise the limit.")
        }
        if let member = try reading.text(map["member"], "member"), self.member(member) == nil {
            throw reading.fault(
                map["member"] ?? node, "the household has no member \(member).",
                "\(NearestName.question(member, among: members.map(\.id)))Members have an id under members.")
        }
        return BudgetPlan.Line(
            category: category, limit: limit,
            carry: try reading.choice(map["carry"], "carry", names).flatMap(BudgetPlan.Carry.init(rawValue:)) ?? .none,
            priority: try reading.integer(map["priority"], "priority", 1...9) ?? 5, floor: floor,
            member: try reading.text(map["member"], "member"), months: try months(map, reading))
    }

    /// For how many months a limit is: as `every` says; a year for a sinking fund that does not say.
    private func months(_ map: [String: Node], _ reading: YamlReading) throws(Fault) -> Int {
        let words = ["monthly", "bimonthly", "quarterly", "halfyearly", "yearly"]
        let every = try reading.choice(map["every"], "every", words)
        let said = try reading.choice(map["sinking"], "sinking", ["true", "false"])
        let months = every.flatMap(SeriesPeriod.init(rawValue:)).map { 12 / $0.timesAYear } ?? (said == "true" ? 12 : 1)
        if let node = map["sinking"], said == (months > 1 ? "false" : "true") {
            throw reading.fault(
                node, "a limit for more than a month is put aside month by month, one for a month is not.",
                "Leave sinking out, or say every: yearly.")
        }
        return months
    }
}

import TillRecords
import TillStages
import Yams

/// Reading what a household declares and plans: `fixed`, `income` and `budget`.
extension HouseholdFile {
    private static let fixedNames = ["name", "amount", "currency", "every", "day", "match", "category", "account", "until"]

    static func fixed(_ node: Node, _ reading: YamlReading, incoming: Bool) throws(Fault) -> FixedMovement {
        let what = incoming ? "an entry of income" : "an entry of fixed"
        let map = try reading.map(node, what)
        try reading.known(map, fixedNames)
        guard let name = try reading.text(map["name"], "name") else {
            throw reading.fault(node, "\(what) has no name.", "Give it a name such as rent.")
        }
        let amount = try reading.amount(map["amount"], "amount")
        if let amount, incoming ? amount.isNegative : !amount.isNegative {
            throw reading.fault(
                map["amount"] ?? node, incoming ? "an income is not negative." : "what is paid is negative.",
                incoming ? "Write it without the minus." : "Write -950.00, or list it under income.")
        }
        return FixedMovement(
            name: name, amount: amount, currency: try reading.currency(map["currency"]),
            period: try reading.choice(map["every"], "every", FixedMovement.periods) ?? "monthly",
            day: try reading.integer(map["day"], "day", 1...31), match: try reading.texts(map["match"], "match"),
            category: try reading.text(map["category"], "category"), account: try reading.text(map["account"], "account"),
            until: try reading.day(map["until"], "until"), isIncome: incoming)
    }

    static func budget(_ node: Node, _ reading: YamlReading) throws(Fault) -> BudgetPlan {
        let map = try reading.map(node, "budget")
        try reading.known(map, ["method", "income", "categories", "approve-above", "starts-on"])
        var lines: [BudgetPlan.Line] = []
        for entry in try reading.list(map["categories"], "categories") {
            let line = try budgetLine(entry, reading)
            if lines.contains(where: { $0.category == line.category }) {
                throw reading.fault(entry, "the category \(line.category) has two lines.", "Keep one of them.")
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

    private static func budgetLine(_ node: Node, _ reading: YamlReading) throws(Fault) -> BudgetPlan.Line {
        let map = try reading.map(node, "a line of the budget")
        try reading.known(map, ["category", "limit", "carry", "priority", "floor"])
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
        return BudgetPlan.Line(
            category: category, limit: limit,
            carry: try reading.choice(map["carry"], "carry", names).flatMap(BudgetPlan.Carry.init(rawValue:)) ?? .none,
            priority: try reading.integer(map["priority"], "priority", 1...9) ?? 5, floor: floor)
    }
}

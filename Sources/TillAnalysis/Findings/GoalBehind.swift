import TillRecords

/// At its pace a goal is there after the day it is wanted by. One whose day has passed is told by its page alone.
enum GoalBehind: FindingRule {
    static let codes: Set<String> = ["goal-behind"]

    static func findings(in context: FindingContext) -> [Finding] {
        context.goals.compactMap { goal in
            guard goal.equals(.status, "behind"), let name = goal.string(.name), let day = goal.date(.date), let until = goal.date(.until),
                let left = goal.minor(.left, context.ledger.home)
            else { return nil }
            let at = goal.date(.projected)
            let needed = goal.minor(.needed, context.ledger.home)
            let pace = goal.minor(.pace, context.ledger.home) ?? 0
            // A pace is of complete months: it is known on the first day after the last of them.
            return Finding(
                code: "goal-behind", rests: .household, about: "\(name):\(Month(of: day).iso)", severity: .middle,
                day: Month(of: day).first, amount: left,
                message: context.say(
                    at == nil ? .findGoalNever : .findGoalBehind,
                    [.name: name, .until: context.text(until), .amount: context.text(pace), .date: at.map(context.text) ?? ""]),
                action: needed.map { context.say(.doGoalPace, [.amount: context.text($0)]) } ?? context.say(.doGoalMove),
                isAhead: true)
        }
    }
}

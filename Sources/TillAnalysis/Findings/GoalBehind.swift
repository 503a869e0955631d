import TillRecords

/// At its pace a goal is there after the day it is wanted by. One whose day has passed is told by its page alone.
enum GoalBehind: FindingRule {
    static let codes: Set<String> = ["goal-behind"]

    static func findings(in context: FindingContext) -> [Finding] {
        context.goals.compactMap { goal in
            guard goal.equals(.status, "behind"), let name = goal.string(.name), let day = goal.date(.date), let until = goal.date(.until),
                let left = goal.minor(.left, context.ledger.home)
            else { return nil }
            let at = goal.date(.projected).map { "on \($0)" } ?? "not within fifty years"
            let needed = goal.minor(.needed, context.ledger.home)
            let pace = goal.minor(.pace, context.ledger.home) ?? 0
            // A pace is of complete months: it is known on the first day after the last of them.
            return Finding(
                code: "goal-behind", rests: .household, about: "\(name):\(Month(of: day).iso)", severity: .middle,
                day: Month(of: day).first, amount: left,
                message: "\(name) is wanted by \(until), and at the pace of \(context.text(pace)) a month it is there \(at).",
                action: needed.map { "Put \(context.text($0)) a month aside for it, or move its day." } ?? "Move its day, or lower it.",
                isAhead: true)
        }
    }
}

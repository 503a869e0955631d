import TillRecords

/// A part of the way to a goal is done.
enum GoalMilestone: FindingRule {
    static let codes: Set<String> = ["goal-milestone"]

    static func findings(in context: FindingContext) -> [Finding] {
        context.goals.flatMap { goal -> [Finding] in
            guard let name = goal.string(.name), let target = goal.minor(.target, context.ledger.home)
            else { return [] }
            // Two that were reached on one day are told as the further one.
            var last: [Day: Int] = [:]
            for milestone in goal.objects(.milestones) {
                if let day = milestone.date(.date), let percent = milestone.integer(.used) { last[day] = max(last[day] ?? 0, percent) }
            }
            return last.sorted { $0.key < $1.key }.map { day, percent in
                Finding(
                    code: "goal-milestone", rests: .household, about: "\(name):\(percent)", severity: .low, day: day,
                    amount: Int64(clamping: Int128(target) * Int128(percent) / 100),
                    message: context.say(
                        percent >= 100 ? .findGoalWhole : .findGoalPart,
                        [.name: name, .amount: context.text(target), .percent: context.percent(percent)]),
                    action: context.say(percent >= 100 ? .doGoalWhole : .doNothing))
            }
        }
    }
}

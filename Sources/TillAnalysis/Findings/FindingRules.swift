/// Everything that is looked for. A new rule is one file and one line here.
enum FindingRules {
    /// What the rules call what they find.
    static let codes: Set<String> = all.reduce(into: []) { $0.formUnion($1.codes) }

    static var all: [any FindingRule.Type] {
        [
            DuplicateCharge.self,
            PriceRise.self,
            MissingPayment.self,
            NewLargeMerchant.self,
            UnusualAmount.self,
            UnusualMonth.self,
            BudgetPace.self,
            LowBalance.self,
            GoalMilestone.self,
            GoalBehind.self,
            MoodSpending.self,
        ]
    }
}

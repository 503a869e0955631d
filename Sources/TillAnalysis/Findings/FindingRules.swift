/// Everything that is looked for. A new rule is one file and one line here.
enum FindingRules {
    /// What the rules call what they find.
    static let codes: Set<String> = [
        "duplicate-charge", "price-rise", "missing-bill", "missing-income", "new-merchant", "unusual-amount", "unusual-month",
        "over-budget",
        "budget-pace", "low-balance",
    ]

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
        ]
    }
}

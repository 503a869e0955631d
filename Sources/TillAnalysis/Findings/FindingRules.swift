/// Everything that is looked for. A new rule is one file and one line here.
enum FindingRules {
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

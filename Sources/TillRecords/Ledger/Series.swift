/// Recurring movements.
extension Shape {
    public static let series = Shape(
        "series", "A recurring movement: subscription, bill, salary, instalment, loan.",
        [
            .must("id", .id, "id"),
            .may("household", .id, "whose it is"),
            .must(
                "period", .choice(["weekly", "biweekly", "semimonthly", "monthly", "bimonthly", "quarterly", "halfyearly", "yearly"]),
                "how often"),
            .may("kind", .text, "subscription, bill, salary, instalment, loan …"),
            .may("amount", .amount, "usual amount"),
            .may("currency", .currency, "its currency"),
            .may("next", .day, "when it is expected next"),
            .may("status", .text, "active, late, ended"),
            .must("transactions", .list(.id), "ids of its transactions"),
        ])
}

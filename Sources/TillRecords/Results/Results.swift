/// What the analyses say. Their stages add fields; additions are free.
extension Shape {
    private static func result(_ type: String, _ summary: String, _ more: [Field]) -> Shape {
        Shape(type, summary, [.may("household", .id, "whose it is")] + more)
    }

    public static let budget = result("budget", "A plan for a period and how it stands.", [.must("period", .text, "YYYY-MM")])
    public static let forecast = result(
        "forecast", "What is expected, with intervals.", [.must("of", .text, "what is forecast"), .may("date", .day, "for when")])
    public static let finding = result(
        "finding", "A result meant for a person: anomaly, alert, missing bill, price rise.",
        [
            .must("key", .id, "stable, so that nothing is raised twice"), .must("code", .id, "what kind"),
            .must("message", .text, "one sentence"),
        ])
}

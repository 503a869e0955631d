/// What the analyses say. Their stages add fields; additions are free.
extension Shape {
    static func result(_ type: String, _ summary: String, _ more: [Field]) -> Shape {
        Shape(type, summary, [.may("household", .id, "whose it is")] + more)
    }

    public static let health = result("health", "Components of financial health with their coverage.", [.must("month", .text, "YYYY-MM")])
    public static let membership = result("membership", "The cohort a household belongs to.", [.must("cohort", .id, "id of the cohort")])
    public static let cohort = Shape(
        "cohort", "A group of households that live alike.", [.must("id", .id, "id"), .may("label", .text, "in plain words")])
}

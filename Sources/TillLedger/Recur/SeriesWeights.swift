import TillStages

/// How much each piece of evidence for a rhythm weighs, in bits: `recurring/weights.tsv`.
struct SeriesWeights: Sendable {
    private static let names =
        [
            "gap.exact", "gap.near", "gap.missed", "gap.off", "amount.same", "amount.same.most", "amount.close", "amount.close.most",
            "amount.wild", "category.bill", "category.subscription", "category.income", "category.habit", "often.varying", "often.habit",
            "parts", "semimonthly.income", "threshold",
        ] + Rhythm.all.map { "rhythm.\($0.name)" }

    static let table = KnowledgeTable(
        "recurring/weights.tsv", key: ["name"], .word("name", AllowedWords(names)), .decimal("bits", -999...999), .text("meaning"))

    /// A gap on its day, within a few days, with turns missing between, or anywhere.
    let exact, near, missed, off: Double
    /// Each amount equal to the one before, and the most that all may add; the same for amounts that are close.
    let same, sameMost, close, closeMost: Double
    /// Amounts all over the place.
    let wild: Double
    /// What the category says.
    let bill, subscription, income, habit: Double
    /// Payments every two weeks or oftener whose amounts differ, and the same where people go by habit.
    let often, oftenHabit: Double
    /// Texts that count parts: 3/12, then 4/12.
    let parts: Double
    /// What is added for twice a month where money comes in, as wages do.
    let semimonthlyIncome: Double
    /// What a series needs.
    let threshold: Double
    /// How much commoner or rarer a rhythm is than monthly, by its name.
    let rhythms: [String: Double]

    /// Throws a fault that names the weight which is missing or no number.
    init(_ knowledge: Knowledge) throws(Fault) {
        var found: [String: Double] = [:]
        for row in try SeriesWeights.table.rows(knowledge) { found[row.text(0)] = row.decimal(1) }
        func weight(_ name: String) throws(Fault) -> Double {
            if let value = found[name] { return value }
            throw SeriesWeights.table.fault("it has no row for \(name).", "Write its name, a number of bits and what it means.")
        }
        exact = try weight("gap.exact")
        near = try weight("gap.near")
        missed = try weight("gap.missed")
        off = try weight("gap.off")
        same = try weight("amount.same")
        sameMost = try weight("amount.same.most")
        close = try weight("amount.close")
        closeMost = try weight("amount.close.most")
        wild = try weight("amount.wild")
        bill = try weight("category.bill")
        subscription = try weight("category.subscription")
        income = try weight("category.income")
        habit = try weight("category.habit")
        often = try weight("often.varying")
        oftenHabit = try weight("often.habit")
        parts = try weight("parts")
        semimonthlyIncome = try weight("semimonthly.income")
        threshold = try weight("threshold")
        var rhythms: [String: Double] = [:]
        for rhythm in Rhythm.all { rhythms[rhythm.name] = try weight("rhythm.\(rhythm.name)") }
        self.rhythms = rhythms
    }
}

import TillStages

/// How much each piece of evidence for a rhythm weighs, in bits: `recurring/weights.tsv`.
struct SeriesWeights: Sendable {
    private static let file = "recurring/weights.tsv"

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
        for cells in try knowledge.rows(of: SeriesWeights.file) where cells.count >= 2 {
            if let value = Double(cells[1]), value.isFinite, abs(value) < 1000 { found[String(cells[0])] = value }
        }
        func weight(_ name: String) throws(Fault) -> Double {
            if let value = found[name] { return value }
            throw Fault(
                "knowledge.broken", "\(SeriesWeights.file) has no usable value for \(name).",
                remedy: "Write it as a name and a number of bits.", file: SeriesWeights.file, exit: .missingInput)
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

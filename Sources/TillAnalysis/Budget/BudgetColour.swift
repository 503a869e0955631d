/// How spending stands to what may be spent.
enum BudgetColour: String, Sendable {
    case green, yellow, red

    /// Where the colours change, in percent of what may be spent.
    struct Limits: Sendable {
        /// From here on yellow.
        var yellow = 80
        /// Above this red.
        var red = 100
    }

    /// The colour of what was spent. Where nothing may be spent, nothing spent is green and anything else red.
    static func of(spent: Int64, available: Int64, _ limits: Limits) -> BudgetColour {
        guard spent > 0 else { return available < 0 && spent == 0 ? .red : .green }
        let (used, whole) = (Int128(spent) * 100, Int128(max(0, available)))
        if used > whole * Int128(limits.red) { return .red }
        return used >= whole * Int128(limits.yellow) ? .yellow : .green
    }

    /// The colour of what is kept beside what was meant to be: the whole of it is green, less than `yellow` percent of it red.
    static func of(kept: Int64, goal: Int64, _ limits: Limits) -> BudgetColour {
        if kept >= goal { return .green }
        return Int128(kept) * 100 >= Int128(goal) * Int128(limits.yellow) ? .yellow : .red
    }
}

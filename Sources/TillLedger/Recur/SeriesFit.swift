import Glibc

/// Rows that recur: their rhythm and the evidence for it.
struct SeriesFit: Sendable {
    /// By day; two at least, but for what a person declared.
    let rows: [RecurringRow]
    let rhythm: Rhythm
    /// The evidence in bits, all added.
    let bits: Double
    let tally: RhythmTally
    let role: RecurKnowledge.Role
    /// What most of its rows are for; empty when nothing says.
    let category: String
    let amounts: SizeSpread
    let instalments: Instalments?
    private let threshold: Double

    /// 0 to 1: a half where the evidence just suffices.
    var confidence: Double { min(0.99, 1 / (1 + exp2(-(bits - threshold) / 2))) }

    /// The rhythm that explains the rows best; nil when none has enough evidence.
    ///
    /// Evidence is summed as in record linkage (Fellegi and Sunter 1969): each gap, the amounts and the category say how much more
    /// likely the rows are with a rhythm than without.
    ///
    /// - Parameters:
    ///   - rows: by day.
    ///   - chance: bits taken off because the rows were picked from more.
    init?(_ rows: [RecurringRow], _ knowledge: RecurKnowledge, chance: Double = 0) {
        guard rows.count >= 2, let first = rows.first else { return nil }
        let weights = knowledge.weights
        let category = SeriesFit.commonest(rows)
        let role = knowledge.role(of: category)
        let amounts = SizeSpread(rows)
        let instalments = Instalments(rows)
        let isIncome = first.isIncoming
        let base =
            amounts.evidence(weights) + SeriesFit.evidence(of: role, isIncome, amounts, weights) + (instalments == nil ? 0 : weights.parts)
            - chance
        var best: (bits: Double, rhythm: Rhythm, tally: RhythmTally)?
        for rhythm in Rhythm.all {
            guard let tally = RhythmTally(rows, rhythm, isEqual: amounts.isPrice),
                rows.count > 2 || instalments != nil || SeriesFit.isEnough(rhythm, role, amounts)
            else { continue }
            var bits = base + tally.evidence(weights) + (weights.rhythms[rhythm.name] ?? 0)
            if rhythm.name == "semimonthly", isIncome { bits += weights.semimonthlyIncome }
            if rhythm.isOften, !isIncome, !amounts.isLevel { bits += weights.often + (role == .habit ? weights.oftenHabit : 0) }
            if best.map({ bits > $0.bits }) ?? true { best = (bits, rhythm, tally) }
        }
        guard let best, best.bits >= weights.threshold else { return nil }
        self.rows = rows
        (bits, rhythm, tally) = best
        self.role = role
        self.category = category
        self.amounts = amounts
        self.instalments = instalments
        threshold = weights.threshold
    }

    /// Rows whose rhythm a person declared, however many they are.
    init(declared rows: [RecurringRow], _ rhythm: Rhythm, _ knowledge: RecurKnowledge) {
        self.rows = rows
        self.rhythm = rhythm
        tally = RhythmTally(declared: rows, rhythm)
        category = SeriesFit.commonest(rows)
        role = knowledge.role(of: category)
        amounts = SizeSpread(rows)
        instalments = Instalments(rows)
        threshold = knowledge.weights.threshold
        bits = threshold + max(0, tally.evidence(knowledge.weights))
    }

    /// Two payments make a series only a year apart, or for a known biller half a year apart; always of one amount.
    private static func isEnough(_ rhythm: Rhythm, _ role: RecurKnowledge.Role, _ amounts: SizeSpread) -> Bool {
        guard amounts.equal == 1 else { return false }
        return rhythm.name == "yearly" || (rhythm.name == "halfyearly" && (role == .bill || role == .subscription))
    }

    private static func evidence(
        of role: RecurKnowledge.Role, _ isIncome: Bool, _ amounts: SizeSpread, _ weights: SeriesWeights
    ) -> Double {
        switch role {
        case .bill: isIncome ? 0 : weights.bill
        case .subscription: !isIncome && amounts.isPrice ? weights.subscription : 0
        case .income: isIncome ? weights.income : 0
        case .habit: isIncome ? 0 : amounts.isPrice ? weights.habit / 2 : weights.habit
        case .open: 0
        }
    }

    /// The category of most rows; of equally many the first by name.
    static func commonest(_ rows: [RecurringRow]) -> String {
        var counts: [String: Int] = [:]
        for row in rows { counts[row.category, default: 0] += 1 }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
    }

    /// True when both lie, at least in part, in the same days.
    func overlaps(_ other: SeriesFit) -> Bool {
        guard let first = rows.first, let last = rows.last, let from = other.rows.first, let to = other.rows.last else { return false }
        return first.ordinal < to.ordinal && from.ordinal < last.ordinal
    }

    /// By first row.
    static func precedes(_ a: SeriesFit, _ b: SeriesFit) -> Bool {
        guard let x = a.rows.first, let y = b.rows.first else { return !a.rows.isEmpty && b.rows.isEmpty }
        return RecurringRow.precedes(x, y)
    }
}

/// How the gaps between rows fit a rhythm.
struct RhythmTally: Sendable {
    private(set) var exact = 0
    private(set) var near = 0
    /// Turns left out, and gaps that have any.
    private(set) var missed = 0
    private(set) var skips = 0
    private(set) var off = 0

    /// Gaps in all.
    var gaps: Int { exact + near + skips + off }

    /// Nil when fewer than three of four gaps fit, or when too few of them have nothing missing: three of five, and half where the
    /// amounts are equal.
    init?(_ rows: [RecurringRow], _ rhythm: Rhythm, isEqual: Bool) {
        count(rows, rhythm)
        guard off * 4 <= gaps, isEqual ? (exact + near) * 2 >= gaps : (exact + near) * 5 >= gaps * 3 else { return nil }
    }

    /// A tally that asks nothing, for rows whose rhythm a person declared.
    init(declared rows: [RecurringRow], _ rhythm: Rhythm) {
        count(rows, rhythm)
    }

    /// In bits.
    func evidence(_ weights: SeriesWeights) -> Double {
        Double(exact) * weights.exact + Double(near) * weights.near + Double(skips) * weights.missed + Double(off) * weights.off
    }

    private mutating func count(_ rows: [RecurringRow], _ rhythm: Rhythm) {
        for (earlier, later) in zip(rows, rows.dropFirst()) {
            switch rhythm.fit(gap: later.ordinal - earlier.ordinal) {
            case .exact: exact += 1
            case .near: near += 1
            case .missed(let count):
                skips += 1
                missed += count
            case .off: off += 1
            }
        }
    }
}

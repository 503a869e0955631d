import TillFigures
import TillHousehold
import TillRecords

/// How long a household has kept a habit.
struct ChallengeProgress {
    let challenge: HouseholdFile.Challenge
    /// Periods in a row that it was kept, up to now; the running one counts as long as it is not broken where nothing may be spent.
    private(set) var streak = 0
    private(set) var best = 0
    /// What the running period has cost.
    private(set) var spent: Int64 = 0
    private(set) var first: Day
    let last: Day
    private(set) var brokenOn: Day?
    /// What broke it last.
    private(set) var breakers: [String] = []
    private var isBrokenNow = false

    /// Nil for an empty ledger, and for one that begins after the last day known.
    ///
    /// A period counts once it is over; where nothing may be spent, the running day is counted too, as long as it holds.
    init?(_ challenge: HouseholdFile.Challenge, _ ledger: HouseholdLedger) {
        guard let known = ledger.firstDay, let end = ledger.asOf else { return nil }
        let begun = Swift.max(challenge.since ?? known, known)
        guard begun <= end else { return nil }
        self.challenge = challenge
        first = begun
        last = end
        let most = challenge.most.flatMap { Money($0, ledger.home)?.minorUnits } ?? 0
        let words = PayeeWords(challenge.match)
        var costs: [Int: (spent: Int64, rows: [String], day: Day)] = [:]
        for row in ledger.transactions where row.day >= begun && row.isCounted {
            let cost = ChallengeProgress.cost(of: row, challenge, words)
            guard cost != 0 else { continue }
            let period = ChallengeProgress.period(of: row.day, challenge.every)
            costs[period, default: (0, [], row.day)].spent = (costs[period]?.spent ?? 0).clampedAdding(cost)
            if cost > 0 {
                costs[period]?.rows.append(row.id)
                costs[period]?.day = row.day
            }
        }
        let running = ChallengeProgress.period(of: end, challenge.every)
        for period in ChallengeProgress.period(of: begun, challenge.every)...running {
            let cost = costs[period]
            let isBroken = (cost?.spent ?? 0) > most
            if isBroken {
                streak = 0
                brokenOn = cost?.day
                breakers = cost?.rows ?? []
                if period == running { isBrokenNow = true }
            } else if period < running || challenge.every == "day" {
                streak += 1
            }
            best = Swift.max(best, streak)
            if period == running { spent = cost?.spent ?? 0 }
        }
    }

    /// What a row adds to it, in minor units of the home currency; a refund takes off.
    private static func cost(of row: LedgerTransaction, _ challenge: HouseholdFile.Challenge, _ words: PayeeWords) -> Int64 {
        guard row.spent != 0 else { return 0 }
        if !words.isEmpty { return words.areIn(row) ? row.spent : 0 }
        guard let category = challenge.category else { return 0 }
        return row.spentBy.reduce(Int64(0)) { sum, part in
            part.category == category || part.category.hasPrefix(category + ".") ? sum.clampedAdding(part.amount) : sum
        }
    }

    /// Days, weeks from Monday on, or months, counted without gaps.
    private static func period(of day: Day, _ every: String) -> Int {
        switch every {
        case "week": (day.ordinal + 3 + 7 * 200_000) / 7
        case "month": Month(of: day).index
        default: day.ordinal
        }
    }

    func record(_ ledger: HouseholdLedger) -> Record {
        var record = Record(type: .challenge)
        if let household = ledger.household { record.set(.household, string: household) }
        record.set(.name, string: challenge.name)
        if let category = challenge.category { record.set(.category, string: category) }
        if !challenge.match.isEmpty { record.set(.match, strings: challenge.match) }
        if let most = challenge.most, let money = Money(most, ledger.home) { record.set(.most, money.amount) }
        record.set(.currency, string: ledger.home.code)
        record.set(.every, string: challenge.every)
        record.set(.first, first)
        record.set(.last, last)
        if let target = challenge.target { record.set(.target, integer: target) }
        record.set(.streak, integer: streak)
        record.set(.best, integer: best)
        record.set(.spent, minor: spent, ledger.home)
        if let brokenOn { record.set(.broken, brokenOn) }
        if !breakers.isEmpty { record.set(.transactions, strings: breakers) }
        let isKept = challenge.target.map { best >= $0 } ?? false
        record.set(.status, string: isKept ? "kept" : isBrokenNow ? "broken" : "running")
        return record
    }
}

import TillRecords

/// How a receipt's or a chat's amount agrees with another record's.
enum PriceEvidence: String {
    case exact, named, rounded, portion, tip, more, parts, misread, rate, guess, other
    /// The digits without their decimal mark, or with it elsewhere.
    case unmarked

    /// How two amounts agree, best level first, and how often chance would do the same in this household.
    static func compare(
        _ said: LinkFacts, _ row: LinkFacts, _ clues: LinkClues, _ population: LinkPopulation, _ rates: SeenRates
    ) -> (level: PriceEvidence, chance: Double) {
        let clue = clues.all[row.clue]
        let mine = said.evidence.currency
        let theirs = row.evidence.currency
        if mine == nil || theirs == nil || mine == theirs {
            if said.units == row.units { return (.exact, population.share(of: row.units)) }
            if clue.numbers.contains(said.units) { return (.named, 2 / Double(population.count)) }
            return near(said, row, clues, population) ?? abroad(said, row, population, rates)
        }
        if clue.numbers.contains(said.units) { return (.named, 1 / Double(population.count)) }
        return exchanged(said, row, population, rates)
    }

    private static func near(
        _ said: LinkFacts, _ row: LinkFacts, _ clues: LinkClues, _ population: LinkPopulation
    ) -> (level: PriceEvidence, chance: Double)? {
        let gap = row.units - said.units
        if !said.parts.isEmpty, said.parts.contains(gap) || said.parts.reduce(0, +) == gap {
            return (.parts, 2 * population.share(of: row.units))
        }
        if said.evidence.kind.isTold, said.units % 10_000 == 0, abs(gap) <= 5_000 {
            return (.rounded, population.share(from: said.units - 5_000, through: said.units + 5_000))
        }
        if isMore(gap, than: said.units) {
            let takes = clues.takesTips(said.clue) || clues.takesTips(row.clue)
            let portions = portions(of: said.units)
            if takes, portions.contains(where: { abs($0 - row.units) <= 100 }) {
                let chance = portions.reduce(0) { $0 + Double(population.occurrences(from: $1 - 100, through: $1 + 100)) }
                return (.portion, max(1, chance) / Double(population.count))
            }
            let chance = population.share(from: said.units + said.units / 34, through: said.units + said.units / 100 * 26)
            return (takes ? .tip : .more, chance)
        }
        guard said.evidence.kind == .receipt else { return nil }
        if unmarked(said.units).contains(row.units) {
            return (.unmarked, unmarked(said.units).reduce(0) { $0 + population.share(of: $1) })
        }
        guard DigitNeighbours.areNear(said.units, row.units) else { return nil }
        return (.misread, DigitNeighbours.chance(said.units, population))
    }

    /// The amounts, in ten-thousandths, that a scan without the decimal mark makes of one, and of which it makes that one.
    static func unmarked(_ units: Int64) -> [Int64] {
        guard units % 100 == 0, units < .max / 100 else { return [] }
        return units % 10_000 == 0 ? [units / 100] : [units * 100]
    }

    /// The hundredths that shops and their card readers propose as a tip or put on the bill for service.
    private static let usual: [Int64] = [10, 12, 15, 18, 20, 22, 25]

    /// An amount, in ten-thousandths, with each usual tip.
    private static func portions(of units: Int64) -> [Int64] { usual.map { units + units / 100 * $0 } }

    /// Three to twenty-six in a hundred more.
    static func isMore(_ gap: Int64, than units: Int64) -> Bool {
        gap > 0 && gap <= units / 100 * 26 + 100 && gap >= units / 34
    }

    private static func abroad(
        _ said: LinkFacts, _ row: LinkFacts, _ population: LinkPopulation, _ rates: SeenRates
    ) -> (level: PriceEvidence, chance: Double) {
        // A reader may take a currency for another; a person who wrote or corrected the amount does not.
        guard !said.evidence.isCorrected, said.evidence.kind != .manual else { return (.other, 1) }
        if let currency = row.evidence.currency, rates.couldBe(said.units, row.units, in: currency) { return (.guess, 0.5) }
        return (.other, 1)
    }

    private static func exchanged(
        _ said: LinkFacts, _ row: LinkFacts, _ population: LinkPopulation, _ rates: SeenRates
    ) -> (level: PriceEvidence, chance: Double) {
        guard let mine = said.evidence.currency, let theirs = row.evidence.currency else { return (.other, 1) }
        var range: ClosedRange<Int64>?
        if let home = said.home, said.evidence.home?.currency == theirs {
            let margin = Int64(Double(home) * SeenRates.margin)
            range = (home - margin)...(home + margin)
        } else if let day = row.days.first {
            range = rates.range(said.units, from: mine, to: theirs, day: day)
        }
        guard let range else { return (.other, 1) }
        return range.contains(row.units) ? (.rate, population.share(from: range.lowerBound, through: range.upperBound)) : (.other, 1)
    }

    /// In plain words.
    var words: String {
        switch self {
        case .exact: "the same amount"
        case .named: "the bank's text names the amount"
        case .rounded: "the amount, rounded"
        case .portion: "the amount with a tip of a usual share"
        case .tip: "the amount with a tip"
        case .more: "a little more than the amount, as with a tip"
        case .parts: "the amount with the tax or tip beside it"
        case .misread: "the amount but for one digit, as scans misread"
        case .unmarked: "the amount but for its decimal mark, as scans lose it"
        case .rate: "the amount by the exchange rate"
        case .guess: "the amount by another currency's rate"
        case .other: "another amount"
        }
    }
}

import TillRecords

/// Two photos of one receipt: the same shop, total, day and minute on two pictures.
///
/// Two equal coffees are two receipts with two times; where no time tells, only equal items or fewer rows at the bank do.
struct ReceiptPhotos {
    private let weighing: PairWeighing
    private let receipts: [LinkFacts]
    private let population: LinkPopulation

    init(_ weighing: PairWeighing, _ receipts: [LinkFacts]) {
        self.weighing = weighing
        self.receipts = receipts
        population = LinkPopulation(receipts, weighing.clues)
    }

    struct Same {
        var first: Int
        var second: Int
        var weight: PairWeight
    }

    /// Pairs of receipts, by their places, that are one; heaviest first.
    func pairs() -> [Same] {
        var found: [Same] = []
        for (first, second) in candidates() {
            guard let weight = weigh(receipts[first], receipts[second]), weight.tenths >= weighing.weights.link else { continue }
            found.append(Same(first: first, second: second, weight: weight))
        }
        return found.sorted { ($1.weight.tenths, $0.first, $0.second) < ($0.weight.tenths, $1.first, $1.second) }
    }

    private struct Moment: Hashable {
        var a: Int64
        var b: Int
    }

    /// Receipts of the same total, or of the same day and minute.
    private func candidates() -> [(Int, Int)] {
        var byMoment: [Moment: [Int]] = [:]
        for (index, receipt) in receipts.enumerated() {
            byMoment[Moment(a: receipt.units, b: -2), default: []].append(index)
            if receipt.minute >= 0, let day = receipt.days.first {
                byMoment[Moment(a: Int64(day), b: receipt.minute), default: []].append(index)
            }
        }
        var pairs: Set<[Int]> = []
        for list in byMoment.values where list.count > 1 {
            // Receipts are in order of day: the twenty nearest are enough where a total is very common.
            for (at, first) in list.enumerated() { for second in list[(at + 1)...].prefix(20) { pairs.insert([first, second]) } }
        }
        return pairs.map { ($0[0], $0[1]) }
    }

    private func weigh(_ a: LinkFacts, _ b: LinkFacts) -> PairWeight? {
        // One picture does not show one receipt twice; a stream of receipts names each by its place.
        guard a.evidence.amount.isNegative == b.evidence.amount.isNegative, a.place != b.place else { return nil }
        let weights = weighing.weights
        let (merchant, merchantChance) = MerchantEvidence.compare(weighing.clues.all[a.clue], weighing.clues.all[b.clue], population)
        let minute = minute(a, b)
        guard let (price, priceChance) = price(a, b, minute) else { return nil }
        let lag = LagEvidence.compare(a, b)
        if case .days(let days) = lag, days != 0 { return nil }
        if lag == .far || lag == .month { return nil }
        var tenths = LinkWeights.tenths(weights.share("photos", "again") / Double(population.count))
        tenths += LinkWeights.tenths(weights.share("amount-receipt", price.rawValue) / priceChance)
        if merchant != .absent { tenths += LinkWeights.tenths(weights.share("merchant-receipt", merchant.rawValue) / merchantChance) }
        switch lag {
        case .days: tenths += LinkWeights.tenths(0.9 * Double(population.days))
        case .misread: tenths += LinkWeights.tenths(weights.share("lag-receipt", "misread") * Double(population.days) / 40)
        case .month, .far, .unknown: break
        }
        let items = !a.items.isEmpty && a.items == b.items
        tenths += moment(a, b, minute)
        // Another time is another visit: that a scan misread it is believed only where the bank has one row for both (couldBeOne).
        if minute == false { return nil }
        // Without a time, equal items have to speak.
        if minute == nil, !items { return nil }
        if items { tenths += LinkWeights.tenths(weights.share("items", "agree") * 20) }
        return PairWeight(
            tenths: tenths, price: price, lag: lag, merchant: merchant, card: nil, minute: minute)
    }

    /// How two totals agree; a bill and its card slip differ by the tip.
    private func price(_ a: LinkFacts, _ b: LinkFacts, _ minute: Bool?) -> (PriceEvidence, Double)? {
        guard a.evidence.currency == b.evidence.currency else { return nil }
        if a.units == b.units { return (.exact, population.share(of: a.units)) }
        let (less, more) = a.units < b.units ? (a, b) : (b, a)
        let gap = more.units - less.units
        if [less.parts, more.parts].contains(where: { $0.contains(gap) || !$0.isEmpty && $0.reduce(0, +) == gap }) {
            return (.parts, 2 * population.share(of: more.units))
        }
        if DigitNeighbours.areNear(a.units, b.units) { return (.misread, DigitNeighbours.chance(a.units, population)) }
        guard minute == true, PriceEvidence.isMore(gap, than: less.units) else { return nil }
        return (.tip, population.share(from: less.units, through: less.units / 100 * 126))
    }

    /// Whether two receipts that one bank row fits can be photos of one: nothing of day and time contradicts it.
    func couldBeOne(_ a: LinkFacts, _ b: LinkFacts) -> Bool {
        guard a.place != b.place, moment(a, b, minute(a, b)) > -40 else { return false }
        switch LagEvidence.compare(a, b) {
        case .days(let days): return days == 0
        case .misread, .unknown: return true
        case .month, .far: return false
        }
    }

    private func minute(_ a: LinkFacts, _ b: LinkFacts) -> Bool? {
        a.minute >= 0 && b.minute >= 0 ? a.minute == b.minute : nil
    }

    /// Tenths of a bit for the times of day: shops are open some ten hours.
    private func moment(_ a: LinkFacts, _ b: LinkFacts, _ isSame: Bool?) -> Int {
        guard let isSame else { return 0 }
        if isSame { return LinkWeights.tenths(weighing.weights.share("time", "agree") * 600) }
        let first = [a.minute / 600, a.minute / 60 % 10, a.minute % 60 / 10, a.minute % 10]
        let second = [b.minute / 600, b.minute / 60 % 10, b.minute % 60 / 10, b.minute % 10]
        let different = zip(first, second).reduce(0) { $0 + ($1.0 == $1.1 ? 0 : 1) }
        return LinkWeights.tenths(
            different == 1 ? weighing.weights.share("time", "misread") * 20 : weighing.weights.share("time", "differ"))
    }
}

import TillRecords

/// Weighs pairs of records by what agrees (Fellegi and Sunter, A Theory for Record Linkage, 1969): log2 of how often true pairs agree so,
/// over how often chance does in this household, summed.
struct PairWeighing {
    let weights: LinkWeights
    let clues: LinkClues
    let population: LinkPopulation
    let rates: SeenRates
    var lags: LagShares
    private let own: OwnSide

    init(_ weights: LinkWeights, _ clues: LinkClues, _ population: LinkPopulation, _ rates: SeenRates, _ own: OwnSide) {
        self.weights = weights
        self.clues = clues
        self.population = population
        self.rates = rates
        self.own = own
        lags = LagShares(weights)
    }

    /// The weight of a receipt or a chat entry being what a row or a receipt says; nil for money in opposite directions.
    func weigh(_ said: LinkFacts, _ row: LinkFacts) -> PairWeight? {
        let isTurned = said.evidence.amount.isNegative != row.evidence.amount.isNegative
        guard !isTurned || couldBeTurned(said, row) else { return nil }
        guard !isOfAnother(said, row) else { return nil }
        let isChat = said.evidence.kind.isTold
        let (price, priceChance) = PriceEvidence.compare(said, row, clues, population, rates)
        let (merchant, merchantChance) = MerchantEvidence.compare(clues.all[said.clue], clues.all[row.clue], population)
        let lag = LagEvidence.compare(said, row)
        var tenths = prior(said)
        tenths += LinkWeights.tenths(weights.share(isChat ? "amount-chat" : "amount-receipt", price.rawValue) / priceChance)
        if merchant != .absent {
            tenths += LinkWeights.tenths(weights.share(isChat ? "merchant-chat" : "merchant-receipt", merchant.rawValue) / merchantChance)
        }
        let kind = isChat && [.other, .absent].contains(merchant) ? kind(said, row) : nil
        if let kind { tenths += kind.tenths }
        if isChat { tenths += LinkWeights.tenths(weights.share("direction", isTurned ? "turned" : "agree")) }
        tenths += lags.tenths(lag, said, row, population)
        let card = card(said, row)
        if let card { tenths += LinkWeights.tenths(weights.share("card", card ? "agree" : "differ") * 2) }
        if !said.member.isEmpty, !row.member.isEmpty {
            tenths += LinkWeights.tenths(weights.share("member", said.member == row.member ? "agree" : "differ") * 2)
        }
        let paper = isChat && row.paper != nil && said.paper != nil ? said.paper == row.paper : nil
        if let paper {
            // Any receipt of the household could by chance be the one it carried.
            tenths += LinkWeights.tenths(weights.share("paper", paper ? "agree" : "differ") * (paper ? Double(population.count) : 1))
        }
        return PairWeight(
            tenths: tenths, price: price, lag: lag, merchant: merchant, card: card, minute: nil, paper: paper, kind: kind?.level,
            isTurned: isTurned)
    }

    /// An entry by hand names its account, and the row is of another one.
    private func isOfAnother(_ said: LinkFacts, _ row: LinkFacts) -> Bool {
        said.evidence.kind == .manual && said.evidence.account >= 0 && row.evidence.account >= 0
            && said.evidence.account != row.evidence.account
    }

    private func kind(_ said: LinkFacts, _ row: LinkFacts) -> (tenths: Int, level: KindEvidence)? {
        KindEvidence.compare(clues.all[said.clue], clues.all[row.clue], population).map {
            (LinkWeights.tenths(weights.share("kind", $0.level.rawValue) / $0.chance), $0.level)
        }
    }

    /// A message taken for money that came in may be what was paid: what the shop took then, and no word of a refund.
    private func couldBeTurned(_ said: LinkFacts, _ row: LinkFacts) -> Bool {
        guard said.evidence.kind == .chat, !said.evidence.amount.isNegative, !said.evidence.saysRefund else { return false }
        return said.units == row.units || said.units % 10_000 == 0 && abs(said.units - row.units) <= 5_000
    }

    /// Tenths of a bit for any one row being the one, before looking.
    private func prior(_ said: LinkFacts) -> Int { LinkWeights.tenths(cover(said) / Double(population.count)) }

    /// Tenths of a bit for no row being the one.
    func none(_ said: LinkFacts) -> Int { LinkWeights.tenths(1 - cover(said)) }

    private func cover(_ said: LinkFacts) -> Double {
        if said.evidence.kind.isTold, !said.paysCash { return weights.share("cover", "chat") }
        return weights.share("cover", said.paysCash ? "receipt-cash" : said.card.isEmpty ? "receipt" : "receipt-card")
    }

    private func card(_ said: LinkFacts, _ row: LinkFacts) -> Bool? {
        if row.evidence.kind != .bank { return said.card.isEmpty || row.card.isEmpty ? nil : said.card == row.card }
        guard said.card.count == 4, row.evidence.account >= 0, row.evidence.account < own.marks.count else { return nil }
        let mark = own.marks[row.evidence.account]
        return mark.isEmpty ? nil : mark == said.card
    }
}

/// How often true pairs lie so many days apart, by account: the knowledge file's shares, moved by the household's own clear pairs.
struct LagShares {
    /// The knowledge file's shares count as much as so many clear pairs.
    private static let prior = 20.0

    private let weights: LinkWeights
    private let tables: [String: [Int: Double]]
    private var seen: [Place: [Int: Int]] = [:]

    private struct Place: Hashable {
        let kind: Evidence.Kind
        let account: Int
    }

    init(_ weights: LinkWeights) {
        self.weights = weights
        tables = Dictionary(uniqueKeysWithValues: ["lag-receipt", "lag-chat", "lag-told"].map { ($0, weights.days($0)) })
    }

    /// A pair that leaves no doubt, and the days between.
    mutating func learn(_ said: LinkFacts, _ row: LinkFacts, days: Int) {
        seen[Place(kind: said.evidence.kind, account: row.evidence.account), default: [:]][days, default: 0] += 1
    }

    /// Tenths of a bit for the days between two records.
    func tenths(_ lag: LagEvidence, _ said: LinkFacts, _ row: LinkFacts, _ population: LinkPopulation) -> Int {
        let table = row.evidence.kind == .bank ? (said.evidence.kind.isTold ? "lag-chat" : "lag-receipt") : "lag-told"
        switch lag {
        case .unknown: return 0
        case .far: return LinkWeights.tenths(weights.share(table, "far"))
        case .month:
            return LinkWeights.tenths(weights.share(table, "month") * max(1, Double(population.days) / Double(2 * LagEvidence.farthest)))
        // One digit of eight can become another in some twenty ways that are days of the years around.
        case .misread: return LinkWeights.tenths(weights.share(table, "misread") * Double(population.days) / 40)
        case .days(let days):
            let choices = Double(max(1, said.days.count))
            return LinkWeights.tenths(share(table, days, said, row) * Double(population.days) / choices)
        }
    }

    private func share(_ table: String, _ days: Int, _ said: LinkFacts, _ row: LinkFacts) -> Double {
        let known = tables[table]?[days] ?? weights.share(table, "far")
        guard let counts = seen[Place(kind: said.evidence.kind, account: row.evidence.account)] else { return known }
        let total = counts.values.reduce(0, +)
        return (known * LagShares.prior + Double(counts[days] ?? 0)) / (LagShares.prior + Double(total))
    }
}

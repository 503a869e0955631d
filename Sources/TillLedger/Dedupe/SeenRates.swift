import TillRecords
import TillStages

/// What money was worth abroad, as the household's own bank rows say (`EUR 43.17 @ 1.1017`, `original`), else roughly, from `links/rates.tsv`.
struct SeenRates {
    /// How far a purchase's rate may lie from one of another day or bank, with the bank's fee.
    static let margin = 0.045

    private struct Pair: Hashable {
        let from: Currency
        let to: Currency
    }

    /// Units for a dollar, and how far a day's rate may lie from it.
    struct Rough: Sendable {
        var perDollar: Double
        var margin: Double
    }

    private var seen: [Pair: [(day: Int, rate: Double)]] = [:]
    private let rough: [Currency: Rough]

    init(_ rough: [Currency: Rough]) { self.rough = rough }

    static let table = KnowledgeTable(
        "links/rates.tsv", key: ["currency"], .form("currency", "a currency of ISO 4217") { Currency($0) != nil },
        .decimal("units for a dollar", 0.000_001...1_000_000_000), .decimal("share", 0...0.9))

    static func rough(_ knowledge: Knowledge) throws(Fault) -> [Currency: Rough] {
        var rough: [Currency: Rough] = [:]
        for row in try table.rows(knowledge) {
            if let currency = Currency(row.text(0)) { rough[currency] = Rough(perDollar: row.decimal(1), margin: row.decimal(2)) }
        }
        return rough
    }

    /// Learns the rates that rows name.
    mutating func learn(_ rows: [LinkFacts], _ clues: LinkClues, home: Currency?) {
        for row in rows {
            guard let abroad = clues.all[row.clue].abroad, let currency = row.evidence.currency ?? home, let day = row.days.first else {
                continue
            }
            seen[Pair(from: abroad.currency, to: currency), default: []].append((day, abroad.rate))
        }
        for pair in seen.keys { seen[pair]?.sort { ($0.day, $0.rate) < ($1.day, $1.rate) } }
    }

    /// The least and the most that an amount can be in another currency; nil when no rate is known.
    func range(_ units: Int64, from: Currency, to: Currency, day: Int) -> ClosedRange<Int64>? {
        if let list = seen[Pair(from: from, to: to)], let near = SeenRates.nearest(list, day) {
            return SeenRates.range(units, near, SeenRates.margin)
        }
        guard let first = rough[from], let second = rough[to] else { return nil }
        return SeenRates.range(units, second.perDollar / first.perDollar, first.margin + second.margin)
    }

    /// Whether an amount would become another by the rate of some currency it may really be in.
    func couldBe(_ units: Int64, _ other: Int64, in currency: Currency) -> Bool {
        guard let home = rough[currency] else { return false }
        return rough.contains { from, rate in
            from != currency
                && (SeenRates.range(units, home.perDollar / rate.perDollar, rate.margin + home.margin)?.contains(other) ?? false)
        }
    }

    private static func nearest(_ list: [(day: Int, rate: Double)], _ day: Int) -> Double? {
        let place = list.partitioningIndex { $0.day >= day }
        let around = [place - 1, place].filter { list.indices.contains($0) }
        return around.min { abs(list[$0].day - day) < abs(list[$1].day - day) }.map { list[$0].rate }
    }

    private static func range(_ units: Int64, _ rate: Double, _ margin: Double) -> ClosedRange<Int64>? {
        let middle = Double(units) * rate
        guard middle < 1e17 else { return nil }
        return Int64(middle * (1 - margin))...Int64(middle * (1 + margin))
    }
}

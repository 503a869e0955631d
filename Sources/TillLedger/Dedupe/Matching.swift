import Glibc
import TillRecords

/// Receipts, or chat entries, of a household and the rows they may be: weighed, then assigned one to one.
struct Matching {
    private var weighing: PairWeighing
    private let said: [(movement: Int, facts: [LinkFacts])]
    private let rows: [LinkFacts]
    /// The movement of each row.
    private let movementOf: [Int]
    private let candidates: LinkCandidates
    private var pairs: [Pair: PairWeight] = [:]
    /// Movements that are not one, as people decided.
    private let apart: Set<RecordPair>

    /// Both sides as movements with what their observations say.
    init(_ weighing: PairWeighing, said: [(Int, [LinkFacts])], rows: [(Int, [LinkFacts])], apart: Set<RecordPair> = []) {
        self.apart = apart
        self.weighing = weighing
        self.said = said
        let flat = rows.flatMap { movement, facts in facts.map { (movement, $0) } }
            .sorted { ($0.1.days.first ?? 0, $0.1.evidence.id) < ($1.1.days.first ?? 0, $1.1.evidence.id) }
        self.rows = flat.map(\.1)
        movementOf = flat.map(\.0)
        candidates = LinkCandidates(self.rows, weighing.clues)
        learnDays()
        pairs = weigh()
    }

    /// The best pairs, sure ones and those that a person should decide, in order.
    func matches() -> [Match] {
        let weights = pairs
        // What a pair gains over leaving its receipt without a row: the likeliest assignment as a whole gains most.
        let gains = weights.map { pair, weight in
            Assignment.Pair(left: pair.said, right: pair.row, weight: weight.tenths - none(pair.said))
        }
        let chosen = Assignment.best(gains.filter { $0.weight > 0 }.sorted { ($0.left, $0.right) < ($1.left, $1.right) })
        let taken = Dictionary(uniqueKeysWithValues: chosen.map { ($0.right, $0.left) })
        var rivals: [Int: [Pair]] = [:]
        for pair in weights.keys { rivals[pair.said, default: []].append(pair) }
        return chosen.compactMap { one in
            let pair = Pair(said: one.left, row: one.right)
            guard let weight = weights[pair] else { return nil }
            let others = (rivals[one.left] ?? []).filter { $0.row != pair.row && isOpen($0, taken, weights) }
            let against = others.reduce(exp2(Double(none(pair.said)) / 10)) { $0 + exp2(Double(weights[$1]?.tenths ?? 0) / 10) }
            let sure = weight.tenths - LinkWeights.tenths(against)
            guard sure >= weighing.weights.review else { return nil }
            let isTied = others.contains { $0.tenths(weights) + Matching.near > weight.tenths }
            let isSure = sure >= needed(weight, isTied) && weight.price != .other
            return Match(
                said: said[pair.said].movement, row: pair.row, weight: sure,
                why: weight.why + (isTied && !isSure ? "; another fits as well" : ""), isSure: isSure)
        }
    }

    /// The bits that a link takes. A person would not believe one of two amounts that have nothing to do with each other, however
    /// much else agrees, and an exchange rate that nobody named only with doubt.
    private func needed(_ weight: PairWeight, _ isTied: Bool) -> Int {
        isTied || weight.price == .guess ? weighing.weights.tie : weighing.weights.link
    }

    /// For receipts that got no row: the row that another has and that fits them well, if they were no receipts of their own.
    func repeats(_ matches: [Match]) -> [Match] {
        let weights = pairs
        let placed = Set(matches.map(\.said))
        let sure = Set(matches.filter(\.isSure).map(\.row))
        var rows: [Int: [Pair]] = [:]
        for pair in weights.keys where !placed.contains(said[pair.said].movement) { rows[pair.said, default: []].append(pair) }
        return rows.sorted { $0.key < $1.key }.compactMap { left, pairs in
            let ordered = pairs.sorted { ($1.tenths(weights), $0.row) < ($0.tenths(weights), $1.row) }
            guard let best = ordered.first, sure.contains(best.row), let weight = weights[best] else { return nil }
            let against = ordered.dropFirst().reduce(exp2(Double(none(left)) / 10)) { $0 + exp2(Double($1.tenths(weights)) / 10) }
            let tenths = weight.tenths - LinkWeights.tenths(against)
            guard tenths >= weighing.weights.link + 20, weight.price != .other else { return nil }
            return Match(said: said[left].movement, row: best.row, weight: tenths, why: weight.why, isSure: true)
        }
    }

    /// All pairs worth looking at, by the best of their observations.
    private func weigh() -> [Pair: PairWeight] {
        var best: [Pair: PairWeight] = [:]
        var ranks: [Equal: Int] = [:]
        for (index, one) in said.enumerated() {
            for facts in one.facts {
                let equal = Equal(units: facts.units, day: facts.days.first ?? 0)
                let rank = ranks[equal, default: 0]
                ranks[equal] = rank + 1
                for place in candidates.of(facts, rank: rank) {
                    guard let weight = weighing.weigh(facts, rows[place]), weight.tenths >= Matching.least else { continue }
                    let pair = Pair(said: index, row: movementOf[place])
                    if !apart.isEmpty, apart.contains(RecordPair(one.movement, pair.row)) { continue }
                    if best[pair].map({ weight.tenths > $0.tenths }) ?? true { best[pair] = weight }
                }
            }
        }
        return best
    }

    /// A row that fits less well by no more than this, in tenths of a bit, fits almost as well.
    private static let near = 30

    /// Pairs of less, in tenths of a bit, neither are nor hinder links.
    private static let least = -80

    /// Tenths of a bit for a receipt or chat entry having no row at all.
    private func none(_ index: Int) -> Int { said[index].facts.first.map { weighing.none($0) } ?? 0 }

    /// Whether a row could still be the one: no other receipt that fits it much better has it.
    private func isOpen(_ pair: Pair, _ taken: [Int: Int], _ weights: [Pair: PairWeight]) -> Bool {
        guard let other = taken[pair.row], other != pair.said, let theirs = weights[Pair(said: other, row: pair.row)],
            let mine = weights[pair]
        else { return true }
        return theirs.tenths < mine.tenths + 30
    }

    private struct Equal: Hashable {
        var units: Int64
        var day: Int
    }

    private struct Pair: Hashable {
        var said: Int
        var row: Int

        func tenths(_ weights: [Pair: PairWeight]) -> Int { weights[self]?.tenths ?? .min }
    }

    /// Moves the shares of days by the pairs that leave no doubt: the only row around with the amount, and the same name.
    private mutating func learnDays() {
        for one in said {
            guard let facts = one.facts.first, facts.days.count == 1, let day = facts.days.first else { continue }
            let equal = candidates.of(facts).filter { rows[$0].units == facts.units && rows[$0].evidence.kind == .bank }
            guard equal.count == 1, let row = equal.first, let booked = rows[row].days.first, LagEvidence.window.contains(booked - day)
            else {
                continue
            }
            let (merchant, _) = MerchantEvidence.compare(
                weighing.clues.all[facts.clue], weighing.clues.all[rows[row].clue], weighing.population)
            if merchant == .same || merchant == .cut { weighing.lags.learn(facts, rows[row], days: booked - day) }
        }
    }
}

/// Finds the few rows that a receipt or a chat entry may be, without comparing it to all: the same amount in the days around, an amount
/// that rounding or a misread digit makes of it, or the same beginning of a word of the name with an amount that is not far off.
struct LinkCandidates {
    private let rows: [LinkFacts]
    private let clues: LinkClues
    private var amounts: [Int64: [Int]] = [:]
    private var numbers: [Int64: [Int]] = [:]
    private var beginnings: [[Int]]
    private var papers: [WideId: [Int]] = [:]

    /// Without a date in the days around, only so many rows of one amount are looked at.
    private static let mostAnyDay = 64
    /// A word's beginning that more rows of the days around have finds nothing in particular.
    private static let mostAlike = 60

    /// Rows are in order of day.
    init(_ rows: [LinkFacts], _ clues: LinkClues) {
        self.rows = rows
        self.clues = clues
        beginnings = [[Int]](repeating: [], count: clues.beginnings.count)
        for (index, row) in rows.enumerated() {
            amounts[row.units / 10_000, default: []].append(index)
            if let paper = row.paper { papers[paper, default: []].append(index) }
            let clue = clues.all[row.clue]
            for number in clue.numbers where number != row.units { numbers[number, default: []].append(index) }
            for start in clue.beginnings { beginnings[start].append(index) }
        }
    }

    /// Places of the rows, in order, each once.
    ///
    /// - Parameter rank: how many records of the same amount and day were asked for before.
    func of(_ said: LinkFacts, rank: Int = 0) -> [Int] {
        var found: Set<Int> = []
        for list in [exact(said, rank), alike(said), named(said)] { found.formUnion(list) }
        if said.evidence.kind == .receipt { found.formUnion(misread(said)) }
        if said.evidence.kind == .chat, let paper = said.paper { found.formUnion((papers[paper] ?? []).prefix(LinkCandidates.mostAnyDay)) }
        return found.sorted()
    }

    private func exact(_ said: LinkFacts, _ rank: Int) -> [Int] {
        let whole = said.units / 10_000
        let isRound = said.evidence.kind.isTold && said.units % 10_000 == 0
        var found: [Int] = []
        for near in isRound ? (whole - 1)...whole : whole...whole {
            guard let list = amounts[near] else { continue }
            let equal = inWindow(list, said).filter { rows[$0].units == said.units || isRound && abs(rows[$0].units - said.units) <= 5_000 }
            let day = said.days.first ?? 0
            let before = equal.count > EqualBand.most ? equal.count { (rows[$0].days.first ?? 0) < day } : 0
            found += equal[EqualBand.around(before + rank, of: equal.count)]
            if said.evidence.kind == .receipt {
                let same = list.lazy.filter { rows[$0].units == said.units }.prefix(LinkCandidates.mostAnyDay + 1)
                if same.count <= LinkCandidates.mostAnyDay { found += same }
            }
        }
        let sums = said.parts + (said.parts.count > 1 ? [said.parts.reduce(0, +)] : [])
        for sum in sums.map({ said.units + $0 }) {
            found += inWindow(amounts[sum / 10_000] ?? [], said).filter { rows[$0].units == sum }
        }
        return found
    }

    private func named(_ said: LinkFacts) -> [Int] { inWindow(numbers[said.units] ?? [], said) }

    private func misread(_ said: LinkFacts) -> [Int] {
        (DigitNeighbours.all(of: said.units) + PriceEvidence.unmarked(said.units)).flatMap { near in
            inWindow(amounts[near / 10_000] ?? [], said).filter { rows[$0].units == near }
        }
    }

    /// Rows with a word that begins alike, of the rarest beginnings.
    private func alike(_ said: LinkFacts) -> [Int] {
        let starts = clues.all[said.clue].beginnings.map { inWindow(beginnings[$0], said) }.filter { !$0.isEmpty }
        return starts.filter { $0.count <= LinkCandidates.mostAlike }.sorted { $0.count < $1.count }.prefix(4).flatMap { $0 }
    }

    /// The part of a list, which is in order of day, that lies in the days around.
    private func inWindow(_ list: [Int], _ said: LinkFacts) -> [Int] {
        var found: [Int] = []
        for day in said.days {
            var at = firstPlace(list, from: day + LagEvidence.window.lowerBound)
            while at < list.count, (rows[list[at]].days.first ?? 0) <= day + LagEvidence.window.upperBound {
                found.append(list[at])
                at += 1
            }
        }
        return found
    }

    private func firstPlace(_ list: [Int], from day: Int) -> Int { list.partitioningIndex { (rows[$0].days.first ?? 0) >= day } }
}

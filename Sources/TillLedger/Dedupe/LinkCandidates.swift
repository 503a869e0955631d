import TillRecords

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
        let isRound = said.evidence.kind == .chat && said.units % 10_000 == 0
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
        DigitNeighbours.all(of: said.units).flatMap { near in
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

    private func firstPlace(_ list: [Int], from day: Int) -> Int {
        var low = 0
        var high = list.count
        while low < high {
            let middle = (low + high) / 2
            if (rows[list[middle]].days.first ?? 0) < day { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

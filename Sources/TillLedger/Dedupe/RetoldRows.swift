import TillRecords

/// One account told by several documents: of each day that two of them have, both tell the same movements, whatever words they use.
///
/// Rows of equal account, day and amount are joined one to one as multisets: a document that has twice what another has once adds one
/// movement, and rows of one document are never one. Then rows that one document has on another day or, under the same words, with
/// another amount, where each document has the whole of both days.
struct RetoldRows {
    private let household: HouseholdEvidence
    private let documents: AccountDocuments
    private let decisions: LedgerDecisions
    private let scan = MerchantScan()

    /// A row is booked at most so many days from where another document of the account has it.
    static let moved = 5
    /// So many rows that moved alike show that one document counts other days than the other.
    static let movedAlike = 2
    /// Of more rows of one amount that are open, only the latest are looked at.
    private static let mostOpen = 50
    /// Of more pairs of rows of one day and amount, words are not compared: they go in order.
    private static let mostPairs = 2500
    /// Shorter words are everywhere.
    private static let shortestWord = 3

    init(_ household: HouseholdEvidence, _ documents: AccountDocuments, _ decisions: LedgerDecisions) {
        self.household = household
        self.documents = documents
        self.decisions = decisions
    }

    private struct Place: Hashable {
        var account: Int
        var day: Int
        var units: Int64
    }

    /// Joins them. Movements are in order of day and id, and stay so.
    func join(_ movements: inout [Movement]) {
        let several = documents.several
        guard !several.isEmpty else { return }
        var places: [Place: [Int]] = [:]
        for (index, movement) in movements.enumerated() {
            let best = movement.best
            guard best.kind == .bank, !best.isPending, several.contains(best.account) else { continue }
            let units = best.amount.scaled(to: 4)?.units ?? best.amount.units
            places[Place(account: best.account, day: best.day.ordinal, units: units), default: []].append(index)
        }
        var gone = [Bool](repeating: false, count: movements.count)
        for place in places.values.filter({ $0.count > 1 }).sorted(by: { $0[0] < $1[0] }) { joinDay(place, &movements, &gone) }
        joinMoved(&movements, &gone)
        joinCorrected(&movements, &gone)
        if gone.contains(true) { Movement.keep(&movements, without: gone) }
    }

    /// Rows of one day and amount, lot by lot of those that stand in the same documents.
    private func joinDay(_ rows: [Int], _ movements: inout [Movement], _ gone: inout [Bool]) {
        var lots: [Set<Int>: [Int]] = [:]
        for row in rows { lots[movements[row].documents, default: []].append(row) }
        let ordered = lots.sorted { $0.value[0] < $1.value[0] }
        guard ordered.count > 1 else { return }
        var open = ordered[0].value
        for lot in ordered.dropFirst() {
            let pairs = pairs(open, lot.value, movements)
            for pair in pairs {
                if pair.isSure {
                    merge(pair.second, into: pair.first, why(pair, movements), &movements, &gone)
                } else {
                    ask(pair.second, pair.first, &movements)
                }
            }
            let taken = Set(pairs.lazy.filter(\.isSure).map(\.second))
            open += lot.value.filter { !taken.contains($0) }
        }
    }

    private struct Retold {
        var first: Int
        var second: Int
        /// Words in common.
        var words: Int
        var isSure: Bool
        var isOtherFormat: Bool
    }

    /// The rows of two lots that are one, those with most words in common first.
    private func pairs(_ first: [Int], _ second: [Int], _ movements: [Movement]) -> [Retold] {
        var all: [Retold] = []
        let isMany = first.count * second.count > RetoldRows.mostPairs
        for (position, other) in second.enumerated() {
            for one in isMany ? first[min(position, first.count)...].prefix(1) : first[...] {
                if let pair = pair(one, other, movements) { all.append(pair) }
            }
        }
        all.sort { ($0.isSure ? 0 : 1, -$0.words, $0.first, $0.second) < ($1.isSure ? 0 : 1, -$1.words, $1.first, $1.second) }
        var (ones, others): (Set<Int>, Set<Int>) = ([], [])
        return all.filter { pair in
            guard !ones.contains(pair.first), !others.contains(pair.second) else { return false }
            ones.insert(pair.first)
            others.insert(pair.second)
            return true
        }
    }

    /// Two rows that may be one; nil where a document has both or a person keeps them apart.
    private func pair(_ one: Int, _ other: Int, _ movements: [Movement]) -> Retold? {
        let (mine, theirs) = (movements[one], movements[other])
        let (papers, others) = (mine.documents, theirs.documents)
        guard papers.isDisjoint(with: others), !decisions.keepsApart(mine.evidence, theirs.evidence) else { return nil }
        let formats = Set(mine.evidence.map(\.format)).isDisjoint(with: theirs.evidence.map(\.format))
        guard formats || !papers.isEmpty && !others.isEmpty else { return nil }
        let words = commonWords(mine.best, theirs.best)
        let day = mine.best.day.ordinal
        let isTold =
            documents.others(of: mine.best.account, tellAllOf: day, without: papers)
            || documents.others(of: mine.best.account, tellAllOf: day, without: others)
        // On the day that one ends and the other begins each may have a part: then words must agree.
        return Retold(first: one, second: other, words: words, isSure: formats || isTold || words > 0, isOtherFormat: formats)
    }

    private func why(_ pair: Retold, _ movements: [Movement]) -> String {
        if pair.isOtherFormat { return "same account, date and amount in another format" }
        return pair.words > 0
            ? "same account, date and amount in another export, in other words"
            : "another export of the account has the whole day, and this amount in other words"
    }

    private func merge(_ row: Int, into stays: Int, _ why: String, _ movements: inout [Movement], _ gone: inout [Bool]) {
        let links = movements[row].evidence.map { MovementLink(kind: .same, to: .observation($0.record), weight: 120, why: why) }
        movements[stays].add(movements[row].evidence)
        movements[stays].links += links
        gone[row] = true
    }

    private func ask(_ row: Int, _ other: Int, _ movements: inout [Movement]) {
        movements[row].links.append(
            MovementLink(
                kind: .same, to: .movement(other), weight: 0,
                why: "the same amount on the day on which one export of the account ends and the other begins", isMade: false))
    }
}

/// Rows that documents of one account tell differently.
extension RetoldRows {
    /// Whether another document of the account, which has the whole day, does not have this row.
    private func isDenied(_ movement: Movement) -> Bool {
        let best = movement.best
        guard best.kind == .bank, !best.isPending, best.account >= 0 else { return false }
        return documents.others(of: best.account, tellAllOf: best.day.ordinal, without: movement.documents)
    }

    /// Whether the documents of each have the whole day of the other.
    private func denyEachOther(_ a: Movement, _ b: Movement) -> Bool {
        func tells(_ some: Movement, _ day: Int) -> Bool {
            documents.of(some.best.account).contains { some.documents.contains($0.document) && $0.tellsAll(of: day) }
        }
        return a.documents.isDisjoint(with: b.documents) && tells(a, b.best.day.ordinal) && tells(b, a.best.day.ordinal)
    }

    /// The same amount on a day nearby, under the same words or under words that have some in common. Where several rows of two documents
    /// moved alike, the one counts other days than the other, and rows at the ends of one, whose days the other has not wholly, moved too.
    private func joinMoved(_ movements: inout [Movement], _ gone: inout [Bool]) {
        var moves = Moves()
        for step in Step.allCases { join(step, &moves, &movements, &gone) }
    }

    /// Where rows were found to lie on another day: which words must agree, and whether both documents must have both days.
    private enum Step: CaseIterable {
        case sameWords, someWords, ends
    }

    /// By how many days rows moved from one document to another.
    private struct Moves {
        struct Way: Hashable {
            var from: Int
            var to: Int
        }
        private var days: [Way: [Int]] = [:]

        mutating func add(_ earlier: Movement, _ later: Movement) {
            let gap = later.best.day.ordinal - earlier.best.day.ordinal
            for from in earlier.documents { for to in later.documents { days[Way(from: from, to: to), default: []].append(gap) } }
        }

        /// Whether so many rows moved so far, to two days, from one to the other, and none the other way.
        func hold(_ earlier: Movement, _ later: Movement) -> Bool {
            let gap = later.best.day.ordinal - earlier.best.day.ordinal
            return earlier.documents.contains { from in
                later.documents.contains { to in
                    let seen = days[Way(from: from, to: to)] ?? []
                    guard seen.count >= RetoldRows.movedAlike, days[Way(from: to, to: from)] == nil else { return false }
                    return gap >= (seen.min() ?? 0) - 2 && gap <= (seen.max() ?? 0) + 2
                }
            }
        }
    }

    private func join(_ step: Step, _ moves: inout Moves, _ movements: inout [Movement], _ gone: inout [Bool]) {
        var open: [Place: [Int]] = [:]
        for index in movements.indices where !gone[index] && (step == .ends || isDenied(movements[index])) {
            let best = movements[index].best
            guard best.kind == .bank, !best.isPending, best.account >= 0, best.text >= 0, !movements[index].documents.isEmpty else {
                continue
            }
            let same = Place(account: best.account, day: 0, units: best.amount.scaled(to: 4)?.units ?? best.amount.units)
            let rows = (open[same] ?? []).suffix(RetoldRows.mostOpen)
            let partner = rows.last { !gone[$0] && isMoved(movements[$0], movements[index], step, moves) }
            guard let partner else {
                open[same, default: []].append(index)
                continue
            }
            moves.add(movements[partner], movements[index])
            merge(index, into: partner, "same account and amount, on another day in another export", &movements, &gone)
            open[same]?.removeAll { $0 == partner }
        }
    }

    private func isMoved(_ earlier: Movement, _ later: Movement, _ step: Step, _ moves: Moves) -> Bool {
        let gap = later.best.day.ordinal - earlier.best.day.ordinal
        guard gap > 0, gap <= RetoldRows.moved, earlier.documents.isDisjoint(with: later.documents),
            !decisions.keepsApart(earlier.evidence, later.evidence)
        else { return false }
        switch step {
        case .sameWords: return earlier.best.text == later.best.text && denyEachOther(earlier, later)
        case .someWords: return denyEachOther(earlier, later) && commonWords(earlier.best, later.best) > 0
        case .ends:
            return moves.hold(earlier, later) && (isDenied(earlier) || isDenied(later)) && commonWords(earlier.best, later.best) > 0
        }
    }

    /// The same words on the same day with another amount: what the export that reaches further says holds. Where several fit, or both
    /// reach as far, a person decides.
    private func joinCorrected(_ movements: inout [Movement], _ gone: inout [Bool]) {
        struct Same: Hashable {
            var account: Int
            var text: Int
            var day: Int
            var isNegative: Bool
        }
        var open: [Same: [Int]] = [:]
        for index in movements.indices where !gone[index] && isDenied(movements[index]) && movements[index].best.text >= 0 {
            let best = movements[index].best
            let same = Same(account: best.account, text: best.text, day: best.day.ordinal, isNegative: best.amount.isNegative)
            open[same, default: []].append(index)
        }
        for rows in open.values.filter({ $0.count > 1 }).sorted(by: { $0[0] < $1[0] }) {
            let (a, b) = (rows[0], rows[1])
            guard denyEachOther(movements[a], movements[b]), !decisions.keepsApart(movements[a].evidence, movements[b].evidence) else {
                continue
            }
            let (first, second) = (reach(movements[a]), reach(movements[b]))
            guard rows.count == 2, first != second else {
                movements[b].links.append(
                    MovementLink(
                        kind: .same, to: .movement(a), weight: 0, why: "the same day and words with another amount in another export",
                        isMade: false))
                continue
            }
            let (stays, goes) = first > second ? (a, b) : (b, a)
            merge(outdated: goes, into: stays, &movements, &gone)
        }
    }

    private func merge(outdated row: Int, into stays: Int, _ movements: inout [Movement], _ gone: inout [Bool]) {
        let earlier = movements[row].evidence.map { evidence in
            var outdated = evidence
            outdated.isOutdated = true
            return outdated
        }
        movements[stays].add(earlier)
        movements[stays].links += earlier.map {
            MovementLink(
                kind: .same, to: .observation($0.record), weight: 100,
                why: "the same row in an earlier export, before its amount was corrected")
        }
        gone[row] = true
    }

    /// The last day that its documents tell of.
    private func reach(_ movement: Movement) -> Int {
        documents.of(movement.best.account).lazy.filter { movement.documents.contains($0.document) }.map(\.last).max() ?? 0
    }

    /// How many words two texts share, whatever stands between their letters.
    private func commonWords(_ a: Evidence, _ b: Evidence) -> Int {
        guard a.text >= 0, b.text >= 0 else { return 0 }
        if a.text == b.text { return 100 }
        let first = words(a.text)
        return words(b.text).intersection(first).count
    }

    private func words(_ text: Int) -> Set<[UInt8]> {
        household.texts.withBytes(at: text) { bytes in
            scan.read(bytes)
            var found: Set<[UInt8]> = []
            for index in 0..<scan.count where scan[index].letters >= RetoldRows.shortestWord {
                scan.withBytes(index) { word in
                    for part in word.split(whereSeparator: { !MerchantScan.isLetter($0) && $0 &- 48 >= 10 })
                    where part.count >= RetoldRows.shortestWord {
                        found.insert(Array(part))
                    }
                }
            }
            return found
        }
    }
}

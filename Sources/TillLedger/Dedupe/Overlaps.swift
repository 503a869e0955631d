import TillRecords

/// Observations that are one movement because their sources name it the same way, or export it twice.
enum Overlaps {
    /// Movements from evidence: one for each key, then the same account's other formats and pending rows joined on.
    static func movements(_ household: HouseholdEvidence, _ records: [Record], _ decisions: LedgerDecisions) -> [Movement] {
        let replaced = ChatEditions(household.all, records).replaced()
        // Most keys occur once: their movement stands at once; the others join it.
        var place = [Int](repeating: -1, count: household.keys.count)
        var movements: [Movement] = []
        movements.reserveCapacity(household.keys.count)
        var joined: [Int: [Evidence]] = [:]
        for (index, evidence) in household.all.enumerated() where !evidence.isVoid && replaced[index] == nil {
            if place[evidence.key] < 0 {
                place[evidence.key] = movements.count
                movements.append(Movement(evidence))
            } else {
                joined[place[evidence.key], default: []].append(evidence)
            }
        }
        for (index, others) in joined {
            movements[index] = Movement(movements[index].best, movements[index].others + others)
            for other in movements[index].others {
                movements[index].links.append(sameKey(other))
            }
        }
        joinOutdated(replaced, household, place, &movements)
        decisions.arrange(&movements)
        // A movement is larger than its place, so places are sorted.
        let order = movements.indices.sorted {
            (movements[$0].best.day, movements[$0].best.id) < (movements[$1].best.day, movements[$1].best.id)
        }
        movements = order.map { movements[$0] }
        let documents = AccountDocuments(household)
        RetoldRows(household, documents, decisions).join(&movements)
        joinPending(&movements, household, decisions)
        GoneHolds(documents).mark(&movements)
        return movements
    }

    /// Why another observation of the same key is the same movement.
    static func sameKey(_ other: Evidence) -> MovementLink {
        MovementLink(kind: .same, to: .observation(other.record), weight: 300, why: "same account, date, amount and text or bank id")
    }

    /// What an earlier export said of a message goes with what a later one says; where that is void it counts as little.
    private static func joinOutdated(
        _ replaced: [Int: Int], _ household: HouseholdEvidence, _ place: [Int], _ movements: inout [Movement]
    ) {
        for (index, latest) in replaced.sorted(by: { $0.key < $1.key }) {
            var last = latest
            // An export between the two was replaced itself.
            for _ in 0..<replaced.count { if let next = replaced[last] { last = next } else { break } }
            var outdated = household.all[index]
            guard !outdated.isVoid, replaced[last] == nil, !household.all[last].isVoid else { continue }
            let movement = place[household.all[last].key]
            guard movement >= 0 else { continue }
            outdated.isOutdated = true
            movements[movement].add([outdated])
            movements[movement].links.append(
                MovementLink(
                    kind: .same, to: .observation(outdated.record), weight: 300,
                    why: "the same message in an earlier export, before it was changed"))
        }
    }

    /// A pending row and the posted row it became: same account, the posted one up to ten days later, equal amount or the same
    /// merchant with up to three tenths more (tips) or an authorisation of a little less.
    private static func joinPending(_ movements: inout [Movement], _ household: HouseholdEvidence, _ decisions: LedgerDecisions) {
        let pending = movements.indices.filter { movements[$0].best.isPending }
        guard !pending.isEmpty else { return }
        var posted: [Int: [Int]] = [:]
        for index in movements.indices where movements[index].best.kind == .bank && !movements[index].best.isPending {
            posted[movements[index].best.account, default: []].append(index)
        }
        // All of a household at once: the pending rows of one shop and day would take each other's posted row one by one.
        var fits: [Int: [(place: Int, distance: Int)]] = [:]
        var ranks: [String: Int] = [:]
        for index in pending {
            let rows = banded(
                fitting(movements[index], posted[movements[index].best.account] ?? [], movements, household), movements[index].best,
                movements,
                &ranks)
            fits[index] = rows.filter { !decisions.keepsApart(movements[index].evidence, movements[$0.place].evidence) }
        }
        let pairs = pending.flatMap { index in
            (fits[index] ?? []).map { Assignment.Pair(left: index, right: $0.place, weight: 100 - $0.distance) }
        }
        let chosen = Assignment.best(pairs)
        let taken = Set(chosen.map(\.right))
        var gone = [Bool](repeating: false, count: movements.count)
        for pair in chosen {
            let others = (fits[pair.left] ?? []).filter { 100 - $0.distance == pair.weight && $0.place != pair.right }
            if others.contains(where: { !taken.contains($0.place) }) {
                supersede(&movements, pair, others.map(\.place))
                continue
            }
            let row = movements[pair.left].best
            gone[pair.left] = true
            movements[pair.right].add(movements[pair.left].evidence)
            movements[pair.right].links.append(
                MovementLink(kind: .same, to: .observation(row.record), weight: 100, why: "the pending row it was before it was posted"))
        }
        if gone.contains(true) { Movement.keep(&movements, without: gone) }
    }

    /// Of very many rows that a pending one may have become, those around its rank among its equals.
    private static func banded(
        _ rows: [(place: Int, distance: Int)], _ row: Evidence, _ movements: [Movement], _ ranks: inout [String: Int]
    ) -> [(place: Int, distance: Int)] {
        guard rows.count > EqualBand.most else { return rows }
        let equal = "\(row.account) \(row.day) \(row.amount)"
        let before = rows.count { movements[$0.place].best.day < row.day }
        defer { ranks[equal, default: 0] += 1 }
        return Array(rows[EqualBand.around(before + ranks[equal, default: 0], of: rows.count)])
    }

    /// A pending row that became one of several posted rows, and nothing tells which: it counts no more, and none of them is guessed.
    private static func supersede(_ movements: inout [Movement], _ pair: Assignment.Pair, _ others: [Int]) {
        movements[pair.left].isSuperseded = true
        for row in [pair.right] + others {
            movements[pair.left].links.append(
                MovementLink(
                    kind: .same, to: .movement(row), weight: 0,
                    why: "one of \(others.count + 1) posted rows that it equally may have become",
                    isMade: false))
        }
    }

    /// The posted rows, of an account's in order of day, that a pending one may have become, and how badly each fits.
    private static func fitting(
        _ pending: Movement, _ posted: [Int], _ movements: [Movement], _ household: HouseholdEvidence
    ) -> [(place: Int, distance: Int)] {
        let row = pending.best
        let documents = Set(pending.evidence.map(\.document))
        var found: [(place: Int, distance: Int)] = []
        var at = firstPlace(posted, movements, from: row.day.ordinal - 1)
        while at < posted.count, movements[posted[at]].best.day.ordinal <= row.day.ordinal + 10 {
            let candidate = posted[at]
            at += 1
            guard let distance = fit(row, movements[candidate].best, household) else { continue }
            // A document that has a field for it lists a movement once; one that only writes it into the text never takes the line back.
            let together = movements[candidate].evidence.contains { $0.document >= 0 && documents.contains($0.document) }
            if !together || row.textSaysPending { found.append((candidate, distance)) }
        }
        return found
    }

    private static func firstPlace(_ list: [Int], _ movements: [Movement], from ordinal: Int) -> Int {
        list.partitioningIndex { movements[$0].best.day.ordinal >= ordinal }
    }

    /// How badly a posted row fits a pending one (days, the text, the difference); nil when it does not.
    private static func fit(_ pending: Evidence, _ posted: Evidence, _ household: HouseholdEvidence) -> Int? {
        let days = posted.day.ordinal - pending.day.ordinal
        guard (-1...10).contains(days), pending.currency == posted.currency, pending.amount.isNegative == posted.amount.isNegative else {
            return nil
        }
        let sameText =
            pending.text >= 0 && pending.text == posted.text
            || pending.textSaysPending && household.begins(posted.text, withPending: pending.text)
        let same = sameText || pending.merchant >= 0 && pending.merchant == posted.merchant
        let far = abs(days) * 2 + (sameText ? 0 : 3)
        if pending.amount == posted.amount { return same ? far : (days <= 5 ? 40 + far : nil) }
        guard same, let before = pending.amount.scaled(to: 4)?.units.magnitude, let after = posted.amount.scaled(to: 4)?.units.magnitude
        else {
            return nil
        }
        return after > before && (after - before) * 10 <= before * 3 ? 6 + far : nil
    }
}

import TillRecords

/// Decisions put into force on movements in the making.
extension LedgerDecisions {
    /// Right after equal keys were joined: takes apart what a person separated, joins what a person merged.
    func arrange(_ movements: inout [Movement]) {
        if !apart.isEmpty { movements = movements.flatMap(parted) }
        guard !groups.isEmpty else { return }
        for group in groups where group.members.count > 1 {
            let found = movements.indices.filter { index in
                movements[index].evidence.contains { group.members.contains($0.record) }
            }
            guard let first = found.first, found.count > 1 else { continue }
            var gone = [Bool](repeating: false, count: movements.count)
            var joined = Movement(
                movements[first].best, movements[first].others + found.dropFirst().flatMap { movements[$0].evidence })
            joined.links = found.flatMap { movements[$0].links }
            let named = Set(joined.links.compactMap(\.observation))
            for other in joined.others where !named.contains(other.record) {
                joined.links.append(LedgerDecisions.link(.same, to: .observation(other.record), group.by))
            }
            for index in found { gone[index] = index != first }
            movements[first] = joined
            Movement.keep(&movements, without: gone)
        }
    }

    /// A movement's evidence in as few movements as keep apart what must be.
    private func parted(_ movement: Movement) -> [Movement] {
        guard !movement.others.isEmpty else { return [movement] }
        var lots: [[Evidence]] = []
        for one in movement.evidence {
            if let fit = lots.firstIndex(where: { !keepsApart($0, [one]) }) { lots[fit].append(one) } else { lots.append([one]) }
        }
        guard lots.count > 1 else { return [movement] }
        return lots.map { lot in
            var made = Movement(lot[0], Array(lot.dropFirst()))
            made.links = made.others.map(Overlaps.sameKey)
            return made
        }
    }

    /// Pairs of movements that may not become one, by their places now.
    func apart(_ movements: [Movement]) -> Set<RecordPair> {
        guard !apart.isEmpty else { return [] }
        let place = places(in: movements)
        return Set(
            apart.compactMap { pair in
                guard let a = place[pair.first], let b = place[pair.second], a != b else { return nil }
                return RecordPair(a, b)
            })
    }

    /// Makes the links of a kind that people made; gives the pairs of movements that they said are none.
    func link(_ kind: MovementLink.Kind, _ movements: inout [Movement]) -> Set<RecordPair> {
        guard links.contains(where: { $0.kind == kind.rawValue }) || unlinked.contains(where: { $0.kind == kind.rawValue }) else {
            return []
        }
        let place = places(in: movements)
        for link in links where link.kind == kind.rawValue {
            guard let from = link.from.compactMap({ place[$0] }).first, let to = link.to.compactMap({ place[$0] }).first, from != to else {
                continue
            }
            make(kind, from, to, link.by, &movements)
        }
        return unlinkedPairs(kind, movements)
    }

    /// Pairs of movements that people said are not linked in this way.
    func unlinkedPairs(_ kind: MovementLink.Kind, _ movements: [Movement]) -> Set<RecordPair> {
        guard unlinked.contains(where: { $0.kind == kind.rawValue }) else { return [] }
        let place = places(in: movements)
        return Set(
            unlinked.filter { $0.kind == kind.rawValue }.flatMap { link in
                link.from.flatMap { one in
                    link.to.compactMap { other in
                        guard let a = place[one], let b = place[other] else { return nil }
                        return RecordPair(a, b)
                    }
                }
            })
    }

    private func make(_ kind: MovementLink.Kind, _ from: Int, _ to: Int, _ by: Decision, _ movements: inout [Movement]) {
        if kind == .refund {
            // A refund points at its purchase, whichever of the two was named first.
            let (refund, purchase) = movements[from].best.amount.isNegative ? (to, from) : (from, to)
            movements[refund].kind = .refund
            movements[refund].links.append(LedgerDecisions.link(kind, to: .movement(purchase), by))
            return
        }
        for (one, other) in [(from, to), (to, from)] {
            movements[one].kind = .transfer
            movements[one].links.append(LedgerDecisions.link(kind, to: .movement(other), by))
        }
    }

    /// Gives every movement what was said about it.
    func attach(to movements: inout [Movement]) {
        guard !all.isEmpty else { return }
        let place = places(in: movements)
        for decision in all {
            guard decision.merchant == nil, let subject = subject(decision), let index = place[subject] else { continue }
            movements[index].decisions.append(decision)
        }
    }

    /// The movement of each record.
    private func places(in movements: [Movement]) -> [Int: Int] {
        var place: [Int: Int] = [:]
        for (index, movement) in movements.enumerated() { for one in movement.evidence { place[one.record] = index } }
        return place
    }

    static func link(_ kind: MovementLink.Kind, to target: MovementLink.Target, _ by: Decision) -> MovementLink {
        MovementLink(kind: kind, to: target, weight: 0, why: by.attribution, isDecided: true)
    }
}

extension Movement {
    /// Whether a link of a kind leads from it to another movement.
    func isLinked(_ kind: MovementLink.Kind) -> Bool { links.contains { $0.kind == kind && $0.isMade } }
}

extension MovementLink {
    /// The record of the observation it leads to, if it leads to one.
    var observation: Int? {
        if case .observation(let record) = to { return record }
        return nil
    }
}

import TillRecords

/// Transfers whose sides differ: less a fee that the bank kept, or in two or three parts. Only where a text names the other account or a
/// member of the household, since amounts alone say nothing here.
struct UnequalTransfers {
    private let weighing: TransferWeighing

    /// A bank keeps at most this part of what it moves.
    static let feePart: Int64 = 20
    /// Days before and after what left on which the other side may arrive.
    static let early = 1
    static let late = 6
    /// More that arrived within those days is not tried in all ways.
    static let mostParts = 24

    init(_ weighing: TransferWeighing) { self.weighing = weighing }

    /// - Parameter taken: movements that are a side of a transfer already.
    func link(_ movements: inout [Movement], _ taken: inout Set<Int>, _ unlinked: Set<RecordPair>) {
        let open = movements.indices.filter { index in
            let best = movements[index].best
            return best.kind == .bank && best.account >= 0 && !best.isPending && !best.amount.isZero && !movements[index].isSuperseded
                && !taken.contains(index) && weighing.isOwnSide(best)
        }
        guard open.count > 1 else { return }
        let (outs, intos) = (open.filter { movements[$0].best.amount.isNegative }, open.filter { !movements[$0].best.amount.isNegative })
        // Parts first: a part alone may look like the whole less a fee.
        for whole in outs { part(whole, among: intos, &movements, &taken, unlinked) }
        for whole in intos { part(whole, among: outs, &movements, &taken, unlinked) }
        for out in outs where !taken.contains(out) {
            let fits = near(out, intos, movements, taken, unlinked).filter { kept(movements[out].best, movements[$0].best) != nil }
            guard fits.count == 1, let into = fits.first, let fee = kept(movements[out].best, movements[into].best) else { continue }
            make([into], out, "less \(Amount(units: fee, decimals: 4).shortest) that the bank kept", 40, &movements, &taken)
        }
    }

    /// What the bank kept, in ten-thousandths; nil where that is no fee.
    private func kept(_ out: Evidence, _ into: Evidence) -> Int64? {
        guard let left = UnequalTransfers.size(out), let came = UnequalTransfers.size(into), came < left,
            (left - came) * UnequalTransfers.feePart <= left
        else { return nil }
        return left - came
    }

    private static func size(_ evidence: Evidence) -> Int64? {
        guard let units = evidence.amount.scaled(to: 4)?.units, units != .min, abs(units) < Int64.max / 64 else { return nil }
        return abs(units)
    }

    /// The other side's movements that may belong to one, in order.
    private func near(
        _ one: Int, _ others: [Int], _ movements: [Movement], _ taken: Set<Int>, _ unlinked: Set<RecordPair>
    ) -> [Int] {
        let best = movements[one].best
        return others.filter { other in
            let row = movements[other].best
            let days = best.amount.isNegative ? row.day.ordinal - best.day.ordinal : best.day.ordinal - row.day.ordinal
            return !taken.contains(other) && row.account != best.account && row.currency == best.currency
                && (-UnequalTransfers.early...UnequalTransfers.late).contains(days) && !unlinked.contains(RecordPair(one, other))
                && weighing.namesEither(best, row)
        }
    }

    /// One movement that two or three of the other side make up, if only those do.
    private func part(
        _ whole: Int, among others: [Int], _ movements: inout [Movement], _ taken: inout Set<Int>, _ unlinked: Set<RecordPair>
    ) {
        guard !taken.contains(whole), let sum = UnequalTransfers.size(movements[whole].best) else { return }
        let parts = near(whole, others, movements, taken, unlinked).filter { UnequalTransfers.size(movements[$0].best) ?? sum < sum }
        guard (2...UnequalTransfers.mostParts).contains(parts.count) else { return }
        let sizes = parts.map { UnequalTransfers.size(movements[$0].best) ?? 0 }
        var found: [[Int]] = []
        for a in parts.indices {
            for b in parts.indices where b > a {
                if sizes[a] + sizes[b] == sum { found.append([parts[a], parts[b]]) }
                for c in parts.indices where c > b && sizes[a] + sizes[b] + sizes[c] == sum {
                    found.append([parts[a], parts[b], parts[c]])
                }
            }
        }
        guard found.count == 1 else { return }
        make(found[0], whole, "in \(found[0].count) parts", 60, &movements, &taken)
    }

    private func make(
        _ parts: [Int], _ whole: Int, _ how: String, _ weight: Int, _ movements: inout [Movement], _ taken: inout Set<Int>
    ) {
        let why = "what leaves one account reaches another, \(how), and the text names the household's own side"
        for part in parts {
            for (one, other) in [(whole, part), (part, whole)] {
                movements[one].kind = .transfer
                movements[one].links.append(MovementLink(kind: .transfer, to: .movement(other), weight: weight, why: why))
            }
            taken.insert(part)
        }
        taken.insert(whole)
    }
}

extension Amount {
    /// The same value without zeros at its end, with two decimals at least where it has any.
    var shortest: String {
        for digits in 0...decimals where digits != 1 {
            if let short = scaled(to: digits) { return short.description }
        }
        return description
    }
}

import TillRecords

/// What one pass says about the total.
struct TotalEvidence {
    private let lines: [Passage.Line]
    private var found: [Int64: TotalChoice.Candidate] = [:]
    private var sums = Parts()

    /// Amounts by what their labels say they are.
    private struct Parts {
        var subtotals: Set<Int64> = []
        var taxes: Set<Int64> = []
        var services: Set<Int64> = []
        var tips: Set<Int64> = []
        var roundings: Set<Int64> = []
        var discounts: Set<Int64> = []
        var cash: Set<Int64> = []
        var cards: Set<Int64> = []
        var changes: Set<Int64> = []
        var totals: Set<Int64> = []
    }

    /// The least amount that arithmetic proves. Where amounts have no decimals, numbers of one or two digits count things as often as
    /// they are money, and agree by chance.
    private let leastProven: Int64

    init(_ passage: Passage) {
        lines = passage.rows
        leastProven = passage.decimals == 0 ? 100 : 1
    }

    /// Every amount that may be the total, weighed.
    func weighed() -> [TotalChoice.Candidate] {
        var copy = self
        copy.readLabels()
        copy.proveByPayment()
        copy.proveByParts()
        copy.proveByItems()
        copy.weighPlainly()
        return copy.found.values.filter { $0.units > 0 }
    }

    private mutating func add(_ units: Int64, _ score: Double, label: Int = 0, proof: String? = nil, row: TextRow? = nil) {
        guard units > 0, units < 100_000_000_00 else { return }
        var candidate = found[units] ?? TotalChoice.Candidate(units: units)
        candidate.score += score
        if label > candidate.label {
            candidate.label = label
            candidate.evidence = row ?? candidate.evidence
        }
        if candidate.evidence == nil { candidate.evidence = row }
        if let proof, units >= leastProven { candidate.proofs.insert(proof) }
        found[units] = candidate
    }

    private mutating func readLabels() {
        for (index, line) in lines.enumerated() {
            guard let label = line.label else { continue }
            var amounts = line.amounts
            var weight = 1.0
            if amounts.isEmpty, index + 1 < lines.count, lines[index + 1].label == nil, [.total, .subtotal].contains(label.kind) {
                let next = lines[index + 1]
                if next.row.letters <= 4 {
                    amounts = next.amounts
                    weight = 0.7
                }
            }
            guard let last = amounts.last else { continue }
            take(label, last.units, amounts.count, weight, line)
        }
    }

    private mutating func take(_ label: ReceiptLabels.Match, _ units: Int64, _ amounts: Int, _ weight: Double, _ line: Passage.Line) {
        switch label.kind {
        case .total:
            guard !line.isSummary || amounts == 1 else {
                add(units, 1)
                break
            }
            let base = Double(label.weight) * weight * (line.isSummary ? 0.4 : 1)
            let repeated = (found[abs(units)]?.label ?? 0) > 0
            add(abs(units), repeated ? base * 0.3 : base, label: label.weight, row: line.row)
            sums.totals.insert(abs(units))
        case .subtotal: sums.subtotals.insert(units)
        case .tax: sums.taxes.insert(units)
        case .service: sums.services.insert(units)
        case .tip: sums.tips.insert(units)
        case .rounding: sums.roundings.insert(units)
        case .discount: sums.discounts.insert(abs(units))
        case .cash: sums.cash.insert(units)
        case .card: sums.cards.insert(units)
        case .change: sums.changes.insert(abs(units))
        case .count, .other, .summary, .item: break
        }
    }

    /// Cash less change; a card's amount; cash where nothing was given back.
    private mutating func proveByPayment() {
        for card in sums.cards { add(card, 3.5, proof: sums.totals.contains(card) ? "card" : nil) }
        for cash in sums.cash {
            for change in sums.changes where change < cash {
                let paid = cash - change
                let isPrinted = lines.contains { line in
                    line.label?.kind != .cash && line.label?.kind != .change && line.amounts.contains { $0.units == paid }
                }
                if change == 0 {
                    add(cash, 4, proof: isPrinted ? "cash" : nil)
                } else {
                    add(paid, isPrinted ? 8 : 2.5, proof: isPrinted ? "change" : nil)
                }
            }
            if sums.changes.isEmpty || sums.changes.contains(cash) { add(cash, 2) }
        }
    }

    /// Subtotal, tax, service, tip, rounding and discount that add up.
    private mutating func proveByParts() {
        let printed = Set(lines.flatMap { $0.amounts.map(\.units) })
        // Cash less change, where the total itself could not be read: parts that come to the same prove it.
        let paid = Set(sums.cash.flatMap { cash in sums.changes.filter { 0 < $0 && $0 < cash }.map { cash - $0 } }).subtracting(printed)
        let groups: [[Int64]] = [
            Array(sums.taxes.filter { $0 > 0 }.sorted().prefix(5)), Array(sums.services.filter { $0 > 0 }.sorted().prefix(3)),
            Array(sums.tips.filter { $0 > 0 }.sorted().prefix(3)), sums.discounts.sorted().prefix(3).map { -$0 },
            sums.roundings.filter { abs($0) < 100 }.sorted().prefix(3).flatMap { [$0, -$0] },
        ]
        var proven: Set<Int64> = []
        for base in sums.subtotals.union(sums.totals).sorted().prefix(6) {
            var reached: [(sum: Int64, parts: Int)] = [(base, 0)]
            for (number, group) in groups.enumerated() {
                let before = reached
                for part in group where part != 0 {
                    reached += before.map { ($0.sum &+ part, number == groups.count - 1 ? $0.parts : $0.parts + 1) }
                }
            }
            for (sum, _) in reached where paid.contains(sum) && proven.insert(sum).inserted {
                add(sum, 6, proof: "parts")
                add(sum, 0, proof: "change")
            }
            for (sum, parts) in reached where sum != base && printed.contains(sum) && proven.insert(sum).inserted {
                guard parts == 0 else {
                    add(sum, 3.5, proof: "parts")
                    continue
                }
                // Rounding leads to what coins can pay, never away from it.
                guard sum % 5 == 0 || base % 5 != 0 else { continue }
                add(sum, 5, proof: "parts")
                if sum % 5 == 0, base % 5 != 0 { add(base, -4) }
            }
        }
        for subtotal in sums.subtotals { add(subtotal, 1.5) }
        proveByTaxTable()
    }

    /// Rows of three amounts of which two add up to the third: net, tax and gross. Where there are several rates, the gross
    /// amounts of all add up to the total.
    private mutating func proveByTaxTable() {
        var rates: [Int64] = []
        for line in lines where line.amounts.count >= 3 {
            let values = line.amounts.map(\.units)
            var largest: Int64 = 0
            for gross in Set(values) where gross > 0 {
                let parts = values.filter { $0 > 0 && $0 < gross }
                for (index, a) in parts.enumerated() where parts[(index + 1)...].contains(gross - a) {
                    add(gross, 2, proof: sums.totals.contains(gross) ? "tax" : nil)
                    largest = max(largest, gross)
                    break
                }
            }
            if largest > 0 { rates.append(largest) }
        }
        // A last row that is the sum of the others says the same once more.
        let whole = rates.reduce(0, &+)
        if rates.count > 2, let last = rates.last, last == whole - last { rates.removeLast() }
        let sum = rates.reduce(0, &+)
        if rates.count > 1, sums.totals.contains(sum) { add(sum, 3, proof: "tax") }
    }

    /// The last amounts of the rows before the total that have no label.
    private mutating func proveByItems() {
        let end = lines.firstIndex { [.total, .subtotal].contains($0.label?.kind) && !$0.amounts.isEmpty } ?? 0
        var sum: Int64 = 0
        var count = 0
        for line in lines[..<end].reversed() {
            if let kind = line.label?.kind, kind != .discount, kind != .count, kind != .item, kind != .other { continue }
            guard let paid = line.paid else { continue }
            sum = sum &+ paid
            count += 1
            if count > 1 || line.amounts.count > 1, sums.totals.contains(sum) || sums.subtotals.contains(sum) {
                add(sum, 3, proof: sums.totals.contains(sum) ? "items" : nil)
                return
            }
        }
    }

    /// What an amount has by itself: how often it stands there, and that it is the largest.
    private mutating func weighPlainly() {
        var times: [Int64: Int] = [:]
        var rows: [Int64: TextRow] = [:]
        for line in lines where line.label?.kind != .cash && line.label?.kind != .change && line.label?.kind != .count {
            for amount in line.amounts where amount.units > 0 {
                times[amount.units, default: 0] += 1
                if rows[amount.units] == nil { rows[amount.units] = line.row }
            }
        }
        for (units, count) in times { add(units, min(Double(count) * 0.5, 2), row: rows[units]) }
        if let largest = times.keys.max() { add(largest, 1) }
    }
}

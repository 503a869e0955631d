import TillRecords

/// Payments of a card's bills whose other side no document has: many cards' exports hold purchases alone.
///
/// The proof is arithmetic and needs no word: what left is, to the cent, the sum of the card's rows since the bill before. One sum may be met
/// by chance; a second one that begins where the first ended is not.
struct CardSettlements {
    private let own: OwnSide

    /// A bill is paid at most so many days after its last row.
    static let latest = 65
    /// Bills in a row that must fit.
    static let bills = 2
    /// A bill has at most so many rows.
    static let mostRows = 400

    init(_ own: OwnSide) { self.own = own }

    /// - Parameter taken: movements that are a side of a transfer already.
    func link(_ movements: inout [Movement], _ taken: Set<Int>, _ unlinked: Set<RecordPair>) {
        // A card whose documents tell of what was paid needs no reckoning.
        var paid: Set<Int> = []
        for index in taken { paid.insert(movements[index].best.account) }
        let cards = own.isCard.indices.filter { own.isCard[$0] && !paid.contains($0) }
        guard !cards.isEmpty else { return }
        let payers = payers(movements, taken)
        guard !payers.isEmpty else { return }
        for card in cards {
            let bills = CardBills(movements, card, taken)
            guard bills.rows.count >= CardSettlements.bills else { continue }
            for payments in payers {
                for (payment, last) in bills.chain(payments, movements) where !unlinked.contains(RecordPair(payment, last.row)) {
                    movements[payment].kind = .transfer
                    let why = "pays the card's \(CountText.of(last.rows, "row")) since the bill before, to the cent"
                    movements[payment].links.append(MovementLink(kind: .transfer, to: .movement(last.row), weight: 80, why: why))
                }
            }
        }
    }

    /// What left accounts that are no cards, by account and payee, in order; only payees that were paid more than once.
    private func payers(_ movements: [Movement], _ taken: Set<Int>) -> [[Int]] {
        struct Payee: Hashable {
            var (account, merchant): (Int, Int)
        }
        var found: [Payee: [Int]] = [:]
        for index in movements.indices where !taken.contains(index) && !movements[index].isSuperseded {
            let best = movements[index].best
            guard best.kind == .bank, best.amount.isNegative, best.account >= 0, !own.isCard[best.account], best.merchant >= 0 else {
                continue
            }
            found[Payee(account: best.account, merchant: best.merchant), default: []].append(index)
        }
        return found.values.filter { $0.count >= CardSettlements.bills }.sorted { $0[0] < $1[0] }
    }
}

/// A card's rows in order, and the sums between any two of them.
private struct CardBills {
    /// Movements.
    private(set) var rows: [Int] = []
    /// What was spent before each row, and before the end, in ten-thousandths.
    private var before: [Int64] = [0]
    private var days: [Int] = []
    /// The rows before which so much was spent.
    private var places: [Int64: [Int]] = [:]

    init(_ movements: [Movement], _ card: Int, _ taken: Set<Int>) {
        for index in movements.indices
        where movements[index].best.account == card && !movements[index].isSuperseded && !taken.contains(index) {
            let best = movements[index].best
            guard best.kind == .bank, let units = best.amount.scaled(to: 4)?.units, units.magnitude < UInt64(Int64.max / 1024) else {
                continue
            }
            places[before.last ?? 0, default: []].append(rows.count)
            rows.append(index)
            days.append(best.day.ordinal)
            before.append((before.last ?? 0).clampedSubtracting(units))
        }
    }

    struct Bill {
        /// The last row that it holds.
        var row: Int
        var rows: Int
    }

    /// The payments of a payee, in order, each with the bill it pays: the longest run of bills that follow each other.
    func chain(_ payments: [Int], _ movements: [Movement]) -> [(payment: Int, bill: Bill)] {
        var best: [(payment: Int, bill: Bill)] = []
        var at = 0
        while at < payments.count {
            var run: [(payment: Int, bill: Bill)] = []
            for start in starts(payments[at], movements) {
                let found = follow(payments[at...], from: start, movements)
                if found.count > run.count { run = found }
            }
            if run.count > best.count { best = run }
            at += max(1, run.count)
        }
        return best.count >= CardSettlements.bills ? best : []
    }

    /// Where bills may begin whose sum a payment is, in order.
    private func starts(_ payment: Int, _ movements: [Movement]) -> [Int] {
        guard let paid = size(movements[payment]) else { return [] }
        let day = movements[payment].best.day.ordinal
        var found: [Int] = []
        for end in first(from: day - CardSettlements.latest) + 1...rows.count {
            guard days[end - 1] < day else { break }
            found += (places[before[end].clampedSubtracting(paid)] ?? []).filter { $0 < end && end - $0 <= CardSettlements.mostRows }
        }
        return found.sorted()
    }

    /// The first row of a day or later.
    private func first(from day: Int) -> Int { days.dropLast().partitioningIndex { $0 >= day } }

    /// The end of the bill that begins at a row and is of a sum; nil where there is none.
    private func end(of paid: Int64, from start: Int, paidOn day: Int) -> Int? {
        var end = start + 1
        while end <= rows.count, end - start <= CardSettlements.mostRows, days[end - 1] < day {
            if before[end].clampedSubtracting(before[start]) == paid, day - days[end - 1] <= CardSettlements.latest { return end }
            end += 1
        }
        return nil
    }

    private func follow(_ payments: ArraySlice<Int>, from start: Int, _ movements: [Movement]) -> [(payment: Int, bill: Bill)] {
        var found: [(payment: Int, bill: Bill)] = []
        var start = start
        for payment in payments {
            guard start < rows.count, let paid = size(movements[payment]),
                let end = end(of: paid, from: start, paidOn: movements[payment].best.day.ordinal)
            else { break }
            found.append((payment, Bill(row: rows[end - 1], rows: end - start)))
            start = end
        }
        return found
    }

    private func size(_ movement: Movement) -> Int64? {
        guard let units = movement.best.amount.scaled(to: 4)?.units, units != .min else { return nil }
        return abs(units)
    }
}

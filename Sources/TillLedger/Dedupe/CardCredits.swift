import TillRecords

/// What came onto a card from nobody that was paid with it and from no own account: its text or the card's own sums say whether it pays
/// the bill or was given back. What neither says stays as it is, for a person to say.
struct CardCredits {
    private let words: LinkWords
    private let household: HouseholdEvidence
    private let own: OwnSide
    private let records: [Record]

    /// Bits from which a word speaks though somebody is named beside it.
    static let sure = 4
    /// Bits from which it speaks where nobody is.
    static let alone = 3

    init(_ words: LinkWords, _ household: HouseholdEvidence, _ own: OwnSide, _ records: [Record]) {
        self.words = words
        self.household = household
        self.own = own
        self.records = records
    }

    func settle(_ movements: inout [Movement]) {
        var cards: [Int: [Int]] = [:]
        for index in movements.indices where movements[index].best.kind == .bank && !movements[index].isSuperseded {
            let account = movements[index].best.account
            if account >= 0, own.isCard[account] { cards[account, default: []].append(index) }
        }
        for card in cards.keys.sorted() {
            guard let found = cards[card], found.contains(where: { isOpen(movements[$0]) }) else { continue }
            let rows = found.sorted { a, b in
                let (x, y) = (movements[a].best, movements[b].best)
                return x.day != y.day ? x.day < y.day : x.id < y.id
            }
            for index in rows where isOpen(movements[index]) { movements[index].kind = said(of: movements[index].best) ?? .income }
            var debt = CardDebt(owed(on: card))
            for index in rows { debt.take(index, &movements, isOpen: isOpen(movements[index])) }
        }
    }

    private func isOpen(_ movement: Movement) -> Bool {
        movement.kind == .income && movement.best.amount.units > 0 && !movement.best.amount.isZero && !movement.isLinked(.transfer)
            && !movement.isLinked(.refund)
    }

    /// What a text says that it is; nil where it says neither or both.
    private func said(of credit: Evidence) -> Movement.Kind? {
        guard credit.text >= 0 else { return nil }
        let (said, isNamed) = household.texts.withBytes(at: credit.text) { (words.weigh($0), !words.longWords($0).isEmpty) }
        // Every credit of a card may be called one, so that a weak word says nothing here.
        let back = said.refund >= CardCredits.sure ? CardCredits.sure : 0
        let pays = said.payment >= CardCredits.sure || !isNamed ? said.payment : 0
        if pays >= CardCredits.alone, pays > back { return .transfer }
        return back > pays ? .refund : nil
    }

    /// What documents say was owed on a card, in ten-thousandths, by day.
    private func owed(on card: Int) -> [(day: Int, units: Int64)] {
        let name = household.accounts.text(at: card)
        return records.compactMap { record in
            guard record.equals(.type, .balance), record.string(.account) == name, !record.equals(.kind, "available"),
                let day = record.date(.date), let units = record.decimal(.amount)?.scaled(to: 4)?.units, units < 0, units != .min
            else { return nil }
            return (day.ordinal, -units)
        }.sorted { $0.0 < $1.0 }
    }
}

/// A card's rows in order, and what was owed before each.
private struct CardDebt {
    private let stated: [(day: Int, units: Int64)]
    /// The rows that were bought with it or given back, the day of each, and what they come to before each, in ten-thousandths.
    private var rows: [Int] = []
    private var days: [Int] = []
    private var before: [Int64] = [0]
    /// The first row that no bill known has.
    private var unpaid = 0

    init(_ stated: [(day: Int, units: Int64)]) { self.stated = stated }

    /// Takes the next row. One that is open and pays what was owed is a payment, and says so.
    mutating func take(_ index: Int, _ movements: inout [Movement], isOpen: Bool) {
        let best = movements[index].best
        guard let units = best.amount.scaled(to: 4)?.units, units.magnitude < UInt64(Int64.max / 1024) else { return }
        guard isOpen || movements[index].kind == .transfer && units > 0 else {
            rows.append(index)
            days.append(best.day.ordinal)
            before.append((before.last ?? 0).clampedSubtracting(units))
            return
        }
        let day = best.day.ordinal
        let bill = end(of: units, day, from: unpaid) ?? (isOpen ? nil : endElsewhere(of: units, day))
        if let bill {
            let count = bill - unpaid
            if isOpen {
                let why = "pays the card's \(CountText.of(count, "row")) since the bill before, to the cent"
                movements[index].links.append(MovementLink(kind: .transfer, to: .movement(rows[bill - 1]), weight: 80, why: why))
            }
            unpaid = bill
        }
        guard isOpen else { return }
        let isStated = stated.contains { $0.units == units && $0.day <= day && day - $0.day <= CardSettlements.latest }
        if bill != nil || isStated && !isOneRow(units, day) { movements[index].kind = .transfer }
    }

    /// The end of the bill that begins at a row and comes to a sum. One row alone is no bill: it may have been given back.
    private func end(of sum: Int64, _ day: Int, from start: Int) -> Int? {
        var end = rows.count
        while end >= start + CardSettlements.bills, day - days[end - 1] <= CardSettlements.latest {
            if before[end].clampedSubtracting(before[start]) == sum { return end }
            end -= 1
        }
        return nil
    }

    /// The end of the bill that a known payment pays where it does not begin where the last known one ended: a bill between was paid in
    /// part, or is not in the documents. The only one there is.
    private func endElsewhere(of sum: Int64, _ day: Int) -> Int? {
        var found: Int?
        for start in max(unpaid + 1, rows.count - CardSettlements.mostRows)..<max(unpaid + 1, rows.count) {
            guard let end = end(of: sum, day, from: start), end != found else { continue }
            guard found == nil else { return nil }
            found = end
        }
        return found
    }

    /// Whether a row of the time before is of the same size.
    private func isOneRow(_ sum: Int64, _ day: Int) -> Bool {
        var place = rows.count - 1
        while place >= 0, day - days[place] <= CardSettlements.latest {
            if before[place + 1].clampedSubtracting(before[place]) == sum { return true }
            place -= 1
        }
        return false
    }
}

import TillFigures
import TillHousehold
import TillRecords

/// What was there for a goal, or for all goals of the same accounts, day by day.
struct GoalPast {
    /// Days on which it changed, oldest first, with what was there at their end, in minor units of the home currency.
    private(set) var steps: [(day: Day, held: Int64)] = []
    /// Why nothing is known; empty where something is.
    private(set) var why = ""
    /// What members brought, in minor units.
    private(set) var paid: [String: Int64] = [:]

    /// Of accounts: the balances that documents prove, less what is for no goal.
    init(accounts ids: [String], start: Int64, since: Day?, _ ledger: HouseholdLedger, _ file: HouseholdFile) {
        let accounts = ids.map { ledger.account(declared: $0) }
        for (id, account) in zip(ids, accounts) where account.map({ $0.currency != ledger.home }) ?? true {
            why = account == nil ? "no document tells of the account \(id)" : "the account \(id) is in another currency"
            return
        }
        let known = accounts.compactMap { $0 }
        let named = Set(known.map(\.id))
        let others = ledger.byId
        var days = Set(known.compactMap(\.known).flatMap { [$0.lowerBound, $0.upperBound] })
        for row in ledger.transactions where named.contains(row.account) {
            days.insert(row.day)
            guard since.map({ row.day >= $0 }) ?? true, let home = row.home, let other = row.linked.flatMap({ others[$0] }),
                !named.contains(other.account)
            else { continue }
            add(home, of: other, file)
        }
        let end = ledger.asOf
        for day in days.sorted() where end.map({ day <= $0 }) ?? true {
            let held = known.map { $0.closing(on: day) }
            guard held.allSatisfy({ $0 != nil }) else { continue }
            steps.append((day, held.reduce(start.clampedNegation) { $0.clampedAdding($1 ?? 0) }))
        }
        if steps.isEmpty { why = "no document states a balance of \(ids.joined(separator: " and "))" }
    }

    /// Of transactions with a tag: what was paid is set aside, what came back is taken from it. Of two sides of one movement the
    /// first counts.
    init(tag: String, start: Int64, since: Day?, _ ledger: HouseholdLedger, _ file: HouseholdFile) {
        var met: Set<String> = []
        var held = start
        for row in ledger.transactions where row.tags.contains(tag) && row.isCounted {
            guard since.map({ row.day >= $0 }) ?? true, let home = row.home else { continue }
            if let other = row.linked, met.contains(other), row.flow == .transfer || row.flow == .saving { continue }
            met.insert(row.id)
            held = held.clampedAdding(home.clampedNegation)
            if steps.last?.day == row.day { steps.removeLast() }
            steps.append((row.day, held))
            add(home.clampedNegation, of: row, file)
        }
        if steps.isEmpty, let first = ledger.firstDay { steps = [(first, start)] }
        if steps.isEmpty { why = "nothing is in the book yet" }
    }

    /// Whose account it left, else who moved it, brought it.
    private mutating func add(_ amount: Int64, of row: LedgerTransaction, _ file: HouseholdFile) {
        guard let member = file.account(numbered: row.account)?.member ?? (row.member.isEmpty ? nil : row.member) else { return }
        paid[member] = (paid[member] ?? 0).clampedAdding(amount)
    }

    /// At the end of a day; nil before anything is known.
    func held(on day: Day) -> Int64? { steps.last { $0.day <= day }?.held }

    /// What each complete month brought, oldest first: those of which the end of the month before is known.
    func contributions(in months: [Month]) -> [Int64] {
        months.compactMap { month in
            guard let before = held(on: month.advanced(by: -1).last), let after = held(on: month.last) else { return nil }
            return after.clampedSubtracting(before)
        }
    }

    /// The first day on which an amount was there after a day on which it was not; nil where it is not there, or was at the first day known.
    func reached(_ amount: Int64) -> Day? {
        guard let first = steps.first, first.held < amount else { return nil }
        return steps.first { $0.held >= amount }?.day
    }
}

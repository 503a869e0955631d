import TillFigures
import TillHousehold
import TillRecords

/// How far a household is with each of its goals.
struct GoalProgress {
    let goal: HouseholdFile.Goal
    /// What it needs; nil where that cannot be told.
    let target: Int64?
    /// What of the same money goes to goals that are served first.
    let before: Int64
    let past: GoalPast
    let pace: GoalPace?
    /// The day that its money is known of.
    let day: Day
    /// Why something is not known; empty where all is.
    let why: String

    /// Goals of the same accounts share their money: the lowest priority number is filled first, of equal ones the first of the file.
    static func all(_ file: HouseholdFile, _ ledger: HouseholdLedger) -> [GoalProgress] {
        guard let day = ledger.asOf else { return [] }
        let months = ledger.completeMonths
        let spending = ledger.flows(in: Array(months.suffix(12))).map(\.spent)
        /// By the accounts they are made of: what is promised already.
        var promised: [[String]: Int64] = [:]
        let ordered = file.goals.enumerated().sorted { ($0.element.priority, $0.offset) < ($1.element.priority, $1.offset) }
        var made: [(Int, GoalProgress)] = []
        for (place, goal) in ordered {
            let accounts = goal.accounts.sorted()
            let start = goal.start.flatMap { Money($0, ledger.home)?.minorUnits } ?? 0
            let past =
                goal.tag.map { GoalPast(tag: $0, start: start, since: goal.since, ledger, file) }
                ?? GoalPast(accounts: accounts, start: start, since: goal.since, ledger, file)
            var target: Int64?
            var why = past.why
            switch goal.target {
            case .amount(let amount):
                target = Money(amount, ledger.home)?.minorUnits
                if target == nil { why = "its target has more decimals than \(ledger.home)" }
            case .months(let count):
                if months.count >= 3, let usual = spending.median {
                    target = Int64(clamping: Int128(usual) * Int128(count))
                } else {
                    why = "what a month costs needs three complete months, and \(months.count == 1 ? "1 is" : "\(months.count) are") known"
                }
            }
            let before = goal.tag == nil ? promised[accounts] ?? 0 : 0
            if goal.tag == nil { promised[accounts] = before.clampedAdding(target ?? 0) }
            let since = goal.since.map { Month(of: $0) }
            let pace = GoalPace(past.contributions(in: months.filter { month in since.map { month >= $0 } ?? true }))
            made.append(
                (place, GoalProgress(goal: goal, target: target, before: before, past: past, pace: pace, day: day, why: why)))
        }
        return made.sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// What is there for it.
    var saved: Int64? {
        guard let target, let held = past.held(on: day) else { return nil }
        return max(0, min(target, held.clampedSubtracting(before)))
    }

    /// What has to come together until it is there, with what goals before it still need.
    var rest: Int64? {
        guard let target, let held = past.held(on: day) else { return nil }
        return max(0, before.clampedAdding(target).clampedSubtracting(held))
    }

    enum Status: String {
        case reached, behind, late, open, unknown
        case onTrack = "on-track"
    }

    var status: Status {
        guard let rest else { return .unknown }
        if rest == 0 { return .reached }
        guard let until = goal.until else { return .open }
        if until < day { return .late }
        guard pace != nil else { return .open }
        return projected.map { $0 <= until } ?? false ? .onTrack : .behind
    }

    private var ahead: (expected: Double?, earliest: Double?, latest: Double?)? {
        guard let pace, let rest, rest > 0 else { return nil }
        return pace.months(until: Double(rest))
    }

    var projected: Day? { GoalPace.day(ahead?.expected, after: day) }

    /// What each month until its day has to bring; nil for one without a day ahead.
    var needed: Int64? {
        guard let rest, rest > 0, let until = goal.until, until > day else { return nil }
        let months = max(1, Month(of: until).index - Month(of: day).index)
        return rest / Int64(months) + (rest % Int64(months) == 0 ? 0 : 1)
    }

    func record(_ ledger: HouseholdLedger) -> Record {
        let home = ledger.home
        var record = Record(type: .goal)
        if let household = ledger.household { record.set(.household, string: household) }
        record.set(.name, string: goal.name)
        record.set(.priority, integer: goal.priority)
        if let tag = goal.tag { record.set(.tag, string: tag) } else { record.set(.accounts, strings: goal.accounts) }
        record.set(.currency, string: home.code)
        if let target { record.set(.target, minor: target, home) }
        if let target, let saved {
            record.set(.saved, minor: saved, home)
            record.set(.left, minor: target.clampedSubtracting(saved), home)
            record.set(.used, integer: Int(Int128(saved) * 100 / Int128(max(1, target))))
            record.set(.date, day)
        }
        if let until = goal.until { record.set(.until, until) }
        if let pace {
            record.set(.pace, minor: Int64(pace.mean.rounded()), home)
            record.set(.months, integer: pace.months)
        }
        if let needed { record.set(.needed, minor: needed, home) }
        if let ahead {
            if let projected { record.set(.projected, projected) }
            if let early = GoalPace.day(ahead.earliest, after: day) { record.set(.earliest, early) }
            if let late = GoalPace.day(ahead.latest, after: day) { record.set(.latest, late) }
        }
        record.set(.status, string: status.rawValue)
        let why = reason
        if !why.isEmpty { record.set(.why, string: why) }
        if let target { add(target, home, to: &record) }
        return record
    }

    private var reason: String {
        if !why.isEmpty { return why }
        guard let rest, rest > 0 else { return "" }
        if pace == nil { return "a pace needs \(GoalPace.fewest) complete months" }
        return projected == nil ? "at this pace it is not there within fifty years" : ""
    }

    private func add(_ target: Int64, _ home: Currency, to record: inout Record) {
        record.set(
            .milestones,
            objects: goal.milestones.map { percent in
                var part = Record.bare
                part.set(.used, integer: percent)
                // Rounded up: the half of an odd cent is not there before the cent is.
                let wanted = Int64(clamping: (Int128(target) * Int128(percent) + 99) / 100)
                if let day = past.reached(before.clampedAdding(wanted)) { part.set(.date, day) }
                return part
            })
        guard !goal.shares.isEmpty else { return }
        let parts = Apportionment.shares(of: target, by: goal.shares.map { $0.part.scaled(to: 4)?.units ?? 0 })
        record.set(
            .shares,
            objects: zip(goal.shares, parts).map { share, part in
                var one = Record.bare
                one.set(.member, string: share.member)
                one.set(.target, minor: part, home)
                if let paid = past.paid[share.member] { one.set(.paid, minor: paid, home) }
                return one
            })
    }
}

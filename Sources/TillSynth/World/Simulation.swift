import TillRecords

/// Plays a household's plan through its months and keeps every movement that happens.
struct Simulation {
    let plan: HouseholdPlan
    let first: Month
    let months: Int
    let rates: RateTable
    private let chance: Chance
    private(set) var movements: [Movement] = []

    init(plan: HouseholdPlan, chance: Chance, first: Month, months: Int, rates: RateTable) {
        self.plan = plan
        self.chance = chance
        self.first = first
        self.months = months
        self.rates = rates
    }

    var lastDay: Day { first.advanced(by: months).first.later(-1) }

    /// Every movement of the period, unordered, transfers and refunds paired by salt.
    mutating func run() -> [Movement] {
        for habit in plan.habits { play(habit) }
        for trip in plan.trips where trip.month < months { play(trip) }
        for bill in plan.bills { play(bill) }
        for event in plan.events { play(event) }
        for transfer in plan.transfers { play(transfer) }
        for settlement in plan.settlements { play(settlement) }
        return movements
    }

    // MARK: Habits and trips

    private func isAway(_ day: Day) -> Bool {
        plan.trips.contains { trip in
            let start = first.advanced(by: trip.month).day(trip.day)
            return day >= start && day < start.later(trip.days)
        }
    }

    private mutating func play(_ habit: Habit) {
        var chance = chance.fork("habit.\(habit.name)")
        var day = first.first
        while day <= lastDay {
            let draw = chance.next()
            if !isAway(day), habit.months.isEmpty || habit.months.contains(day.month) {
                spend(habit, on: day, currency: nil, &chance, draw)
            }
            day = day.later(1)
        }
    }

    private mutating func play(_ trip: Trip) {
        let start = first.advanced(by: trip.month).day(trip.day)
        for habit in trip.habits {
            var chance = chance.fork("trip.\(trip.month).\(habit.name)")
            for offset in 0..<trip.days {
                let draw = chance.next()
                spend(habit, on: start.later(offset), currency: trip.currency, &chance, draw)
            }
        }
    }

    private mutating func spend(_ habit: Habit, on day: Day, currency: String?, _ chance: inout Chance, _ draw: UInt64) {
        let weight = habit.weekdays[day.weekday]
        var decision = Chance(seed: draw)
        guard decision.below(7000) < habit.perHundredWeeks * weight, weight > 0 else { return }
        let index = Int(chance.skewed(0...Int64(max(0, habit.payees.count - 1))))
        guard habit.payees.indices.contains(index), day <= lastDay else { return }
        let units = chance.skewed(habit.amount) / habit.step * habit.step
        var movement = blank(habit.account, day, -units, habit.payees[index], habit.rail, .expense, &chance)
        if let currency, currency != plan.accounts[habit.account].currency {
            movement.original = Movement.Original(currency: currency, amount: -units)
            movement.amount = rates.convert(-units, currency, to: plan.accounts[habit.account].currency, on: day) ?? -units
        } else if plan.country == "US", habit.rail == .card, movement.payee.category == .restaurants {
            movement.held = -(units * 100 / 118)
        }
        movements.append(movement)
    }

    // MARK: What returns

    private mutating func play(_ bill: Bill) {
        var chance = chance.fork("bill.\(bill.series)")
        for month in stride(from: bill.from, to: months, by: max(1, bill.every)) {
            let calendar = first.advanced(by: month)
            var amount = bill.amount
            if let change = bill.change, month >= change.month { amount = change.amount }
            if bill.spread > 0 { amount += chance.within(-bill.spread...bill.spread) }
            let due = calendar.day(bill.day)
            let isWage = amount > 0 && bill.rail != .interest
            let day = bill.rail == .card || bill.rail == .online ? due : isWage ? due.payDay : due.workingDay
            let kind: Movement.Kind = amount > 0 ? .income : .expense
            var movement = blank(bill.account, day, amount, bill.payee, bill.rail, kind, &chance)
            movement.series = bill.series
            movement.memo = filled(bill.memo, calendar)
            movements.append(movement)
        }
    }

    private func filled(_ memo: String, _ month: Month) -> String {
        memo.replacing("{month}", with: MonthNames.name(month.month, language: plan.languages.first ?? "en"))
            .replacing("{mm}", with: Digits.padded(month.month, 2))
            .replacing("{year}", with: String(month.year))
    }

    // MARK: What happens once

    private mutating func play(_ event: Event) {
        let month = event.month < 0 ? months + event.month : event.month
        guard (0..<months).contains(month) else { return }
        var chance = chance.fork("event.\(event.payee.name).\(event.month).\(event.day)")
        let day = first.advanced(by: month).day(event.day)
        let kind: Movement.Kind = event.amount > 0 ? .income : .expense
        var movement = blank(event.account, day, event.amount, event.payee, event.rail, kind, &chance)
        movement.memo = event.memo
        switch event.twist {
        case .none:
            movements.append(movement)
        case .twin:
            double(&movement, note: "twin", &chance)
        case .chargedTwice(let days):
            let second = double(&movement, note: "charged-twice", &chance)
            giveBack(second, event.amount, after: days, &chance)
        case .refund(let permille, let days):
            movements.append(movement)
            giveBack(movement, event.amount * Int64(permille) / 1000, after: days, &chance)
        }
    }

    @discardableResult
    private mutating func double(_ movement: inout Movement, note: String, _ chance: inout Chance) -> Movement {
        movement.note = note
        var second = movement
        second.salt = chance.next()
        movements.append(movement)
        movements.append(second)
        return second
    }

    private mutating func giveBack(_ purchase: Movement, _ amount: Int64, after days: Int, _ chance: inout Chance) {
        let day = purchase.day.later(days)
        guard day <= lastDay else { return }
        var refund = blank(purchase.account, day, -amount, purchase.payee, purchase.rail, .refund, &chance)
        refund.pair = purchase.salt
        movements.append(refund)
    }

    // MARK: Between accounts

    private mutating func play(_ transfer: Transfer) {
        var chance = chance.fork("transfer.\(transfer.series)")
        for month in stride(from: transfer.start, to: months, by: max(1, transfer.every)) {
            let day = first.advanced(by: month).day(transfer.day).workingDay
            move(
                transfer.amount, from: transfer.from, to: transfer.to, on: day, rail: .own, series: transfer.series,
                memo: filled(transfer.memo, first.advanced(by: month)), &chance)
        }
    }

    private mutating func play(_ settlement: Settlement) {
        var chance = chance.fork("settlement.\(settlement.series)")
        for month in 1..<max(1, months) {
            let from = first.advanced(by: month - 2).day(settlement.closes)
            let until = first.advanced(by: month - 1).day(settlement.closes)
            let owed = movements.lazy
                .filter { $0.account == settlement.card && $0.booked > from && $0.booked <= until && $0.rail != .settlement }
                .reduce(Int64(0)) { $0 + $1.amount }
            let day = first.advanced(by: month).day(settlement.pays).workingDay
            guard owed < 0, day <= lastDay else { continue }
            move(
                -owed, from: settlement.payer, to: settlement.card, on: day, rail: .settlement, series: settlement.series,
                memo: filled(settlement.memo, first.advanced(by: month)), &chance)
        }
    }

    private mutating func move(
        _ amount: Int64, from: Int, to: Int, on day: Day, rail: Rail, series: String, memo: String, _ chance: inout Chance
    ) {
        let payer = plan.accounts[from]
        let payee = plan.accounts[to]
        let category: Category = rail == .settlement ? .cardPayment : .transfer
        let holder = Payee(plan.holder, plan.holder.uppercased(), category)
        let arrives =
            payer.currency == payee.currency ? amount : rates.convert(amount, payer.currency, to: payee.currency, on: day) ?? amount
        var out = blank(from, day, -amount, holder, rail, .transfer, &chance)
        var into = blank(to, day, arrives, holder, rail, .transfer, &chance)
        if payer.currency == payee.currency, rail == .own { into.booked = day.workingDays(after: chance.below(2)) }
        (out.series, into.series) = (series, series)
        (out.pair, into.pair) = (into.salt, out.salt)
        (out.counter, into.counter) = (to, from)
        (out.memo, into.memo) = (memo, memo)
        movements.append(out)
        movements.append(into)
    }

    private func blank(
        _ account: Int, _ day: Day, _ amount: Int64, _ payee: Payee, _ rail: Rail, _ kind: Movement.Kind, _ chance: inout Chance
    ) -> Movement {
        let salt = chance.next()
        let delay = Int(chance.within(Int64(rail.delay.lowerBound)...Int64(rail.delay.upperBound)))
        return Movement(
            account: account, day: day, booked: day.workingDays(after: delay), amount: amount, payee: payee, kind: kind, rail: rail,
            salt: salt)
    }
}

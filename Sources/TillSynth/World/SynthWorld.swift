import TillRecords

/// Where generated households come from: a pure function of the seed, the period and the household's number.
public struct SynthWorld: Sendable {
    public let seed: UInt64
    public let first: Month
    public let months: Int
    public let rates: RateTable

    /// - Parameter months: at least 1.
    public init(seed: UInt64, first: Month, months: Int) {
        self.seed = seed
        self.first = first
        self.months = max(1, months)
        rates = RateTable(chance: Chance(seed: seed), first: first, months: self.months)
    }

    /// Household `number`, from 0; of `kind`, else the kinds take turns. Its id is its name, and its number where a name could come twice.
    public func household(_ number: Int, kind: HouseholdKind? = nil) -> Household {
        let kinds = HouseholdKind.allCases
        let isFirst = number < (kind == nil ? kinds.count : 1)
        let kind = kind ?? kinds[number % kinds.count]
        let chance = Chance(seed: seed).fork("household.\(number)")
        var plan = kind.plan(chance: chance)
        if !isFirst { plan.id += "-\(number + 1)" }
        var simulation = Simulation(plan: plan, chance: chance.fork("life"), first: first, months: months, rates: rates)
        return Household(simulation: simulation, movements: simulation.run())
    }

    /// Household `number`, from 0, when households live in the different ways of one country, in turns.
    public func neighbour(_ number: Int) -> (household: Household, lifestyle: Lifestyle) {
        let ways = Lifestyle.allCases
        let way = ways[number % ways.count]
        let chance = Chance(seed: seed).fork("neighbour.\(number)")
        var plan = way.plan(chance: chance)
        plan.id += "-\(number + 1)"
        var simulation = Simulation(plan: plan, chance: chance.fork("life"), first: first, months: months, rates: rates)
        return (Household(simulation: simulation, movements: simulation.run()), way)
    }

    /// Photos of receipts and a chat of household `number`; from a stream of chance that nothing else draws from.
    public func papers(of household: Household, _ number: Int, receipts: Int) -> Papers {
        Papers(household, receipts: receipts, chance: Chance(seed: seed).fork("household.\(number)").fork("papers"))
    }
}

/// Ways to live in one country, for analyses that group households: they differ in what is spent on, and within one way households differ
/// in how much, how often and in what they do without.
public enum Lifestyle: String, Sendable, CaseIterable {
    case student
    case youngUrban = "young-urban"
    case suburbanFamily = "suburban-family"
    case singleParent = "single-parent"
    case retired
    case ruralCommuter = "rural-commuter"
    case gigWorker = "gig-worker"
    case traveller

    /// A household that lives this way; another chance, another household.
    func plan(chance: Chance) -> HouseholdPlan {
        var chance = chance.fork("lifestyle.\(rawValue)")
        let name = chance.pick(People.americans) ?? ""
        let first = chance.pick(People.americanFirsts) ?? ""
        let holder = "\(first) \(name)"
        var plan = HouseholdPlan(
            id: People.slug(name), kind: .americanCouple, country: "US", currency: "USD", languages: ["en"],
            members: [People.member(first, "owner", [holder, first])],
            accounts: [
                AccountPlan(
                    id: "checking", kind: .checking, currency: "USD", number: chance.digits(10), branch: "125000749", holder: holder,
                    dialect: .americanOFX, start: .lowest(8_841)),
                AccountPlan(
                    id: "card", kind: .card, currency: "USD", number: "XXXX-XXXX-XXXX-\(chance.digits(4))", holder: holder,
                    dialect: .americanCard, files: ["Harborlight Card *.csv"], start: .opening(0)),
            ])
        let means = chance.within(70...140)
        plan.habits = habits(means, &chance)
        plan.bills = bills(means, &chance)
        plan.settlements = [Settlement(series: "card-payment", card: 1, payer: 0, closes: 14, pays: 8, memo: "WEB ID: 3118207")]
        return plan
    }

    /// Each habit a little dearer or rarer than usual; one in twelve is not this household's.
    private func habits(_ means: Int64, _ chance: inout Chance) -> [Habit] {
        traits.habits.compactMap { trait in
            let often = Int64(trait.perHundredWeeks) * chance.within(65...150) / 100
            let dear = chance.within(75...130) * (100 + means) / 200
            guard !chance.happens(80) else { return nil }
            let (low, high) = (trait.amount.lowerBound * dear / 100, trait.amount.upperBound * dear / 100)
            return Habit(
                name: trait.name, payees: trait.payees, account: chance.happens(700) ? 1 : 0, perHundredWeeks: Int(often),
                amount: low...max(low, high), rail: trait.rail, weekdays: [10, 10, 10, 10, 10, 10, 10])
        }
    }

    private func bills(_ means: Int64, _ chance: inout Chance) -> [Bill] {
        traits.bills.compactMap { trait in
            let isWage = trait.amount > 0
            guard isWage || !chance.happens(trait.permilleWithout) else { return nil }
            let amount = trait.amount * means / 100 * chance.within(isWage ? 95...105 : 80...125) / 100
            return Bill(
                series: trait.series, payee: trait.payee, account: 0, amount: amount, spread: abs(amount) * trait.percentSpread / 100,
                day: trait.day, every: trait.every, from: trait.every > 1 ? chance.below(trait.every) : 0, rail: trait.rail,
                memo: trait.memo)
        }
    }

    private var traits: LifestyleTraits {
        switch self {
        case .student: .student
        case .youngUrban: .youngUrban
        case .suburbanFamily: .suburbanFamily
        case .singleParent: .singleParent
        case .retired: .retired
        case .ruralCommuter: .ruralCommuter
        case .gigWorker: .gigWorker
        case .traveller: .traveller
        }
    }
}

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

/// What a way to live is made of: what is bought how often for how much, and what is paid and earned every month.
struct LifestyleTraits: Sendable {
    struct Habit: Sendable {
        var name: String
        var payees: [Payee]
        var perHundredWeeks: Int
        var amount: ClosedRange<Int64>
        var rail: Rail = .card

        init(_ name: String, _ payees: [Payee], _ perHundredWeeks: Int, _ amount: ClosedRange<Int64>, _ rail: Rail = .card) {
            self.name = name
            self.payees = payees
            self.perHundredWeeks = perHundredWeeks
            self.amount = amount
            self.rail = rail
        }
    }

    struct Bill: Sendable {
        var series: String
        var payee: Payee
        /// Signed minor units at usual means.
        var amount: Int64
        var day: Int
        /// Months between two.
        var every = 1
        var rail: Rail = .directDebit
        var percentSpread: Int64 = 4
        /// How many of a thousand households do without it.
        var permilleWithout = 60
        var memo = ""
    }

    var habits: [Habit]
    var bills: [Bill]
}

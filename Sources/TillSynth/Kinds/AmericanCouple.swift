/// A couple in the United States: two incomes, rent by cheque, a dog, a fortnight in Japan and a weekend in Canada.
struct AmericanCouple {
    private static let checking = 0
    private static let savings = 1
    private static let card = 2

    private var chance: Chance

    init(chance: Chance) {
        self.chance = chance.fork("american-couple")
    }

    func plan() -> HouseholdPlan {
        var chance = chance
        let names = chance.two(People.americans)
        let firsts = chance.two(People.americanFirsts)
        let holder = "\(firsts.0) \(names.0)"
        var plan = HouseholdPlan(
            id: People.slug("\(names.0) \(names.1)"), kind: .americanCouple, country: "US", currency: "USD",
            languages: ["en"],
            members: [
                People.member(firsts.0, "owner", [holder, firsts.0]),
                People.member(firsts.1, "adult", ["\(firsts.1) \(names.1)", firsts.1]),
            ],
            accounts: [
                AccountPlan(
                    id: "checking", kind: .checking, currency: "USD", number: chance.digits(10), branch: "125000749", holder: holder,
                    dialect: .americanOFX, start: .lowest(8_841)),
                AccountPlan(
                    id: "savings", kind: .savings, currency: "USD", number: chance.digits(10), branch: "125000749", holder: holder,
                    dialect: .americanQFX, exports: 2, start: .opening(chance.about(1_240_000))),
                AccountPlan(
                    id: "card", kind: .card, currency: "USD", number: "XXXX-XXXX-XXXX-\(chance.digits(4))", holder: holder,
                    dialect: .americanCard, files: ["Harborlight Card *.csv"], start: .opening(0)),
            ])
        plan.habits = habits
        plan.trips = trips
        plan.bills = bills(&chance)
        plan.transfers = [
            Transfer(series: "savings", from: Self.checking, to: Self.savings, amount: 180_000, day: 3, memo: "Rainy day {month}"),
            Transfer(
                series: "from-savings", from: Self.savings, to: Self.checking, amount: 160_000, day: 20, every: 6, start: 3, memo: "Trip"),
        ]
        plan.settlements = [
            Settlement(series: "card-payment", card: Self.card, payer: Self.checking, closes: 14, pays: 8, memo: "WEB ID: 3118207")
        ]
        plan.events = events
        return plan
    }

    private var habits: [Habit] {
        typealias Shops = AmericanShops
        let everyDay = [10, 10, 10, 10, 10, 10, 10]
        return [
            Habit(
                name: "groceries", payees: Shops.groceries, account: Self.card, perHundredWeeks: 230, amount: 890...18_900,
                weekdays: [8, 8, 8, 9, 10, 14, 16]),
            Habit(
                name: "restaurants", payees: Shops.restaurants, account: Self.card, perHundredWeeks: 160, amount: 1_450...13_800,
                weekdays: [5, 6, 8, 10, 16, 18, 12]),
            Habit(name: "coffee", payees: Shops.coffee, account: Self.card, perHundredWeeks: 260, amount: 425...1_680, weekdays: everyDay),
            Habit(name: "fuel", payees: Shops.fuel, account: Self.checking, perHundredWeeks: 74, amount: 2_900...6_400, weekdays: everyDay),
            Habit(
                name: "online", payees: Shops.online, account: Self.card, perHundredWeeks: 140, amount: 799...14_900, rail: .online,
                weekdays: everyDay),
            Habit(name: "stores", payees: Shops.stores, account: Self.card, perHundredWeeks: 82, amount: 990...16_500, weekdays: everyDay),
            Habit(
                name: "pharmacy", payees: Shops.pharmacies, account: Self.checking, perHundredWeeks: 44, amount: 599...6_400,
                weekdays: everyDay),
            Habit(
                name: "rides", payees: Shops.rides, account: Self.card, perHundredWeeks: 62, amount: 890...4_900, rail: .online,
                weekdays: everyDay),
            Habit(
                name: "parking", payees: Shops.parking, account: Self.card, perHundredWeeks: 36, amount: 200...2_400, step: 25,
                weekdays: everyDay),
            Habit(
                name: "cash", payees: Shops.cash, account: Self.checking, perHundredWeeks: 30, amount: 4_000...20_000, step: 2_000,
                rail: .cash, weekdays: everyDay),
            Habit(
                name: "leisure", payees: Shops.leisure, account: Self.card, perHundredWeeks: 48, amount: 1_100...12_900,
                weekdays: everyDay),
            Habit(name: "dog", payees: Shops.dog, account: Self.card, perHundredWeeks: 32, amount: 1_400...9_900, weekdays: everyDay),
            Habit(
                name: "presents", payees: Shops.presents, account: Self.card, perHundredWeeks: 210, amount: 1_500...14_900, rail: .online,
                weekdays: everyDay, months: [12]),
        ]
    }

    private var trips: [Trip] {
        let everyDay = [10, 10, 10, 10, 10, 10, 10]
        let japan = [
            Habit(
                name: "jp", payees: AmericanShops.japanese, account: Self.card, perHundredWeeks: 1_700, amount: 450...18_800, step: 10,
                weekdays: everyDay)
        ]
        let canada = [
            Habit(
                name: "ca", payees: AmericanShops.canadian, account: Self.card, perHundredWeeks: 1_500, amount: 600...14_000,
                weekdays: everyDay)
        ]
        return [
            Trip(month: 4, day: 10, days: 13, habits: japan, currency: "JPY"),
            Trip(month: 8, day: 13, days: 4, habits: canada, currency: "CAD"),
        ]
    }

    private func bills(_ chance: inout Chance) -> [Bill] {
        typealias Payees = AmericanPayees
        let first = chance.about(238_000) + 37
        let second = chance.about(171_000) + 82
        let rent = chance.about(245_000)
        let home = Self.checking
        return [
            Bill(series: "salary-1a", payee: Payees.employer, account: home, amount: first, day: 15, rail: .salary),
            Bill(series: "salary-1b", payee: Payees.employer, account: home, amount: first, day: 31, rail: .salary),
            Bill(series: "salary-2a", payee: Payees.schools, account: home, amount: second, day: 10, rail: .salary),
            Bill(series: "salary-2b", payee: Payees.schools, account: home, amount: second, day: 25, rail: .salary),
            Bill(series: "rent", payee: Payees.landlord, account: home, amount: -rent, day: 2, memo: "RENT"),
            Bill(series: "piano", payee: Payees.cheque, account: home, amount: -18_000, day: 14, every: 3, from: 1, rail: .cheque),
            Bill(series: "electricity", payee: Payees.electricity, account: home, amount: -9_240, spread: 3_100, day: 18, memo: "BILLPAY"),
            Bill(series: "gas", payee: Payees.gas, account: home, amount: -6_120, spread: 3_300, day: 22, memo: "NATGAS"),
            Bill(
                series: "internet", payee: Payees.internet, account: home, amount: -7_999, day: 12, memo: "CABLE",
                change: .init(month: 6, amount: -8_999)),
            Bill(series: "mobile", payee: Payees.mobile, account: home, amount: -12_460, day: 6, memo: "PCS SVC"),
            Bill(series: "car-insurance", payee: Payees.carInsurance, account: home, amount: -14_218, day: 17, memo: "PREM PMT"),
            Bill(series: "student-loan", payee: Payees.loan, account: home, amount: -28_731, day: 20, memo: "STDNT LOAN"),
            Bill(series: "car-loan", payee: Payees.carLoan, account: home, amount: -34_990, day: 5, memo: "AUTO PAY"),
            Bill(
                series: "video", payee: Payees.video, account: Self.card, amount: -1_549, day: 11, rail: .online,
                change: .init(month: 4, amount: -1_799)),
            Bill(series: "music", payee: Payees.music, account: Self.card, amount: -1_699, day: 23, rail: .online),
            Bill(series: "storage", payee: Payees.storage, account: Self.card, amount: -299, day: 4, rail: .online),
            Bill(series: "gym", payee: Payees.gym, account: Self.card, amount: -2_499, day: 17, rail: .online),
            Bill(
                series: "warehouse-club", payee: Payees.club, account: Self.card, amount: -6_500, day: 9, every: 12, from: 2,
                rail: .online),
            Bill(series: "donation", payee: Payees.donation, account: Self.card, amount: -2_000, day: 28, rail: .online),
            Bill(
                series: "interest", payee: Payees.bank, account: Self.savings, amount: 3_912, spread: 260, day: 31, rail: .interest,
                memo: "INTEREST PAYMENT"),
        ]
    }

    private var events: [Event] {
        typealias Shops = AmericanShops
        let card = Self.card
        return [
            Event(
                month: 2, day: 26, payee: AmericanPayees.treasury, account: Self.checking, amount: 184_200, rail: .transfer,
                memo: "TAX REF PPD"),
            Event(month: 11, day: 19, payee: AmericanPayees.employer, account: Self.checking, amount: 210_000, rail: .salary),
            Event(month: 2, day: 14, payee: Shops.flights, account: card, amount: -214_860, rail: .online),
            Event(month: 4, day: 9, payee: Shops.hotel, account: card, amount: -128_400, rail: .online),
            Event(
                month: 1, day: 19, payee: Shops.online[0], account: card, amount: -6_499, rail: .online,
                twist: .refund(permille: 1000, after: 11)),
            Event(month: 7, day: 16, payee: Shops.stores[0], account: card, amount: -9_840, twist: .refund(permille: 250, after: 8)),
            Event(month: 3, day: 17, payee: Shops.coffee[0], account: card, amount: -575, twist: .twin),
            Event(month: 9, day: 22, payee: Shops.parking[0], account: card, amount: -350, twist: .twin),
            Event(month: 6, day: 13, payee: Shops.restaurants[3], account: card, amount: -5_872, twist: .chargedTwice(backAfter: 5)),
            Event(month: 5, day: 24, payee: AmericanPayees.dentist, account: card, amount: -31_500),
            Event(
                month: 5, day: 18, payee: AmericanPayees.overdraft, account: Self.checking, amount: -3_400, rail: .fee,
                memo: "OVERDRAFT FEE"),
            Event(month: 8, day: 27, payee: Shops.tyres, account: Self.checking, amount: -64_318),
            Event(month: -1, day: 15, payee: Shops.appliances, account: card, amount: -189_999),
            Event(month: -1, day: 30, payee: Shops.groceries[0], account: card, amount: -8_417),
            Event(month: -1, day: 31, payee: Shops.restaurants[0], account: card, amount: -7_290),
        ]
    }
}

/// A student in Britain: a loan every term, a part-time wage, a shared house, a travel account in pounds and euros.
struct BritishStudent {
    private static let current = 0
    private static let savings = 1
    private static let pounds = 2
    private static let euros = 3

    private var chance: Chance

    init(chance: Chance) {
        self.chance = chance.fork("british-student")
    }

    func plan() -> HouseholdPlan {
        var chance = chance
        let name = chance.pick(People.britons) ?? ""
        let first = chance.pick(People.britishFirsts) ?? ""
        let holder = "\(first) \(name)"
        var plan = HouseholdPlan(
            id: People.slug(name), kind: .britishStudent, country: "GB", currency: "GBP", languages: ["en"],
            members: [People.member(first, "owner", [holder, first, "\(first.prefix(1)) \(name)"])], accounts: accounts(holder, &chance))
        plan.habits = habits
        plan.trips = trips
        plan.bills = bills(&chance)
        plan.transfers = [
            Transfer(series: "savings", from: Self.current, to: Self.savings, amount: 5_000, day: 4, memo: "Pot {month}"),
            Transfer(series: "top-up", from: Self.current, to: Self.pounds, amount: 12_000, day: 11, memo: "Top up"),
            Transfer(
                series: "holiday-money", from: Self.pounds, to: Self.euros, amount: 14_000, day: 14, every: 3, start: 2, memo: "Exchange"),
            Transfer(
                series: "from-savings", from: Self.savings, to: Self.current, amount: 20_000, day: 25, every: 5, start: 4, memo: "Deposit"),
        ]
        plan.events = events
        return plan
    }

    private func accounts(_ holder: String, _ chance: inout Chance) -> [AccountPlan] {
        [
            AccountPlan(
                id: "current", kind: .checking, currency: "GBP", number: "609242-\(chance.digits(8))", holder: holder,
                dialect: .britishCurrent, files: ["Statement-*.csv"], start: .lowest(-14_255)),
            AccountPlan(
                id: "savings", kind: .savings, currency: "GBP", number: chance.digits(8), branch: "609242", holder: holder,
                dialect: .britishOFX, exports: 2, start: .opening(chance.about(60_000))),
            AccountPlan(
                id: "travel-gbp", kind: .checking, currency: "GBP", number: chance.digits(8), holder: holder, dialect: .travelPocket,
                files: ["account-statement_*_gbp.csv"], start: .lowest(1_150)),
            AccountPlan(
                id: "travel-eur", kind: .checking, currency: "EUR", number: chance.digits(8), holder: holder, dialect: .travelPocket,
                files: ["account-statement_*_eur.csv"], exports: 2, start: .lowest(640)),
        ]
    }

    private var habits: [Habit] {
        typealias Shops = BritishShops
        let everyDay = [10, 10, 10, 10, 10, 10, 10]
        return [
            Habit(
                name: "groceries", payees: Shops.groceries, account: Self.current, perHundredWeeks: 260, amount: 245...4_600,
                weekdays: everyDay),
            Habit(
                name: "meal-deals", payees: Shops.lunches, account: Self.current, perHundredWeeks: 210, amount: 340...895, step: 5,
                weekdays: [14, 14, 14, 14, 12, 2, 0]),
            Habit(
                name: "coffee", payees: Shops.coffee, account: Self.pounds, perHundredWeeks: 180, amount: 260...690, step: 5,
                weekdays: everyDay),
            Habit(
                name: "pubs", payees: Shops.pubs, account: Self.current, perHundredWeeks: 150, amount: 480...3_900, step: 10,
                weekdays: [2, 4, 10, 10, 18, 20, 6]),
            Habit(
                name: "takeaway", payees: Shops.takeaways, account: Self.current, perHundredWeeks: 80, amount: 1_090...3_250, rail: .online,
                weekdays: everyDay),
            Habit(
                name: "transit", payees: Shops.transit, account: Self.current, perHundredWeeks: 190, amount: 175...1_460, step: 5,
                weekdays: everyDay),
            Habit(
                name: "online", payees: Shops.online, account: Self.current, perHundredWeeks: 70, amount: 499...5_900, rail: .online,
                weekdays: everyDay),
            Habit(
                name: "pharmacy", payees: Shops.pharmacies, account: Self.current, perHundredWeeks: 34, amount: 249...2_400,
                weekdays: everyDay),
            Habit(
                name: "cash", payees: Shops.cash, account: Self.current, perHundredWeeks: 26, amount: 1_000...5_000, step: 1_000,
                rail: .cash, weekdays: everyDay),
            Habit(
                name: "presents", payees: Shops.presents, account: Self.current, perHundredWeeks: 160, amount: 600...4_500, rail: .online,
                weekdays: everyDay, months: [12]),
        ]
    }

    private var trips: [Trip] {
        let everyDay = [10, 10, 10, 10, 10, 10, 10]
        let spending = [
            Habit(
                name: "eur", payees: BritishShops.spanish, account: Self.euros, perHundredWeeks: 1_900, amount: 220...3_800, step: 10,
                weekdays: everyDay)
        ]
        return [
            Trip(month: 5, day: 17, days: 8, habits: spending, currency: nil),
            Trip(month: 8, day: 5, days: 4, habits: spending, currency: nil),
        ]
    }

    private func bills(_ chance: inout Chance) -> [Bill] {
        typealias Payees = BritishPayees
        let rent = chance.about(62_000)
        let home = Self.current
        return [
            Bill(
                series: "student-loan", payee: Payees.studentLoans, account: home, amount: 324_610, day: 13, every: 4, rail: .transfer,
                memo: "SLC MAINTENANCE"),
            Bill(
                series: "wage", payee: Payees.employer, account: home, amount: 48_200, spread: 6_900, day: 28, rail: .salary,
                memo: "WAGES"),
            Bill(series: "parents", payee: Payees.parents, account: home, amount: 15_000, day: 2, rail: .transfer, memo: "LOVE MUM X"),
            Bill(series: "rent", payee: Payees.landlord, account: home, amount: -rent, day: 1, rail: .standingOrder, memo: "RENT RM 3"),
            Bill(
                series: "energy", payee: Payees.energy, account: home, amount: -4_200, day: 6, memo: "A-71C0428E",
                change: .init(month: 9, amount: -4_850)),
            Bill(series: "water", payee: Payees.water, account: home, amount: -1_640, day: 17, memo: "3301177204"),
            Bill(series: "mobile", payee: Payees.mobile, account: home, amount: -1_200, day: 20, memo: "GIFF 7731"),
            Bill(series: "tv-licence", payee: Payees.tvLicence, account: home, amount: -1_454, day: 3, memo: "TV LICENCE MBP"),
            Bill(
                series: "music", payee: Payees.music, account: Self.pounds, amount: -599, day: 15, rail: .online,
                change: .init(month: 6, amount: -699)),
            Bill(series: "video", payee: Payees.video, account: home, amount: -499, day: 22, rail: .online),
            Bill(series: "gym", payee: Payees.gym, account: home, amount: -2_199, day: 9, memo: "PUREGYM LTD"),
            Bill(series: "railcard", payee: Payees.railcard, account: home, amount: -3_000, day: 18, every: 12, from: 1, rail: .online),
            Bill(series: "donation", payee: Payees.donation, account: home, amount: -500, day: 14, memo: "SHELTER"),
            Bill(
                series: "interest", payee: Payees.bank, account: Self.savings, amount: 184, spread: 40, day: 28, rail: .interest,
                memo: "Gross interest"),
        ]
    }

    private var events: [Event] {
        typealias Shops = BritishShops
        let current = Self.current
        return [
            Event(month: 4, day: 20, payee: Shops.airline, account: current, amount: -11_746, rail: .online),
            Event(month: 5, day: 16, payee: Shops.hostel, account: Self.euros, amount: -14_400, rail: .online),
            Event(
                month: 1, day: 15, payee: Shops.online[1], account: current, amount: -5_400, rail: .online,
                twist: .refund(permille: 1000, after: 10)),
            Event(
                month: 10, day: 17, payee: Shops.online[0], account: current, amount: -3_198, rail: .online,
                twist: .refund(permille: 500, after: 9)),
            Event(month: 2, day: 18, payee: Shops.transit[0], account: current, amount: -175, twist: .twin),
            Event(month: 6, day: 24, payee: Shops.coffee[0], account: Self.pounds, amount: -385, twist: .twin),
            Event(
                month: 3, day: 25, payee: Shops.takeaways[0], account: current, amount: -2_145, rail: .online,
                twist: .chargedTwice(backAfter: 4)),
            Event(month: 8, day: 23, payee: Shops.books, account: current, amount: -6_897),
            Event(
                month: 7, day: 14, payee: BritishPayees.overdraft, account: current, amount: -1_350, rail: .fee,
                memo: "Arranged overdraft interest"),
            Event(month: 9, day: 16, payee: Shops.dentist, account: current, amount: -2_740),
            Event(month: -1, day: 12, payee: Shops.laptops, account: current, amount: -74_900),
            Event(month: -1, day: 31, payee: Shops.coffee[1], account: Self.pounds, amount: -415),
        ]
    }
}

/// A family of four in Germany: two incomes, rent, a car, day care, a holiday in Denmark and one in Switzerland.
struct GermanFamily {
    private static let checking = 0
    private static let savings = 1
    private static let card = 2

    private var chance: Chance

    init(chance: Chance) {
        self.chance = chance.fork("german-family")
    }

    func plan() -> HouseholdPlan {
        var chance = chance
        let name = chance.pick(People.germanFamilies) ?? ""
        let mother = chance.pick(People.germanWomen) ?? ""
        let father = chance.pick(People.germanMen) ?? ""
        let children = chance.two(People.children)
        let holder = "\(mother) \(name)"
        var plan = HouseholdPlan(
            id: People.slug(name), kind: .germanFamily, country: "DE", currency: "EUR", languages: ["de", "en"],
            members: [
                People.member(mother, "owner", [holder, mother, "Mama"]),
                People.member(father, "adult", ["\(father) \(name)", father, "Papa"]),
                People.member(children.0, "child", [children.0]), People.member(children.1, "child", [children.1]),
            ],
            accounts: accounts(holder, &chance))
        plan.habits = habits
        plan.trips = trips
        plan.bills = incomes(father: "\(father) \(name)", &chance) + bills(&chance) + contracts
        plan.transfers = [
            Transfer(series: "savings", from: Self.checking, to: Self.savings, amount: 70_000, day: 2, memo: "Ruecklage {month}"),
            Transfer(
                series: "holiday-fund", from: Self.savings, to: Self.checking, amount: 120_000, day: 27, every: 6, start: 5,
                memo: "Urlaub"),
        ]
        plan.settlements = [
            Settlement(series: "card-payment", card: Self.card, payer: Self.checking, closes: 20, pays: 28, memo: "Kreditkarte {mm}/{year}")
        ]
        plan.events = events
        plan.aims = """
            goals:
              - {name: Rainy day, months: 3, account: \(plan.accounts[Self.savings].id), priority: 1}
              - {name: Summer at the lake, target: 2400, account: \(plan.accounts[Self.savings].id), priority: 2}
            challenges:
              - {name: Takeaway below 60 a week, category: food.restaurants, most: 60, for: 4}

            """
        return plan
    }

    private func accounts(_ holder: String, _ chance: inout Chance) -> [AccountPlan] {
        let branch = "20" + chance.digits(6)
        let giro = IBAN.make("DE", branch + chance.digits(10))
        let cooperative = "21" + chance.digits(6)
        let deposit = IBAN.make("DE", cooperative + chance.digits(10))
        return [
            AccountPlan(
                id: "giro", kind: .checking, currency: "EUR", number: giro, branch: branch, holder: holder, dialect: .germanGiro,
                start: .lowest(3_712)),
            AccountPlan(
                id: "tagesgeld", kind: .savings, currency: "EUR", number: deposit, branch: cooperative, holder: holder,
                dialect: .germanSavings, files: ["Umsaetze_*.csv"], exports: 2, start: .opening(chance.about(640_000))),
            AccountPlan(
                id: "kreditkarte", kind: .card, currency: "EUR", number: "4998 **** **** \(chance.digits(4))", holder: holder,
                dialect: .germanCard, files: ["Kreditkarte_*.csv"], start: .opening(0)),
        ]
    }

    private var habits: [Habit] {
        typealias Shops = GermanShops
        return [
            Habit(
                name: "groceries", payees: Shops.groceries, account: Self.checking, perHundredWeeks: 310, amount: 640...14_900,
                weekdays: [10, 9, 9, 11, 14, 17, 0]),
            Habit(
                name: "bakery", payees: Shops.bakeries, account: Self.checking, perHundredWeeks: 130, amount: 240...1_890, step: 5,
                weekdays: [6, 6, 6, 6, 8, 20, 16]),
            Habit(
                name: "drugstore", payees: Shops.drugstores, account: Self.checking, perHundredWeeks: 70, amount: 395...6_200,
                weekdays: [10, 10, 10, 10, 12, 18, 0]),
            Habit(name: "fuel", payees: Shops.fuel, account: Self.checking, perHundredWeeks: 62, amount: 3_800...9_400),
            Habit(
                name: "restaurants", payees: Shops.restaurants, account: Self.card, perHundredWeeks: 60, amount: 1_850...11_400, step: 10,
                weekdays: [4, 4, 6, 8, 16, 20, 12]),
            Habit(name: "coffee", payees: Shops.coffee, account: Self.checking, perHundredWeeks: 90, amount: 280...1_350, step: 10),
            Habit(
                name: "cash", payees: Shops.cash, account: Self.checking, perHundredWeeks: 38, amount: 3_000...20_000, step: 1_000,
                rail: .cash),
            Habit(
                name: "pharmacy", payees: Shops.pharmacies, account: Self.checking, perHundredWeeks: 30, amount: 489...5_400,
                weekdays: [10, 10, 10, 10, 12, 8, 0]),
            Habit(
                name: "online", payees: Shops.online, account: Self.card, perHundredWeeks: 95, amount: 799...13_900, rail: .online,
                weekdays: [10, 10, 10, 10, 10, 10, 10]),
            Habit(
                name: "clothing", payees: Shops.clothing, account: Self.card, perHundredWeeks: 34, amount: 999...15_900,
                weekdays: [8, 8, 8, 8, 12, 24, 0]),
            Habit(
                name: "diy", payees: Shops.hardware, account: Self.checking, perHundredWeeks: 24, amount: 549...18_900,
                weekdays: [6, 6, 6, 6, 14, 26, 0]),
            Habit(name: "transit", payees: Shops.transit, account: Self.checking, perHundredWeeks: 40, amount: 340...4_990),
            Habit(name: "parking", payees: Shops.parking, account: Self.checking, perHundredWeeks: 28, amount: 100...900, step: 50),
            Habit(name: "leisure", payees: Shops.leisure, account: Self.card, perHundredWeeks: 32, amount: 900...8_600, step: 50),
            Habit(
                name: "presents", payees: Shops.presents, account: Self.card, perHundredWeeks: 190, amount: 1_299...9_900, rail: .online,
                months: [12]),
        ]
    }

    private var trips: [Trip] {
        let denmark = [
            Habit(
                name: "dk-food", payees: GermanShops.danish, account: Self.card, perHundredWeeks: 900, amount: 8_500...74_000, step: 50,
                weekdays: [10, 10, 10, 10, 10, 10, 10])
        ]
        let switzerland = [
            Habit(
                name: "ch-food", payees: GermanShops.swiss, account: Self.card, perHundredWeeks: 1_000, amount: 890...9_800, step: 5,
                weekdays: [10, 10, 10, 10, 10, 10, 10])
        ]
        return [
            Trip(month: 1, day: 17, days: 6, habits: switzerland, currency: "CHF"),
            Trip(month: 6, day: 12, days: 14, habits: denmark, currency: "DKK"),
        ]
    }

    private func incomes(father: String, _ chance: inout Chance) -> [Bill] {
        let salary = chance.about(318_000)
        let second = chance.about(152_000)
        let home = Self.checking
        typealias Payees = GermanPayees
        return [
            Bill(
                series: "salary-1", payee: Payees.employer, account: home, amount: salary, day: 27, rail: .salary,
                memo: "Lohn/Gehalt {mm}/{year}"),
            Bill(
                series: "salary-2", payee: Payees.clinic, account: home, amount: second, day: 30, rail: .salary,
                memo: "Bezuege {month} {year} \(father)"),
            Bill(
                series: "child-benefit", payee: Payees.childBenefit, account: home, amount: 51_000, day: 12, rail: .transfer,
                memo: "KG 117FK{mm}{year}"),
        ]
    }

    private func bills(_ chance: inout Chance) -> [Bill] {
        let rent = chance.about(142_000)
        let home = Self.checking
        typealias Payees = GermanPayees
        return [
            Bill(
                series: "rent", payee: Payees.landlord, account: home, amount: -rent, day: 1, rail: .standingOrder,
                memo: "Miete {month} {year} Wohnung 3. OG links"),
            Bill(
                series: "electricity", payee: Payees.electricity, account: home, amount: -9_600, day: 3, memo: "Abschlag Strom {mm}/{year}",
                change: .init(month: 7, amount: -10_900)),
            Bill(series: "gas", payee: Payees.gas, account: home, amount: -11_400, day: 15, memo: "Abschlag Gas {month}"),
            Bill(series: "internet", payee: Payees.internet, account: home, amount: -4_495, day: 8, memo: "Festnetz Kundennummer 4480"),
            Bill(series: "mobile", payee: Payees.mobile, account: home, amount: -3_198, day: 18, memo: "Mobilfunk Rechnung {mm}/{year}"),
            Bill(
                series: "broadcasting", payee: Payees.broadcasting, account: home, amount: -5_508, day: 15, every: 3, from: 1,
                memo: "Rundfunkbeitrag {mm}.{year}"),
            Bill(series: "day-care", payee: Payees.dayCare, account: home, amount: -23_800, day: 5, memo: "Elternbeitrag {month}"),
            Bill(
                series: "music-school", payee: Payees.musicSchool, account: home, amount: -5_400, day: 10, rail: .standingOrder,
                memo: "Gitarre {month}"),
        ]
    }

    private var contracts: [Bill] {
        let home = Self.checking
        typealias Payees = GermanPayees
        return [
            Bill(
                series: "car-insurance", payee: Payees.carInsurance, account: home, amount: -18_744, day: 2, every: 3,
                memo: "Kfz-Versicherung Quartal"),
            Bill(
                series: "liability", payee: Payees.liability, account: home, amount: -7_890, day: 4, every: 12, from: 3,
                memo: "Haftpflicht Jahresbeitrag {year}"),
            Bill(
                series: "video", payee: Payees.video, account: Self.card, amount: -1_399, day: 9, rail: .online,
                change: .init(month: 5, amount: -1_499)),
            Bill(series: "music", payee: Payees.music, account: Self.card, amount: -1_799, day: 21, rail: .online),
            Bill(series: "gym", payee: Payees.gym, account: home, amount: -2_990, day: 1, memo: "Mitgliedsbeitrag {month}"),
            Bill(
                series: "interest", payee: Payees.savingsBank, account: Self.savings, amount: 2_614, spread: 310, day: 30, every: 3,
                from: 2, rail: .interest, memo: "Zinsen Quartal"),
            Bill(
                series: "account-fee", payee: Payees.bank, account: home, amount: -1_170, day: 31, every: 3, from: 2, rail: .fee,
                memo: "Kontofuehrung Quartal"),
            Bill(series: "donation", payee: Payees.donation, account: home, amount: -1_500, day: 16, memo: "Foerderbeitrag"),
        ]
    }

    private var events: [Event] {
        typealias Shops = GermanShops
        let card = Self.card
        return [
            Event(
                month: 10, day: 26, payee: GermanPayees.employer, account: Self.checking, amount: 142_000, rail: .salary,
                memo: "Weihnachtsgeld"),
            Event(month: 4, day: 14, payee: Shops.furniture, account: Self.checking, amount: -64_900),
            Event(
                month: 2, day: 13, payee: Shops.online[0], account: card, amount: -8_999, rail: .online,
                twist: .refund(permille: 1000, after: 9)),
            Event(month: 8, day: 16, payee: Shops.clothing[1], account: card, amount: -11_980, twist: .refund(permille: 500, after: 12)),
            Event(month: 3, day: 24, payee: Shops.bakeries[0], account: Self.checking, amount: -370, twist: .twin),
            Event(month: 9, day: 18, payee: Shops.transit[0], account: Self.checking, amount: -680, twist: .twin),
            Event(month: 7, day: 21, payee: Shops.restaurants[2], account: card, amount: -4_650, twist: .chargedTwice(backAfter: 6)),
            Event(month: 5, day: 19, payee: Shops.ferry, account: card, amount: -21_400, rail: .online),
            Event(month: 5, day: 20, payee: Shops.cottage, account: card, amount: -98_000, rail: .online),
            Event(month: 0, day: 22, payee: Shops.skiLodge, account: card, amount: -74_200, rail: .online),
            Event(
                month: 9, day: 7, payee: GermanPayees.carTax, account: Self.checking, amount: -18_200, rail: .directDebit,
                memo: "KFZ-Steuer"),
            Event(
                month: 6, day: 3, payee: GermanPayees.taxOffice, account: Self.checking, amount: 61_284, rail: .transfer,
                memo: "Einkommensteuer Erstattung"),
            Event(month: -1, day: 13, payee: Shops.bicycles, account: card, amount: -154_900),
            Event(month: -1, day: 30, payee: Shops.restaurants[1], account: card, amount: -7_640),
            Event(month: -1, day: 31, payee: Shops.groceries[0], account: card, amount: -5_312),
        ]
    }
}

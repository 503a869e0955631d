/// A pensioner in the Netherlands: state pension and company pension, a rented flat, a garden, grandchildren.
struct DutchPensioner {
    private static let current = 0
    private static let savings = 1

    private var chance: Chance

    init(chance: Chance) {
        self.chance = chance.fork("dutch-pensioner")
    }

    func plan() -> HouseholdPlan {
        var chance = chance
        let name = chance.pick(People.dutch) ?? ""
        let first = chance.pick(People.dutchFirsts) ?? ""
        let holder = "\(first) \(name)"
        var plan = HouseholdPlan(
            id: People.slug(name), kind: .dutchPensioner, country: "NL", currency: "EUR", languages: ["nl"],
            members: [People.member(first, "owner", [holder, first, "Oma"])],
            accounts: [
                AccountPlan(
                    id: "betaal", kind: .checking, currency: "EUR", number: IBAN.make("NL", "INVB" + chance.digits(10)), holder: holder,
                    dialect: .dutchCurrent, start: .lowest(11_205)),
                AccountPlan(
                    id: "sparen", kind: .savings, currency: "EUR", number: "P \(chance.digits(3))-\(chance.digits(5))", holder: holder,
                    dialect: .dutchSavings, exports: 2, start: .opening(chance.about(1_850_000))),
            ])
        plan.habits = habits
        plan.bills = bills(&chance)
        plan.transfers = [
            Transfer(series: "savings", from: Self.current, to: Self.savings, amount: 15_000, day: 24, memo: "Spaaropdracht {month}")
        ]
        plan.events = events
        return plan
    }

    private var habits: [Habit] {
        typealias Shops = DutchShops
        return [
            Habit(name: "groceries", payees: Shops.groceries, account: Self.current, perHundredWeeks: 320, amount: 385...5_900),
            Habit(name: "bakery", payees: Shops.bakeries, account: Self.current, perHundredWeeks: 90, amount: 245...1_240, step: 5),
            Habit(name: "drugstore", payees: Shops.drugstores, account: Self.current, perHundredWeeks: 46, amount: 299...3_400),
            Habit(name: "cafe", payees: Shops.cafes, account: Self.current, perHundredWeeks: 60, amount: 390...2_900, step: 10),
            Habit(name: "transit", payees: Shops.transit, account: Self.current, perHundredWeeks: 52, amount: 320...2_860),
            Habit(
                name: "garden", payees: Shops.garden, account: Self.current, perHundredWeeks: 50, amount: 699...7_900,
                months: [3, 4, 5, 6, 9]),
            Habit(name: "online", payees: Shops.online, account: Self.current, perHundredWeeks: 40, amount: 899...8_900, rail: .online),
            Habit(name: "presents", payees: Shops.presents, account: Self.current, perHundredWeeks: 140, amount: 999...4_999, months: [12]),
            Habit(
                name: "cash", payees: Shops.cash, account: Self.current, perHundredWeeks: 42, amount: 2_000...15_000, step: 1_000,
                rail: .cash),
        ]
    }

    private func bills(_ chance: inout Chance) -> [Bill] {
        typealias Payees = DutchPayees
        let pension = chance.about(94_000) + 18
        let rent = chance.about(71_000) + 44
        let home = Self.current
        return [
            Bill(
                series: "state-pension", payee: Payees.statePension, account: home, amount: 147_512, day: 23, rail: .transfer,
                memo: "AOW {month} {year}"),
            Bill(
                series: "pension", payee: Payees.pension, account: home, amount: pension, day: 25, rail: .transfer,
                memo: "Pensioen {mm}-{year}"),
            Bill(series: "rent", payee: Payees.landlord, account: home, amount: -rent, day: 1, memo: "Huur {month} {year}"),
            Bill(
                series: "energy", payee: Payees.energy, account: home, amount: -13_800, day: 20, memo: "Termijnbedrag {month}",
                change: .init(month: 6, amount: -14_900)),
            Bill(
                series: "water", payee: Payees.water, account: home, amount: -4_215, day: 14, every: 3, from: 1,
                memo: "Voorschot drinkwater"),
            Bill(series: "health", payee: Payees.health, account: home, amount: -15_985, day: 27, memo: "Zorgpremie {month}"),
            Bill(series: "internet", payee: Payees.internet, account: home, amount: -5_250, day: 18, memo: "Factuur {mm}-{year}"),
            Bill(series: "mobile", payee: Payees.mobile, account: home, amount: -1_150, day: 6, memo: "Sim Only"),
            Bill(series: "insurance", payee: Payees.insurance, account: home, amount: -2_374, day: 2, memo: "Woonpakket {month}"),
            Bill(
                series: "newspaper", payee: Payees.newspaper, account: home, amount: -3_995, day: 16, memo: "Abonnement",
                change: .init(month: 8, amount: -4_195)),
            Bill(series: "donation", payee: Payees.donation, account: home, amount: -750, day: 28, memo: "Donatie"),
            Bill(
                series: "account-fee", payee: Payees.bank, account: home, amount: -370, day: 3, rail: .fee,
                memo: "Kosten BetaalPakket {month}"),
            Bill(
                series: "interest", payee: Payees.savingsBank, account: Self.savings, amount: 6_140, spread: 480, day: 31, every: 3,
                from: 2, rail: .interest, memo: "Rente kwartaal"),
        ]
    }

    private var events: [Event] {
        typealias Shops = DutchShops
        let current = Self.current
        return [
            Event(
                month: 4, day: 22, payee: DutchPayees.holidayMoney, account: current, amount: 88_410, rail: .transfer,
                memo: "Vakantiegeld AOW"),
            Event(
                month: 1, day: 26, payee: DutchPayees.municipality, account: current, amount: -41_270, rail: .transfer,
                memo: "Gemeentebelastingen"),
            Event(
                month: 2, day: 17, payee: Shops.online[0], account: current, amount: -5_499, rail: .online,
                twist: .refund(permille: 1000, after: 9)),
            Event(month: 5, day: 19, payee: Shops.bakeries[0], account: current, amount: -425, twist: .twin),
            Event(month: 7, day: 18, payee: Shops.cafes[0], account: current, amount: -1_480, twist: .chargedTwice(backAfter: 5)),
            Event(month: 8, day: 15, payee: Shops.train, account: current, amount: -9_840, rail: .online),
            Event(month: -1, day: 16, payee: Shops.kitchen, account: current, amount: -82_900),
        ]
    }
}

/// Who pays and who is paid regularly in the Netherlands.
enum DutchPayees {
    static let statePension = Payee("SVB", "SVB AOW", .benefits)
    static let pension = Payee("Pensioenfonds Zorg en Welzijn", "STG PENSIOENFONDS ZORG EN WELZIJN", .pension)
    static let landlord = Payee("Woonstichting De Linde", "WOONSTICHTING DE LINDE", .rent)
    static let energy = Payee("Vattenfall", "VATTENFALL KLANTENSERVICE NV", .utilities)
    static let water = Payee("Vitens", "VITENS NV", .water)
    static let health = Payee("Zilveren Kruis", "ZILVEREN KRUIS ZORGVERZ. NV", .insurance)
    static let internet = Payee("Ziggo", "ZIGGO SERVICES BV", .internet)
    static let mobile = Payee("Simyo", "SIMYO", .mobile)
    static let insurance = Payee("Centraal Beheer", "CENTRAAL BEHEER SCHADEVERZ.", .insurance)
    static let newspaper = Payee("Trouw", "DPG MEDIA BV TROUW", .books)
    static let donation = Payee("KWF Kankerbestrijding", "KWF KANKERBESTRIJDING", .donations)
    static let savingsBank = Payee("Oranjerie Bank", "ORANJERIE BANK N.V.", .interest)
    static let bank = Payee("Oranjerie Bank", "ORANJERIE BANK N.V.", .fees)
    static let holidayMoney = Payee("SVB", "SVB AOW", .benefits)
    static let municipality = Payee("Gemeente Zwolle", "GEMEENTE ZWOLLE BELASTINGEN", .taxes)
}

/// Where pensioners shop in the Netherlands.
enum DutchShops {
    static let groceries = [
        Payee("Albert Heijn", "ALBERT HEIJN", .groceries, in: ["Zwolle"], numbered: true),
        Payee("Jumbo", "JUMBO ZWOLLE", .groceries, in: ["Zwolle"]), Payee("Lidl", "LIDL ZWOLLE STADSHAGEN", .groceries, in: ["Zwolle"]),
    ]
    static let bakeries = [Payee("Bakkerij Van Orsouw", "BAKKERIJ VAN ORSOUW", .bakery, in: ["Zwolle"])]
    static let drugstores = [
        Payee("Kruidvat", "KRUIDVAT", .pharmacy, in: ["Zwolle"], numbered: true),
        Payee("Etos", "ETOS", .pharmacy, in: ["Zwolle"], numbered: true),
    ]
    static let cafes = [
        Payee("Grand Café Het Wijnhuis", "GRAND CAFE HET WIJNHUIS", .restaurants, in: ["Zwolle"]),
        Payee("La Place", "LA PLACE", .restaurants, in: ["Zwolle"]),
    ]
    static let transit = [
        Payee("NS", "NS GROEP ZWOLLE", .publicTransport, in: ["Zwolle"]),
        Payee("Keolis", "RRREIS KEOLIS", .publicTransport, in: ["Zwolle"]),
    ]
    static let garden = [
        Payee("Intratuin", "INTRATUIN ZWOLLE", .garden, in: ["Zwolle"]), Payee("GAMMA", "GAMMA ZWOLLE", .homeImprovement, in: ["Zwolle"]),
    ]
    static let online = [Payee("bol.com", "BOL.COM BV", .marketplace), Payee("Wehkamp", "WEHKAMP BV", .department)]
    static let presents = [Payee("Intertoys", "INTERTOYS", .gifts, in: ["Zwolle"]), Payee("Bruna", "BRUNA", .books, in: ["Zwolle"])]
    static let cash = [Payee("Geldmaat", "GELDMAAT GROTE MARKT", .cash, in: ["Zwolle"])]
    static let train = Payee("NS International", "NS INTERNATIONAL", .trips)
    static let kitchen = Payee("Coolblue", "COOLBLUE BV", .electronics, in: ["Zwolle"])
}

/// Those past work, far from town, between jobs and on the road.
extension LifestyleTraits {
    static let retired = LifestyleTraits(
        habits: [
            Habit("groceries", AmericanShops.groceries, 200, 1_100...10_500),
            Habit("restaurants", LifestylePayees.restaurants, 80, 1_700...7_800),
            Habit("fuel", AmericanShops.fuel, 44, 2_400...5_200),
            Habit("pharmacy", AmericanShops.pharmacies, 110, 1_200...9_500),
            Habit("doctor", LifestylePayees.doctors, 70, 2_500...22_500),
            Habit("garden", LifestylePayees.garden, 60, 1_500...13_500),
            Habit("gifts", LifestylePayees.gifts, 76, 1_800...12_500),
            Habit("stores", LifestylePayees.stores, 40, 1_200...8_500),
            Habit("books", LifestylePayees.books, 36, 1_100...4_200),
            Habit("hair", LifestylePayees.hair, 26, 2_200...6_500),
            Habit("lodging", LifestylePayees.lodging, 5, 18_000...62_000, .online),
            Habit("home-improvement", LifestylePayees.homeImprovement, 20, 1_500...12_500),
        ],
        bills: [
            Bill(series: "pension", payee: LifestylePayees.pension, amount: 265_000, day: 3, rail: .transfer, percentSpread: 0),
            Bill(series: "pension2", payee: LifestylePayees.statePension, amount: 198_000, day: 10, rail: .transfer, percentSpread: 0),
            Bill(series: "tax", payee: LifestylePayees.propertyTax, amount: -165_000, day: 15, every: 6, percentSpread: 0),
            Bill(series: "health", payee: LifestylePayees.healthInsurance, amount: -39_500, day: 8, percentSpread: 0),
            Bill(series: "electricity", payee: AmericanPayees.electricity, amount: -13_500, day: 18, percentSpread: 18, memo: "BILLPAY"),
            Bill(series: "gas", payee: AmericanPayees.gas, amount: -8_800, day: 22, percentSpread: 30, memo: "NATGAS"),
            Bill(series: "internet", payee: AmericanPayees.internet, amount: -7_999, day: 12, percentSpread: 1, memo: "CABLE"),
            Bill(series: "mobile", payee: AmericanPayees.mobile, amount: -5_500, day: 6, percentSpread: 2, memo: "PCS SVC"),
            Bill(series: "insurance", payee: AmericanPayees.carInsurance, amount: -12_500, day: 17, percentSpread: 0, memo: "PREM PMT"),
            Bill(series: "donation", payee: AmericanPayees.donation, amount: -6_500, day: 28, rail: .online, percentSpread: 0),
        ])

    static let ruralCommuter = LifestyleTraits(
        habits: [
            Habit("groceries", AmericanShops.groceries, 190, 1_300...13_500),
            Habit("fast-food", LifestylePayees.fastFood, 170, 800...2_900),
            Habit("fuel", AmericanShops.fuel, 260, 3_600...8_800),
            Habit("car-repair", LifestylePayees.carRepair, 26, 6_000...62_000),
            Habit("home-improvement", LifestylePayees.homeImprovement, 80, 1_500...19_500),
            Habit("stores", LifestylePayees.stores, 70, 1_200...11_500),
            Habit("pets", AmericanShops.dog, 60, 1_500...9_500),
            Habit("convenience", LifestylePayees.convenience, 150, 300...2_400),
            Habit("pharmacy", AmericanShops.pharmacies, 32, 800...4_200),
            Habit("restaurants", LifestylePayees.restaurants, 36, 1_500...5_500),
            Habit("sports", LifestylePayees.sports, 28, 2_200...16_500),
            Habit("online", LifestylePayees.online, 60, 900...8_500, .online),
        ],
        bills: [
            Bill(series: "salary", payee: LifestylePayees.plantWage, amount: 410_000, day: 30, rail: .salary),
            Bill(
                series: "mortgage", payee: LifestylePayees.mortgage, amount: -98_000, day: 1, percentSpread: 0, permilleWithout: 0,
                memo: "MTG PYMT"),
            Bill(series: "carloan", payee: AmericanPayees.carLoan, amount: -52_000, day: 5, percentSpread: 0, memo: "AUTO PAY"),
            Bill(series: "insurance", payee: AmericanPayees.carInsurance, amount: -19_500, day: 17, percentSpread: 0, memo: "PREM PMT"),
            Bill(series: "electricity", payee: AmericanPayees.electricity, amount: -15_500, day: 18, percentSpread: 22, memo: "BILLPAY"),
            Bill(series: "internet", payee: AmericanPayees.internet, amount: -6_999, day: 12, percentSpread: 1, memo: "CABLE"),
            Bill(series: "mobile", payee: AmericanPayees.mobile, amount: -9_500, day: 6, percentSpread: 2, memo: "PCS SVC"),
        ])

    static let gigWorker = LifestyleTraits(
        habits: [
            Habit("groceries", AmericanShops.groceries, 140, 800...6_800),
            Habit("fast-food", LifestylePayees.fastFood, 230, 650...2_400),
            Habit("fuel", AmericanShops.fuel, 210, 2_200...5_600),
            Habit("convenience", LifestylePayees.convenience, 160, 250...1_900),
            Habit("coffee", AmericanShops.coffee, 120, 350...850),
            Habit("online", LifestylePayees.online, 80, 700...6_500, .online),
            Habit("pharmacy", AmericanShops.pharmacies, 24, 700...3_200),
            Habit("car-repair", LifestylePayees.carRepair, 18, 4_000...34_000),
            Habit("games", LifestylePayees.games, 34, 499...5_999, .online),
            Habit("electronics", LifestylePayees.electronics, 14, 2_500...22_000),
            Habit("bars", LifestylePayees.bars, 50, 900...4_200),
            Habit("delivery", LifestylePayees.delivery, 50, 1_400...3_800, .online),
        ],
        bills: [
            Bill(series: "gig1", payee: LifestylePayees.rideWage, amount: 92_000, day: 5, rail: .transfer, percentSpread: 38),
            Bill(series: "gig2", payee: LifestylePayees.rideWage, amount: 92_000, day: 12, rail: .transfer, percentSpread: 38),
            Bill(series: "gig3", payee: LifestylePayees.rideWage, amount: 92_000, day: 19, rail: .transfer, percentSpread: 38),
            Bill(series: "gig4", payee: LifestylePayees.rideWage, amount: 92_000, day: 26, rail: .transfer, percentSpread: 38),
            Bill(
                series: "rent", payee: AmericanPayees.landlord, amount: -118_000, day: 2, percentSpread: 0, permilleWithout: 0, memo: "RENT"
            ),
            Bill(series: "mobile", payee: AmericanPayees.mobile, amount: -9_500, day: 6, percentSpread: 2, memo: "PCS SVC"),
            Bill(series: "insurance", payee: AmericanPayees.carInsurance, amount: -17_500, day: 17, percentSpread: 0, memo: "PREM PMT"),
            Bill(series: "electricity", payee: AmericanPayees.electricity, amount: -7_500, day: 18, percentSpread: 20, memo: "BILLPAY"),
            Bill(series: "carloan", payee: AmericanPayees.carLoan, amount: -31_000, day: 5, percentSpread: 0, memo: "AUTO PAY"),
        ])

    static let traveller = LifestyleTraits(
        habits: [
            Habit("groceries", AmericanShops.groceries, 110, 1_500...14_500),
            Habit("restaurants", LifestylePayees.restaurants, 260, 2_800...19_500),
            Habit("coffee", AmericanShops.coffee, 160, 500...1_400),
            Habit("rides", LifestylePayees.rides, 150, 1_400...7_800, .online),
            Habit("flights", LifestylePayees.flights, 52, 16_000...98_000, .online),
            Habit("lodging", LifestylePayees.lodging, 48, 15_000...92_000, .online),
            Habit("clothes", LifestylePayees.clothes, 80, 4_000...34_000),
            Habit("electronics", LifestylePayees.electronics, 22, 6_000...82_000),
            Habit("online", LifestylePayees.online, 110, 1_500...22_000, .online),
            Habit("leisure", AmericanShops.leisure, 60, 3_000...26_000),
            Habit("hair", LifestylePayees.hair, 40, 4_000...18_500),
            Habit("gifts", LifestylePayees.gifts, 46, 2_500...18_500),
            Habit("doctor", LifestylePayees.doctors, 24, 3_000...19_500),
        ],
        bills: [
            Bill(series: "salary", payee: AmericanPayees.employer, amount: 1_090_000, day: 30, rail: .salary, percentSpread: 2),
            Bill(series: "salary2", payee: LifestylePayees.lawWage, amount: 880_000, day: 25, rail: .salary, percentSpread: 3),
            Bill(
                series: "mortgage", payee: LifestylePayees.mortgage, amount: -365_000, day: 1, percentSpread: 0, permilleWithout: 0,
                memo: "MTG PYMT"),
            Bill(series: "electricity", payee: AmericanPayees.electricity, amount: -17_500, day: 18, percentSpread: 18, memo: "BILLPAY"),
            Bill(series: "internet", payee: AmericanPayees.internet, amount: -9_999, day: 12, percentSpread: 1, memo: "CABLE"),
            Bill(series: "mobile", payee: AmericanPayees.mobile, amount: -14_500, day: 6, percentSpread: 2, memo: "PCS SVC"),
            Bill(series: "insurance", payee: AmericanPayees.carInsurance, amount: -26_500, day: 17, percentSpread: 0, memo: "PREM PMT"),
            Bill(series: "gym", payee: AmericanPayees.gym, amount: -16_500, day: 17, rail: .online, percentSpread: 0),
            Bill(series: "donation", payee: AmericanPayees.donation, amount: -22_000, day: 28, rail: .online, percentSpread: 0),
        ])
}

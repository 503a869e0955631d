/// The young and the families.
extension LifestyleTraits {
    static let student = LifestyleTraits(
        habits: [
            Habit("groceries", AmericanShops.groceries, 90, 600...5_200),
            Habit("fast-food", LifestylePayees.fastFood, 190, 520...1_900),
            Habit("coffee", AmericanShops.coffee, 230, 350...900),
            Habit("bars", LifestylePayees.bars, 70, 900...4_200),
            Habit("transit", LifestylePayees.transit, 260, 225...550),
            Habit("books", LifestylePayees.books, 22, 1_500...9_500),
            Habit("games", LifestylePayees.games, 40, 499...5_999, .online),
            Habit("online", LifestylePayees.online, 60, 700...6_000, .online),
            Habit("restaurants", LifestylePayees.restaurants, 40, 1_200...3_600),
            Habit("leisure", AmericanShops.leisure, 30, 900...4_000),
            Habit("clothes", LifestylePayees.clothes, 24, 1_500...7_000),
            Habit("convenience", LifestylePayees.convenience, 80, 250...1_500),
        ],
        bills: [
            Bill(series: "grant", payee: LifestylePayees.benefits, amount: 88_000, day: 5, rail: .transfer, percentSpread: 3),
            Bill(series: "job", payee: LifestylePayees.shopWage, amount: 82_000, day: 28, rail: .salary, percentSpread: 12),
            Bill(series: "rent", payee: LifestylePayees.roomRent, amount: -68_000, day: 2, percentSpread: 1, permilleWithout: 0),
            Bill(series: "tuition", payee: LifestylePayees.tuition, amount: -42_000, day: 12, every: 3, percentSpread: 3),
            Bill(series: "mobile", payee: AmericanPayees.mobile, amount: -3_500, day: 6, percentSpread: 3, memo: "PCS SVC"),
            Bill(series: "music", payee: AmericanPayees.music, amount: -599, day: 23, rail: .online, percentSpread: 0),
            Bill(series: "video", payee: AmericanPayees.video, amount: -799, day: 11, rail: .online, percentSpread: 0),
        ])

    static let youngUrban = LifestyleTraits(
        habits: [
            Habit("groceries", AmericanShops.groceries, 150, 900...8_200),
            Habit("restaurants", LifestylePayees.restaurants, 210, 1_600...9_500),
            Habit("coffee", AmericanShops.coffee, 330, 450...1_200),
            Habit("bars", LifestylePayees.bars, 120, 1_200...7_500),
            Habit("delivery", LifestylePayees.delivery, 110, 1_500...5_200, .online),
            Habit("rides", LifestylePayees.rides, 190, 900...4_200, .online),
            Habit("transit", LifestylePayees.transit, 180, 275...600),
            Habit("clothes", LifestylePayees.clothes, 70, 2_500...16_000),
            Habit("online", LifestylePayees.online, 120, 900...11_000, .online),
            Habit("leisure", AmericanShops.leisure, 70, 1_400...12_000),
            Habit("hair", LifestylePayees.hair, 24, 3_000...12_000),
            Habit("sports", LifestylePayees.sports, 24, 1_500...11_000),
            Habit("flights", LifestylePayees.flights, 7, 18_000...52_000, .online),
            Habit("gifts", LifestylePayees.gifts, 26, 1_500...9_000),
        ],
        bills: [
            Bill(series: "salary", payee: AmericanPayees.employer, amount: 540_000, day: 30, rail: .salary, percentSpread: 3),
            Bill(
                series: "rent", payee: AmericanPayees.landlord, amount: -195_000, day: 2, percentSpread: 1, permilleWithout: 0, memo: "RENT"
            ),
            Bill(series: "electricity", payee: AmericanPayees.electricity, amount: -6_800, day: 18, percentSpread: 18, memo: "BILLPAY"),
            Bill(series: "internet", payee: AmericanPayees.internet, amount: -6_500, day: 12, percentSpread: 2, memo: "CABLE"),
            Bill(series: "mobile", payee: AmericanPayees.mobile, amount: -7_500, day: 6, percentSpread: 3, memo: "PCS SVC"),
            Bill(series: "gym", payee: AmericanPayees.gym, amount: -6_900, day: 17, rail: .online, percentSpread: 0),
            Bill(series: "video", payee: AmericanPayees.video, amount: -1_549, day: 11, rail: .online, percentSpread: 0),
            Bill(series: "music", payee: AmericanPayees.music, amount: -1_199, day: 23, rail: .online, percentSpread: 0),
            Bill(series: "loan", payee: AmericanPayees.loan, amount: -27_000, day: 20, percentSpread: 0, memo: "STDNT LOAN"),
        ])

    static let suburbanFamily = LifestyleTraits(
        habits: [
            Habit("groceries", AmericanShops.groceries, 330, 1_900...22_500),
            Habit("restaurants", LifestylePayees.restaurants, 70, 2_800...12_500),
            Habit("fast-food", LifestylePayees.fastFood, 110, 1_200...4_800),
            Habit("fuel", AmericanShops.fuel, 130, 3_200...7_400),
            Habit("stores", LifestylePayees.stores, 90, 1_500...15_500),
            Habit("online", LifestylePayees.online, 150, 1_200...14_500, .online),
            Habit("clothes", LifestylePayees.clothes, 60, 2_500...15_500),
            Habit("doctor", LifestylePayees.doctors, 26, 3_000...19_500),
            Habit("pharmacy", AmericanShops.pharmacies, 50, 900...5_200),
            Habit("home-improvement", LifestylePayees.homeImprovement, 60, 1_900...23_500),
            Habit("pets", AmericanShops.dog, 46, 1_800...11_500),
            Habit("gifts", LifestylePayees.gifts, 46, 1_800...9_500),
            Habit("leisure", AmericanShops.leisure, 48, 2_500...15_500),
            Habit("sports", LifestylePayees.sports, 34, 2_500...14_500),
        ],
        bills: [
            Bill(series: "salary", payee: AmericanPayees.employer, amount: 610_000, day: 30, rail: .salary, percentSpread: 2),
            Bill(series: "salary2", payee: AmericanPayees.schools, amount: 420_000, day: 25, rail: .salary, percentSpread: 2),
            Bill(
                series: "mortgage", payee: LifestylePayees.mortgage, amount: -245_000, day: 1, percentSpread: 0, permilleWithout: 0,
                memo: "MTG PYMT"),
            Bill(series: "childcare", payee: LifestylePayees.childcare, amount: -115_000, day: 3),
            Bill(series: "electricity", payee: AmericanPayees.electricity, amount: -16_500, day: 18, percentSpread: 18, memo: "BILLPAY"),
            Bill(series: "gas", payee: AmericanPayees.gas, amount: -9_800, day: 22, percentSpread: 30, memo: "NATGAS"),
            Bill(series: "internet", payee: AmericanPayees.internet, amount: -8_999, day: 12, percentSpread: 1, memo: "CABLE"),
            Bill(series: "mobile", payee: AmericanPayees.mobile, amount: -16_500, day: 6, percentSpread: 2, memo: "PCS SVC"),
            Bill(series: "insurance", payee: AmericanPayees.carInsurance, amount: -23_500, day: 17, percentSpread: 0, memo: "PREM PMT"),
            Bill(series: "carloan", payee: AmericanPayees.carLoan, amount: -46_000, day: 5, percentSpread: 0, memo: "AUTO PAY"),
            Bill(series: "video", payee: AmericanPayees.video, amount: -1_799, day: 11, rail: .online, percentSpread: 0),
        ])

    static let singleParent = LifestyleTraits(
        habits: [
            Habit("groceries", AmericanShops.groceries, 250, 1_100...11_500),
            Habit("fast-food", LifestylePayees.fastFood, 150, 900...3_600),
            Habit("fuel", AmericanShops.fuel, 85, 2_500...5_600),
            Habit("stores", LifestylePayees.stores, 70, 900...7_500),
            Habit("online", LifestylePayees.online, 80, 900...7_000, .online),
            Habit("clothes", LifestylePayees.clothes, 50, 1_500...8_500),
            Habit("pharmacy", AmericanShops.pharmacies, 66, 700...4_800),
            Habit("doctor", LifestylePayees.doctors, 26, 2_000...11_000),
            Habit("gifts", LifestylePayees.gifts, 34, 1_200...5_500),
            Habit("leisure", AmericanShops.leisure, 30, 1_500...7_000),
            Habit("convenience", LifestylePayees.convenience, 60, 300...2_200),
        ],
        bills: [
            Bill(series: "salary", payee: AmericanPayees.schools, amount: 330_000, day: 25, rail: .salary, percentSpread: 2),
            Bill(series: "benefits", payee: LifestylePayees.benefits, amount: 62_000, day: 5, rail: .transfer, percentSpread: 2),
            Bill(
                series: "rent", payee: AmericanPayees.landlord, amount: -138_000, day: 2, percentSpread: 0, permilleWithout: 0, memo: "RENT"
            ),
            Bill(series: "childcare", payee: LifestylePayees.childcare, amount: -82_000, day: 3, percentSpread: 5),
            Bill(series: "electricity", payee: AmericanPayees.electricity, amount: -9_500, day: 18, percentSpread: 20, memo: "BILLPAY"),
            Bill(series: "internet", payee: AmericanPayees.internet, amount: -5_999, day: 12, percentSpread: 1, memo: "CABLE"),
            Bill(series: "mobile", payee: AmericanPayees.mobile, amount: -7_500, day: 6, percentSpread: 2, memo: "PCS SVC"),
            Bill(series: "insurance", payee: AmericanPayees.carInsurance, amount: -11_500, day: 17, percentSpread: 0, memo: "PREM PMT"),
            Bill(series: "video", payee: AmericanPayees.video, amount: -799, day: 11, rail: .online, percentSpread: 0),
        ])
}

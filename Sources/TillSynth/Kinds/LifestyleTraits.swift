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

/// Whom households of all ways of living pay, beside the payees of the American couple.
enum LifestylePayees {
    private static let towns = ["Seattle WA", "Tacoma WA", "Spokane WA"]

    static let restaurants = [
        Payee("Olive Garden", "OLIVE GARDEN", .restaurants, in: towns, numbered: true),
        Payee("Ba Bar", "BA BAR CAPITOL HILL", .restaurants, in: ["Seattle WA"], by: .toast),
        Payee("Serious Pie", "SERIOUS PIE DOWNTOWN", .restaurants, in: ["Seattle WA"], by: .toast),
    ]
    static let fastFood = [
        Payee("McDonald's", "MCDONALD'S F", .fastFood, in: towns, numbered: true),
        Payee("Taco Bell", "TACO BELL", .fastFood, in: towns, numbered: true),
        Payee("Subway", "SUBWAY", .fastFood, in: towns, numbered: true),
    ]
    static let bars = [
        Payee("Tavern Law", "TAVERN LAW BAR", .bars, in: ["Seattle WA"]), Payee("Pine Box", "PINE BOX BAR & PUB", .bars, in: towns),
    ]
    static let delivery = [
        Payee("DoorDash", "DD DOORDASH", .delivery, in: ["San Francisco CA"]),
        Payee("Uber Eats", "UBER EATS", .delivery, in: ["help.uber.com CA"]),
    ]
    static let online = [
        Payee("Amazon", "AMAZON MKTPL*", .marketplace, in: ["Amzn.com/bill WA"]), Payee("eBay", "EBAY INC.", .marketplace, by: .paypal),
    ]
    static let stores = [
        Payee("Target", "TARGET T-", .shopping, in: towns, numbered: true),
        Payee("Walmart", "WAL-MART SUPERCENTER", .shopping, in: towns, numbered: true),
    ]
    static let clothes = [
        Payee("Old Navy", "OLD NAVY", .clothing, in: towns, numbered: true), Payee("Uniqlo", "UNIQLO USA LLC", .clothing),
        Payee("H&M", "H&M", .clothing, in: towns, numbered: true),
    ]
    static let doctors = [
        Payee("Kaiser Permanente", "KAISER PERMANENTE", .doctor, in: towns),
        Payee("Polyclinic", "THE POLYCLINIC MEDICAL", .doctor, in: ["Seattle WA"]),
    ]
    static let rides = [
        Payee("Uber", "UBER *TRIP", .taxi, in: ["help.uber.com CA"]), Payee("Lyft", "LYFT *RIDE", .taxi, in: ["lyft.com CA"]),
    ]
    static let transit = [
        Payee("Sound Transit", "SOUND TRANSIT", .publicTransport, in: ["Seattle WA"]),
        Payee("ORCA", "ORCA TRANSIT CARD", .publicTransport, in: ["Seattle WA"]),
    ]
    static let gifts = [Payee("Etsy", "ETSY.COM", .gifts), Payee("LEGO", "LEGO BRAND RETAIL", .gifts)]
    static let homeImprovement = [
        Payee("The Home Depot", "THE HOME DEPOT #", .homeImprovement, in: towns, numbered: true),
        Payee("Lowe's", "LOWE'S #", .homeImprovement, in: towns, numbered: true),
    ]
    static let garden = [Payee("Swansons Nursery", "SWANSONS NURSERY GARDEN", .garden, in: ["Seattle WA"])]
    static let carRepair = [
        Payee("Les Schwab Tires", "LES SCHWAB TIRES #", .carRepair, in: towns, numbered: true),
        Payee("Jiffy Lube", "JIFFY LUBE #", .carRepair, in: towns, numbered: true),
    ]
    static let flights = [
        Payee("Alaska Airlines", "ALASKA AIR", .flights, in: ["Seattle WA"]),
        Payee("Delta Air Lines", "DELTA AIR", .flights, in: ["Atlanta GA"]),
    ]
    static let lodging = [
        Payee("Hotels.com", "HOTELS.COM", .lodging, in: ["Hotels.com WA"]),
        Payee("Marriott", "MARRIOTT HOTEL", .lodging, in: ["Chicago IL"]),
    ]
    static let books = [Payee("Barnes & Noble", "BARNES & NOBLE #", .books, in: towns, numbered: true)]
    static let games = [Payee("Steam", "STEAM GAMES", .games, by: .paypal)]
    static let hair = [Payee("Great Clips", "GREAT CLIPS", .hair, in: towns)]
    static let convenience = [Payee("7-Eleven", "7-ELEVEN", .convenience, in: towns, numbered: true)]
    static let electronics = [Payee("Best Buy", "BEST BUY", .electronics, in: towns, numbered: true)]
    static let sports = [Payee("REI", "REI #", .sports, in: towns, numbered: true)]

    static let benefits = Payee("Washington DSHS", "STATE OF WA DSHS BENEFIT", .benefits)
    static let statePension = Payee("Social Security", "SSA TREAS 310 XXSOC SEC", .pension)
    static let pension = Payee("Boeing Pension", "BOEING PENSION PAYROLL", .pension)
    static let shopWage = Payee("Elliott Bay Books", "ELLIOTT BAY PAYROLL", .salary)
    static let plantWage = Payee("Columbia Aluminum", "COLUMBIA ALUM PAYROLL", .salary)
    static let lawWage = Payee("Harrow & Pike", "HARROW PIKE LLP PAYROLL", .salary)
    static let rideWage = Payee("Uber", "UBER USA EDI PAYMNT", .sidework)
    static let roomRent = Payee("University Housing", "UNIV HOUSING RENT", .rent)
    static let tuition = Payee("University of Washington", "UNIV OF WASHINGTON TUITION", .education)
    static let mortgage = Payee("Evergreen Home Loans", "EVERGREEN HOME LOANS MORTGAGE", .mortgage)
    static let childcare = Payee("KinderCare", "KINDERCARE DAYCARE", .childcare)
    static let propertyTax = Payee("King County Treasury", "KING COUNTY PROPERTY TAX", .taxes)
    static let healthInsurance = Payee("Regence BlueShield", "REGENCE BLUESHIELD HEALTH INS", .insurance)
}

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

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

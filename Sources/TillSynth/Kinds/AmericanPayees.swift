/// Who pays and who is paid regularly in the United States.
enum AmericanPayees {
    static let employer = Payee("Cedar Ridge Software", "CEDAR RIDGE SOFT", .salary)
    static let schools = Payee("Seattle Public Schools", "SEATTLE PUB SCHL", .salary)
    static let landlord = Payee("Ballard Flats", "BALLARD FLATS LLC", .rent)
    static let cheque = Payee("Check", "CHECK", .services)
    static let electricity = Payee("Seattle City Light", "SEATTLE CITY LIGHT", .utilities)
    static let gas = Payee("Puget Sound Energy", "PUGET SOUND ENER", .utilities)
    static let internet = Payee("Comcast Xfinity", "COMCAST XFINITY", .internet)
    static let mobile = Payee("T-Mobile", "T-MOBILE", .mobile)
    static let carInsurance = Payee("GEICO", "GEICO", .insurance)
    static let loan = Payee("Nelnet", "NELNET", .studentLoan)
    static let carLoan = Payee("Toyota Financial Services", "TOYOTA FINANCIAL", .carLoan)
    static let video = Payee("Netflix", "NETFLIX.COM", .streaming)
    static let music = Payee("Spotify", "SPOTIFY USA", .music)
    static let storage = Payee("Apple", "APPLE.COM/BILL", .subscriptions, in: ["Cupertino CA"])
    static let gym = Payee("Planet Fitness", "PLANET FITNESS", .fitness)
    static let club = Payee("Costco", "COSTCO ANNUAL RENEWAL", .subscriptions)
    static let donation = Payee("KUOW Public Radio", "KUOW PUBLIC RADIO", .donations)
    static let bank = Payee("Cascade First", "CASCADE FIRST", .interest)
    static let overdraft = Payee("Cascade First", "CASCADE FIRST", .overdraft)
    static let treasury = Payee("US Treasury", "IRS TREAS 310", .taxRefund)
    static let dentist = Payee("Greenlake Dental", "GREENLAKE DENTAL CARE", .dentist, in: ["Seattle WA"])
}

/// Where people shop in the United States and on holiday.
enum AmericanShops {
    private static let towns = ["Seattle WA", "Bellevue WA", "Shoreline WA"]

    static let groceries = [
        Payee("Trader Joe's", "TRADER JOE S #", .groceries, in: towns, numbered: true),
        Payee("Safeway", "SAFEWAY #", .groceries, in: towns, numbered: true),
        Payee("QFC", "QFC #", .groceries, in: ["Seattle WA"], numbered: true),
        Payee("Costco", "COSTCO WHSE #", .groceries, in: ["Kirkland WA", "Seattle WA"], numbered: true),
        Payee("Whole Foods Market", "WHOLEFDS RVT", .groceries, in: ["Seattle WA"], numbered: true),
    ]
    static let restaurants = [
        Payee("Ba Bar", "BA BAR CAPITOL HILL", .restaurants, in: ["Seattle WA"], by: .toast),
        Payee("Chipotle", "CHIPOTLE", .fastFood, in: towns, numbered: true),
        Payee("Un Bien", "UN BIEN BALLARD", .restaurants, in: ["Seattle WA"], by: .square),
        Payee("Serious Pie", "SERIOUS PIE DOWNTOWN", .restaurants, in: ["Seattle WA"], by: .toast),
        Payee("McDonald's", "MCDONALD'S F", .fastFood, in: towns, numbered: true),
        Payee("DoorDash", "DD DOORDASH THAITOM", .delivery, in: ["San Francisco CA"]),
    ]
    static let coffee = [
        Payee("Starbucks", "STARBUCKS STORE", .coffee, in: towns, numbered: true),
        Payee("Herkimer Coffee", "HERKIMER COFFEE", .coffee, in: ["Seattle WA"], by: .square),
        Payee("Dunkin'", "DUNKIN #", .coffee, in: ["Bellevue WA"], numbered: true),
    ]
    static let fuel = [
        Payee("Chevron", "CHEVRON", .fuel, in: towns, numbered: true), Payee("Shell", "SHELL OIL", .fuel, in: towns, numbered: true),
        Payee("76", "76 - AURORA AVE", .fuel, in: ["Seattle WA"]),
    ]
    static let online = [
        Payee("Amazon", "AMAZON MKTPL*", .marketplace, in: ["Amzn.com/bill WA"]),
        Payee("Target", "TARGET.COM", .shopping, in: ["Brooklyn Park MN"]),
        Payee("eBay", "EBAY INC.", .marketplace, by: .paypal), Payee("Chewy", "CHEWY.COM", .pets),
        Payee("Steam", "STEAM GAMES", .games, by: .paypal), Payee("Uniqlo", "UNIQLO USA LLC", .clothing),
    ]
    static let stores = [
        Payee("REI", "REI #", .sports, in: ["Seattle WA"], numbered: true),
        Payee("Target", "TARGET T-", .shopping, in: towns, numbered: true),
        Payee("The Home Depot", "THE HOME DEPOT #", .homeImprovement, in: towns, numbered: true),
        Payee("Old Navy", "OLD NAVY", .clothing, in: ["Bellevue WA"], numbered: true),
        Payee("Elliott Bay Book Company", "ELLIOTT BAY BOOK COMP", .books, in: ["Seattle WA"]),
    ]
    static let pharmacies = [
        Payee("Walgreens", "WALGREENS #", .pharmacy, in: towns, numbered: true),
        Payee("CVS Pharmacy", "CVS/PHARMACY #", .pharmacy, in: towns, numbered: true),
    ]
    static let rides = [
        Payee("Uber", "UBER *TRIP", .taxi, in: ["help.uber.com CA"]), Payee("Lyft", "LYFT *RIDE", .taxi, in: ["lyft.com CA"]),
        Payee("ORCA", "ORCA TRANSIT CARD", .publicTransport, in: ["Seattle WA"]),
    ]
    static let parking = [
        Payee("PayByPhone", "PAYBYPHONE SEATTLE", .parking, in: ["Seattle WA"]),
        Payee("Diamond Parking", "DIAMOND PARKING SVC", .parking, in: ["Seattle WA"]),
    ]
    static let cash = [Payee("ATM withdrawal", "5TH & PIKE", .cash, in: ["Seattle WA"])]
    static let leisure = [
        Payee("AMC Theatres", "AMC 6108 PACIFIC PLACE", .events, in: ["Seattle WA"]),
        Payee("Ticketmaster", "TICKETMASTER", .events), Payee("Woodland Park Zoo", "WOODLAND PARK ZOO", .events, in: ["Seattle WA"]),
    ]
    static let dog = [
        Payee("Petco", "PETCO", .pets, in: ["Shoreline WA"], numbered: true), Payee("Mud Bay", "MUD BAY", .pets, in: ["Seattle WA"]),
    ]
    static let presents = [
        Payee("Etsy", "ETSY.COM", .gifts), Payee("Nordstrom", "NORDSTROM.COM", .department), Payee("LEGO", "LEGO BRAND RETAIL", .gifts),
    ]
    static let japanese = [
        Payee("Sushi Zanmai", "SUSHIZANMAI TSUKIJI", .restaurants, in: ["Tokyo JPN"]),
        Payee("7-Eleven Japan", "SEVEN-ELEVEN", .convenience, in: ["Tokyo JPN", "Kyoto JPN"]),
        Payee("JR East", "JR EAST MOBILE SUICA", .publicTransport, in: ["Tokyo JPN"]),
        Payee("Lawson", "LAWSON", .convenience, in: ["Kyoto JPN"]),
    ]
    static let canadian = [
        Payee("Tim Hortons", "TIM HORTONS #", .coffee, in: ["Vancouver BC"], numbered: true),
        Payee("Granville Island Brewing", "GRANVILLE ISLAND BREW", .restaurants, in: ["Vancouver BC"]),
        Payee("TransLink", "COMPASS VENDING", .publicTransport, in: ["Vancouver BC"]),
    ]
    static let flights = Payee("Alaska Airlines", "ALASKA AIR 0272184410", .flights, in: ["Seattle WA"])
    static let hotel = Payee("Hotels.com", "HOTELS.COM742201938", .lodging, in: ["Hotels.com WA"])
    static let tyres = Payee("Les Schwab Tires", "LES SCHWAB TIRES #", .carRepair, in: ["Seattle WA"], numbered: true)
    static let appliances = Payee("Best Buy", "BEST BUY", .electronics, in: ["Seattle WA"], numbered: true)
}

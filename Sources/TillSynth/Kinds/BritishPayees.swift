/// Who pays and who is paid regularly in Britain.
enum BritishPayees {
    static let studentLoans = Payee("Student Loans Company", "STUDENT LOANS", .benefits)
    static let employer = Payee("Lantern Bookshop", "LANTERN BOOKSHOP LTD", .salary)
    static let parents = Payee("Mum", "J & R FAMILY ACCT", .person)
    static let landlord = Payee("Redland Lettings", "REDLAND LETTINGS", .rent)
    static let energy = Payee("Octopus Energy", "OCTOPUS ENERGY", .utilities)
    static let water = Payee("Bristol Wessex Water", "BRISTOL WESSEX BILLING", .water)
    static let mobile = Payee("giffgaff", "GIFFGAFF", .mobile)
    static let tvLicence = Payee("TV Licensing", "TV LICENCE MBP", .tvLicence)
    static let music = Payee("Spotify", "Spotify", .music)
    static let video = Payee("Disney+", "DISNEY PLUS", .streaming)
    static let gym = Payee("PureGym", "PUREGYM LTD", .fitness)
    static let railcard = Payee("Railcard", "RAILCARD.CO.UK", .publicTransport)
    static let donation = Payee("Shelter", "SHELTER", .donations)
    static let bank = Payee("Severnside Bank", "SEVERNSIDE BANK", .interest)
    static let overdraft = Payee("Severnside Bank", "SEVERNSIDE BANK", .overdraft)
}

/// Where students shop in Britain and on holiday.
enum BritishShops {
    static let groceries = [
        Payee("Tesco", "TESCO STORES", .groceries, in: ["Bristol"], numbered: true),
        Payee("Lidl", "LIDL GB BRISTOL", .groceries, in: ["Bristol"]),
        Payee("Sainsbury's", "SAINSBURYS S/MKTS", .groceries, in: ["Bristol", "Bath"]),
        Payee("Co-op Food", "CO-OP GROUP FOOD", .groceries, in: ["Bristol"], numbered: true),
    ]
    static let lunches = [
        Payee("Greggs", "GREGGS PLC", .fastFood, in: ["Bristol"], numbered: true),
        Payee("Boots", "BOOTS", .pharmacy, in: ["Bristol"], numbered: true),
        Payee("Pret A Manger", "PRET A MANGER", .coffee, in: ["Bristol"]),
    ]
    static let coffee = [
        Payee("Full Court Press", "FULL COURT PRESS", .coffee, in: ["Bristol"], by: .square),
        Payee("Caffè Nero", "CAFFE NERO", .coffee, in: ["Bristol"]),
        Payee("Costa Coffee", "COSTA", .coffee, in: ["Bristol"], numbered: true),
    ]
    static let pubs = [
        Payee("JD Wetherspoon", "JD WETHERSPOON", .bars, in: ["Bristol"]),
        Payee("The Canteen", "THE CANTEEN STOKES CR", .restaurants, in: ["Bristol"], by: .sumUp),
        Payee("Nando's", "NANDOS", .restaurants, in: ["Bristol"]),
        Payee("The Cider Press", "CIDER PRESS BRISTOL", .bars, in: ["Bristol"], by: .zettle),
    ]
    static let takeaways = [
        Payee("Deliveroo", "DELIVEROO", .delivery), Payee("Just Eat", "JUST EAT.CO.UK LTD", .delivery),
        Payee("Uber Eats", "UBER *EATS", .delivery),
    ]
    static let transit = [
        Payee("First Bus", "FIRSTGROUP BUS", .publicTransport, in: ["Bristol"]),
        Payee("Trainline", "TRAINLINE.COM", .publicTransport, in: ["Edinburgh"]),
        Payee("Voi", "VOI UK", .bikes, in: ["Bristol"]),
    ]
    static let online = [
        Payee("Amazon", "AMZNMKTPLACE", .marketplace), Payee("ASOS", "ASOS.COM", .clothing, by: .paypal),
        Payee("Vinted", "VINTED UK", .clothing),
        Payee("Steam", "STEAM GAMES", .games, by: .paypal),
    ]
    static let pharmacies = [
        Payee("Superdrug", "SUPERDRUG", .pharmacy, in: ["Bristol"]), Payee("Boots", "BOOTS", .pharmacy, in: ["Bristol"], numbered: true),
    ]
    static let cash = [Payee("Cash machine", "NOTEMACHINE", .cash, in: ["Bristol"])]
    static let presents = [
        Payee("Not On The High Street", "NOTONTHEHIGHSTREET", .gifts), Payee("Waterstones", "WATERSTONES", .books),
        Payee("Moonpig", "MOONPIG.COM", .gifts),
    ]
    static let spanish = [
        Payee("Mercadona", "Mercadona", .groceries, in: ["Valencia"]),
        Payee("Bar La Pepica", "Bar La Pepica", .restaurants, in: ["Valencia"]),
        Payee("Metrovalencia", "Metrovalencia", .publicTransport, in: ["Valencia"]),
        Payee("Horchatería Daniel", "Horchateria Daniel", .coffee, in: ["Valencia"]),
    ]
    static let airline = Payee("easyJet", "EASYJET EK7Q2LM", .flights)
    static let hostel = Payee("Hostelworld", "Hostelworld", .lodging)
    static let books = Payee("Blackwell's", "BLACKWELLS", .books, in: ["Bristol"])
    static let dentist = Payee("Whiteladies Dental", "WHITELADIES DENTAL", .dentist, in: ["Bristol"])
    static let laptops = Payee("Currys", "CURRYS", .electronics, in: ["Bristol"], numbered: true)
}

/// What shops in Germany sell.
enum GermanGoods {
    typealias Good = Basket.Good

    static let supermarket: [Good] = [
        Good(name: "VOLLMILCH 1,5%", price: 109...139), Good(name: "BUTTER DEUTSCHE", price: 199...259),
        Good(name: "EIER FREILAND 10ER", price: 249...349), Good(name: "ROGGENMISCHBROT", price: 179...329),
        Good(name: "GOUDA JUNG SCHEIBEN", price: 169...279), Good(name: "SPAGHETTI NO.5", price: 99...189),
        Good(name: "TOMATEN PASSIERT", price: 59...129), Good(name: "HAFERFLOCKEN ZART", price: 79...149),
        Good(name: "JOGHURT NATUR", price: 89...149), Good(name: "APFELSCHORLE 6X1L", price: 399...599, tax: "a"),
        Good(name: "KAFFEE GEMAHLEN", price: 549...799), Good(name: "ZAHNCREME MED.", price: 95...249, tax: "a"),
        Good(name: "SPUELMITTEL ZITRONE", price: 99...199, tax: "a"), Good(name: "GURKE STK", price: 69...119),
        Good(name: "PAPRIKA MIX", price: 199...299), Good(name: "LACHSFILET TK", price: 499...899),
        Good(name: "HAEHNCHENBRUST", price: 549...999), Good(name: "KINDERRIEGEL", price: 199...299),
        Good(name: "TOILETTENPAPIER", price: 375...495, tax: "a"), Good(name: "MINERALWASSER", price: 249...449, tax: "a"),
    ]
    static let weighed: [Good] = [
        Good(name: "BANANEN", price: 60...330), Good(name: "WEINTRAUBEN HELL", price: 331...620),
        Good(name: "RINDERHACK FRISCH", price: 621...1_400),
    ]
    static let cafe: [Good] = [
        Good(name: "Kaffee Crema", price: 260...340, tax: "a"), Good(name: "Cappuccino", price: 320...420, tax: "a"),
        Good(name: "Franzbrötchen", price: 190...260), Good(name: "Croissant", price: 170...240),
        Good(name: "Laugenstange", price: 110...180), Good(name: "Käsebrötchen", price: 280...390),
        Good(name: "Rosinenschnecke", price: 210...280), Good(name: "Heiße Schokolade", price: 330...420, tax: "a"),
    ]
    static let cafeRest: [Good] = [
        Good(name: "Schrippe", price: 30...110), Good(name: "Körnerbrötchen", price: 111...250), Good(name: "Dinkelbrot", price: 251...620),
        Good(name: "Kuchen Auswahl", price: 621...1_900),
    ]
    static let restaurant: [Good] = [
        Good(name: "Pizza Funghi", price: 980...1_350, tax: "a"), Good(name: "Spaghetti Vongole", price: 1_380...1_790, tax: "a"),
        Good(name: "Gemischter Salat", price: 690...1_120, tax: "a"), Good(name: "Mineralwasser 0,7", price: 520...690, tax: "a"),
        Good(name: "Apfelschorle 0,4", price: 390...490, tax: "a"), Good(name: "Pils vom Fass 0,4", price: 420...520, tax: "a"),
        Good(name: "Kinderteller", price: 650...890, tax: "a"), Good(name: "Tiramisu", price: 590...750, tax: "a"),
        Good(name: "Espresso", price: 230...300, tax: "a"),
    ]
    static let restaurantRest: [Good] = [
        Good(name: "Brot und Öl", price: 150...490, tax: "a"), Good(name: "Tagessuppe", price: 500...890, tax: "a"),
        Good(name: "Tagesgericht", price: 900...1_990, tax: "a"), Good(name: "Fisch nach Tagespreis", price: 2_000...4_800, tax: "a"),
    ]
    static let pharmacy: [Good] = [
        Good(name: "IBUPROFEN 400 20 ST", price: 295...595, tax: "a"), Good(name: "NASENSPRAY 10 ML", price: 345...495, tax: "a"),
        Good(name: "MEERSALZSPRAY", price: 475...795, tax: "a"), Good(name: "PFLASTER SET", price: 199...399, tax: "a"),
        Good(name: "VITAMIN D3 TABL", price: 695...1_295, tax: "a"), Good(name: "HUSTENSAFT 100 ML", price: 745...995, tax: "a"),
        Good(name: "SONNENMILCH LSF 50", price: 595...1_195, tax: "a"), Good(name: "HANDCREME", price: 195...495, tax: "a"),
        Good(name: "SHAMPOO SENSITIV", price: 145...395, tax: "a"),
    ]
    static let pharmacyRest: [Good] = [
        Good(name: "TRAUBENZUCKER", price: 60...290, tax: "a"), Good(name: "WUNDSALBE 50 G", price: 291...790, tax: "a"),
        Good(name: "BLUTDRUCK MANSCHETTE", price: 791...3_500, tax: "a"),
    ]
    static let fuels: [(name: String, milli: ClosedRange<Int64>)] = [
        ("Super E10", 1649...1799), ("Super E5", 1699...1859), ("Diesel", 1559...1719),
    ]
    static let streets = ["Hafenstraße", "Lange Reihe", "Am Markt", "Bahnhofstraße", "Elbchaussee", "Große Straße"]
}

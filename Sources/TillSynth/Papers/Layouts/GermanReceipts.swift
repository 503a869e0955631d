import TillRecords

/// How tills in Germany print, and the terrace in Switzerland: comma, day first, tax by letter.
struct GermanReceipts: ReceiptCountry {
    func slip(_ purchase: Purchase, tipAfter: Bool, _ chance: inout Chance) -> ReceiptSlip {
        var purchase = purchase
        // Whoever adds a tip to the card rounds up by about a tenth.
        if tipAfter { purchase.held = purchase.paid * 10 / 11 / 10 * 10 }
        switch purchase.shop {
        case .supermarket: return supermarket(purchase, &chance)
        case .cafe: return cafe(purchase, &chance)
        case .petrol: return petrol(purchase, &chance)
        case .restaurant: return restaurant(purchase, tipAfter: tipAfter, &chance)
        case .pharmacy: return pharmacy(purchase, &chance)
        }
    }

    private func money(_ units: Int64) -> String { Digits.amount(units, mark: ",") }

    private func start(_ purchase: Purchase, columns: Int, _ chance: inout Chance) -> (ReceiptDraft, ReceiptSlip) {
        let words = purchase.words
        let payee = purchase.movement.payee
        var draft = ReceiptDraft(columns: columns)
        draft.title(payee.name)
        if !words.store.isEmpty { draft.centre("Filiale \(words.store)") }
        draft.centre("\(chance.pick(GermanGoods.streets) ?? "") \(words.payeeNumber("house", 2))")
        if !words.town.isEmpty { draft.centre("\(words.payeeNumber("post", 5)) \(words.town)") }
        draft.centre("Tel. 0\(words.payeeNumber("phone", 3)) \(words.payeeNumber("number", 6))")
        draft.gap()
        let time = "\(Digits.padded(words.time.hour, 2)):\(Digits.padded(words.time.minute, 2))"
        return (draft, ReceiptSlip(draft: draft, merchant: payee.name, day: purchase.day, time: time, total: purchase.paid))
    }

    /// The table of taxes; gives the tax in all of them.
    private func taxes(_ basket: Basket, _ currency: String, _ draft: inout ReceiptDraft) -> Int64 {
        var all: Int64 = 0
        draft.row("Steuer %    Netto  Steuer", "Brutto")
        let rates: [(Character, Int64)] = currency == "CHF" ? [("a", 81), ("b", 26)] : [("a", 190), ("b", 70)]
        for (letter, permille) in rates {
            let name = "\(letter.uppercased())=\(left(Digits.amount(permille, decimals: 1, mark: ","), 5))%"
            let gross = basket.sum(letter)
            guard gross > 0 else { continue }
            let net = (gross * 1000 * 2 + 1000 + permille) / (2 * (1000 + permille))
            all += gross - net
            draft.row("\(name) \(left(money(net), 8)) \(left(money(gross - net), 7))", money(gross))
        }
        return all
    }

    private func left(_ text: String, _ width: Int) -> String { String(repeating: " ", count: max(0, width - text.count)) + text }

    private func pay(_ purchase: Purchase, _ amount: Int64, _ draft: inout ReceiptDraft) {
        switch purchase.payment {
        case .card(let last4):
            let isCredit = last4 == purchase.creditCard
            draft.row("Geg. \(isCredit ? "Mastercard" : "Girocard") \(purchase.currency)", money(amount))
            draft.row("Kartennr.", purchase.masked(last4))
        case .cash:
            let given = amount <= 500 ? 500 : amount <= 1_000 ? 1_000 : (amount + 999) / 1_000 * 1_000
            draft.row("Gegeben BAR     \(purchase.currency)", money(given))
            if given > amount { draft.row("Rückgeld        \(purchase.currency)", money(given - amount)) }
        }
    }

    private func lines(_ basket: Basket, _ draft: inout ReceiptDraft) {
        for item in basket.items {
            draft.row(item.name, "\(money(item.amount)) \(item.tax.uppercased())")
            if let (grams, perKilo) = item.weighed {
                draft.row("   \(Digits.amount(grams, decimals: 3, mark: ",")) kg x \(money(perKilo)) /kg")
            } else if item.count > 1 {
                draft.row("   \(item.count) Stk x \(money(item.amount / Int64(item.count)))")
            }
        }
    }

    private func supermarket(_ purchase: Purchase, _ chance: inout Chance) -> ReceiptSlip {
        var (draft, slip) = start(purchase, columns: 34, &chance)
        var basket = Basket(purchase.paid, of: GermanGoods.supermarket, fillers: GermanGoods.weighed, ending: .nine, &chance)
        basket.weighLast(&chance)
        draft.row("", purchase.currency)
        lines(basket, &draft)
        draft.ruled()
        draft.row("SUMME      \(purchase.currency)", money(purchase.paid), .tall)
        draft.ruled("=")
        pay(purchase, purchase.paid, &draft)
        draft.gap()
        slip.tax = taxes(basket, purchase.currency, &draft)
        draft.gap()
        draft.row("\(Digits.dayFirst(purchase.day))   \(slip.time)", "Bon-Nr.:\(purchase.words.number("slip", 4))")
        draft.row("Markt:\(purchase.words.number("till", 4)) Kasse:\(1 + chance.below(6))", "Bed.:\(purchase.words.number("clerk", 6))")
        draft.centre("Vielen Dank für Ihren Einkauf")
        slip.draft = draft
        return slip
    }

    private func cafe(_ purchase: Purchase, _ chance: inout Chance) -> ReceiptSlip {
        var (draft, slip) = start(purchase, columns: 34, &chance)
        let basket = Basket(purchase.paid, of: GermanGoods.cafe, fillers: GermanGoods.cafeRest, ending: .round, &chance)
        draft.row("Datum \(Digits.dayFirst(purchase.day))", "\(slip.time) Uhr")
        draft.row("Beleg \(purchase.words.number("slip", 5))", "Kasse 1")
        draft.ruled()
        lines(basket, &draft)
        draft.ruled()
        draft.row("Summe   EUR", money(purchase.paid), .tall)
        pay(purchase, purchase.paid, &draft)
        draft.gap()
        slip.tax = taxes(basket, purchase.currency, &draft)
        draft.gap()
        draft.centre("Schönen Tag noch!")
        slip.draft = draft
        return slip
    }

    private func petrol(_ purchase: Purchase, _ chance: inout Chance) -> ReceiptSlip {
        var (draft, slip) = start(purchase, columns: 34, &chance)
        let fuel = chance.pick(GermanGoods.fuels) ?? ("Super E10", 1_679...1_679)
        let milli = chance.within(fuel.milli) / 10 * 10 + 9
        let centilitres = (purchase.paid * 1000 + milli / 2) / milli
        let net = (purchase.paid * 2000 + 1190) / 2380
        draft.row("Datum: \(Digits.dayFirst(purchase.day))", "Zeit: \(slip.time)")
        draft.row("Beleg-Nr. \(purchase.words.number("slip", 6))")
        draft.ruled()
        draft.row("*Säule \(1 + chance.below(8))  \(fuel.name)", "\(money(purchase.paid)) A")
        draft.row("  \(Digits.amount(centilitres, mark: ",")) l x \(Digits.amount(milli, decimals: 3, mark: ",")) EUR/l")
        draft.ruled()
        draft.row("Gesamtbetrag EUR", money(purchase.paid), .bold)
        draft.ruled()
        draft.row("A: 19,00% MwSt", money(purchase.paid - net))
        draft.row("Netto", money(net))
        pay(purchase, purchase.paid, &draft)
        draft.gap()
        draft.centre("Gute Fahrt!")
        slip.tax = purchase.paid - net
        slip.draft = draft
        return slip
    }

    private func restaurant(_ purchase: Purchase, tipAfter: Bool, _ chance: inout Chance) -> ReceiptSlip {
        var (draft, slip) = start(purchase, columns: 32, &chance)
        let currency = purchase.currency
        let sum = purchase.held ?? purchase.paid
        let basket = Basket(sum, of: GermanGoods.restaurant, fillers: GermanGoods.restaurantRest, ending: .round, &chance)
        let permille: Int64 = currency == "CHF" ? 81 : 190
        let net = (sum * 2000 + 1000 + permille) / (2 * (1000 + permille))
        draft.row("Rechnung \(purchase.words.number("slip", 5))", "Tisch \(1 + chance.below(24))")
        draft.row("\(Digits.dayFirst(purchase.day)) \(slip.time)", "Bedienung \(1 + chance.below(9))")
        draft.ruled()
        for item in basket.items { draft.row("\(item.count) \(item.name)", money(item.amount)) }
        draft.ruled()
        draft.row("Gesamt \(currency)", money(sum), .tall)
        draft.row("enth. \(Digits.amount(permille, decimals: 1, mark: ","))% MwSt", money(sum - net))
        draft.row("Nettobetrag", money(net))
        draft.ruled()
        if case .card(let last4) = purchase.payment { draft.row("Kreditkarte", purchase.masked(last4)) }
        if tipAfter { draft.row("Trinkgeld  ........................") }
        draft.gap()
        draft.centre("Vielen Dank für Ihren Besuch")
        slip.total = sum
        slip.tax = sum - net
        slip.draft = draft
        return slip
    }

    private func pharmacy(_ purchase: Purchase, _ chance: inout Chance) -> ReceiptSlip {
        var (draft, slip) = start(purchase, columns: 32, &chance)
        let basket = Basket(purchase.paid, of: GermanGoods.pharmacy, fillers: GermanGoods.pharmacyRest, ending: .nine, &chance)
        let net = (purchase.paid * 2000 + 1190) / 2380
        draft.row("Kassenbon Nr. \(purchase.words.number("slip", 6))")
        draft.row(Digits.dayFirst(purchase.day), slip.time)
        draft.gap()
        for item in basket.items {
            draft.row("\(item.count)x \(item.name)", money(item.amount))
        }
        draft.ruled("=")
        draft.row("SUMME EUR", money(purchase.paid), .tall)
        pay(purchase, purchase.paid, &draft)
        draft.ruled()
        draft.row("inkl. MwSt 19,00%", money(purchase.paid - net))
        draft.row("Warenwert netto", money(net))
        draft.gap()
        draft.centre("Gute Besserung!")
        slip.tax = purchase.paid - net
        slip.draft = draft
        return slip
    }
}

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

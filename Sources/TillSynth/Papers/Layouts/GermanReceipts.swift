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

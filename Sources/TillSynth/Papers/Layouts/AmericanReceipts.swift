import TillRecords

/// How tills in the United States print: tax on top, month first, a line for the tip.
struct AmericanReceipts: ReceiptCountry {
    /// Sales tax of the city in ten thousandths.
    private static let rate: Int64 = 1_025

    func slip(_ purchase: Purchase, tipAfter: Bool, _ chance: inout Chance) -> ReceiptSlip {
        switch purchase.shop {
        case .supermarket, .pharmacy: return store(purchase, &chance)
        case .cafe: return cafe(purchase, &chance)
        case .petrol: return petrol(purchase, &chance)
        case .restaurant: return restaurant(purchase, tipAfter: tipAfter, &chance)
        }
    }

    private func money(_ units: Int64) -> String { Digits.amount(units) }

    /// Twelve hours, as tills here print them.
    private func hourOfDay(_ purchase: Purchase) -> String {
        let time = purchase.words.time
        let hour = time.hour % 12 == 0 ? 12 : time.hour % 12
        return "\(Digits.padded(hour, 2)):\(Digits.padded(time.minute, 2)) \(time.hour < 12 ? "AM" : "PM")"
    }

    private func start(_ purchase: Purchase, columns: Int, _ chance: inout Chance) -> (ReceiptDraft, ReceiptSlip) {
        let words = purchase.words
        let name = purchase.movement.payee.name
        var draft = ReceiptDraft(columns: columns)
        draft.title(name.uppercased())
        if !words.store.isEmpty { draft.centre("STORE #\(words.store)") }
        draft.centre("\(words.payeeNumber("house", 4)) \(["PINE ST", "AURORA AVE N", "MARKET ST", "RAINIER AVE S"][chance.below(4)])")
        draft.centre(words.town.uppercased().replacing(" WA", with: ", WA"))
        draft.centre("(206) 555-\(words.payeeNumber("phone", 4))")
        draft.gap()
        let time = "\(Digits.padded(words.time.hour, 2)):\(Digits.padded(words.time.minute, 2))"
        return (draft, ReceiptSlip(draft: draft, merchant: name, day: purchase.day, time: time, total: purchase.paid))
    }

    /// What is left for goods when `total` holds the tax on all of it.
    private func beforeTax(_ total: Int64) -> Int64 {
        (total * 10_000 + (10_000 + Self.rate) / 2) / (10_000 + Self.rate)
    }

    private func pay(_ purchase: Purchase, _ amount: Int64, _ draft: inout ReceiptDraft) {
        switch purchase.payment {
        case .card(let last4):
            draft.row("VISA \(purchase.masked(last4))", money(amount))
            draft.row("AUTH CODE \(purchase.words.number("auth", 6))", "APPROVED")
        case .cash:
            let given = amount <= 500 ? 500 : amount <= 1_000 ? 1_000 : (amount + 1_999) / 2_000 * 2_000
            draft.row("CASH", money(given))
            draft.row("CHANGE", money(given - amount))
        }
    }

    private func store(_ purchase: Purchase, _ chance: inout Chance) -> ReceiptSlip {
        var (draft, slip) = start(purchase, columns: 34, &chance)
        let (basket, tax) = purchase.shop == .pharmacy ? drugs(purchase, &chance) : food(purchase, &chance)
        draft.row(Digits.monthFirst(purchase.day), hourOfDay(purchase))
        draft.row("REG \(1 + chance.below(9))  TRN \(purchase.words.number("slip", 4))", "CSHR \(purchase.words.number("clerk", 3))")
        draft.gap()
        for item in basket.items {
            draft.row(item.name, "\(money(item.amount)) \(item.tax == "a" ? "T" : "F")")
            if let (grams, perKilo) = item.weighed {
                draft.row("   \(Digits.amount(grams, decimals: 3)) KG @ \(money(perKilo))/KG")
            } else if item.count > 1 {
                draft.row("   \(item.count) @ \(money(item.amount / Int64(item.count)))")
            }
        }
        draft.gap()
        draft.row("SUBTOTAL", money(purchase.paid - tax))
        if tax > 0 { draft.row("TAX 10.25%", money(tax)) }
        draft.row("TOTAL", "$\(money(purchase.paid))", .tall)
        draft.gap()
        pay(purchase, purchase.paid, &draft)
        draft.gap()
        draft.centre("THANK YOU FOR SHOPPING WITH US")
        slip.tax = tax > 0 ? tax : nil
        slip.draft = draft
        return slip
    }

    /// A pharmacy taxes all it sells.
    private func drugs(_ purchase: Purchase, _ chance: inout Chance) -> (Basket, tax: Int64) {
        let sum = beforeTax(purchase.paid)
        return (
            Basket(sum, of: EnglishGoods.pharmacy, fillers: EnglishGoods.pharmacyRest, ending: .nine, &chance), purchase.paid - sum
        )
    }

    /// Food is free of tax; it makes up what one taxed thing and its tax leave, to the cent.
    private func food(_ purchase: Purchase, _ chance: inout Chance) -> (Basket, tax: Int64) {
        let goods = EnglishGoods.supermarket
        let other = purchase.paid > 2_500 ? chance.pick(goods.filter { $0.tax == "a" }) : nil
        let price = other.map { chance.skewed($0.price) / 10 * 10 + 9 } ?? 0
        let tax = (price * Self.rate + 5_000) / 10_000
        var basket = Basket(
            purchase.paid - price - tax, of: goods.filter { $0.tax == "b" }, fillers: EnglishGoods.weighed, ending: .nine, &chance)
        basket.weighLast(&chance)
        if let other { basket.items.insert(Basket.Item(name: other.name, amount: price, tax: "a"), at: 0) }
        return (basket, tax)
    }

    private func cafe(_ purchase: Purchase, _ chance: inout Chance) -> ReceiptSlip {
        var (draft, slip) = start(purchase, columns: 30, &chance)
        let hasTip = purchase.paid > 900 && chance.happens(600)
        let tip = hasTip ? purchase.paid * 3 / 20 : 0
        let sum = beforeTax(purchase.paid - tip)
        let basket = Basket(sum, of: EnglishGoods.cafe, fillers: EnglishGoods.cafeRest, ending: .round, &chance)
        draft.row("Order \(purchase.words.number("slip", 3))", "For here")
        draft.row(Digits.monthFirst(purchase.day), hourOfDay(purchase))
        draft.ruled()
        for item in basket.items { draft.row("\(item.count) \(item.name)", money(item.amount)) }
        draft.ruled()
        draft.row("Subtotal", money(sum))
        draft.row("Sales Tax", money(purchase.paid - tip - sum))
        if hasTip { draft.row("Tip 15%", money(tip)) }
        draft.row("Total", "$\(money(purchase.paid))", .tall)
        draft.gap()
        pay(purchase, purchase.paid, &draft)
        slip.tax = purchase.paid - tip - sum
        slip.tip = hasTip ? tip : nil
        slip.draft = draft
        return slip
    }

    private func petrol(_ purchase: Purchase, _ chance: inout Chance) -> ReceiptSlip {
        var (draft, slip) = start(purchase, columns: 30, &chance)
        let milli = chance.within(4_099...4_799) / 10 * 10 + 9
        let gallons = (purchase.paid * 10_000 + milli / 2) / milli
        draft.row("DATE \(Digits.monthFirst(purchase.day))", hourOfDay(purchase))
        draft.row("INVOICE \(purchase.words.number("slip", 6))")
        draft.gap()
        draft.row("PUMP \(1 + chance.below(12))", "REGULAR UNLEADED")
        draft.row("GALLONS", Digits.amount(gallons, decimals: 3))
        draft.row("PRICE/GAL", "$\(Digits.amount(milli, decimals: 3))")
        draft.row("FUEL SALE", "$\(money(purchase.paid))")
        draft.ruled()
        draft.row("TOTAL", "$\(money(purchase.paid))", .bold)
        draft.ruled()
        pay(purchase, purchase.paid, &draft)
        draft.gap()
        draft.centre("HAVE A NICE DAY")
        slip.draft = draft
        return slip
    }

    private func restaurant(_ purchase: Purchase, tipAfter: Bool, _ chance: inout Chance) -> ReceiptSlip {
        var (draft, slip) = start(purchase, columns: 32, &chance)
        let held = purchase.held ?? purchase.paid
        let sum = beforeTax(held)
        let basket = Basket(sum, of: EnglishGoods.restaurant, fillers: EnglishGoods.restaurantRest, ending: .round, &chance)
        draft.row("Check #\(purchase.words.number("slip", 4))", "Table \(1 + chance.below(30))")
        draft.row("Server: \(["Maya", "Jon", "Alexis", "Tre"][chance.below(4)])", "Guests 2")
        draft.row(Digits.monthFirst(purchase.day), hourOfDay(purchase))
        draft.ruled()
        for item in basket.items { draft.row("\(item.count) \(item.name)", money(item.amount)) }
        draft.ruled()
        draft.row("Subtotal", money(sum))
        draft.row("Tax", money(held - sum))
        if tipAfter || purchase.paid == held {
            draft.row("TOTAL", "$\(money(held))", .tall)
            draft.gap()
            pay(purchase, held, &draft)
            draft.row("Tip  ____________________________")
            draft.row("Sign ____________________________")
        } else {
            draft.row("Tip", money(purchase.paid - held))
            draft.row("TOTAL", "$\(money(purchase.paid))", .tall)
            draft.gap()
            pay(purchase, purchase.paid, &draft)
            slip.tip = purchase.paid - held
        }
        slip.total = slip.tip == nil ? held : purchase.paid
        slip.tax = held - sum
        slip.draft = draft
        return slip
    }
}

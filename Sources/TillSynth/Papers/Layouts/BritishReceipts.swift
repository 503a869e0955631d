import TillRecords

/// How tills in Britain print: pounds, day first, tax inside the price.
struct BritishReceipts: ReceiptCountry {
    func slip(_ purchase: Purchase, tipAfter: Bool, _ chance: inout Chance) -> ReceiptSlip {
        switch purchase.shop {
        case .supermarket: return supermarket(purchase, &chance)
        case .cafe: return cafe(purchase, &chance)
        case .petrol, .pharmacy: return pharmacy(purchase, &chance)
        case .restaurant: return restaurant(purchase, tipAfter: tipAfter, &chance)
        }
    }

    private func money(_ units: Int64) -> String { Digits.amount(units) }

    private func start(_ purchase: Purchase, columns: Int, _ chance: inout Chance) -> (ReceiptDraft, ReceiptSlip) {
        let words = purchase.words
        let name = purchase.movement.payee.name
        var draft = ReceiptDraft(columns: columns)
        draft.title(name)
        draft.centre(
            "\(words.payeeNumber("house", 2)) \(["Park Street", "Whiteladies Road", "Gloucester Road", "Corn Street"][chance.below(4)])")
        if !words.town.isEmpty { draft.centre("\(words.town) BS\(1 + chance.below(8)) \(1 + chance.below(9))AB") }
        draft.centre("VAT No. \(words.payeeNumber("vat", 9))")
        draft.gap()
        let time = "\(Digits.padded(words.time.hour, 2)):\(Digits.padded(words.time.minute, 2))"
        return (draft, ReceiptSlip(draft: draft, merchant: name, day: purchase.day, time: time, total: purchase.paid))
    }

    private func pay(_ purchase: Purchase, _ amount: Int64, _ draft: inout ReceiptDraft) {
        switch purchase.payment {
        case .card(let last4):
            draft.row("VISA DEBIT SALE", "£\(money(amount))")
            draft.row("CARD NO.", purchase.masked(last4))
        case .cash:
            let given = amount <= 500 ? 500 : amount <= 1_000 ? 1_000 : (amount + 1_999) / 2_000 * 2_000
            draft.row("CASH", "£\(money(given))")
            draft.row("CHANGE DUE", "£\(money(given - amount))")
        }
    }

    private func supermarket(_ purchase: Purchase, _ chance: inout Chance) -> ReceiptSlip {
        var (draft, slip) = start(purchase, columns: 32, &chance)
        var basket = Basket(purchase.paid, of: EnglishGoods.supermarket, fillers: EnglishGoods.weighed, ending: .nine, &chance)
        basket.weighLast(&chance)
        for item in basket.items {
            draft.row(item.name, "£\(money(item.amount))")
            if let (grams, perKilo) = item.weighed {
                draft.row("   \(Digits.amount(grams, decimals: 3)) kg @ £\(money(perKilo))/kg")
            } else if item.count > 1 {
                draft.row("   \(item.count) @ £\(money(item.amount / Int64(item.count)))")
            }
        }
        draft.ruled()
        draft.row("TOTAL", "£\(money(purchase.paid))", .tall)
        draft.ruled()
        pay(purchase, purchase.paid, &draft)
        draft.gap()
        draft.row("\(Digits.dayFirst(purchase.day, "/")) \(slip.time)", "\(purchase.words.number("slip", 4)) 0\(chance.below(10))")
        draft.centre("Thank you for shopping with us")
        slip.draft = draft
        return slip
    }

    private func cafe(_ purchase: Purchase, _ chance: inout Chance) -> ReceiptSlip {
        var (draft, slip) = start(purchase, columns: 28, &chance)
        let basket = Basket(purchase.paid, of: EnglishGoods.britishCafe, fillers: EnglishGoods.britishCafeRest, ending: .round, &chance)
        let tax = (purchase.paid + 3) / 6
        draft.row("\(Digits.padded(purchase.day.day, 2)) \(MonthNames.short(purchase.day.month)) \(purchase.day.year)", slip.time)
        draft.row("Order \(purchase.words.number("slip", 3))", "Eat in")
        draft.ruled()
        for item in basket.items { draft.row("\(item.count) \(item.name)", money(item.amount)) }
        draft.ruled()
        draft.row("Total", "£\(money(purchase.paid))", .tall)
        draft.row("Includes VAT 20%", money(tax))
        pay(purchase, purchase.paid, &draft)
        draft.gap()
        draft.centre("See you soon")
        slip.tax = tax
        slip.draft = draft
        return slip
    }

    private func restaurant(_ purchase: Purchase, tipAfter: Bool, _ chance: inout Chance) -> ReceiptSlip {
        var (draft, slip) = start(purchase, columns: 32, &chance)
        // Either a service charge on the bill, or a tip keyed in at the terminal after it was printed.
        let printed = tipAfter ? purchase.paid * 10 / 11 : purchase.paid
        let hasService = !tipAfter && purchase.paid > 1_500 && chance.happens(500)
        let food = hasService ? (purchase.paid * 1000 + 562) / 1125 : printed
        let basket = Basket(food, of: EnglishGoods.pub, fillers: EnglishGoods.pubRest, ending: .round, &chance)
        draft.row("Table \(1 + chance.below(40))", "Bill \(purchase.words.number("slip", 5))")
        draft.row(Digits.dayFirst(purchase.day, "/"), slip.time)
        draft.ruled()
        for item in basket.items { draft.row("\(item.count) \(item.name)", money(item.amount)) }
        draft.ruled()
        if hasService {
            draft.row("Subtotal", money(food))
            draft.row("Service 12.5%", money(purchase.paid - food))
        }
        draft.row("TOTAL", "£\(money(printed))", .tall)
        draft.row("VAT @ 20% included", money((food + 3) / 6))
        pay(purchase, printed, &draft)
        draft.gap()
        draft.centre(hasService ? "Service is shared by our team" : "Gratuity at your discretion")
        slip.total = printed
        slip.tax = (food + 3) / 6
        slip.tip = hasService ? purchase.paid - food : nil
        slip.draft = draft
        return slip
    }

    private func pharmacy(_ purchase: Purchase, _ chance: inout Chance) -> ReceiptSlip {
        var (draft, slip) = start(purchase, columns: 30, &chance)
        let basket = Basket(purchase.paid, of: EnglishGoods.pharmacy, fillers: EnglishGoods.pharmacyRest, ending: .nine, &chance)
        draft.row("Date \(Digits.dayFirst(purchase.day, "/"))", "Time \(slip.time)")
        draft.row("Till \(1 + chance.below(6))", "Trans \(purchase.words.number("slip", 5))")
        draft.gap()
        for item in basket.items { draft.row(item.name, money(item.amount)) }
        draft.ruled()
        draft.row("Total to pay", "£\(money(purchase.paid))", .bold)
        pay(purchase, purchase.paid, &draft)
        draft.gap()
        draft.centre("Keep your receipt for refunds")
        slip.draft = draft
        return slip
    }
}

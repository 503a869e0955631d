/// What was bought, adding up to the last cent.
struct Basket {
    /// Something a shop sells, and what it costs at least and at most, in minor units.
    struct Good {
        var name: String
        var price: ClosedRange<Int64>
        /// Class of tax: `a` is the full rate, `b` the reduced one or none.
        var tax: Character = "b"
    }

    /// A line of the receipt.
    struct Item {
        var name: String
        var count: Int = 1
        /// For all of them together.
        var amount: Int64
        var tax: Character
        /// What a kilo costs and how many grams it weighs, for what is weighed.
        var weighed: (grams: Int64, perKilo: Int64)?
    }

    /// How prices end: supermarkets in nine, menus in round numbers.
    enum Ending: Int64 {
        case nine = 9
        case round = 0
    }

    var items: [Item] = []
    var total: Int64 { items.reduce(0) { $0 + $1.amount } }

    /// Goods for exactly `total`; the last one, of `fillers`, costs what is left.
    init(_ total: Int64, of goods: [Good], fillers: [Good], ending: Ending, _ chance: inout Chance) {
        let usual = goods.reduce(Int64(0)) { $0 + $1.price.lowerBound + ($1.price.upperBound - $1.price.lowerBound) / 3 }
        let mean = max(1, usual / Int64(max(1, goods.count)))
        for attempt in 0..<240 {
            let wanted = max(0, Int(total / mean)) + chance.below(3 + attempt / 60) - 1
            guard let filled = Basket.fill(total, min(14, wanted), goods, fillers, ending, &chance) else { continue }
            items = filled
            return
        }
        items = [Item(name: fillers.last?.name ?? "", amount: total, tax: fillers.last?.tax ?? "a")]
    }

    private static func fill(
        _ total: Int64, _ wanted: Int, _ goods: [Good], _ fillers: [Good], _ ending: Ending, _ chance: inout Chance
    ) -> [Item]? {
        var (items, rest, left): ([Item], Int64, [Good]) = ([], total, goods)
        for _ in 0..<max(0, wanted) where !left.isEmpty {
            let good = left.remove(at: chance.below(left.count))
            let count = good.price.upperBound < 400 && chance.happens(220) ? 2 + chance.below(2) : 1
            let price = max(1, chance.skewed(good.price) / 10 * 10 + ending.rawValue)
            let amount = price * Int64(count)
            guard amount < rest else { continue }
            items.append(Item(name: good.name, count: count, amount: amount, tax: good.tax))
            rest -= amount
        }
        guard let filler = fillers.first(where: { $0.price.contains(rest) }) else { return nil }
        items.append(Item(name: filler.name, amount: rest, tax: filler.tax))
        return items
    }

    /// The last item as something weighed: grams and a price for a kilo that make its amount to the cent.
    mutating func weighLast(_ chance: inout Chance) {
        guard let last = items.indices.last, items[last].amount < 1200 else { return }
        for _ in 0..<40 {
            let perKilo = chance.within(149...999) / 10 * 10 + 9
            let grams = (items[last].amount * 1000 + perKilo / 2) / perKilo
            guard (180...2400).contains(grams), (grams * perKilo + 500) / 1000 == items[last].amount else { continue }
            items[last].weighed = (grams, perKilo)
            return
        }
    }

    /// The sum of the items of one class of tax.
    func sum(_ tax: Character) -> Int64 {
        items.reduce(0) { $0 + ($1.tax == tax ? $1.amount : 0) }
    }
}

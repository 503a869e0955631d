/// Bank row texts of many shops, made once and then copied.
enum BulkTexts {
    /// Every shop of every country in each of its towns, as terminals print it; `variety` texts in all.
    static func make(chance: Chance, variety: Int = 4_000) -> [[UInt8]] {
        var chance = chance.fork("texts")
        let payees = shops
        return (0..<max(1, variety)).compactMap { number in
            guard let payee = number < payees.count ? payees[number] : chance.pick(payees) else { return nil }
            let town = chance.pick(payee.towns) ?? ""
            let store = payee.numbered ? " " + Digits.padded(chance.below(9800), 4) : ""
            let text = payee.processor.rawValue + payee.printed + store + (town.isEmpty ? "" : " " + town.uppercased())
            return Array(plain("CARD " + text).utf8)
        }
    }

    private static let shops: [Payee] =
        GermanShops.groceries + GermanShops.bakeries + GermanShops.drugstores + GermanShops.fuel + GermanShops.restaurants
        + GermanShops.coffee + GermanShops.online + GermanShops.clothing + GermanShops.hardware + AmericanShops.groceries
        + AmericanShops.restaurants + AmericanShops.coffee + AmericanShops.fuel + AmericanShops.online + AmericanShops.stores
        + AmericanShops.pharmacies + AmericanShops.rides + AmericanShops.leisure + BritishShops.groceries + BritishShops.lunches
        + BritishShops.coffee + BritishShops.pubs + BritishShops.takeaways + BritishShops.transit + BritishShops.online
        + DutchShops.groceries + DutchShops.drugstores + DutchShops.cafes + DutchShops.garden

    /// ASCII without commas and quotes, so that no cell needs quoting.
    private static func plain(_ text: String) -> String {
        let text = text.replacing("Ü", with: "UE").replacing("Å", with: "AA").replacing("é", with: "e")
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.isASCII && $0 != "," && $0 != "\"" }))
    }
}

import TillRecords

/// What a household keeps of its purchases beside the exports: photos of receipts, and a chat that names some of them.
///
/// Drawn from a stream of chance of its own: with or without papers, the exports have the same bytes.
public struct Papers: Sendable {
    /// A file for the inbox.
    public struct File: Sendable {
        /// Base name.
        public var name: String
        public var bytes: [UInt8]
    }

    public private(set) var files: [File] = []
    /// What the receipts and messages say, by movement: `m0001`, or `c001` for what was paid in cash.
    private(set) var mentions: [String: Mentions] = [:]
    /// Purchases in cash, that no export has.
    private(set) var cash: [Purchase] = []

    /// The most photos of one household.
    public static let mostReceipts = 24

    /// No papers at all.
    static let none = Papers()
    private init() {}

    /// - Parameter receipts: the most photos, at most `mostReceipts`; with 0 there is no chat either.
    init(_ household: Household, receipts: Int, chance: Chance) {
        guard receipts > 0, let tongue = Tongue(household.plan) else { return }
        let chosen = PaperChoice(household, most: min(receipts, Papers.mostReceipts), chance: chance.fork("receipts")).receipts
        var names: [String: String] = [:]
        for receipt in chosen {
            let photos = receipt.photos(tongue)
            for photo in photos {
                files.append(File(name: photo.name, bytes: photo.bytes))
                mentions[receipt.purchase.id, default: Mentions()].receipts.append(photo.seen)
            }
            if receipt.isShared, let photo = photos.first { names[receipt.purchase.id] = photo.name }
            if case .cash = receipt.purchase.payment { cash.append(receipt.purchase) }
        }
        var chat = ChatScript(household, tongue: tongue, chance: chance.fork("chat"))
        chat.play(chosen.map(\.purchase), shared: names)
        cash += chat.cash
        let export = chat.export()
        files.append(File(name: export.name, bytes: export.bytes))
        for (purchase, message) in export.named { mentions[purchase, default: Mentions()].messages.append(message) }
    }
}

/// Chooses of which purchases a household keeps receipts: every kind of shop, half of them lately, two in cash, one photographed twice.
struct PaperChoice {
    private(set) var receipts: [KeptReceipt] = []

    /// The kinds of shops in the order in which they are kept.
    private static let order: [Shop] = [
        .supermarket, .restaurant, .cafe, .pharmacy, .petrol, .supermarket, .restaurant, .supermarket, .cafe, .petrol, .pharmacy, .cafe,
    ]

    init(_ household: Household, most: Int, chance: Chance) {
        var chance = chance
        var left = household.movements.compactMap {
            Purchase($0, account: household.plan.accounts[$0.account], shop: Shop($0.payee.category))
        }
        .filter { purchase in
            // What the bank books after the last export shows in none.
            purchase.movement.booked <= household.lastDay && PaperChoice.room(for: purchase).contains(purchase.paid)
                && (purchase.currency == household.plan.currency || purchase.currency == "CHF")
        }
        // One of the slots is for the second photo, two for cash.
        let isLarge = most > 4
        for slot in 0..<max(1, isLarge ? most - 3 : most) {
            let shop = PaperChoice.order[slot % PaperChoice.order.count]
            let since = household.lastDay.later(slot % 2 == 0 ? -75 : -400)
            let fitting = left.indices.filter { left[$0].shop == shop && left[$0].day > since }
            let others = left.indices.filter { left[$0].day > since }
            guard let index = chance.pick(fitting) ?? chance.pick(others) else { continue }
            let purchase = left.remove(at: index)
            var receipt = KeptReceipt(purchase: purchase, chance: chance.fork(purchase.id))
            receipt.hasTipAfter = slot == 1 && purchase.shop == .restaurant
            receipt.isTakenTwice = isLarge && slot == 5
            receipt.isShared = slot == 0 || slot == 2
            receipts.append(receipt)
        }
        guard isLarge else { return }
        for number in 1...2 {
            guard let purchase = PaperChoice.cash(number, household, &chance) else { continue }
            receipts.append(KeptReceipt(purchase: purchase, chance: chance.fork(purchase.id)))
        }
    }

    /// Totals whose receipts are not a metre long.
    private static func room(for purchase: Purchase) -> ClosedRange<Int64> {
        switch purchase.shop {
        case .supermarket: 700...5_200
        case .cafe: 280...2_200
        case .petrol: 2_000...12_000
        case .restaurant: 1_400...9_500
        case .pharmacy: 400...3_400
        }
    }

    /// A visit to a shop of the household, paid in cash: no export tells of it.
    static func cash(_ number: Int, _ household: Household, _ chance: inout Chance) -> Purchase? {
        let shops = household.movements.filter { $0.rail == .card && $0.amount < 0 && Shop($0.payee.category) == .cafe }
        guard let model = chance.pick(shops) else { return nil }
        let day = household.lastDay.later(-Int(chance.within(4...70)))
        let units = chance.within(310...1_690) / 10 * 10
        let movement = Movement(
            account: model.account, day: day, booked: day, amount: -units, payee: model.payee, kind: .expense, rail: .card,
            salt: chance.next())
        return Purchase(
            cash: movement, id: "c" + Digits.padded(number, 3), shop: .cafe, currency: household.plan.accounts[model.account].currency)
    }
}

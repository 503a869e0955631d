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

/// The country of a household's papers: how its tills print and how its phones write chats.
enum Tongue: Sendable {
    case german
    case american
    case british

    /// Nil for countries whose tills are not drawn.
    init?(_ plan: HouseholdPlan) {
        switch plan.country {
        case "DE": self = .german
        case "US": self = .american
        case "GB": self = .british
        default: return nil
        }
    }

    var country: any ReceiptCountry {
        switch self {
        case .german: GermanReceipts()
        case .american: AmericanReceipts()
        case .british: BritishReceipts()
        }
    }
}

/// What kind of shop prints a receipt: each lays it out in its own way.
enum Shop: String, CaseIterable {
    case supermarket
    case cafe
    case petrol
    case restaurant
    case pharmacy

    /// Nil for payees that print none of ours.
    init?(_ category: Category) {
        switch category {
        case .groceries: self = .supermarket
        case .coffee, .bakery, .fastFood: self = .cafe
        case .fuel: self = .petrol
        case .restaurants, .bars: self = .restaurant
        case .pharmacy: self = .pharmacy
        default: return nil
        }
    }
}

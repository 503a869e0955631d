/// Who is paid or who pays, and how its name looks on a bank row.
public struct Payee: Sendable, Hashable {
    /// Who stands between the shop and the bank, and writes itself before the shop's name.
    public enum Processor: String, Sendable {
        case none = ""
        case square = "SQ *"
        case paypal = "PAYPAL *"
        case sumUp = "SumUp  *"
        case toast = "TST* "
        case zettle = "ZETTLE_*"
    }

    /// The clean name, as a person would write it.
    public var name: String
    /// What terminals print, without store number and town.
    public var printed: String
    public var category: Category
    /// Where its shops are; empty for shops without a place.
    public var towns: [String]
    /// Whether the terminals print a store number.
    public var numbered: Bool
    public var processor: Processor

    init(
        _ name: String, _ printed: String, _ category: Category, in towns: [String] = [], numbered: Bool = false,
        by processor: Processor = .none
    ) {
        self.name = name
        self.printed = printed
        self.category = category
        self.towns = towns
        self.numbered = numbered
        self.processor = processor
    }
}

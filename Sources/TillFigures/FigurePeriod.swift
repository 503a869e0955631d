import TillRecords

/// The time a figure is of: a month or a calendar year.
public struct FigurePeriod: Sendable, Hashable {
    /// In order.
    public let months: [Month]
    /// `2025-03`, `2025`
    public let name: String

    /// Reads `YYYY-MM` or `YYYY`, or nil.
    public init?(_ text: String) {
        if let month = Month(text) {
            months = [month]
            name = month.iso
        } else if text.utf8.count == 4, let year = Int(text), year > 0 {
            months = (1...12).map { Month(year: year, month: $0) }
            name = text
        } else {
            return nil
        }
    }

    public init(_ month: Month) {
        months = [month]
        name = month.iso
    }

    /// The month, where it is one.
    public var month: Month? { months.count == 1 ? months[0] : nil }
}

import TillRecords

extension Month {
    /// `March 2025`
    var name: String { "\(DayText.months[month - 1]) \(year)" }
    /// `Mar`
    var shortName: String { String(DayText.months[month - 1].prefix(3)) }
}

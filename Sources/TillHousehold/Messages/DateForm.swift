import TillRecords

/// How a language writes days and months, so that nobody can take the month for the day.
public struct DateForm: Sendable {
    /// January first: as they stand in a date, by themselves, and short.
    public internal(set) var months: [String] = []
    public internal(set) var monthsAlone: [String] = []
    public internal(set) var monthsShort: [String] = []
    /// Monday first.
    public internal(set) var weekdays: [String] = []
    public internal(set) var weekdaysShort: [String] = []
    var fullForm = MessagePattern(plain: "")
    var shortForm = MessagePattern(plain: "")
    var longForm = MessagePattern(plain: "")
    var daysForm = MessagePattern(plain: "")
    var spanForm = MessagePattern(plain: "")
    var monthForm = MessagePattern(plain: "")

    /// `14 Mar 2025`
    public func full(_ day: Day) -> String { written(day, fullForm) }

    /// `14 Mar`
    public func short(_ day: Day) -> String { written(day, shortForm) }

    /// `Friday 14 March`
    public func long(_ day: Day) -> String { written(day, longForm) }

    /// `1–14 Mar`, `28 Feb – 3 Mar`, `14 Mar`; with the year where the two differ.
    public func range(_ first: Day, _ last: Day) -> String {
        if first == last { return short(first) }
        if first.year == last.year, first.month == last.month {
            return daysForm.filled([
                .first: String(first.day), .last: String(last.day), .month: monthsShort[last.month - 1], .number: String(last.month),
            ])
        }
        let isOneYear = first.year == last.year
        return spanForm.filled([.first: isOneYear ? short(first) : full(first), .last: isOneYear ? short(last) : full(last)])
    }

    /// `March 2025`
    public func month(_ month: Month) -> String {
        monthForm.filled([.month: monthsAlone[month.month - 1], .year: String(month.year), .number: String(month.month)])
    }

    private func written(_ day: Day, _ form: MessagePattern) -> String {
        form.filled([
            .day: String(day.day), .month: monthsShort[day.month - 1], .text: months[day.month - 1], .year: String(day.year),
            .weekday: weekdays[day.weekday], .number: String(day.month),
        ])
    }
}

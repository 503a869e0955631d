import TillFigures
import TillHousehold
import TillRecords

extension FigurePeriod {
    /// As a heading calls it: `Week 14 of 2025`, `2nd quarter of 2025`, `3 Apr 2025 to 20 Apr 2025`.
    var title: String {
        switch kind {
        case .day: DayText.full(first)
        case .week(let year, let number): say(.weekName, [.number: String(number), .year: String(year)])
        case .month: Month(of: first).name
        case .quarter(let year, let number): say(.quarterName, [.number: String(number), .year: String(year)])
        case .year: String(first.year)
        case .range: first == last ? DayText.full(first) : say(.rangeTo, [.low: DayText.full(first), .high: DayText.full(last)])
        }
    }

    /// As a column calls it beside another: `Mar`, `31 Mar – 6 Apr`.
    var shortTitle: String {
        switch kind {
        case .day: DayText.short(first)
        case .week, .range: DayText.range(first, last)
        case .month: Month(of: first).shortName
        case .quarter: title
        case .year: String(first.year)
        }
    }

    /// Of whole months in a row: `2025`, `March 2024 to February 2025`.
    var monthsTitle: String {
        let (start, end) = (Month(of: first), Month(of: last))
        if start.month == 1, end == start.advanced(by: 11) { return String(start.year) }
        return start == end ? start.name : say(.rangeTo, [.low: start.name, .high: end.name])
    }

    /// The name of the file of its page.
    var file: String { name + ".html" }
}

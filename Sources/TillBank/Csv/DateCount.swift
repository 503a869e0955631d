import TillRecords

/// Days that are no dates as people write them: days of a spreadsheet, seconds since 1970, or days without the year that the period
/// of the document gives.
enum DateCount: Equatable {
    case none
    /// Days since the end of 1899.
    case days
    /// Since 1970, in UTC.
    case seconds, milliseconds
    /// Dates without a year lie in a period; the order where the dates prove it.
    case within(Day, Day, DateOrder?)

    private static let daysBefore1970 = 25_569

    /// The date in a cell that counts; or one of two numbers, which is no date elsewhere.
    func parts(_ bytes: ByteView) -> DateParts? {
        switch self {
        case .none: return nil
        case .within: return pair(bytes).flatMap { dated($0) }
        case .days: return number(bytes, 5...5).flatMap { parts(ordinal: $0 - DateCount.daysBefore1970) }
        case .seconds: return number(bytes, 9...10).flatMap { parts(ordinal: $0 / 86_400, seconds: $0 % 86_400) }
        case .milliseconds: return number(bytes, 12...13).flatMap { parts(ordinal: $0 / 86_400_000, seconds: $0 / 1000 % 86_400) }
        }
    }

    /// The date with the year in which it lies within the period; nil where none or several do.
    func dated(_ parts: DateParts) -> DateParts? {
        guard case .within(let from, let to, let order) = self, to.year - from.year <= 2 else { return nil }
        var found: [DateParts] = []
        let years = [from.ordinal - DateCount.slack, to.ordinal + DateCount.slack].compactMap { Day(ordinal: $0)?.year }
        for year in (years.first ?? from.year)...(years.last ?? to.year) {
            var whole = parts
            (whole.form, whole.year, whole.yearDigits) = (parts.separator == 0 ? .named : .numeric, year, 4)
            let orders = parts.separator == 0x2E ? [.dayFirst] : order.map { [$0] } ?? [DateOrder.dayFirst, .monthFirst]
            let days = orders.compactMap { whole.day($0) }
            if days.contains(where: { $0.ordinal >= from.ordinal - DateCount.slack && $0.ordinal <= to.ordinal + DateCount.slack }) {
                found.append(whole)
            }
        }
        return found.count == 1 ? found[0] : nil
    }

    /// Days by which value dates and late bookings lie outside of a period.
    private static let slack = 10

    private func parts(ordinal: Int, seconds: Int? = nil) -> DateParts? {
        guard let day = Day(ordinal: ordinal), (1980...2079).contains(day.year) else { return nil }
        return DateParts(
            form: .yearFirst, first: day.month, second: day.day, year: day.year, separator: 0, yearDigits: 4, seconds: seconds)
    }

    /// A whole number of so many digits; a fraction behind it is the time of the day.
    private func number(_ bytes: ByteView, _ wanted: ClosedRange<Int>) -> Int? {
        let digits = bytes.prefix { $0 &- 48 < 10 }
        guard wanted.contains(digits.count) else { return nil }
        let rest = bytes.dropFirst(digits.count)
        guard rest.isEmpty || (rest.first == 0x2E || rest.first == 0x2C) && rest.count > 1 && rest.dropFirst().allSatisfy({ $0 &- 48 < 10 })
        else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 &- 48) }
    }

    /// 31/05, 02-08, '31/05: an apostrophe keeps spreadsheets from making it a date of their own.
    private func pair(_ cell: ByteView) -> DateParts? {
        let bytes = ByteView(rebasing: cell.drop { $0 == 0x20 || $0 == 0x27 })
        guard (3...5).contains(bytes.count), let mark = bytes.first(where: { $0 &- 48 >= 10 }), mark == 0x2F || mark == 0x2D else {
            return nil
        }
        let halves = bytes.split(separator: mark, omittingEmptySubsequences: false)
        guard halves.count == 2, halves.allSatisfy({ (1...2).contains($0.count) && $0.allSatisfy { $0 &- 48 < 10 } }) else { return nil }
        let numbers = halves.map { $0.reduce(0) { $0 * 10 + Int($1 &- 48) } }
        return DateParts(
            form: .yearless, first: numbers[0], second: numbers[1], year: 0, separator: mark, yearDigits: 0, seconds: nil)
    }
}

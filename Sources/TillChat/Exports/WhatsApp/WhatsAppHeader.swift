import TillRecords

/// What stands before the sender of a message: date, time, brackets or dash, in any locale's writing.
struct WhatsAppHeader {
    /// The numbers of the date in the order written, and how many digits each had.
    var numbers = (0, 0, 0)
    var digits = (0, 0, 0)
    /// Years to add to the year of an era of Japan, 0 without one.
    var era = 0
    var hour = 0
    var minute = 0
    /// -1 where the export has none.
    var second = -1
    var half = Half.none
    /// `[…]` as iOS writes; else a dash or nothing stands behind the time.
    var frame = Frame.dash
    /// A mark of direction stands before everything: iOS sets it before media and system lines.
    var isMarked = false
    /// Where the rest of the line starts.
    var rest = 0

    enum Half: UInt8, Sendable { case none, am, pm }
    enum Frame: UInt8, Sendable { case bracket, dash, bare }

    /// Seconds since midnight; nil for a time that does not exist.
    var secondsOfDay: Int? {
        var hour = hour
        switch half {
        case .none: break
        case .am: if hour == 12 { hour = 0 }
        case .pm: if hour < 12 { hour += 12 }
        }
        guard hour < 24, minute < 60, second < 60 else { return nil }
        return hour * 3600 + minute * 60 + max(0, second)
    }

    /// The day in an order; nil for a day that does not exist.
    @inline(__always)
    func day(_ order: DateOrder) -> Day? {
        let (year, month, day): (Int, Int, Int)
        switch order {
        case .dayFirst: (day, month, year) = numbers
        case .monthFirst: (month, day, year) = numbers
        case .yearFirst: (year, month, day) = numbers
        }
        let written = order == .yearFirst ? digits.0 : digits.2
        return Day(year: fullYear(year, written), month: month, day: day)
    }

    @inline(__always)
    private func fullYear(_ year: Int, _ written: Int) -> Int {
        if era > 0 { return era + year }
        return YearWindow.common(YearWindow.chat.full(year, digits: written))
    }
}

import TillRecords

/// Eras that count years from elsewhere and have the months and days of the common calendar.
enum CalendarEra: Int {
    /// Japan, and the Republic of China (Taiwan): the year before the first.
    case showa = 1925, heisei = 1988, reiwa = 2018, minguo = 1911

    /// Years of days in tables of banks. One that lies further ahead is of a calendar that is not read: 2081 is 2024 in Nepal.
    static let years = 1950...2059

    /// The letters that stand before a year, as people write them: `R6.3.1`, `令和6年3月1日`, `民國113年`.
    init?(_ letters: ByteView) {
        guard let found = CalendarEra.signs.first(where: { letters.elementsEqual($0.sign) }) else { return nil }
        self = found.era
    }

    private static let written: [(era: CalendarEra, signs: [String])] = [
        (.reiwa, ["R", "令和", "令"]), (.heisei, ["H", "平成", "平"]), (.showa, ["S", "昭和", "昭"]), (.minguo, ["民國", "民国", "中華民國"]),
    ]
    private static let signs = written.flatMap { entry in entry.signs.map { (sign: Array($0.utf8), era: entry.era) } }

    /// The common year of a year of the era; nil where banks kept no exports yet, or not yet.
    func year(_ count: Int) -> Int? {
        let year = rawValue + count
        return count > 0 && CalendarEra.years.contains(year) ? year : nil
    }

    /// The common year that is written with so many digits. Years of the Buddhist era (Thailand, Laos, Cambodia) are 543 ahead, with
    /// four digits as with their last two: 67 is 2567, since no bank exports rows of 2067.
    @inline(__always)
    static func common(_ year: Int, digits: Int) -> Int {
        if digits > 2 { return YearWindow.common(year) }
        let isBuddhist = year >= firstShort && year < YearWindow.bank.turn
        return isBuddhist ? YearWindow.common(2500 + year) : YearWindow.bank.full(year, digits: digits)
    }

    /// Two digits from here on up to the turn of the century are of the Buddhist era.
    private static let firstShort = 60
}

/// A day of the solar calendar of Iran and Afghanistan, in the years that stand for 2001 to 2041.
struct SolarHijri {
    let day: Day

    /// Nil where the year is none such, or has no such day.
    init?(year: Int, month: Int, day: Int) {
        guard SolarHijri.years.contains(year), (1...12).contains(month), day > 0 else { return nil }
        let isLeap = SolarHijri.leaps.contains(year % 33)
        guard day <= (month <= 6 ? 31 : month < 12 || isLeap ? 30 : 29) else { return nil }
        let before = (SolarHijri.first..<year).reduce(0) { $0 + (SolarHijri.leaps.contains($1 % 33) ? 366 : 365) }
        let months = month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30
        guard let start = Day(year: 2001, month: 3, day: 21), let found = Day(ordinal: start.ordinal + before + months + day - 1) else {
            return nil
        }
        self.day = found
    }

    static let years = 1380...1419
    /// 1 Farvardin 1380 was 21 March 2001.
    private static let first = 1380
    /// Of 33 years these have a day more (Birashk's cycle, exact from 1800 to 2256).
    private static let leaps: Set<Int> = [1, 5, 9, 13, 17, 22, 26, 30]
}

import TillHousehold
import TillRecords

/// Writes days as the page's language does, so that nobody can take the month for the day: `14 Mar 2025`.
enum DayText {
    static var months: [String] { PageLanguage.spoken.dates.monthsAlone }
    static var weekdays: [String] { PageLanguage.spoken.dates.weekdays }
    static var weekdaysShort: [String] { PageLanguage.spoken.dates.weekdaysShort }

    /// `14 Mar 2025`
    static func full(_ day: Day) -> String { PageLanguage.spoken.dates.full(day) }

    /// `14 Mar`
    static func short(_ day: Day) -> String { PageLanguage.spoken.dates.short(day) }

    /// `Friday 14 March`
    static func long(_ day: Day) -> String { PageLanguage.spoken.dates.long(day) }

    /// `1–14 Mar`, `28 Feb – 3 Mar`, `14 Mar`; with the year where the two differ.
    static func range(_ first: Day, _ last: Day) -> String { PageLanguage.spoken.dates.range(first, last) }
}

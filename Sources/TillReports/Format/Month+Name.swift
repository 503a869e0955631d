import TillHousehold
import TillRecords

extension Month {
    /// `March 2025`
    var name: String { PageLanguage.spoken.dates.month(self) }
    /// `Mar`
    var shortName: String { PageLanguage.spoken.dates.monthsShort[month - 1] }

    /// `Mar`, and `M` where there is little room; of names that begin with their number, that.
    func tick(_ size: ChartWidth) -> String {
        let letters = shortName.filter { $0 != "." }
        if letters.first?.isNumber ?? false { return String(month) }
        return String(letters.prefix(size == .wide ? 3 : 1))
    }
}

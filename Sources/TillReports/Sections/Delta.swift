import TillHousehold
import TillRecords

/// A difference to an earlier figure in words and per cent: "▲ £84.00 (12%) on Feb".
enum Delta {
    /// Nil when there is no earlier figure.
    static func text(_ page: MonthPage, _ amount: Int64, against earlier: Int64?, percent showing: Bool = true) -> String? {
        text(page.home, amount, against: earlier, percent: showing)
    }

    static func text(_ home: Currency, _ amount: Int64, against earlier: Int64?, percent showing: Bool = true) -> String? {
        guard let earlier else { return nil }
        let change = amount.clampedSubtracting(earlier)
        guard change != 0 else { return say(.noChange) }
        let arrow = change > 0 ? "\u{25B2}" : "\u{25BC}"
        let size = MoneyText.unsigned(.init(minorUnits: change, currency: home))
        guard showing, earlier > 0, let percent = Share.percent(change == .min ? .max : abs(change), of: earlier), percent > 0,
            percent < 1000
        else {
            return "\(arrow) \(size)"
        }
        return "\(arrow) \(size) (\(PageLanguage.spoken.numbers.percent(String(percent))))"
    }

    /// For a narrow column: "+£84.00", "−£12.50", "=", "–".
    static func short(_ page: MonthPage, _ amount: Int64, against earlier: Int64?) -> String {
        short(page.home, amount, against: earlier)
    }

    static func short(_ home: Currency, _ amount: Int64, against earlier: Int64?) -> String {
        guard let earlier else { return "\u{2013}" }
        let change = amount.clampedSubtracting(earlier)
        guard change != 0 else { return "=" }
        return MoneyText.signed(Money(minorUnits: change, currency: home))
    }
}

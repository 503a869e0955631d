import TillRecords
import TillStages

/// What is to be paid in the next weeks, as events of a calendar (RFC 5545).
enum CalendarFormat: TextFormat {
    static let name = "ics"
    static let help = "a calendar of the bills that are coming (from series)"
    static let file = "bills.ics"
    static let layout = 1
    static let holdsSeveral = true
    static let head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Till//till-export \(layout)//EN", "CALSCALE:GREGORIAN"]
        .map(CalendarText.line).joined()
    static let tail = CalendarText.line("END:VCALENDAR")

    static func text(of ledger: ExportLedger) -> String {
        guard let asOf = ledger.asOf, let last = asOf.adding(days: ledger.daysAhead) else { return "" }
        var events: [(day: Day, text: String)] = []
        for series in ledger.series {
            for (day, isLate) in days(of: series, asOf, until: last) { events.append((day, event(series, day, isLate, asOf))) }
        }
        return events.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element.text).joined()
    }

    /// The days on which a series is expected; one that is overdue is expected today.
    private static func days(of series: ExportSeries, _ asOf: Day, until last: Day) -> [(Day, isLate: Bool)] {
        guard let first = series.next, let money = series.money, money.minorUnits < 0, series.status != "ended" else { return [] }
        var found: [(Day, isLate: Bool)] = []
        var n = 0
        while n < 400, let day = series.period.day(n, from: first), day <= last {
            if day >= asOf { found.append((day, false)) } else if n == 0 { found.append((asOf, true)) }
            n += 1
        }
        return found
    }

    private static func event(_ series: ExportSeries, _ day: Day, _ isLate: Bool, _ asOf: Day) -> String {
        let name = series.name.isEmpty ? (series.kind.isEmpty ? "Bill" : series.kind) : series.name
        let amount = series.money.flatMap { try? $0.negated() }?.description ?? ""
        let summary = "\(name), about \(amount)" + (isLate ? " (overdue)" : "")
        return [
            "BEGIN:VEVENT", "UID:\(CalendarText.escaped(series.id))-\(CalendarText.date(day))@till",
            "DTSTAMP:\(CalendarText.date(asOf))T000000Z",
            "DTSTART;VALUE=DATE:\(CalendarText.date(day))", "SUMMARY:\(CalendarText.escaped(summary))",
            "DESCRIPTION:\(CalendarText.escaped([series.kind, series.period.rawValue].filter { !$0.isEmpty }.joined(separator: ", ")))",
            "TRANSP:TRANSPARENT", "END:VEVENT",
        ].map(CalendarText.line).joined()
    }
}

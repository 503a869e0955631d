import TillFigures
import TillHousehold
import TillRecords

extension MonthPage {
    /// Months that have pages of their own beside this one; empty for a single page.
    public var siblings: Set<Month> { settings.siblings }
    var seen: String { settings.seen }
    var front: String { settings.front }
    var linked: Set<String> { settings.linked }
    /// The address of the household's page, where this is a page beside those of its months; empty for none.
    var index: String { settings.index }

    var isOfMonth: Bool { period.month != nil }

    var heading: String { settings.name.isEmpty ? period.title : settings.name }

    /// What a heading does not say: the time, the days of a week, what the page leaves out.
    var notes: [String] {
        var notes = settings.name.isEmpty ? [] : [period.title]
        if case .week = period.kind { notes.append(DayText.range(period.first, period.last)) }
        return notes + settings.notes
    }

    /// Whether a section is on the page, as far as that is known before it is made.
    func has(_ anchor: String) -> Bool {
        guard anchor != "transactions" || !rows.isEmpty else { return false }
        return SectionCatalogue.sections(of: self).contains { $0.anchor == anchor }
    }

    /// What its figures are compared with, as a column calls it.
    var earlier: String { period.before?.shortTitle ?? "\u{2013}" }

    /// Where the name of a merchant or a category leads to: its own page, else its rows of the time.
    func leads(_ slug: String) -> String { settings.subjects.file(slug, else: "#" + slug) }

    /// Whether it has something of what is planned, found or foreseen.
    var hasPlans: Bool {
        outlook.budget != nil || !outlook.findings.isEmpty || outlook.unlisted > 0 || !outlook.balances.isEmpty || !outlook.spending.isEmpty
    }

    /// The anchor of a day among its rows.
    func anchor(_ day: Day) -> String { isOfMonth ? "d\(day.day)" : "d\(day)" }
}

import TillHousehold

/// A part of a month's page: one file with its template and the view that fills it, and one line in `SectionCatalogue`.
protocol ReportSection: Sendable {
    /// Its anchor on the page, unique in the catalogue.
    static var anchor: String { get }
    /// Its heading; nil when the template brings its own.
    static var title: MessageKey? { get }
    /// With its words as messages.
    static var template: PageTemplate { get }
    /// Whether it applies to any time; of a month it does in any case.
    static var fitsEveryPeriod: Bool { get }
    /// What fills the template, or nil when this month has nothing to say here.
    static func view(of page: MonthPage) -> View?
}

extension ReportSection {
    static var fitsEveryPeriod: Bool { false }
}

import TillFigures
import TillHousehold
import TillRecords

/// A page of one's own: a file of a book's folder `reports` says for which households, of which time and of what it is.
struct ReportDefinition: Sendable, Equatable {
    /// Names its files: `reports/NAME.html` in the household's folder.
    let name: String
    /// The heading; the time where there is none.
    var title = ""
    /// Nil for all.
    var households: [String]?
    var time = Time.last(.month)
    /// Anchors of sections in their order; nil for all that apply to the time. Rows stand at the end in any case: figures lead to them.
    var sections: [String]?
    var filter = RowFilter()
    /// Nil for the household's own.
    var language: String?
    var formats: [Format] = [.html]

    enum Format: String, Sendable, CaseIterable {
        case html, csv, xlsx, pdf
    }

    /// The time of a page, by the day that its household's documents reach to.
    enum Time: Sendable, Equatable {
        enum Span: String, Sendable, CaseIterable {
            case week, month, quarter, year
        }

        /// The last one that is over: `last week`.
        case last(Span)
        /// The one that runs: `this year`.
        case this(Span)
        case of(FigurePeriod)

        static let words = Span.allCases.map { "last \($0.rawValue)" } + Span.allCases.map { "this \($0.rawValue)" }

        /// Reads `last week` and the like, or a time by its name; nil for neither.
        init?(_ text: String) {
            let words = text.lowercased().split(separator: " ")
            if words.count == 2, let span = Span(rawValue: String(words[1])), words[0] == "last" || words[0] == "this" {
                self = words[0] == "last" ? .last(span) : .this(span)
            } else if let period = FigurePeriod(text) {
                self = .of(period)
            } else {
                return nil
            }
        }

        var isMonth: Bool {
            switch self {
            case .last(let span), .this(let span): span == .month
            case .of(let period): period.month != nil
            }
        }

        /// Nil where nothing is known of any day.
        func period(of book: HouseholdBook) -> FigurePeriod? {
            switch self {
            case .of(let period): return period
            case .this(let span): return book.lastDay.flatMap { Time.period(span, $0, book) }
            case .last(.month): return book.defaultMonth.map { FigurePeriod($0) }
            case .last(let span):
                guard let today = book.lastDay, let period = Time.period(span, today, book) else { return nil }
                return today >= period.last ? period : period.before
            }
        }

        private static func period(_ span: Span, _ day: Day, _ book: HouseholdBook) -> FigurePeriod? {
            switch span {
            case .week: FigurePeriod(weekOf: day, from: book.weekStart)
            case .month: FigurePeriod(Month(of: day))
            case .quarter: FigurePeriod(quarterOf: day)
            case .year: FigurePeriod(year: day.year)
            }
        }
    }

    func isFor(_ household: String) -> Bool { households?.contains(household) ?? true }

    /// The name of a file of it in the household's folder.
    func file(_ format: Format) -> String { "\(ReportDefinition.folder)/\(name).\(format.rawValue)" }

    /// What the folder of pages is called in the household's.
    static let folder = "reports"
}

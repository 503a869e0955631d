import TillHousehold

/// How many rows a month has: a section that no page has yet. Its words are messages, so it speaks every language of the book.
enum CountSection: ReportSection {
    static let anchor = "count"
    static let title: MessageKey? = .columnMonth
    static let template: PageTemplate = "<p>{{month}}: {{rows}}.</p>"

    static func view(of page: MonthPage) -> View? { ["month": page.month.name, "rows": say(.rows, count: page.rows.count)] }
}

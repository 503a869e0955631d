/// How many rows a month has: a section that no page has yet.
enum CountSection: ReportSection {
    static let anchor = "count"
    static let title = "How many"
    static let template = "<p>{{month}} has {{rows}} rows.</p>"

    static func view(of page: MonthPage) -> View? { ["month": page.month.name, "rows": page.rows.count] }
}

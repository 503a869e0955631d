import TillFigures

/// Two charts side by side: spending against the month before, and the last twelve months.
enum TrendSection: ReportSection {
    static let anchor = "trend"
    static let title = ""
    static let template = """
        <div class="pair"><div class="card"><h2>Spending as it added up</h2>
        <p class="key"><span class="k-out">{{month}}</span>{{#before}} <span
        class="k-typ">{{before}}</span>{{/before}}</p>{{{paceWide}}}{{{paceNarrow}}}</div>
        <div class="card"><h2>Twelve months</h2><p class="key"><span class="k-in">came in</span> <span
        class="k-out">went out</span></p>{{{yearWide}}}{{{yearNarrow}}}
        <details><summary>The same as a table</summary><table
        class="plain"><caption>Money in and out, twelve months to {{month}}</caption>
        <thead><tr><th scope="col">Month</th><th scope="col" class="n">In</th><th scope="col" class="n">Out</th><th scope="col"
        class="n">Left</th></tr></thead>
        <tbody>{{#months}}<tr{{#explain}} title="{{explain}}"{{/explain}}><th scope="row">{{#link}}<a href="{{link}}">{{name}}</a>{{/link}}{{^link}}{{name}}{{/link}}</th><td
        class="n" data-k="In">{{in}}</td>
        <td class="n" data-k="Out">{{out}}</td><td class="n"
        data-k="Left">{{left}}</td></tr>{{/months}}</tbody></table></details></div></div>
        """

    static func view(of page: MonthPage) -> View? {
        guard !page.days.isEmpty else { return nil }
        let months: [View] = page.year.filter(\.isKnown).map { flow in
            let link = flow.month == page.month ? "#counted" : page.siblings.contains(flow.month) ? "\(flow.month.iso).html" : ""
            return [
                "explain": optional(page.explain.text(FigurePeriod(flow.month), "left")), "name": flow.month.name,
                "in": page.text(flow.incoming), "out": page.text(flow.outgoing),
                "left": page.signed(flow.incoming.clampedSubtracting(flow.outgoing)), "link": link.isEmpty ? false : link as Any,
            ]
        }
        let last = page.month.advanced(by: -1)
        let hasBefore = page.days.contains { $0.spentBefore != nil }
        return [
            "month": page.month.name, "before": hasBefore ? last.name as Any : false, "months": months,
            "paceWide": SpendingPaceChart.draw(page, .wide), "paceNarrow": SpendingPaceChart.draw(page, .narrow),
            "yearWide": YearChart.draw(page, .wide), "yearNarrow": YearChart.draw(page, .narrow),
        ]
    }
}

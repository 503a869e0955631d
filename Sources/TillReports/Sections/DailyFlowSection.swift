/// The month day by day, as a chart and as a table.
enum DailyFlowSection: ReportSection {
    static let anchor = "days"
    static let title = "Day by day"
    static let template = """
        <p class="key"><span class="k-in">came in</span> <span class="k-out">went out</span> <span class="k-line">running total</span></p>
        {{{wide}}}{{{narrow}}}
        <details><summary>The same as a table</summary><table class="plain"><caption>Money in and out by day, {{month}}</caption>
        <thead><tr><th scope="col">Day</th><th scope="col" class="n">In</th><th scope="col" class="n">Out</th><th scope="col"
        class="n">Running total</th>
        <th scope="col" class="n">Spent so far</th><th scope="col" class="n">Month before</th></tr></thead>
        <tbody>{{#days}}<tr{{#explain}} title="{{explain}}"{{/explain}}><th scope="row"><a href="#d{{number}}">{{day}}</a></th><td class="n" data-k="In">{{in}}</td><td class="n"
        data-k="Out">{{out}}</td>
        <td class="n" data-k="Running total">{{running}}</td><td class="n" data-k="Spent so far">{{spent}}</td><td class="n"
        data-k="Month before">{{before}}</td></tr>{{/days}}</tbody></table></details>
        """

    static func view(of page: MonthPage) -> View? {
        guard !page.days.isEmpty else { return nil }
        let days: [View] = page.days.filter { $0.count > 0 }.map { flow in
            [
                "number": flow.day.day, "day": DayText.short(flow.day), "in": page.text(flow.incoming), "out": page.text(flow.outgoing),
                "running": page.signed(flow.running), "spent": page.text(flow.spent),
                "explain": page.explain(flow.day, "left"), "before": flow.spentBefore.map(page.text) ?? "\u{2013}",
            ]
        }
        return [
            "wide": DailyFlowChart.draw(page, .wide), "narrow": DailyFlowChart.draw(page, .narrow), "month": page.month.name, "days": days,
        ]
    }
}

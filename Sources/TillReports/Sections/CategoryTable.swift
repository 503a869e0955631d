import TillHousehold
import TillRecords

/// The table that spending and sources share: a row a category under its group, with a bar.
enum CategoryTable {
    static let template: PageTemplate = """
        <table class="cats nums"><caption>{{caption}}</caption><thead><tr><th scope="col">\(.columnCategory)</th><td class="barcell"></td><th
        scope="col" class="n">\(.columnAmount)</th>
        <th scope="col" class="n">\(.columnShare)</th><th scope="col" class="n">\(.versus, [.name: "before"])</th>{{#isTyped}}<th scope="col"
        class="n">\(.versusTypical)</th>{{/isTyped}}</tr></thead>
        {{#groups}}<tbody>{{#lines}}<tr class="{{style}}"{{#explain}} title="{{explain}}"{{/explain}}><th scope="row"><a href="{{page}}"><bdi>{{name}}</bdi></a> <span class="count">{{count}}</span></th>
        <td class="barcell">{{{bar}}}</td><td class="amount"><a href="#{{slug}}">{{amount}}</a></td><td data-k="\(.cellShare)">{{share}}</td>
        <td data-k="\(.versus, [.name: "before"])">{{delta}}</td>{{#isTyped}}<td data-k="\(.versusTypical)">{{typical}}</td>{{/isTyped}}</tr>{{/lines}}</tbody>{{/groups}}
        <tfoot><tr{{#explain}} title="{{explain}}"{{/explain}}><th scope="row">\(.total)</th><td class="barcell"></td><td class="amount"><a href="#{{target}}">{{total}}</a></td><td
        data-k="\(.cellShare)"></td><td data-k="\(.versus, [.name: "before"])">{{totalDelta}}</td>{{#isTyped}}
        <td data-k="\(.versusTypical)">{{totalTypical}}</td>{{/isTyped}}</tr></tfoot></table>
        """

    static func view(
        _ page: MonthPage, _ lines: [CategoryLine], total: MonthPage.Comparison, paint: Svg.Paint, caption: String, target: String
    ) -> View {
        let groups = Dictionary(grouping: lines, by: \.group).map { Group(name: $0.key, lines: $0.value) }
            .sorted { ($1.sum.amount, $0.name) < ($0.sum.amount, $1.name) }
        let most = groups.map { max($0.sum.amount, $0.sum.typical ?? 0) }.max() ?? 1
        let whole = lines.reduce(Int64(0)) { $0.clampedAdding(max($1.comparison.amount, 0)) }
        func row(_ name: String, _ about: String, _ slug: String, _ value: MonthPage.Comparison, _ count: Int, _ style: String) -> View {
            [
                "name": name, "slug": slug, "page": page.leads(slug), "count": say(.rows, count: count), "style": style,
                "explain": page.explain(about),
                "bar": ShareBar.draw(value.amount, typical: page.headline.typicalMonths > 1 ? value.typical : nil, most: most, paint),
                "amount": page.text(value.amount), "share": Share.text(value.amount, of: whole),
                "delta": Delta.short(page, value.amount, against: value.before),
                "typical": page.headline.typicalMonths > 1 ? Delta.short(page, value.amount, against: value.typical) : "\u{2013}",
            ]
        }
        let views: [View] = groups.map { group in
            if group.lines.count == 1, let line = group.lines.first {
                return ["lines": [row(line.title, line.name, line.slug, line.comparison, line.count, "group")]]
            }
            let slug = "g-" + group.lines[0].slug
            let head = row(group.lines[0].groupTitle, group.name, slug, group.sum, group.lines.reduce(0) { $0 + $1.count }, "group")
            return ["lines": [head] + group.lines.map { row($0.title, $0.name, $0.slug, $0.comparison, $0.count, "leaf") }]
        }
        return [
            "caption": caption, "groups": views, "target": target, "total": page.text(total.amount),
            "explain": page.explain(target),
            "before": page.earlier, "isTyped": page.isOfMonth,
            "totalDelta": Delta.short(page, total.amount, against: total.before),
            "totalTypical": page.headline.typicalMonths > 1 ? Delta.short(page, total.amount, against: total.typical) : "\u{2013}",
        ]
    }

    /// The categories of one group and their sum.
    struct Group {
        let name: String
        let lines: [CategoryLine]

        var sum: MonthPage.Comparison { lines.first?.whole ?? MonthPage.Comparison(amount: 0, before: nil, typical: nil) }
    }
}

/// Where the money went.
enum SpendingSection: ReportSection {
    static let anchor = "spending"
    static let fitsEveryPeriod = true
    static let title: MessageKey? = .spendingTitle
    static let template: PageTemplate = CategoryTable.template

    static func view(of page: MonthPage) -> View? {
        guard !page.spending.isEmpty else { return nil }
        return CategoryTable.view(
            page, page.spending, total: page.headline.outgoing, paint: .outgoing,
            caption: caption(page), target: "out")
    }

    private static func caption(_ page: MonthPage) -> String {
        page.isOfMonth ? say(.spendingCaption, [.month: page.month.name]) : say(.spendingOfPeriod, [.period: page.period.title])
    }
}

/// Where the money came from.
enum SourcesSection: ReportSection {
    static let anchor = "sources"
    static let fitsEveryPeriod = true
    static let title: MessageKey? = .sourcesTitle
    static let template: PageTemplate = CategoryTable.template

    static func view(of page: MonthPage) -> View? {
        guard !page.sources.isEmpty else { return nil }
        return CategoryTable.view(
            page, page.sources, total: page.headline.incoming, paint: .incoming, caption: say(.sourcesCaption, [.month: page.period.title]),
            target: "in")
    }
}

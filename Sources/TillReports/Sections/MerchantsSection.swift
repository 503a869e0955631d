import TillHousehold

/// Who got the money: the largest, the new, and the largest single payments.
enum MerchantsSection: ReportSection {
    static let anchor = "merchants"
    static let fitsEveryPeriod = true
    static let title: MessageKey? = nil
    static let template: PageTemplate = """
        <div class="trio">{{#lists}}<div class="card"><h2>{{heading}}</h2><ol class="lines">{{#lines}}<li class="two"{{#explain}} title="{{explain}}"{{/explain}}><span
        class="who"><a href="{{page}}"><bdi>{{name}}</bdi></a><small>{{detail}}</small></span>
        <a class="n" href="#{{target}}">{{amount}}</a></li>{{/lines}}</ol>{{^lines}}<p class="note">{{none}}</p>{{/lines}}</div>{{/lists}}</div>
        """

    static func view(of page: MonthPage) -> View? {
        guard !page.rows.isEmpty else { return nil }
        let top: [View] = page.merchants.prefix(6).map { line($0, page, detail: times($0, page)) }
        let fresh: [View] = page.newMerchants.prefix(6).map { line($0, page, detail: say(.firstOn, [.date: DayText.short($0.first)])) }
        let more = page.newMerchants.count > 6 ? " (\(page.newMerchants.count))" : ""
        let largest: [View] = page.largest.map { index in
            let row = page.rows[index]
            return [
                "explain": optional(page.explain.text(row.id)), "name": row.title, "target": "t\(index + 1)",
                "page": page.settings.subjects.file(page.slugs.merchant(row.name), else: "#t\(index + 1)"),
                "detail": DayText.short(row.day),
                "amount": page.text((row.minor ?? 0).clampedNegation),
            ]
        }
        let isMonth = page.isOfMonth
        return [
            "lists": [
                ["heading": say(.mostWentTo), "lines": top, "none": say(isMonth ? .nobodyThisMonth : .nobodyThen)],
                ["heading": say(.largestPayments), "lines": largest, "none": say(isMonth ? .noneThisMonth : .noneThen)],
                [
                    "heading": say(isMonth ? .newThisMonth : .newThen) + more, "lines": fresh,
                    "none": say(page.hasHistory ? .nobodyNew : isMonth ? .everybodyNew : .everybodyNewThen),
                ],
            ] as [View]
        ]
    }

    private static func line(_ line: MerchantLine, _ page: MonthPage, detail: String) -> View {
        [
            "explain": page.explain(line.name), "name": line.name, "target": line.slug, "page": page.leads(line.slug), "detail": detail,
            "amount": page.text(line.spent),
        ]
    }

    private static func times(_ line: MerchantLine, _ page: MonthPage) -> String {
        let category = page.slugs.name(of: line.category).title
        return line.count == 1 ? category : say(.timesOf, count: line.count, [.category: category])
    }
}

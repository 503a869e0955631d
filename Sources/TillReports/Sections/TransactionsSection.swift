import TillFigures
import TillHousehold
import TillRecords

/// Every transaction of the month by day. Figures elsewhere lead here, and the page shows the rows they are made of.
enum TransactionsSection: ReportSection {
    static let anchor = "transactions"
    static let fitsEveryPeriod = true
    static let title: MessageKey? = .transactionsTitle
    static let template: PageTemplate = """
        {{#filters}}<p class="filter" id="{{slug}}" tabindex="-1">\(.showing) <strong><bdi>{{name}}</bdi></strong>: {{detail}} <a href="#transactions">\(.showAll)</a></p>
        {{/filters}}<table class="ledger"><caption>\(.transactionsOf, [.month: "month"]){{#isBankAlone}}. \(.bankAlone){{/isBankAlone}}</caption>
        <thead><tr><th scope="col">\(.columnWhat)</th><th scope="col">\(.columnCategory)</th><th scope="col">\(.columnAccount)</th><th scope="col"
        class="n">\(.columnAmount)</th></tr></thead>
        {{{days}}}</table>{{{symbols}}}
        """

    static func view(of page: MonthPage) -> View? {
        guard !page.rows.isEmpty else { return nil }
        let filters: [View] = page.filters.map { ["slug": $0.slug, "name": $0.name, "detail": $0.detail(page)] }
        return [
            "filters": filters, "days": days(page), "month": page.period.title, "symbols": EvidenceRow.symbols,
            "isBankAlone": page.rows.contains(where: EvidenceRow.isOfBankAlone),
        ]
    }

    /// The rows, which are most of a page, are made without a template: it takes a third of the time.
    private static func days(_ page: MonthPage) -> String {
        let accounts = Dictionary(page.accounts.map { ($0.slug, $0.title) }, uniquingKeysWith: { first, _ in first })
        var papers = EvidenceRow()
        var out = ""
        var index = 0
        let indices = page.rows.indices.filter { !isApart(page.rows[$0]) }
        while index < indices.count {
            let day = page.rows[indices[index]].day
            let place = day.ordinal - page.period.first.ordinal
            let flow = page.days.indices.contains(place) ? page.days[place] : nil
            let net = flow.map { $0.incoming.clampedSubtracting($0.outgoing) } ?? 0
            let line = page.explain.text(FigurePeriod(day), "left")
            let title = line.isEmpty ? nil : line
            out += "<tbody id=\"\(page.anchor(day))\">"
            // A day of another year says which.
            let name = page.period.first.year == page.period.last.year ? DayText.long(day) : DayText.full(day)
            let heading = Markup.html("th", ["colspan": "3", "scope": "rowgroup"], text: name)
            out += Markup.html(
                "tr", ["class": "day"], markup: heading + Markup.html("td", ["class": "n", "title": title], text: page.signed(net)))
            while index < indices.count, page.rows[indices[index]].day == day {
                out += "\n" + row(indices[index], page, accounts, &papers)
                index += 1
            }
            out += "</tbody>\n"
        }
        return out + apart(page, accounts, &papers)
    }

    private static func isApart(_ row: ReportTransaction) -> Bool { row.status == .unconfirmed && !row.isCounted }

    /// What no row of a bank covers stands at the end, by itself: it is in no figure.
    private static func apart(_ page: MonthPage, _ accounts: [String: String], _ papers: inout EvidenceRow) -> String {
        let indices = page.rows.indices.filter { isApart(page.rows[$0]) }
        guard !indices.isEmpty else { return "" }
        let heading = Markup.html(
            "th", ["colspan": "4", "scope": "rowgroup"], text: say(.onNoAccount),
            markup: small(say(.onNoAccountNote)))
        var out = "<tbody id=\"apart\" class=\"apart\">" + Markup.html("tr", ["class": "day"], markup: heading)
        for index in indices { out += "\n" + row(index, page, accounts, &papers) }
        return out + "</tbody>\n"
    }

    private static func row(_ index: Int, _ page: MonthPage, _ accounts: [String: String], _ papers: inout EvidenceRow) -> String {
        let row = page.rows[index]
        let (category, how) = purpose(row, page)
        let account = row.account.isEmpty ? nil : accounts[page.slugs.account(row.account)]
        let converted = row.minor.map { "\u{2248} " + page.signed($0) } ?? say(.noRate)
        let file = page.settings.subjects.file(page.slugs.merchant(row.name))
        var what = Markup.html("bdi", text: row.title)
        if !file.isEmpty { what = Markup.html("a", ["href": file], markup: what) }
        what += EvidenceRow.signs(row)
        if isApart(row) {
            what += small(DayText.long(row.day) + (row.leftOut.map { ": " + PageLanguage.spoken.retold($0.sentence) } ?? ""))
        }
        // A message stands in full below.
        let isSaid = row.evidence.contains { $0.kind == .chat && $0.text == row.text }
        if !row.text.isEmpty, row.text != row.name, !isSaid { what += small(row.text) }
        for note in row.notes { what += small(note) }
        for mark in marks(row) { what += Markup.html("span", ["class": "tag"], text: mark) }
        let cells =
            Markup.html("th", ["scope": "row"], markup: what)
            + Markup.html("td", ["class": "cat"], markup: Markup.html("span", text: category) + small(how))
            + Markup.html("td", ["class": "acc"], text: account ?? "\u{2013}", markup: small(String(row.id.prefix(8))))
            + Markup.html(
                "td", ["class": "n amt"], text: MoneyText.signed(row.money), markup: small(row.money.currency == page.home ? "" : converted)
            )
        let classes = page.classes[index].joined(separator: " ")
        return Markup.html("tr", ["id": "t\(index + 1)", "class": "t " + classes], markup: cells)
            + papers.html(row, classes: classes, page)
    }

    /// What it was for, and how that was found; of a split row its parts.
    private static func purpose(_ row: ReportTransaction, _ page: MonthPage) -> (category: String, how: String) {
        if row.flow == .transfer { return (say(.categoryTransfer), "") }
        if row.flow == .saving { return (say(.categoryPutAside), "") }
        guard !row.parts.isEmpty else { return (page.slugs.name(of: row.category).title, how(row)) }
        let parts = row.parts.map { part in
            let money = Money(minorUnits: part.minorUnits, currency: page.home)
            return "\(page.slugs.name(of: part.category).title) \(MoneyText.unsigned(money))"
        }
        return (say(.categorySplit), PageLanguage.spoken.commas(parts))
    }

    private static func small(_ text: String) -> String { text.isEmpty ? "" : Markup.html("small", text: text) }

    private static func marks(_ row: ReportTransaction) -> [String] {
        var marks: [String] = []
        if row.status == .pending { marks.append(say(.tagPending)) }
        if row.status == .unconfirmed { marks.append(say(.tagUnconfirmed)) }
        if row.kind == "refund" { marks.append(say(.tagRefund)) }
        if row.flow == .unknown { marks.append(say(.tagUseUnknown)) }
        if row.needsReview { marks.append(say(.tagReview)) }
        if row.isReversal { marks.append(say(.tagReversal)) }
        if let approval = approvals[row.approval] { marks.append(say(approval)) }
        return marks + row.tags
    }

    private static let approvals: [String: MessageKey] = ["pending": .tagWaits, "approved": .tagApproved, "rejected": .tagRejected]

    /// How the category was found: "rule", "learnt, 92% sure", "your decision".
    private static func how(_ row: ReportTransaction) -> String {
        func sure(_ text: String) -> String {
            row.certainty.map { say(.sure, [.text: text, .percent: PageLanguage.spoken.numbers.percent(String($0))]) } ?? text
        }
        switch row.by {
        case "decision": return say(.byDecision)
        case "rule": return say(.byRule)
        case "learnt": return sure(say(.byLearnt))
        case "known": return sure(say(.byKnown))
        case "": return row.category.isEmpty ? say(.byNobody) : ""
        default: return sure(row.by)
        }
    }
}

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

    /// The rows, which are most of a page, are written without a template.
    private static func days(_ page: MonthPage) -> PageBytes {
        var rows = TransactionRows(page)
        var index = 0
        let indices = page.rows.indices.filter { !isApart(page.rows[$0]) }
        while index < indices.count {
            let day = page.rows[indices[index]].day
            rows.open(day)
            while index < indices.count, page.rows[indices[index]].day == day {
                rows.add(indices[index])
                index += 1
            }
            rows.close()
        }
        let apart = page.rows.indices.filter { isApart(page.rows[$0]) }
        if !apart.isEmpty {
            rows.openApart()
            for index in apart { rows.add(index) }
            rows.close()
        }
        return rows.out.written
    }

    /// What no row of a bank covers stands at the end, by itself: it is in no figure.
    static func isApart(_ row: ReportTransaction) -> Bool { row.status == .unconfirmed && !row.isCounted }

    /// What it was for, and how that was found; of a split row its parts.
    static func purpose(_ row: ReportTransaction, _ page: MonthPage) -> (category: String, how: String) {
        if row.flow == .transfer { return (say(.categoryTransfer), "") }
        if row.flow == .saving { return (say(.categoryPutAside), "") }
        guard !row.parts.isEmpty else { return (page.slugs.name(of: row.category).title, how(row)) }
        let parts = row.parts.map { part in
            let money = Money(minorUnits: part.minorUnits, currency: page.home)
            return "\(page.slugs.name(of: part.category).title) \(MoneyText.unsigned(money))"
        }
        return (say(.categorySplit), PageLanguage.spoken.commas(parts))
    }

    static func marks(_ row: ReportTransaction) -> [String] {
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

/// The rows of a page's table under way.
struct TransactionRows {
    private let page: MonthPage
    private let accounts: [String: String]
    /// A day of another year says which.
    private let isOfOneYear: Bool
    private var papers = EvidenceRow()
    private(set) var out: MarkupWriter

    init(_ page: MonthPage) {
        self.page = page
        accounts = Dictionary(page.accounts.map { ($0.slug, $0.title) }, uniquingKeysWith: { first, _ in first })
        isOfOneYear = page.period.first.year == page.period.last.year
        out = MarkupWriter(room: page.rows.count * 640)
    }

    /// A day's heading with what was left of it.
    mutating func open(_ day: Day) {
        let place = day.ordinal - page.period.first.ordinal
        let flow = page.days.indices.contains(place) ? page.days[place] : nil
        out.openGroup(
            page.anchor(day), isOfOneYear ? DayText.long(day) : DayText.full(day),
            sum: page.signed(flow.map { $0.incoming.clampedSubtracting($0.outgoing) } ?? 0),
            line: page.explain.text(FigurePeriod(day), "left"))
    }

    /// The heading of what is in no figure.
    mutating func openApart() {
        out.add("<tbody id=\"apart\" class=\"apart\"><tr class=\"day\"><th colspan=\"4\" scope=\"rowgroup\">")
        out.add(text: say(.onNoAccount))
        out.addSmall(say(.onNoAccountNote))
        out.add("</th></tr>")
    }

    mutating func close() { out.closeGroup() }

    mutating func add(_ index: Int) {
        let row = page.rows[index]
        let classes = page.classes[index].joined(separator: " ")
        let (category, how) = TransactionsSection.purpose(row, page)
        out.add("\n<tr id=\"t")
        out.add(index + 1)
        out.add("\" class=\"t ")
        out.add(text: classes)
        out.add("\"><th scope=\"row\">")
        addWhat(row)
        out.add("</th><td class=\"cat\"><span>")
        out.add(text: category)
        out.add("</span>")
        out.addSmall(how)
        out.add("</td><td class=\"acc\">")
        out.add(text: (row.account.isEmpty ? nil : accounts[page.slugs.account(row.account)]) ?? "\u{2013}")
        out.addSmall(String(row.id.prefix(8)))
        out.add("</td><td class=\"n amt\">")
        out.add(text: MoneyText.signed(row.money))
        if row.money.currency != page.home { out.addSmall(row.minor.map { "\u{2248} " + page.signed($0) } ?? say(.noRate)) }
        out.add("</td></tr>")
        out.add(markup: papers.html(row, classes: classes, page))
    }

    /// Who it went to or came from, with what else the row says.
    private mutating func addWhat(_ row: ReportTransaction) {
        out.addName(row.title, href: page.settings.subjects.file(page.slugs.merchant(row.name)))
        out.add(markup: EvidenceRow.signs(row))
        if TransactionsSection.isApart(row) {
            out.addSmall(DayText.long(row.day) + (row.leftOut.map { ": " + PageLanguage.spoken.retold($0.sentence) } ?? ""))
        }
        // A message stands in full below.
        let isSaid = row.evidence.contains { $0.kind == .chat && $0.text == row.text }
        if !row.text.isEmpty, row.text != row.name, !isSaid { out.addSmall(row.text) }
        for note in row.notes { out.addSmall(note) }
        for mark in TransactionsSection.marks(row) {
            out.add("<span class=\"tag\">")
            out.add(text: mark)
            out.add("</span>")
        }
    }
}

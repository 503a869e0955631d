import TillHousehold
import TillRecords

/// What stands under a transaction that more than a bank tells of: the receipt, the message, and why they are the same purchase.
/// It opens without script.
struct EvidenceRow {
    /// Signs of pictures that a page may still take in.
    private var room = EvidenceRow.mostSigns
    /// A page carries at most so many signs of pictures, about 300 kB: it stays quick on a telephone.
    private static let mostSigns = 300_000

    /// The signs of the sources, drawn once a page and used by every row.
    static let symbols = """
        <svg class="symbols" aria-hidden="true" focusable="false"><symbol id="s-bank" viewBox="0 0 16 16"><path
        d="M8 1 1 5v2h14V5zM3 8v4H2v2h12v-2h-1V8h-2v4H9V8H7v4H5V8z"/></symbol><symbol id="s-receipt" viewBox="0 0 16 16"><path
        d="M3 1v14l2-1.3L6.500 15 8 13.700 9.500 15l1.500-1.300L13 15V1zm2 3h6v1.400H5zm0 3h6v1.400H5zm0 3h4v1.400H5z"
        fill-rule="evenodd"/></symbol><symbol id="s-chat" viewBox="0 0 16 16"><path
        d="M2.500 2h11A1.500 1.500 0 0 1 15 3.500v6A1.500 1.500 0 0 1 13.500 11H8l-4 3.500V11H2.500A1.500 1.500 0 0 1 1 9.500v-6A1.500 1.500 0 0 1 2.500 2z"/></symbol></svg>
        """

    /// Nothing but a bank's document tells of it. Most rows are so, and carry no sign: the caption says what that means.
    static func isOfBankAlone(_ row: ReportTransaction) -> Bool { kinds(row) == [.bank] }

    /// The signs beside a transaction's name: from which documents it is known.
    static func signs(_ row: ReportTransaction) -> String {
        let kinds = EvidenceRow.kinds(row)
        guard !kinds.isEmpty, kinds != [.bank] else { return "" }
        if kinds.count == 1, kinds != [.manual] {
            return Markup.html(
                "svg", ["class": "sign", "role": "img", "aria-label": say(.knownFrom, [.text: words(kinds)])],
                markup: Markup.element("use", ["href": "#s-\(kinds[0].rawValue)"]))
        }
        let drawn = kinds.filter { $0 != .manual }.map { kind in
            Markup.html("svg", ["class": "sign"], markup: Markup.html("use", ["href": "#s-\(kind.rawValue)"]))
        }
        return Markup.html(
            "span",
            [
                "class": "signs", "role": "img", "aria-label": say(.knownFrom, [.text: words(kinds)]),
                "title": say(.knownFromTitle, [.text: words(kinds)]),
            ],
            markup: drawn.joined())
    }

    /// The row that opens; empty when there is nothing but a row of a bank.
    mutating func html(_ row: ReportTransaction, classes: String, _ page: MonthPage) -> String {
        let papers = row.evidence.filter { $0.kind != .bank }
        guard !papers.isEmpty else { return "" }
        let summary = Markup.html("summary", text: EvidenceRow.title(row))
        var panels: [String] = []
        for receipt in papers where receipt.kind == .receipt { panels.append(self.receipt(receipt, row)) }
        let messages = papers.filter { $0.kind != .receipt }.map { EvidenceRow.message($0) }
        let side = messages.joined() + EvidenceRow.foot(row)
        if !side.isEmpty { panels.append(Markup.html("div", ["class": "said"], markup: side)) }
        let body = Markup.html("div", ["class": "papers"], markup: panels.joined())
        let details = Markup.html("details", markup: summary + body)
        return "\n" + Markup.html("tr", ["class": "ev " + classes], markup: Markup.html("td", ["colspan": "4"], markup: details))
    }

    // MARK: Words

    private static func kinds(_ row: ReportTransaction) -> [ReportEvidence.Kind] {
        let found = Set(row.evidence.map(\.kind))
        return ReportEvidence.Kind.allCases.filter(found.contains)
    }

    private static func words(_ kinds: [ReportEvidence.Kind]) -> String {
        let names: [String] = kinds.map { kind in
            switch kind {
            case .bank: say(.fromBank)
            case .receipt: say(.fromReceipt)
            case .chat: say(.fromMessage)
            case .manual: say(.fromNote)
            }
        }
        return PageLanguage.spoken.list(names)
    }

    /// "Receipt, 2 messages"
    private static func title(_ row: ReportTransaction) -> String {
        let counts: [(ReportEvidence.Kind, MessageKey)] = [(.receipt, .paperReceipts), (.chat, .paperMessages), (.manual, .paperNotes)]
        let parts = counts.compactMap { kind, name -> String? in
            let count = row.evidence.count { $0.kind == kind }
            return count == 0 ? nil : say(name, count: count)
        }
        let text = PageLanguage.spoken.commas(parts)
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    // MARK: Receipts and messages

    private mutating func receipt(_ receipt: ReportEvidence, _ row: ReportTransaction) -> String {
        var body = picture(receipt)
        var facts: [(String, String)] = []
        if !receipt.merchant.isEmpty { facts.append((say(.factShop), receipt.merchant)) }
        if let day = receipt.day { facts.append((say(.factDay), DayText.full(day) + (receipt.time.isEmpty ? "" : ", " + receipt.time))) }
        if let money = receipt.money { facts.append((say(.factTotal), MoneyText.unsigned(money))) }
        if let more = EvidenceRow.difference(receipt, row) { facts.append(more) }
        if !receipt.tax.isEmpty { facts.append((say(.factTax), receipt.tax)) }
        if !receipt.tip.isEmpty { facts.append((say(.factTip), receipt.tip)) }
        if !receipt.payment.isEmpty { facts.append((say(.factPaid), receipt.payment)) }
        let rows = facts.map { Markup.html("dt", text: $0.0) + Markup.html("dd", markup: Markup.html("bdi", text: $0.1)) }
        body += Markup.html("dl", markup: rows.joined())
        if !receipt.items.isEmpty { body += EvidenceRow.items(receipt.items) }
        if receipt.needsReview {
            body += Markup.html("p", ["class": "hint"], text: say(.lookAtOriginal))
        }
        if !receipt.words.isEmpty { body += EvidenceRow.caption(receipt) }
        return Markup.html("article", ["class": "paper"], markup: body + EvidenceRow.place(receipt))
    }

    private mutating func picture(_ receipt: ReportEvidence) -> String {
        guard let crop = receipt.crop else { return "" }
        guard crop.jpeg.utf8.count <= room else {
            return Markup.html("p", ["class": "hint"], text: say(.pictureLeftOut))
        }
        room -= crop.jpeg.utf8.count
        return Markup.element(
            "img",
            [
                "src": "data:image/jpeg;base64," + crop.jpeg, "width": String(crop.width), "height": String(crop.height),
                "alt": say(.pictureWords), "decoding": "async",
            ])
    }

    /// What the card was charged beside what the receipt says, where these differ.
    private static func difference(_ receipt: ReportEvidence, _ row: ReportTransaction) -> (String, String)? {
        guard let money = receipt.money, row.evidence.contains(where: { $0.kind == .bank }), money.currency == row.money.currency,
            money.minorUnits != row.money.minorUnits
        else { return nil }
        let more = row.money.minorUnits.clampedSubtracting(money.minorUnits)
        let size = MoneyText.unsigned(Money(minorUnits: more, currency: money.currency))
        let isMore = abs(row.money.minorUnits) > abs(money.minorUnits)
        return (say(.factCharged), say(isMore ? .chargedMore : .chargedLess, [.amount: MoneyText.unsigned(row.money), .other: size]))
    }

    private static func items(_ items: [ReportEvidence.Item]) -> String {
        let rows = items.map { item in
            Markup.html(
                "li", markup: Markup.html("bdi", text: item.text) + Markup.html("span", ["class": "n"], text: item.amount))
        }
        return Markup.html("ul", ["class": "items"], markup: rows.joined())
    }

    private static func message(_ message: ReportEvidence) -> String {
        let said = [message.words, message.text, message.merchant].first { !$0.isEmpty } ?? ""
        // People name the amount themselves; where they do not, it is what was understood.
        let isNamed = said.utf8.contains { $0 &- 48 < 10 }
        let amount = isNamed ? "" : message.money.map { MoneyText.unsigned($0) } ?? ""
        let who = message.member.isEmpty ? say(.somebody) : message.member
        let day = message.day.map { DayText.full($0) } ?? ""
        let when = [day, message.time.isEmpty ? "" : String(message.time.prefix(5)), message.place].filter { !$0.isEmpty }
        return Markup.html(
            "blockquote",
            markup: Markup.html("p", markup: Markup.html("bdi", text: said) + " " + Markup.html("strong", text: amount))
                + Markup.html(
                    "footer", markup: Markup.html("bdi", text: who) + " \u{00B7} " + Markup.escaped(PageLanguage.spoken.commas(when)))
        )
    }

    /// The words that a receipt's photo was sent with.
    private static func caption(_ receipt: ReportEvidence) -> String {
        let who = receipt.member.isEmpty ? "" : Markup.html("footer", markup: Markup.html("bdi", text: receipt.member))
        return Markup.html("blockquote", markup: Markup.html("p", markup: Markup.html("bdi", text: receipt.words)) + who)
    }

    private static func place(_ paper: ReportEvidence) -> String {
        Markup.html("p", ["class": "from"], markup: Markup.html("bdi", text: paper.place))
    }

    /// The bank's row and why the papers are held to be the same purchase.
    private static func foot(_ row: ReportTransaction) -> String {
        let bank = row.evidence.filter { $0.kind == .bank }.prefix(3).map { say(.bankPlace, [.place: $0.place]) }
        let lines = bank + row.reasons.map { say(.samePurchase, [.why: PageLanguage.spoken.retold($0)]) }
        guard !lines.isEmpty else { return "" }
        return Markup.html(
            "ul", ["class": "why"], markup: lines.map { Markup.html("li", markup: Markup.html("bdi", text: $0)) }.joined())
    }
}

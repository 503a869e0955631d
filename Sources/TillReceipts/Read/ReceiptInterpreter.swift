import TillRecords

/// From rows of one or several looks at a receipt to its fields.
public struct ReceiptInterpreter: Sendable {
    private let knowledge: ReceiptKnowledge
    private let settings: ReceiptSettings
    private let decimals: Int

    public init(_ knowledge: ReceiptKnowledge, _ settings: ReceiptSettings) {
        self.knowledge = knowledge
        self.settings = settings
        let usual = settings.currency ?? settings.country.flatMap { knowledge.country($0)?.currency }
        decimals = Int(usual?.exponent ?? 2)
    }

    /// Reads a text.
    ///
    /// - Parameter isReceipt: true when whoever gives it says that it is a receipt; else a text without a plain word for a
    ///   total is none.
    public func fields(ofText text: String, isReceipt: Bool = false) -> ReceiptFields? {
        fields([passage(TextRow.rows(ofText: text), by: .text)], isText: !isReceipt)
    }

    /// Reads the pages of one text. Where pages are receipts of their own, of different days or shops, what they say together needs a person.
    func fields(ofPages pages: [String]) -> ReceiptFields? {
        var fields = fields(ofText: pages.joined(separator: "\n"))
        if areSeveral(pages.compactMap { self.fields(ofText: $0) }) { fields?.needsReview = true }
        return fields
    }

    /// Whether pages that were read by themselves tell of different purchases.
    func areSeveral(_ pages: [ReceiptFields]) -> Bool {
        let whole = pages.filter { $0.date != nil && $0.merchant != nil }
        return whole.dropFirst().contains { page in
            whole.first.map { $0.total != page.total && ($0.date != page.date || $0.merchant != page.merchant) } ?? false
        }
    }

    /// The fields from all looks at a picture so far; nil when no amount is there.
    func fields(of passages: [Passage]) -> ReceiptFields? { fields(passages, isText: false) }

    /// The fields of rows that must say by themselves that they are a receipt's; nil where no word names a total and nothing proves one.
    func ownFields(of passages: [Passage]) -> ReceiptFields? { fields(passages, isText: true) }

    /// True when another look would hardly change anything: arithmetic proves the total, and day and shop are plain.
    func isSettled(_ passages: [Passage]) -> Bool {
        let totals = TotalChoice(passages)
        let dates = DateChoice(passages, knowledge.words)
        guard let date = dates.best, !date.date.isMended, date.score / Double(passages.count) >= 5 else { return false }
        guard let merchant = MerchantChoice(passages, knowledge).best else { return false }
        let looks = Double(passages.count)
        guard merchant.score / looks >= (passages.count > 1 ? 8 : 10) else { return false }
        if totals.isProven { return true }
        return passages.count > 1 && totals.best?.passes == passages.count && totals.margin >= 5
    }

    func passage(_ rows: [TextRow], by reader: Passage.Reader = .first) -> Passage {
        Passage(rows, knowledge, decimals: decimals, by: reader)
    }

    private func fields(_ passages: [Passage], isText: Bool) -> ReceiptFields? {
        let totals = TotalChoice(passages)
        // Text that is no picture has no misread labels: without a plain word for a total, or a proof, it is no receipt.
        let mustSayTotal = isText || settings.isUnasked
        guard let total = totals.best, !mustSayTotal || total.label > 4 || !total.proofs.isEmpty else { return nil }
        var fields = ReceiptFields(total: Amount(units: total.units, decimals: UInt8(decimals)))
        fields.isRefund = isRefund(passages, total.units)
        fields.isProven = totals.isProven
        if let row = total.evidence { note("amount", row, &fields) }
        let sure = confidence(totals, passages.count)
        fields.confidence.append(("amount", sure))
        readDate(passages, &fields)
        // A sign at a filling station has a price beside TOTAL too.
        if settings.isUnasked, fields.date == nil, fields.dates.isEmpty, !fields.isProven { return nil }
        readMerchant(passages, &fields)
        readParts(passages, total.units, &fields)
        let home = settings.currency ?? settings.country.flatMap { knowledge.country($0)?.currency }
        fields.currency = CurrencyChoice(passages, knowledge).best(country: settings.country, home: home) ?? home
        fields.needsReview = sure < 60 || fields.date == nil || fields.merchant == nil
        return fields
    }

    private func note(_ field: String, _ row: TextRow, _ fields: inout ReceiptFields) {
        fields.evidence.append(ReceiptFields.Evidence(field: field, text: row.text, box: row.box))
    }

    /// Hundredths: what is proven, what a label names, what only stands there.
    private func confidence(_ totals: TotalChoice, _ looks: Int) -> Int {
        guard let best = totals.best else { return 0 }
        if totals.isProven { return best.proofs.count > 1 ? 98 : 95 }
        if best.label == 0 { return 30 }
        if best.readers.contains(.text) { return totals.margin >= 4 ? 85 : totals.margin >= 2 ? 70 : 50 }
        // Two readers that name the same amount by a label do not err alike; looks of one reader do more often.
        if best.readers.count > 1, totals.margin >= 2 { return 90 }
        if best.passes == looks, looks > 1, totals.margin >= 4 { return 85 }
        return totals.margin >= 2 ? 55 : 45
    }

    private func isRefund(_ passages: [Passage], _ total: Int64) -> Bool {
        guard let rows = passages.first?.rows else { return false }
        return rows.contains { $0.label?.kind == .total && $0.amounts.last?.units == -total }
            || rows.contains { knowledge.words.begins(.refund, $0.words) }
    }

    private func readDate(_ passages: [Passage], _ fields: inout ReceiptFields) {
        let choice = DateChoice(passages, knowledge.words)
        guard let best = choice.best, best.score > 0 else { return }
        let orders = DateDecision.Orders(
            asked: settings.order, slip: choice.order, country: settings.country.flatMap { knowledge.country($0)?.order },
            words: CountryEvidence(knowledge).order(passages), days: choice.plain)
        switch DateDecision.decide(best.date, orders, captured: settings.captured) {
        case .day(let day, let isSure):
            fields.date = day
            let support = min(20, Int(best.score) * 2)
            fields.confidence.append(("date", (isSure ? 75 : 60) + support - (best.date.isMended ? 15 : 0)))
        case .open(let days):
            fields.dates = days
        }
        fields.time = best.time
        note("date", best.row, &fields)
    }

    private func readMerchant(_ passages: [Passage], _ fields: inout ReceiptFields) {
        guard let best = MerchantChoice(passages, knowledge).best, best.score / Double(passages.count) > 2 else { return }
        fields.merchant = best.name
        fields.confidence.append(("merchant", min(95, max(20, Int(best.score / Double(passages.count) * 7)))))
        note("merchant", best.row, &fields)
    }

    private func readParts(_ passages: [Passage], _ total: Int64, _ fields: inout ReceiptFields) {
        // The look whose rows tell most of the total's parts.
        let ranked = passages.map { ReceiptParts($0, total: total, decimals: decimals) }
        guard let best = ranked.max(by: { $0.worth < $1.worth }) else { return }
        fields.items = best.items
        fields.tax = best.tax
        fields.tip = best.tip
        fields.paidBy = ranked.lazy.compactMap(\.paidBy).first
        fields.cardLast4 = ranked.lazy.compactMap(\.cardLast4).first
        if fields.cardLast4 != nil { fields.paidBy = "card" }
    }
}

/// The currency whose sign stands beside most amounts.
struct CurrencyChoice {
    private var votes: [Currency: Int] = [:]
    /// Rows with an amount that have a sign.
    private var rows: [Currency: Int] = [:]
    private var dollars = 0
    private let knowledge: ReceiptKnowledge

    init(_ passages: [Passage], _ knowledge: ReceiptKnowledge) {
        self.knowledge = knowledge
        for passage in passages {
            for line in passage.rows {
                let before = votes
                for word in line.row.words { count(Folding.capitals(word.text)) }
                guard !line.amounts.isEmpty else { continue }
                for (currency, number) in votes where number != before[currency] { rows[currency, default: 0] += 1 }
            }
        }
    }

    /// A word that is a sign, or a sign with digits behind it or before it.
    private mutating func count(_ word: [Glyph]) {
        let core = word.filter { !Folding.isDigit($0) && $0 != 44 && $0 != 46 && $0 != 45 && $0 != 40 && $0 != 41 && $0 != 58 }
        guard !core.isEmpty, core.count <= 5 else { return }
        if core == [Glyph(ascii: "$")] {
            dollars += 1
        } else if let sign = knowledge.signs.first(where: { $0.sign == core }) {
            votes[sign.currency, default: 0] += 1
        }
    }

    /// - Parameters:
    ///   - country: decides what a bare `$` is.
    ///   - usual: the currency that is meant where none is printed. One sign of another may be misread: that takes two rows of amounts.
    func best(country: String?, home usual: Currency?) -> Currency? {
        var all = usual == nil ? votes : votes.filter { $0.key == usual || rows[$0.key, default: 0] > 1 }
        let home = country.flatMap { knowledge.country($0)?.currency }
        if dollars > 0, let home, home.code.hasSuffix("D") { all[home, default: 0] += dollars }
        if let home, all[home] != nil { return home }
        return all.sorted { ($0.value, $1.key.code) > ($1.value, $0.key.code) }.first?.key
    }
}

/// What a receipt says. What is nil could not be read; nothing is guessed.
public struct ReceiptFields: Sendable {
    /// What was paid, positive; `isRefund` tells money that came back.
    public var total: Amount
    public var isRefund = false
    public var currency: Currency?
    public var date: Day?
    /// The days it can be, where nothing decides between them.
    public var dates: [Day] = []
    /// `HH:MM[:SS]`
    public var time: String?
    public var merchant: String?
    public var items: [ObservationDetails.Item] = []
    public var tax: Amount?
    public var tip: Amount?
    /// `cash` or `card`.
    public var paidBy: String?
    public var cardLast4: String?
    /// In hundredths, by name of the field.
    public var confidence: [(field: String, hundredths: Int)] = []
    public var evidence: [Evidence] = []
    /// A person should look.
    public var needsReview = false
    /// True when arithmetic proves the total.
    public var isProven = false

    /// Name and version of the second reader, where it was asked.
    public var recogniser: String?

    /// Where a field was read.
    public struct Evidence: Sendable, Equatable {
        public var field: String
        public var text: String
        public var box: Box
    }

    init(total: Amount) { self.total = total }
}

import TillRecords

/// What a receipt says as it goes into the stream: what a worker answers.
struct ReceiptAnswer: Sendable {
    let date: Day?
    let time: String?
    /// Signed: a refund is positive.
    let amount: Amount
    let currency: Currency?
    let isRefund: Bool
    let merchant: String?
    /// `ObservationDetails.json`
    let details: [UInt8]
    /// What tells this receipt from others: day, time, amount and shop.
    let identity: String

    /// - Parameter pageStep: rows from the top of one page to that of the next; nil where there is no page to show.
    init(_ fields: ReceiptFields, pageStep: Int?, crop: ReceiptCrop? = nil) {
        date = fields.date
        time = fields.time
        amount = fields.isRefund ? fields.total : fields.total.negated ?? fields.total
        currency = fields.currency
        isRefund = fields.isRefund
        merchant = fields.merchant
        var found = ObservationDetails()
        (found.items, found.tax, found.tip) = (fields.items, fields.tax, fields.tip)
        (found.paidBy, found.cardLast4, found.confidence) = (fields.paidBy, fields.cardLast4, fields.confidence)
        (found.needsReview, found.dates) = (fields.needsReview, fields.dates)
        found.evidence = pageStep.map { step in fields.evidence.map { ReceiptAnswer.evidence($0, step) } }
        found.recogniser = fields.recogniser
        if let crop {
            let picture = ByteBuffer(capacity: 1024)
            crop.write(to: picture)
            found.crop = picture.bytes
        }
        details = found.json
        let shop = Folding.text(Folding.capitals(fields.merchant ?? ""))
        identity = "\(fields.date.map { "\($0)" } ?? "") \(fields.time ?? "") \(amount) \(shop)"
    }

    /// What a worker answered; nil when it is not that.
    init?(_ answer: Record) {
        guard let fields = answer.object(.fields), let amount = fields.decimal(.amount) else { return nil }
        date = fields.date(.date)
        time = fields.string(.time)
        self.amount = amount
        currency = fields.currency(.currency)
        isRefund = fields.equals(.direction, "refund")
        merchant = fields.string(.merchant)
        details = ObservationDetails.json(of: fields)
        identity = answer.string(.identity) ?? ""
    }

    /// The answer of a worker.
    func write(to answer: inout Record) {
        let fields = ByteBuffer(capacity: 1024)
        func text(_ name: StaticString, _ value: String?) {
            guard let value else { return }
            fields.append(name)
            fields.append(jsonString: value)
        }
        text("{\"amount\":", "\(amount)")
        text(",\"date\":", date.map { "\($0)" })
        text(",\"time\":", time)
        text(",\"currency\":", currency?.code)
        text(",\"direction\":", isRefund ? "refund" : nil)
        text(",\"merchant\":", merchant)
        fields.append(details)
        fields.append("}")
        answer.set(.fields, raw: fields.bytes)
        answer.set(.identity, string: identity)
    }

    /// Box and text of what a field was read from, in pixels of its page.
    private static func evidence(_ piece: ReceiptFields.Evidence, _ pageStep: Int) -> ObservationDetails.Evidence {
        ObservationDetails.Evidence(
            field: piece.field, text: piece.text, page: piece.box.top / pageStep + 1,
            box: [piece.box.left, piece.box.top % pageStep, piece.box.width, piece.box.height])
    }
}

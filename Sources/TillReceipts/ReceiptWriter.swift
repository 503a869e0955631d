import TillRecords
import TillStages

/// Writes receipts as observations.
struct ReceiptWriter {
    let sink: Sink
    let household: String?
    private var seen: [Digest: Int] = [:]
    private var document = ""

    init(sink: Sink, household: String?) {
        self.sink = sink
        self.household = household
    }

    /// Where a receipt stood.
    struct Place {
        var document: String
        var digest: Digest
        var file: String
        /// `image`, `text` or `pdf`.
        var format: StaticString
        var household: String?
        /// `page 1`, `line 12`
        var place: String
        /// Tells receipts of one document apart, from 1.
        var number: Int
        var ref: String?
        /// What it came with, when it lay in another document.
        var carrier: DocumentCarrier?
    }

    /// Writes one observation.
    mutating func write(_ receipt: ReceiptAnswer, at place: Place) throws(Fault) {
        let out = sink.line
        sink.beginLine()
        out.append("{\"type\":\"observation\",\"id\":\"")
        out.append(text: String(ReceiptWriter.id(place).hex.prefix(32)))
        out.append("\",\"key\":\"")
        out.append(text: String(key(receipt, place).hex.prefix(32)))
        out.append("\"")
        if let household = place.household ?? household { append(",\"household\":", household) }
        if let member = place.carrier?.member { append(",\"member\":", member) }
        out.append(",\"source\":{\"kind\":\"receipt\",\"format\":\"")
        out.append(place.format)
        out.append("\",\"document\":\"")
        out.append(text: place.document)
        out.append("\"")
        append(",\"file\":", place.file)
        append(",\"place\":", place.place)
        if let ref = place.ref { append(",\"ref\":", ref) }
        if let carrier = place.carrier { append(",\"within\":", carrier.document) }
        out.append("}")
        if let words = place.carrier?.words { append(",\"message\":", words) }
        out.append(receipt.json)
        out.append("}")
        try sink.endLine(.observation, amount: receipt.amount, currency: receipt.currency)
    }

    private func append(_ name: StaticString, _ value: String) {
        sink.line.append(name)
        sink.line.append(jsonString: value)
    }

    private static func id(_ place: Place) -> Digest {
        let buffer = ByteBuffer(capacity: 64)
        place.digest.withBytes { buffer.append($0) }
        buffer.append("receipt")
        buffer.append(number: place.number)
        return Digest.sha256(buffer.bytes)
    }

    /// The movement as the receipt names it, and its number among equals of the document.
    private mutating func key(_ receipt: ReceiptAnswer, _ place: Place) -> Digest {
        if document != place.document {
            document = place.document
            seen = [:]
        }
        let base = Digest.sha256(Array("receipt\u{0}\(receipt.identity)".utf8))
        let before = seen[base, default: 0]
        seen[base] = before + 1
        return before == 0 ? base : Digest.sha256(Array("\(base.hex) \(before)".utf8))
    }
}

/// The fields of a receipt as they go into the stream: what a worker answers.
struct ReceiptAnswer: Sendable {
    /// `,"date":…` and the other fields, as JSON.
    let json: [UInt8]
    let amount: Amount
    let currency: Currency?
    /// What tells this receipt from others: day, time, amount and shop.
    let identity: String

    init(_ fields: ReceiptFields, pageStep: Int?, crop: ReceiptCrop? = nil) {
        let out = ByteBuffer(capacity: 1024)
        amount = fields.isRefund ? fields.total : fields.total.negated ?? fields.total
        currency = fields.currency
        ReceiptAnswer.write(fields, amount, pageStep, out)
        if let crop {
            out.append(",\"crop\":")
            crop.write(to: out)
        }
        json = out.bytes
        let shop = String(decoding: Folding.capitals(fields.merchant ?? ""), as: UTF8.self)
        identity = "\(fields.date.map { "\($0)" } ?? "") \(fields.time ?? "") \(amount) \(shop)"
    }

    /// What a worker answered; nil when it is not that.
    init?(_ answer: Record) {
        guard let fields = answer.object("fields"), let amount = fields.decimal("amount"), let raw = answer.raw("fields"), raw.count > 2
        else {
            return nil
        }
        json = [UInt8(ascii: ",")] + raw.dropFirst().dropLast()
        self.amount = amount
        currency = fields.currency("currency")
        identity = answer.string("identity") ?? ""
    }

    private static func write(_ fields: ReceiptFields, _ amount: Amount, _ pageStep: Int?, _ out: ByteBuffer) {
        func text(_ name: StaticString, _ value: String?) {
            guard let value else { return }
            out.append(name)
            out.append(jsonString: value)
        }
        text(",\"date\":", fields.date.map { "\($0)" })
        text(",\"time\":", fields.time)
        text(",\"amount\":", "\(amount)")
        text(",\"currency\":", fields.currency?.code)
        if fields.isRefund { out.append(",\"direction\":\"refund\"") }
        text(",\"merchant\":", fields.merchant)
        writeItems(fields, out)
        text(",\"tax\":", fields.tax.map { "\($0)" })
        text(",\"tip\":", fields.tip.map { "\($0)" })
        if fields.paidBy != nil || fields.cardLast4 != nil {
            out.append(",\"payment\":{")
            text("\"kind\":", fields.paidBy ?? "card")
            text(",\"last4\":", fields.cardLast4)
            out.append("}")
        }
        writeConfidence(fields, out)
        if fields.needsReview { out.append(",\"needs_review\":true") }
        if !fields.dates.isEmpty {
            out.append(",\"dates\":[")
            for (number, day) in fields.dates.enumerated() {
                out.append(number == 0 ? "\"" : ",\"")
                out.append(day)
                out.append("\"")
            }
            out.append("]")
        }
        if let pageStep { writeEvidence(fields, pageStep, out) }
    }

    private static func writeItems(_ fields: ReceiptFields, _ out: ByteBuffer) {
        guard !fields.items.isEmpty else { return }
        out.append(",\"items\":[")
        for (number, item) in fields.items.prefix(200).enumerated() {
            out.append(number == 0 ? "{\"text\":" : ",{\"text\":")
            out.append(jsonString: item.text)
            if let quantity = item.quantity {
                out.append(",\"quantity\":")
                out.append(quantity)
            }
            if let unit = item.unit {
                out.append(",\"unit\":")
                out.append(jsonString: unit)
            }
            if let price = item.price {
                out.append(",\"price\":\"")
                out.append(price)
                out.append("\"")
            }
            out.append(",\"amount\":\"")
            out.append(item.amount)
            out.append("\"}")
        }
        out.append("]")
    }

    private static func writeConfidence(_ fields: ReceiptFields, _ out: ByteBuffer) {
        out.append(",\"confidence\":{")
        for (number, (field, hundredths)) in fields.confidence.enumerated() {
            if number > 0 { out.append(",") }
            out.append(jsonString: field)
            out.append(":")
            out.append(Amount(units: Int64(min(99, max(1, hundredths))), decimals: 2))
        }
        out.append("}")
    }

    /// Box and text of what each field was read from, in pixels of its page.
    private static func writeEvidence(_ fields: ReceiptFields, _ pageStep: Int, _ out: ByteBuffer) {
        out.append(",\"evidence\":[")
        for (number, piece) in fields.evidence.enumerated() {
            out.append(number == 0 ? "{\"field\":" : ",{\"field\":")
            out.append(jsonString: piece.field)
            out.append(",\"text\":")
            out.append(jsonString: piece.text)
            out.append(",\"page\":")
            out.append(number: piece.box.top / pageStep + 1)
            out.append(",\"box\":[")
            for (index, value) in [piece.box.left, piece.box.top % pageStep, piece.box.width, piece.box.height].enumerated() {
                if index > 0 { out.append(",") }
                out.append(number: value)
            }
            out.append("]}")
        }
        out.append("]")
    }
}

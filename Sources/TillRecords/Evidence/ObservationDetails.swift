/// What a receipt says besides day, money and shop: what was bought, tax, how it was paid, how sure each is, where it was read.
public struct ObservationDetails: Sendable {
    public var items: [Item] = []
    public var tax: Amount?
    public var tip: Amount?
    /// `cash` or `card`.
    public var paidBy: String?
    public var cardLast4: String?
    /// In hundredths, by name of the field.
    public var confidence: [(field: String, hundredths: Int)] = []
    /// A person should look.
    public var needsReview = false
    /// The days it can be, where nothing decides between them.
    public var dates: [Day] = []
    /// Nil where there is no page to show.
    public var evidence: [Evidence]?
    /// Name and version of a second reader that was asked; nil where Tesseract read alone, or a text.
    public var recogniser: String?
    /// A picture, as JSON.
    public var crop: [UInt8] = []

    public init() {}

    /// A line of what was bought.
    public struct Item: Sendable, Equatable {
        public var text: String
        /// What was paid for it.
        public var amount: Amount
        /// How many, or how much of `unit`; at most three decimals.
        public var quantity: Amount?
        /// `kg`, `l` …; nil for pieces.
        public var unit: String?
        /// What one costs, or one of `unit`.
        public var price: Amount?

        public init(text: String, amount: Amount, quantity: Amount? = nil, unit: String? = nil, price: Amount? = nil) {
            self.text = text
            self.amount = amount
            self.quantity = quantity
            self.unit = unit
            self.price = price
        }
    }

    /// Where a field was read: the row, its page from 1, and left, top, width and height in the page's pixels.
    public struct Evidence: Sendable, Equatable {
        public var field: String
        public var text: String
        public var page: Int
        public var box: [Int]

        public init(field: String, text: String, page: Int, box: [Int]) {
            self.field = field
            self.text = text
            self.page = page
            self.box = box
        }
    }

    private static let names: [Key] = [.items, .tax, .tip, .payment, .confidence, .needsReview, .dates, .evidence, .recogniser, .crop]
    /// A receipt has no more items.
    private static let mostItems = 200

    /// The fields as they stand in an observation, each with its comma before it.
    public var json: [UInt8] {
        let out = ByteBuffer(capacity: 1024)
        appendItems(out)
        ObservationDetails.append(",\"tax\":", tax, out)
        ObservationDetails.append(",\"tip\":", tip, out)
        if paidBy != nil || cardLast4 != nil {
            out.append(",\"payment\":{\"kind\":")
            out.append(jsonString: paidBy ?? "card")
            ObservationDetails.append(",\"last4\":", cardLast4, out)
            out.append("}")
        }
        appendConfidence(out)
        if needsReview { out.append(",\"needs_review\":true") }
        ObservationDetails.append(",\"dates\":", dates.isEmpty ? nil : dates, out) { out, day in
            out.append("\"")
            out.append(day)
            out.append("\"")
        }
        ObservationDetails.append(",\"evidence\":", evidence, out) { ObservationDetails.append($1, $0) }
        ObservationDetails.append(",\"recogniser\":", recogniser, out)
        if !crop.isEmpty {
            out.append(",\"crop\":")
            out.append(crop)
        }
        return out.bytes
    }

    /// The same fields of a record that another process wrote.
    public static func json(of record: Record) -> [UInt8] {
        let out = ByteBuffer(capacity: 1024)
        for name in names {
            guard let raw = record.raw(name) else { continue }
            out.append(",\"")
            out.append(name: name)
            out.append("\":")
            out.append(raw)
        }
        return out.bytes
    }

    private func appendItems(_ out: ByteBuffer) {
        ObservationDetails.append(",\"items\":", items.isEmpty ? nil : Array(items.prefix(ObservationDetails.mostItems)), out) {
            out, item in
            out.append("{\"text\":")
            out.append(jsonString: item.text)
            if let quantity = item.quantity {
                out.append(",\"quantity\":")
                out.append(quantity)
            }
            ObservationDetails.append(",\"unit\":", item.unit, out)
            ObservationDetails.append(",\"price\":", item.price, out)
            ObservationDetails.append(",\"amount\":", item.amount, out)
            out.append("}")
        }
    }

    private func appendConfidence(_ out: ByteBuffer) {
        guard !confidence.isEmpty else { return }
        out.append(",\"confidence\":{")
        for (number, (field, hundredths)) in confidence.enumerated() {
            if number > 0 { out.append(",") }
            out.append(jsonString: field)
            out.append(":")
            out.append(Amount(units: Int64(min(99, max(1, hundredths))), decimals: 2))
        }
        out.append("}")
    }

    private static func append(_ piece: Evidence, _ out: ByteBuffer) {
        out.append("{\"field\":")
        out.append(jsonString: piece.field)
        out.append(",\"text\":")
        out.append(jsonString: piece.text)
        out.append(",\"page\":")
        out.append(number: piece.page)
        append(",\"box\":", piece.box, out) { $0.append(number: $1) }
        out.append("}")
    }

    private static func append<Element>(_ head: StaticString, _ list: [Element]?, _ out: ByteBuffer, _ body: (ByteBuffer, Element) -> Void)
    {
        guard let list else { return }
        out.append(head)
        out.append("[")
        for (index, element) in list.enumerated() {
            if index > 0 { out.append(",") }
            body(out, element)
        }
        out.append("]")
    }

    private static func append(_ head: StaticString, _ text: String?, _ out: ByteBuffer) {
        guard let text else { return }
        out.append(head)
        out.append(jsonString: text)
    }

    private static func append(_ head: StaticString, _ amount: Amount?, _ out: ByteBuffer) {
        guard let amount else { return }
        out.append(head)
        out.append("\"")
        out.append(amount)
        out.append("\"")
    }
}

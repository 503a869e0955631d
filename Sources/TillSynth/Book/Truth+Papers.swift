import TillRecords

extension Truth {
    /// What receipts and messages say of a movement; nothing where none does.
    static func write(_ mentions: Mentions?, to buffer: ByteBuffer) {
        guard let mentions else { return }
        list("receipts", mentions.receipts, buffer) { receipt in
            field("file", receipt.file, buffer, isFirst: true)
            field("merchant", receipt.merchant, buffer)
            field("date", receipt.date, buffer)
            field("time", receipt.time, buffer)
            let decimals = Digits.exponent(receipt.currency)
            field("total", Digits.amount(receipt.total, decimals: decimals), buffer)
            if let tax = receipt.tax { field("tax", Digits.amount(tax, decimals: decimals), buffer) }
            if let tip = receipt.tip { field("tip", Digits.amount(tip, decimals: decimals), buffer) }
            field("currency", receipt.currency, buffer)
            field("paid", receipt.paid, buffer)
            if let last4 = receipt.last4 { field("last4", last4, buffer) }
        }
        list("messages", mentions.messages, buffer) { message in
            field("file", message.file, buffer, isFirst: true)
            buffer.append(text: ",\"line\":\(message.line)")
            field("sender", message.sender, buffer)
            field("op", message.op, buffer)
            field("amount", Digits.amount(message.amount, decimals: Digits.exponent(message.currency)), buffer)
            field("currency", message.currency, buffer)
        }
    }

    private static func list<Element>(_ name: String, _ elements: [Element], _ buffer: ByteBuffer, _ write: (Element) -> Void) {
        guard !elements.isEmpty else { return }
        buffer.append(text: ",\"\(name)\":[")
        for (number, element) in elements.enumerated() {
            buffer.append(text: number == 0 ? "{" : ",{")
            write(element)
            buffer.append("}")
        }
        buffer.append("]")
    }

    private static func field(_ name: String, _ value: String, _ buffer: ByteBuffer, isFirst: Bool = false) {
        buffer.append(text: "\(isFirst ? "" : ",")\"\(name)\":")
        buffer.append(jsonString: value)
    }
}

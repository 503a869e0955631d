import TillRecords

/// What a shop's mail says was bought: its own words, or what is attached.
enum MailReceipt {
    /// The invoice in XML that is attached, else the receipt that its words are; nil where there is none and they name no total.
    static func fields(of mail: MailMessage, _ request: ReceiptRequest) -> ReceiptFields? { invoice(of: mail) ?? words(of: mail, request) }

    private static func words(of mail: MailMessage, _ request: ReceiptRequest) -> ReceiptFields? {
        var settings = request.settings
        settings.captured = mail.day
        let interpreter = ReceiptInterpreter(request.knowledge, settings)
        let read = mail.texts.compactMap { interpreter.fields(ofText: $0) }
        // A page and its plain text say the same; the one whose sum is proven is the one that was read whole.
        guard var fields = read.first(where: \.isProven) ?? read.first else { return nil }
        complete(&fields, from: mail)
        return fields
    }

    private static func invoice(of mail: MailMessage) -> ReceiptFields? {
        mail.attachments.lazy.filter(ElectronicInvoice.isOne).compactMap(ElectronicInvoice.fields).first
    }

    /// The shop is who wrote; what was bought before the mail was sent, and a day behind that is one of delivery.
    private static func complete(_ fields: inout ReceiptFields, from mail: MailMessage) {
        if let shop = mail.sender {
            fields.merchant = shop
            set("merchant", 80, &fields)
        }
        if let sent = mail.day, fields.date.map({ $0 > sent || sent.ordinal - $0.ordinal > mostDaysBefore }) ?? true {
            fields.date = sent
            fields.dates = []
            set("date", 80, &fields)
        }
        fields.needsReview =
            (fields.confidence.first { $0.field == "amount" }?.hundredths ?? 0) < 60 || fields.date == nil
            || fields.merchant == nil
    }

    /// What is told of is no older.
    private static let mostDaysBefore = 31

    private static func set(_ field: String, _ hundredths: Int, _ fields: inout ReceiptFields) {
        fields.confidence.removeAll { $0.field == field }
        fields.confidence.append((field, hundredths))
        fields.evidence.removeAll { $0.field == field }
    }
}

import TillRecords
import TillStages

/// Receipts that are text already: one in a document, or one on each line of JSON lines.
struct TextReceipts {
    private let document: Document
    private let request: ReceiptRequest
    private let sink: Sink

    /// The longest text of one receipt: 1 MB.
    private static let longest = 1 << 20

    init(document: Document, request: ReceiptRequest, sink: Sink) {
        self.document = document
        self.request = request
        self.sink = sink
    }

    func read(asLines: Bool) throws(Fault) {
        let writer = ReceiptWriter(sink: sink, household: request.household)
        if ElectronicInvoice.isOne(document.bytes) { return try readInvoice(writer) }
        if MailMessage.isOne(document.bytes) { return try readMail(writer) }
        guard asLines else {
            try write(String(decoding: document.bytes.prefix(TextReceipts.longest), as: UTF8.self), nil, line: 1, number: 1, writer)
            return
        }
        var number = 0
        for (index, line) in document.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            guard line.contains(where: { $0 > 0x20 }) else { continue }
            number += 1
            do throws(Fault) {
                try readLine(Array(line), index + 1, number, writer)
            } catch {
                if error.exit == .inputOutput { throw error }
                sink.dropLine()
                try sink.reject(error.within(file: document.name), document: document.id, household: document.household)
            }
        }
    }

    static func noReceipt(inMail name: String) -> Fault {
        Fault(
            "receipts.mail", "the mail names no total, and nothing that is attached to it is a receipt.",
            remedy: "Save what is attached to it into the inbox if it is something else, such as a statement.", file: name)
    }

    private func readInvoice(_ writer: ReceiptWriter) throws(Fault) {
        guard let fields = ElectronicInvoice.fields(document.bytes) else {
            throw Fault(
                "receipts.invoice", "the XML of the invoice is broken, or states no amount to pay.",
                remedy: "Ask for it again, or give its PDF.", file: document.name)
        }
        try writer.write(ReceiptAnswer(fields, pageStep: nil), at: place("invoice", record: nil, line: 1, number: 1))
    }

    private func readMail(_ writer: ReceiptWriter) throws(Fault) {
        guard let fields = MailReceipt.fields(of: MailMessage(document.bytes), request) else {
            throw TextReceipts.noReceipt(inMail: document.name)
        }
        try writer.write(ReceiptAnswer(fields, pageStep: nil), at: place("mail", record: nil, line: 1, number: 1))
    }

    private func place(_ format: StaticString, record: Record?, line: Int, number: Int) -> ReceiptWriter.Place {
        ReceiptWriter.Place(
            document: document.id, digest: document.digest, file: document.name, format: format, household: document.household,
            word: "line ", at: line, number: number, ref: record?.string(Field.receiptId) ?? record?.string(Field.id))
    }

    private func readLine(_ line: [UInt8], _ place: Int, _ number: Int, _ writer: ReceiptWriter) throws(Fault) {
        var bytes = line[...]
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        let record: Record
        do {
            record = try Array(bytes).withBytes { try Record(checking: $0) }
        } catch {
            throw Fault(
                "receipts.bad-line", "the line is not a JSON object.", remedy: "Write one JSON object a line.", file: document.name,
                place: "line \(place)")
        }
        guard let text = record.string(Field.text) else {
            throw Fault(
                "receipts.no-field", "the line has no field text.", remedy: "Give the receipt's text in the field text.",
                file: document.name, place: "line \(place)")
        }
        try write(text, record, line: place, number: number, writer)
    }

    private func write(_ text: String, _ record: Record?, line: Int, number: Int, _ writer: ReceiptWriter) throws(Fault) {
        var settings = request.settings
        settings.captured = record?.string(Field.capturedAt).flatMap { Day($0.prefix(10)) }
        guard let fields = ReceiptInterpreter(request.knowledge, settings).fields(ofText: text, isReceipt: record != nil) else {
            throw Fault(
                "receipts.no-total", "the text names no amount that could be the total, so it is no receipt, or none that can be read.",
                remedy: "Check that it is the text of a receipt.", file: document.name, place: "line \(line)")
        }
        try writer.write(ReceiptAnswer(fields, pageStep: nil), at: place("text", record: record, line: line, number: number))
    }
}

/// What it calls its fields.
private enum Field {
    static var capturedAt: Key { Key(foreign: "captured_at") }
    static var id: Key { Key(foreign: "id") }
    static var receiptId: Key { Key(foreign: "receipt_id") }
    static var text: Key { Key(foreign: "text") }
}

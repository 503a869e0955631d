import TillRecords
import TillStages

/// Writes receipts as observations.
final class ReceiptWriter {
    private let sink: Sink
    private let household: String?
    private let texts = RowTexts(room: 1024)
    /// Of the document that the last receipt stood in.
    private var identity = EvidenceIdentity(document: Digest.sha256([]))
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
        /// `page`, `line`: what is counted, with its blank; and which it is.
        var word: String
        var at: Int
        /// Tells receipts of one document apart, from 1.
        var number: Int
        var ref: String?
        /// What it came with, when it lay in another document.
        var carrier: DocumentCarrier?

        fileprivate func source(_ household: String?) -> EvidenceSource {
            EvidenceSource(
                .receipt, format: format, document: document, file: file, within: carrier?.document, household: self.household ?? household,
                place: word)
        }
    }

    /// Writes one observation.
    func write(_ receipt: ReceiptAnswer, at place: Place) throws(Fault) {
        if document != place.document {
            document = place.document
            identity = EvidenceIdentity(document: place.digest)
        }
        texts.clear()
        var row = ObservationRow()
        row.line = place.at
        if let ref = place.ref { row.ref = texts.keep(ref) }
        if let member = place.carrier?.member { row.member = texts.keep(member) }
        if let words = place.carrier?.words { row.message = texts.keep(words) }
        row.date = receipt.date
        if let time = receipt.time { row.time = texts.keep(time) }
        row.amount = receipt.amount
        row.currency = receipt.currency
        if receipt.isRefund { row.direction = .refund }
        if let merchant = receipt.merchant { row.merchant = texts.keep(merchant) }
        row.details = receipt.details.withBytes { texts.keep($0) }
        try sink.write(
            row, id: identity.id(part: "receipt", place.number), key: identity.key(receipt: receipt.identity), from: place.source(household)
        )
    }
}

import TillRecords
import TillStages

/// Writes the entries of messages as observations.
final class ObservationLines {
    private let sink: Sink
    private let texts = RowTexts(room: 2048)

    init(_ sink: Sink) { self.sink = sink }

    func write(_ item: WaitingObservations.Item, _ index: Int) throws(Fault) {
        let entry = item.entries[index]
        texts.clear()
        var row = ObservationRow()
        row.line = item.place
        row.ref = keep(item.ref)
        if let member = item.member { row.member = texts.keep(member) }
        row.date = entry.day
        if entry.day == item.day { row.time = texts.write(atMost: 8) { Stamp.write(time: item.seconds, to: $0) } }
        row.amount = entry.signed
        row.currency = entry.currency ?? item.fallback
        row.direction = entry.direction
        if item.isVoid { row.status = .void }
        row.text = texts.keep(entry.description)
        if let words = item.words { row.message = texts.keep(words) }
        row.attachment = keep(item.attachment)
        row.isEdited = item.isEdited
        if let merchant = entry.merchant { row.merchant = texts.keep(merchant) }
        row.amountConfidence = entry.confidence
        row.directionConfidence = entry.directionConfidence
        row.needsReview = entry.needsReview
        let key = index == 0 ? item.key : EvidenceIdentity.numbered(-index, of: item.key)
        try sink.write(row, id: EvidenceIdentity.id(of: item.document, item.place, number: index), key: key, from: item.source)
    }

    private func keep(_ bytes: [UInt8]) -> UnsafeRawBufferPointer { bytes.withUnsafeBytes { texts.keep($0) } }
}

import TillRecords
import TillStages

/// A household's records in the one order that does not depend on the order of files: kind of record, date, id.
enum CanonicalOrder {
    private static let kinds: [FieldWord] = [.decision, .note, .reject, .balance, .trade, .message, .observation]

    /// Emits what was there, then the transactions.
    static func emit(_ records: [Record], _ evidence: HouseholdEvidence, _ movements: [Movement], _ approvals: Approvals, _ sink: Sink)
        throws(Fault)
    {
        let places = sorted(records, evidence)
        for place in places where place.rank < kinds.count { try sink.emit(records[place.index]) }
        try TransactionWriting(records, movements, approvals).write(into: sink)
        for place in places where place.rank >= kinds.count { try sink.emit(records[place.index]) }
    }

    /// Emits a household that is in this order, with records that are new in their places.
    static func emit(_ records: [Record], adding new: [Record], _ sink: Sink) throws(Fault) {
        var rest = new.map { (key: key($0), record: $0) }.sorted { $0.key < $1.key }[...]
        for record in records {
            if let next = rest.first, next.key < key(record) {
                let mine = key(record)
                while let one = rest.first, one.key < mine {
                    try sink.emit(one.record)
                    rest = rest.dropFirst()
                }
            }
            try sink.emit(record)
        }
        for one in rest { try sink.emit(one.record) }
    }

    private static func key(_ record: borrowing Record) -> (Int, UInt32, String) {
        if record.equals(.type, .transaction) { return (kinds.count, record.date(.date)?.packed ?? 0, record.string(.id) ?? "") }
        guard let rank = kinds.firstIndex(where: { record.equals(.type, $0) }) else { return (kinds.count + 1, 0, "") }
        // Of the others only balances are ever new.
        return record.equals(.type, .balance) ? (rank, record.date(.date)?.packed ?? 0, record.string(.id) ?? "") : (rank, 0, "")
    }

    private struct Place {
        var rank: Int
        var day: UInt32
        var id: WideId
        var index: Int
    }

    private static func sorted(_ records: [Record], _ evidence: HouseholdEvidence) -> [Place] {
        var places: [Place] = []
        places.reserveCapacity(records.count)
        let observation = kinds.count - 1
        var isPlaced = [Bool](repeating: false, count: records.count)
        for one in evidence.all {
            isPlaced[one.record] = true
            places.append(Place(rank: observation, day: one.day.packed, id: one.id, index: one.record))
        }
        for (index, record) in records.enumerated() where !isPlaced[index] && !evidence.repeated.contains(index) {
            let rank = kinds.firstIndex { record.equals(.type, $0) } ?? kinds.count
            let id = record.withBytes(.id) { WideId($0) } ?? wholeId(record)
            // Decisions stand in the order in which they hold.
            let day =
                rank == 0
                ? UInt32(clamping: record.integer(.number) ?? 0) : (record.date(.date) ?? record.date(.booked))?.packed ?? 0
            places.append(Place(rank: rank, day: day, id: id, index: index))
        }
        places.sort { ($0.rank, $0.day, $0.id, $0.index) < ($1.rank, $1.day, $1.id, $1.index) }
        return places
    }

    /// Records without an id order by their whole text.
    private static func wholeId(_ record: borrowing Record) -> WideId {
        let buffer = ByteBuffer(capacity: 512)
        record.write(into: buffer)
        return buffer.withBytes { bytes in
            let digest = Digest.sha256(bytes)
            return digest.withBytes { WideId(ByteView(rebasing: $0[0..<16])) }
        }
    }
}

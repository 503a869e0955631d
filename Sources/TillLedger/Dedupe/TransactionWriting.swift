import TillRecords
import TillStages

/// Movements written as transaction records.
struct TransactionWriting {
    private let records: [Record]
    private let movements: [Movement]
    private let ids: [Digest]

    init(_ records: [Record], _ movements: [Movement]) {
        self.records = records
        self.movements = movements
        let name = ByteBuffer(capacity: 256)
        ids = movements.map { movement in
            // The household is part of the name: two households may own equal keys.
            let best = movement.evidence[0].record
            name.clear()
            records[best].withView { view in
                _ = view.withBytes("household") { name.append($0) }
                name.append(0x0A)
                if view.withBytes("key", { name.append($0) }) == nil { _ = view.withBytes("id") { name.append($0) } }
            }
            return name.withBytes { Digest.sha256($0) }
        }
    }

    /// Writes all, by date and id.
    func write(into sink: Sink) throws(Fault) {
        let order = movements.indices.sorted { a, b in
            let (x, y) = (movements[a].best.day, movements[b].best.day)
            return x != y ? x < y : ids[a].precedes(ids[b])
        }
        for index in order { try write(index, sink) }
    }

    private func write(_ index: Int, _ sink: Sink) throws(Fault) {
        let best = movements[index].evidence[0]
        sink.beginLine()
        let out = sink.line
        sink.field("{\"type\":")
        out.append("\"transaction\"")
        sink.field(",\"id\":\"")
        append(id: ids[index], out)
        out.append("\"")
        records[best.record].withView { view in
            for key in TransactionWriting.owner { TransactionWriting.copy(key, view, sink) }
            sink.field(",\"date\":\"")
            out.append(best.day)
            out.append("\"")
            sink.field(",\"amount\":\"")
            out.append(best.amount)
            out.append("\"")
            for key in TransactionWriting.content { TransactionWriting.copy(key, view, sink) }
            if movements[index].evidence.count > 1 { fill(movements[index], view, sink) }
        }
        writeState(index, sink)
        if !movements[index].links.isEmpty { writeLinks(of: movements[index], sink) }
        if !movements[index].isSuperseded, movements[index].isDateOpen || movements[index].links.contains(where: { !$0.isMade }) {
            sink.field(",\"needs_review\":")
            out.append("true")
        }
        out.append("}")
        try sink.endLine(.transaction, amount: best.amount, currency: best.currency)
    }

    /// The kind, the status and the observations.
    private func writeState(_ index: Int, _ sink: Sink) {
        let out = sink.line
        sink.field(",\"kind\":\"")
        out.append(movements[index].kind.literal)
        out.append("\"")
        sink.field(",\"status\":\"")
        out.append(movements[index].isSuperseded ? "void" : status(movements[index].evidence[0]))
        out.append("\"")
        sink.field(",\"observations\":")
        out.append("[")
        for position in movements[index].evidence.indices {
            if position > 0 { out.append(UInt8(ascii: ",")) }
            let record = movements[index].evidence[position].record
            _ = records[record].withRaw("id") { out.append($0) }
        }
        out.append("]")
    }

    private func status(_ best: Evidence) -> StaticString {
        switch best.kind {
        case .bank: best.isPending ? "pending" : "posted"
        case .receipt, .chat, .manual: "unconfirmed"
        }
    }

    private static let owner: [Key] = ["household", "member", "account"]
    private static let content: [Key] = ["currency", "original", "home", "merchant", "text"]

    /// What the best observation does not know and another does.
    private func fill(_ movement: Movement, _ best: RecordView, _ sink: Sink) {
        for key in TransactionWriting.knownByOthers where best.raw(key) == nil {
            let other = movement.evidence.dropFirst().first { records[$0.record].has(key) }
            if let other { records[other.record].withView { TransactionWriting.copy(key, $0, sink) } }
        }
    }

    private static let knownByOthers: [Key] = ["member", "merchant"]

    @inline(__always)
    private static func copy(_ key: Key, _ view: RecordView, _ sink: Sink) {
        guard let raw = view.raw(key) else { return }
        sink.field(named: key)
        sink.line.append(raw)
    }

    private func append(id: Digest, _ out: ByteBuffer) {
        id.withBytes { out.append(hex: UnsafeRawBufferPointer(rebasing: $0[..<16])) }
    }

    private func writeLinks(of movement: Movement, _ sink: Sink) {
        let made = movement.links.filter(\.isMade)
        if !made.isEmpty {
            sink.field(",\"links\":")
            append(made, sink.line)
        }
        if made.count < movement.links.count {
            sink.field(",\"candidates\":")
            append(movement.links.filter { !$0.isMade }, sink.line)
        }
    }

    private func append(_ links: [MovementLink], _ out: ByteBuffer) {
        out.append("[")
        for (position, link) in links.enumerated() {
            if position > 0 { out.append(UInt8(ascii: ",")) }
            out.append("{\"kind\":\"")
            out.append(text: link.kind.rawValue)
            out.append("\",\"to\":")
            switch link.to {
            case .observation(let record): _ = records[record].withRaw("id") { out.append($0) }
            case .movement(let other):
                out.append("\"")
                append(id: ids[other], out)
                out.append("\"")
            }
            out.append(",\"weight\":")
            out.append(Amount(units: Int64(link.weight), decimals: 1))
            out.append(",\"why\":")
            out.append(jsonString: link.why)
            out.append("}")
        }
        out.append("]")
    }
}

extension Digest {
    /// Order of the bytes, first byte first.
    fileprivate func precedes(_ other: Digest) -> Bool {
        withBytes { mine in other.withBytes { theirs in mine.lexicographicallyPrecedes(theirs) } }
    }
}

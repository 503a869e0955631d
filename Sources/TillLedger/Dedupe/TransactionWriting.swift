import TillRecords
import TillStages

/// Movements written as transaction records.
struct TransactionWriting {
    let records: [Record]
    let movements: [Movement]
    private let ids: [Digest]
    private let approvals: Approvals

    init(_ records: [Record], _ movements: [Movement], _ approvals: Approvals) {
        self.records = records
        self.movements = movements
        self.approvals = approvals
        let name = ByteBuffer(capacity: 256)
        ids = movements.indices.map { index in
            records[movements[index].best.record].withView { TransactionId.digest(best: $0, name) }
        }
    }

    /// Writes all, by date and id; reversals stand among them.
    func write(into sink: Sink) throws(Fault) {
        let reversals = movements.indices.compactMap { reversal(of: $0, id: ids[$0]) }
        let order = movements.indices.sorted { a, b in
            let (x, y) = (movements[a].best.day, movements[b].best.day)
            return x != y ? x < y : ids[a].precedes(ids[b])
        }
        guard !reversals.isEmpty else {
            for index in order { try write(index, sink) }
            return
        }
        var rest = reversals.sorted { $0.day != $1.day ? $0.day < $1.day : $0.id.precedes($1.id) }[...]
        for index in order {
            while let next = rest.first,
                next.day != movements[index].best.day
                    ? next.day < movements[index].best.day
                    : next.id.precedes(ids[index])
            {
                try sink.emit(next.record)
                rest = rest.dropFirst()
            }
            try write(index, sink)
        }
        for last in rest { try sink.emit(last.record) }
    }

    private func write(_ index: Int, _ sink: Sink) throws(Fault) {
        let best = movements[index].best
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
            if let entry = entry(of: movements[index]) {
                records[entry.record].withView { TransactionWriting.copy(.category, $0, sink) }
            }
            if !movements[index].others.isEmpty { fill(movements[index], view, sink) }
        }
        writeState(index, sink)
        if !movements[index].links.isEmpty { writeLinks(of: movements[index], sink) }
        if !movements[index].isSuperseded, movements[index].isDateOpen || movements[index].links.contains(where: { !$0.isMade }) {
            sink.field(",\"needs_review\":")
            out.append("true")
        }
        if !movements[index].decisions.isEmpty || entry(of: movements[index]) != nil { writeDecisions(of: movements[index], sink) }
        if !approvals.isEmpty { writeApproval(of: movements[index], approvals, sink) }
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
        out.append(movements[index].isSuperseded ? "void" : status(movements[index].best))
        out.append("\"")
        sink.field(",\"observations\":")
        out.append("[")
        _ = records[movements[index].best.record].withRaw(.id) { out.append($0) }
        for other in movements[index].others {
            out.append(UInt8(ascii: ","))
            _ = records[other.record].withRaw(.id) { out.append($0) }
        }
        out.append("]")
        if !movements[index].others.isEmpty { writeFormer(of: movements[index], ids[index], sink) }
    }

    /// The ids it has while another of its observations is the best: whoever noted one of them finds it again.
    private func writeFormer(of movement: Movement, _ id: Digest, _ sink: Sink) {
        let name = ByteBuffer(capacity: 256)
        var former: [Digest] = []
        for other in movement.others {
            let one = records[other.record].withView { TransactionId.digest(best: $0, name) }
            if one != id, !former.contains(one) { former.append(one) }
        }
        if former.isEmpty { return }
        let out = sink.line
        sink.field(",\"former\":")
        for (position, one) in former.enumerated() {
            out.append(position == 0 ? "[\"" : ",\"")
            append(id: one, out)
            out.append("\"")
        }
        out.append("]")
    }

    /// The record that cancels a movement which a person reversed.
    private func reversal(of index: Int, id: Digest) -> Reversal? {
        guard !movements[index].decisions.isEmpty else { return nil }
        let approval = approvals.isEmpty ? nil : approvals.state(movements[index], records)
        return Reversal(
            of: movements[index], id: id, records[movements[index].best.record], status: status(movements[index].best), approval)
    }

    private func status(_ best: Evidence) -> StaticString {
        switch best.kind {
        case .bank: best.isPending ? "pending" : "posted"
        case .receipt, .chat, .manual: "unconfirmed"
        }
    }

    private static let owner: [Key] = [.household, .member, .account]
    private static let content: [Key] = [.currency, .original, .home, .merchant, .renamed, .text]

    /// The entry by hand among its evidence: what it says of category, tags and notes is a person's word.
    private func entry(of movement: Movement) -> Evidence? {
        movement.best.kind == .manual ? movement.best : movement.others.first { $0.kind == .manual }
    }

    /// What the best observation does not know and another does.
    private func fill(_ movement: Movement, _ best: RecordView, _ sink: Sink) {
        for key in TransactionWriting.knownByOthers where best.raw(key) == nil {
            let other = movement.others.first { records[$0.record].has(key) }
            if let other { records[other.record].withView { TransactionWriting.copy(key, $0, sink) } }
        }
    }

    private static let knownByOthers: [Key] = [.member, .merchant]

    @inline(__always)
    private static func copy(_ key: Key, _ view: RecordView, _ sink: Sink) {
        guard let raw = view.raw(key) else { return }
        sink.field(named: key)
        sink.line.append(raw)
    }

    private func append(id: Digest, _ out: ByteBuffer) {
        id.withBytes { out.append(hex: ByteView(rebasing: $0[..<16])) }
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
            case .observation(let record): _ = records[record].withRaw(.id) { out.append($0) }
            case .movement(let other):
                out.append("\"")
                append(id: ids[other], out)
                out.append("\"")
            }
            if !link.isDecided {
                out.append(",\"weight\":")
                out.append(Amount(units: Int64(link.weight), decimals: 1))
            }
            out.append(",\"why\":")
            out.append(jsonString: link.why)
            out.append("}")
        }
        out.append("]")
    }
}

extension Digest {
    /// Order of the bytes, first byte first.
    func precedes(_ other: Digest) -> Bool {
        withBytes { mine in other.withBytes { theirs in mine.lexicographicallyPrecedes(theirs) } }
    }
}

/// What people said about a transaction, as its fields.
extension TransactionWriting {
    func writeDecisions(of movement: Movement, _ sink: Sink) {
        if let parts = MovementSplit(movement)?.parts { append(parts, sink) }
        let entry = entry(of: movement).map { records[$0.record] }
        append(MovementTags.of(movement, entered: entry?.strings(.tags) ?? []), ",\"tags\":", sink)
        let notes = movement.decisions.filter { $0.action == .note && !$0.text.isEmpty }.map(\.text)
        append((entry?.strings(.notes) ?? []) + notes, ",\"notes\":", sink)
        append(movement.decisions.map(\.id), ",\"decisions\":", sink)
    }

    func writeApproval(of movement: Movement, _ approvals: Approvals, _ sink: Sink) {
        guard let state = approvals.state(movement, records) else { return }
        sink.field(",\"approval\":\"")
        sink.line.append(text: state.rawValue)
        sink.line.append("\"")
    }

    private func append(_ parts: [Decision.Part], _ sink: Sink) {
        sink.field(",\"splits\":")
        let out = sink.line
        out.append("[")
        for (position, part) in parts.enumerated() {
            if position > 0 { out.append(UInt8(ascii: ",")) }
            out.append("{\"amount\":\"")
            out.append(part.amount)
            out.append("\",\"category\":{\"name\":")
            out.append(jsonString: part.category)
            out.append(",\"by\":\"decision\",\"confidence\":1}}")
        }
        out.append("]")
    }

    private func append(_ texts: [String], _ head: StaticString, _ sink: Sink) {
        guard !texts.isEmpty else { return }
        sink.field(head)
        let out = sink.line
        out.append("[")
        for (position, text) in texts.enumerated() {
            if position > 0 { out.append(UInt8(ascii: ",")) }
            out.append(jsonString: text)
        }
        out.append("]")
    }
}

/// The transaction that cancels another: what was booked stays, and this stands against it. No document tells of it, and it is on no
/// account, since the bank knows nothing of it.
struct Reversal {
    let id: Digest
    let day: Day
    let record: Record

    /// Nil when nobody reversed the movement, or when it counts for nothing anyhow.
    init?(of movement: Movement, id original: Digest, _ best: borrowing Record, status: StaticString, _ approval: Approvals.State?) {
        guard !movement.isSuperseded, let decision = movement.decisions.first(where: { $0.action == .reverse }),
            let amount = movement.best.amount.negated
        else { return nil }
        let household = best.string(.household)
        id = TransactionId.reversal(of: decision.about, household: household ?? "")
        day = decision.date ?? movement.best.day
        var record = Record(type: .transaction)
        record.set(.id, string: id.shortHex)
        for key in [.household, .member] as [Key] { if let raw = best.raw(key) { record.set(key, raw: raw) } }
        record.set(.date, day)
        record.set(.amount, amount)
        for key in [.currency, .merchant, .renamed, .text] as [Key] { if let raw = best.raw(key) { record.set(key, raw: raw) } }
        if var home = best.object(.home), let converted = home.decimal(.amount)?.negated {
            home.set(.amount, converted)
            record.set(.home, object: home)
        }
        record.set(.kind, string: movement.kind.rawValue)
        record.set(.status, string: "\(status)")
        record.set(.observations, strings: [])
        record.set(.links, objects: [Reversal.link(to: original, decision)])
        if let parts = MovementSplit(movement)?.parts { record.set(.splits, objects: parts.compactMap(Reversal.part)) }
        record.set(.decisions, strings: [decision.id])
        record.set(.about, string: decision.about)
        if let approval { record.set(.approval, string: approval.rawValue) }
        self.record = record
    }

    private static func link(to original: Digest, _ decision: Decision) -> Record {
        var link = Record(type: .link)
        link.remove(.type)
        link.set(.kind, string: MovementLink.Kind.reversal.rawValue)
        link.set(.to, string: original.shortHex)
        link.set(.why, string: decision.attribution)
        return link
    }

    private static func part(_ part: Decision.Part) -> Record? {
        guard let amount = part.amount.negated else { return nil }
        var category = Record(type: "category")
        category.remove(.type)
        category.set(.name, string: part.category)
        category.set(.by, string: "decision")
        category.set(.confidence, integer: 1)
        var out = Record(type: "part")
        out.remove(.type)
        out.set(.amount, amount)
        out.set(.category, object: category)
        return out
    }
}

/// The tags that people gave a movement, in the order they came.
enum MovementTags {
    /// - Parameter entered: those of an entry by hand.
    static func of(_ movement: Movement, entered: [String]) -> [String] {
        var tags = entered
        for decision in movement.decisions where decision.action == .tag {
            for word in decision.words {
                if word.hasPrefix("-") {
                    tags.removeAll { $0 == word.dropFirst() }
                } else if !tags.contains(word) {
                    tags.append(word)
                }
            }
        }
        return tags
    }
}

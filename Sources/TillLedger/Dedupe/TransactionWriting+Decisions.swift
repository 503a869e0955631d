import TillRecords
import TillStages

/// What people said about a transaction, as its fields.
extension TransactionWriting {
    func writeDecisions(of movement: Movement, _ sink: Sink) {
        if let parts = MovementSplit(movement)?.parts { append(parts, sink) }
        append(MovementTags.of(movement), ",\"tags\":", sink)
        append(movement.decisions.filter { $0.action == .note && !$0.text.isEmpty }.map(\.text), ",\"notes\":", sink)
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

import TillRecords

/// What people said about a transaction, as its fields.
extension TransactionWriting {
    func writeDecisions(of movement: Movement, _ out: ByteBuffer) {
        if let parts = MovementSplit(movement)?.parts { append(parts, out) }
        append(MovementTags.of(movement), "tags", out)
        append(movement.decisions.filter { $0.action == .note && !$0.text.isEmpty }.map(\.text), "notes", out)
        append(movement.decisions.map(\.id), "decisions", out)
    }

    func writeApproval(of movement: Movement, _ approvals: Approvals, _ out: ByteBuffer) {
        guard let state = approvals.state(movement, records) else { return }
        out.append(",\"approval\":\"")
        out.append(text: state.rawValue)
        out.append("\"")
    }

    private func append(_ parts: [Decision.Part], _ out: ByteBuffer) {
        out.append(",\"splits\":[")
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

    private func append(_ texts: [String], _ name: StaticString, _ out: ByteBuffer) {
        guard !texts.isEmpty else { return }
        out.append(",\"")
        out.append(name)
        out.append("\":[")
        for (position, text) in texts.enumerated() {
            if position > 0 { out.append(UInt8(ascii: ",")) }
            out.append(jsonString: text)
        }
        out.append("]")
    }
}

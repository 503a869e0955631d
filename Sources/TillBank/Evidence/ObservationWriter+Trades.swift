import TillRecords
import TillStages

extension ObservationWriter {
    /// Writes one trade.
    func write(_ trade: TradeRow) throws(Fault) {
        let account = trade.account.isEmpty ? fallback : trade.account
        let out = sink.line
        sink.beginLine()
        out.append("{\"type\":\"trade\"")
        appendHead(trade.line, trade.number, out, ref: trade.ref)
        if !account.isEmpty { ObservationWriter.append(",\"account\":", account, out) }
        if let date = trade.date { ObservationWriter.append(",\"date\":\"", date, out) }
        if let settled = trade.settled { ObservationWriter.append(",\"settled\":\"", settled, out) }
        out.append(",\"kind\":\"")
        out.append(trade.kind)
        out.append("\"")
        if !trade.security.isEmpty { ObservationWriter.append(",\"security\":", trade.security, out) }
        append(",\"quantity\":\"", trade.quantity, out)
        append(",\"price\":\"", trade.price, out)
        append(",\"amount\":\"", trade.amount, out)
        if let currency = trade.currency { ObservationWriter.append(currency, out) }
        if !trade.text.isEmpty { ObservationWriter.append(",\"text\":", trade.text, out) }
        out.append("}")
        try sink.endLine(.trade)
    }

    private func append(_ name: StaticString, _ amount: Amount?, _ out: ByteBuffer) {
        guard let amount else { return }
        out.append(name)
        out.append(amount)
        out.append("\"")
    }
}

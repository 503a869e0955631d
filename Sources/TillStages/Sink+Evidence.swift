import TillRecords

/// The records of evidence that readers write.
extension Sink {
    /// Writes one observation.
    @inline(__always)
    public func write(_ row: ObservationRow, id: Digest, key: Digest, from source: EvidenceSource) throws(Fault) {
        beginLine()
        EvidenceLine.append(row, id: id, key: key, from: source, to: line, &marks)
        try endLine(.observation, amount: row.amount, currency: row.currency)
    }

    /// Writes one balance: what a document says an account held.
    public func write(_ row: BalanceRow, id: Digest, from source: EvidenceSource) throws(Fault) {
        beginLine()
        EvidenceLine.append(row, id: id, from: source, to: line, &marks)
        try endLine(.balance)
    }

    /// Writes one purchase or sale of securities.
    public func write(_ row: TradeRow, id: Digest, from source: EvidenceSource) throws(Fault) {
        beginLine()
        EvidenceLine.append(row, id: id, from: source, to: line, &marks)
        try endLine(.trade)
    }
}

/// Thousands of records of one amount would each be compared with thousands. Each looks only at those around its own rank among its equals:
/// the same twins meet, and the work grows with the number of records.
enum EqualBand {
    /// So many equals are looked at.
    static let most = 64

    /// The places, of so many in order, that one looks at whose own place among them would be `rank`.
    static func around(_ rank: Int, of count: Int) -> Range<Int> {
        guard count > most else { return 0..<count }
        let start = max(0, min(rank - most / 2, count - most))
        return start..<start + most
    }
}

import TillRecords

/// Observations that have no day at all: a receipt whose date cannot be read is a transaction only when a bank row says the day.
enum Undated {
    /// Where they stand before any other day. The first of January of the year 1 is no day of a household.
    static let placeholder = Day(ordinal: -719_162)

    /// Takes out movements whose only day is the placeholder; returns the places of their records.
    static func take(from movements: inout [Movement], _ records: [Record]) -> [Int] {
        let gone = movements.map { $0.best.isUndated && $0.best.day == placeholder }
        guard gone.contains(true) else { return [] }
        let found = movements.indices.filter { gone[$0] }.flatMap { movements[$0].evidence.map(\.record) }
        Movement.keep(&movements, without: gone)
        return found
    }

    /// A paper that lies further than this from all else is misdated.
    private static let farthest = 366

    /// Takes out receipts whose day lies more than a year from all else that a household with a bank's documents has; returns the places of
    /// their records.
    static func takeFar(from movements: inout [Movement]) -> [Int] {
        guard movements.contains(where: { $0.best.kind == .bank }) else { return [] }
        let days = movements.map(\.best.day.ordinal)
        let sorted = days.sorted()
        let gone = movements.indices.map { index in
            guard movements[index].best.kind == .receipt else { return false }
            let at = sorted.partitioningIndex { $0 >= days[index] }
            let next = sorted.partitioningIndex { $0 > days[index] }
            let before = at > 0 ? days[index] - sorted[at - 1] : Int.max
            let after = next < sorted.count ? sorted[next] - days[index] : Int.max
            return next - at == 1 && before > farthest && after > farthest
        }
        guard gone.contains(true) else { return [] }
        let found = movements.indices.filter { gone[$0] }.flatMap { movements[$0].evidence.map(\.record) }
        Movement.keep(&movements, without: gone)
        return found
    }

    /// Places of records in the order of their ids, so that the order of the files does not show.
    static func inOrder(_ places: [Int], _ records: [Record]) -> [Int] {
        places.map { (records[$0].string(.id) ?? "", $0) }.sorted { $0 < $1 }.map(\.1)
    }
}

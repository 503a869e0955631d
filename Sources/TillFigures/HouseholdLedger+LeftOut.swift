import TillRecords

extension HouseholdLedger {
    /// Rows of one reason that sums of some days do not have.
    public struct Apart: Sendable, Hashable {
        public let why: LeftOut
        public internal(set) var rows = 0
        /// Their sum in minor units of the home currency; nothing where no rate brings them there.
        public internal(set) var amount: Int64 = 0
    }

    /// What would be income, spending, saving or of unknown use on these days and is in no figure, by reason.
    public func leftOut(_ isWanted: (Day) -> Bool) -> [Apart] {
        var found: [LeftOut: Apart] = [:]
        for row in transactions {
            guard let why = row.leftOut, row.flow != .transfer, isWanted(row.day) else { continue }
            var one = found[why] ?? Apart(why: why)
            one.rows += 1
            one.amount = one.amount.clampedAdding(row.home ?? 0)
            found[why] = one
        }
        return LeftOut.allCases.compactMap { found[$0] }
    }
}

extension LeftOut {
    /// How many rows sums do not have for which reason; empty where they have all: `Not counted: 2 rows (it waits for approval).`
    public static func sentence(_ rows: [LeftOut: Int]) -> String {
        let parts = allCases.compactMap { why in rows[why].map { "\(CountText.of($0, "row")) (\(why.sentence))" } }
        return parts.isEmpty ? "" : "Not counted: \(parts.joined(separator: ", "))."
    }
}

extension Record {
    /// Says what sums of a record do not have, as its field `left_out`; nothing where they have all.
    public mutating func set(leftOut apart: [HouseholdLedger.Apart], _ currency: Currency) {
        guard !apart.isEmpty else { return }
        set(
            .leftOut,
            objects: apart.map { one in
                var part = Record(type: "part")
                part.remove(.type)
                part.set(.why, string: one.why.rawValue)
                part.set(.rows, integer: one.rows)
                if one.why != .rate { part.set(.amount, Money(minorUnits: one.amount, currency: currency).amount) }
                return part
            })
    }

    /// The same as a sentence; empty where they have all.
    public var leftOutSentence: String {
        var rows: [LeftOut: Int] = [:]
        for one in objects(.leftOut) {
            if let why = one.string(.why).flatMap(LeftOut.init(rawValue:)) { rows[why] = one.integer(.rows) }
        }
        return LeftOut.sentence(rows)
    }
}

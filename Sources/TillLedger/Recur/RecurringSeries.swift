import TillHousehold
import TillRecords

/// A series of a household, found or declared.
struct RecurringSeries: Sendable {
    /// Whose payments they are; nil for what was declared and never seen.
    let group: Payments.Group?
    /// Nil for what was declared and never seen.
    let fit: SeriesFit?
    var declared: FixedMovement?
    /// Given once all of the household are known.
    var id = ""

    /// The id: a hash of the household and of what the household calls it, else of who is paid or pays and of its number among equals,
    /// so that it stays the same while more of its rows come in.
    static func id(_ household: String?, _ parts: [String]) -> String {
        Digest.sha256(Array(([household ?? "", "series"] + parts).joined(separator: "\n").utf8)).shortHex
    }

    /// Gives all their ids.
    ///
    /// - Parameter series: in the order of their first rows.
    static func number(_ series: [RecurringSeries], household: String?) -> [RecurringSeries] {
        var counts: [[String]: Int] = [:]
        return series.map { one in
            var one = one
            var parts: [String]
            if let declared = one.declared {
                parts = ["declared", declared.name, declared.isIncome ? "in" : "out"]
            } else {
                parts = [one.group?.payee ?? "", one.group?.isIncoming == true ? "in" : "out", one.group?.currency.code ?? ""]
            }
            counts[parts, default: 0] += 1
            parts.append(String(counts[parts] ?? 1))
            one.id = id(household, parts)
            return one
        }
    }
}

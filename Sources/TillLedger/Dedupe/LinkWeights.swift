import Glibc
import TillRecords
import TillStages

/// How often records of one purchase agree in each way: `links/weights.tsv`. Weights are tenths of a bit.
struct LinkWeights: Sendable {
    private var values: [String: Double] = [:]
    /// Tenths of a bit from which a link is made, and from which it is named for a person.
    let link: Int
    let review: Int
    /// What it takes where another row fits almost as well.
    let tie: Int

    /// Reads the knowledge file. Throws a fault that names the line's evidence when a value is missing or no number.
    init(_ knowledge: Knowledge) throws(Fault) {
        var read: [String: Double] = [:]
        for row in try knowledge.rows(of: "links/weights.tsv") where row.count > 2 {
            guard let value = Double(row[2]) else { throw LinkWeights.broken("\(row[0]) \(row[1])") }
            read["\(row[0]) \(row[1])"] = value
        }
        guard let link = read["threshold link"], let review = read["threshold review"], let tie = read["threshold tie"] else {
            throw LinkWeights.broken("threshold")
        }
        for (name, value) in read where !name.hasPrefix("threshold") && !(value > 0 && value <= 1) { throw LinkWeights.broken(name) }
        values = read
        self.link = Int((link * 10).rounded())
        self.review = Int((review * 10).rounded())
        self.tie = Int((tie * 10).rounded())
    }

    /// The share among true pairs; nothing is impossible, so what the file does not name is one in ten thousand.
    func share(_ evidence: String, _ level: String) -> Double { values["\(evidence) \(level)"] ?? 0.0001 }

    /// Tenths of a bit of a ratio. Rounding to tenths hides the last digits in which machines' logarithms may differ.
    static func tenths(_ ratio: Double) -> Int { Int((10 * log2(max(ratio, 1e-12))).rounded()) }

    private static func broken(_ name: String) -> Fault {
        Fault(
            "knowledge.broken", "links/weights.tsv has no usable value for \(name).",
            remedy: "Write it as evidence, level, a share between 0 and 1.", file: "links/weights.tsv", exit: .missingInput)
    }
}

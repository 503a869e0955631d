import Glibc
import TillRecords
import TillStages

/// How often records of one purchase agree in each way: `links/weights.tsv`. Weights are tenths of a bit.
struct LinkWeights: Sendable {
    /// Shares by evidence and level.
    private var values: [String: [String: Double]] = [:]
    /// Tenths of a bit from which a link is made, and from which it is named for a person.
    let link: Int
    let review: Int
    /// What it takes where another row fits almost as well.
    let tie: Int

    /// Reads the knowledge file. Throws a fault that names the line's evidence when a value is missing or no number.
    init(_ knowledge: Knowledge) throws(Fault) {
        var read: [String: [String: Double]] = [:]
        for row in try knowledge.rows(of: "links/weights.tsv") where row.count > 2 {
            guard let value = Double(row[2]), value.isFinite, abs(value) < 1000 else { throw LinkWeights.broken("\(row[0]) \(row[1])") }
            read[String(row[0]), default: [:]][String(row[1])] = value
        }
        let bits = read.removeValue(forKey: "threshold") ?? [:]
        guard let link = bits["link"], let review = bits["review"], let tie = bits["tie"] else { throw LinkWeights.broken("threshold") }
        for (evidence, levels) in read {
            for (level, share) in levels where !(share > 0 && share <= 1) { throw LinkWeights.broken("\(evidence) \(level)") }
        }
        values = read
        self.link = Int((link * 10).rounded())
        self.review = Int((review * 10).rounded())
        self.tie = Int((tie * 10).rounded())
    }

    private static let least = 0.0001

    /// The shares of an evidence whose levels are days.
    func days(_ evidence: String) -> [Int: Double] {
        let days = (values[evidence] ?? [:]).compactMap { level, share in Int(level).map { ($0, share) } }
        return Dictionary(days, uniquingKeysWith: max)
    }

    /// The share among true pairs; nothing is impossible, so what the file does not name is one in ten thousand.
    func share(_ evidence: String, _ level: String) -> Double { values[evidence]?[level] ?? LinkWeights.least }

    /// Tenths of a bit of a ratio. Rounding to tenths hides the last digits in which machines' logarithms may differ.
    static func tenths(_ ratio: Double) -> Int { Int((10 * log2(max(ratio, 1e-12))).rounded()) }

    private static func broken(_ name: String) -> Fault {
        Fault(
            "knowledge.broken", "links/weights.tsv has no usable value for \(name).",
            remedy: "Write it as evidence, level, a share between 0 and 1.", file: "links/weights.tsv", exit: .missingInput)
    }
}

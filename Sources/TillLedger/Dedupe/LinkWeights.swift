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

    private static let evidences: AllowedWords = [
        "threshold", "cover", "photos", "amount-receipt", "amount-chat", "lag-receipt", "lag-chat", "lag-told", "merchant-receipt",
        "merchant-chat", "kind", "direction", "card", "member", "paper", "time", "items",
    ]

    static let table = KnowledgeTable(
        "links/weights.tsv", key: ["evidence", "level"], .word("evidence", evidences), .text("level"), .decimal("value", -999...999),
        .text("meaning"))

    /// Reads the knowledge file. Throws a fault that names the line of a value that can be none.
    init(_ knowledge: Knowledge) throws(Fault) {
        var read: [String: [String: Double]] = [:]
        for row in try LinkWeights.table.rows(knowledge) {
            let (evidence, level, value) = (row.text(0), row.text(1), row.decimal(2))
            guard evidence == "threshold" || value > 0 && value <= 1 else {
                throw row.fault("the share of \(evidence) \(level) is not above 0 and at most 1.", "Write such a share.")
            }
            if evidence == "threshold", !["link", "tie", "review"].contains(level) {
                throw row.fault("there is no threshold \(level).", "Use one of link, tie, review.")
            }
            read[evidence, default: [:]][level] = value
        }
        let bits = read.removeValue(forKey: "threshold") ?? [:]
        guard let link = bits["link"], let review = bits["review"], let tie = bits["tie"] else {
            throw LinkWeights.table.fault("it has not all of the thresholds link, tie and review.", "Take the file that came with Till.")
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
}

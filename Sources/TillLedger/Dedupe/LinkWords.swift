import TillRecords
import TillStages

/// Words in bank texts that speak for or against a transfer or a refund, with their bits of evidence. From `links/words.tsv`.
final class LinkWords {
    struct Weights {
        var transfer = 0
        var against = 0
        var refund = 0
    }

    private let phrases = BytesTable()
    private var weights: [Weights] = []
    private let scan = MerchantScan()

    init(_ knowledge: Knowledge) throws(Fault) {
        for row in try knowledge.rows(of: "links/words.tsv") where row.count > 2 {
            let index = phrases.intern(String(row[2]))
            if index == weights.count { weights.append(Weights()) }
            let bits = Int(row[1]) ?? 0
            switch row[0] {
            case "transfer": weights[index].transfer = bits
            case "against": weights[index].against = bits
            default: weights[index].refund = bits
            }
        }
    }

    /// The strongest evidence of each kind in a text.
    func weigh(_ text: UnsafeRawBufferPointer) -> Weights {
        scan.read(text)
        var total = Weights()
        for first in 0..<scan.count {
            for length in 1...3 where first + length <= scan.count {
                guard let found = scan.withJoined(first, length, { phrases.find($0) }) else { continue }
                total.transfer = max(total.transfer, weights[found].transfer)
                total.against = min(total.against, weights[found].against)
                total.refund = max(total.refund, weights[found].refund)
            }
        }
        return total
    }

    /// The words of five letters or more that say nothing of links themselves, in capitals.
    func longWords(_ text: UnsafeRawBufferPointer) -> Set<[UInt8]> {
        scan.read(text)
        var found: Set<[UInt8]> = []
        for index in 0..<scan.count where scan[index].letters >= 5 && scan[index].digits == 0 {
            scan.withBytes(index) { if phrases.find($0) == nil { found.insert(Array($0)) } }
        }
        return found
    }
}

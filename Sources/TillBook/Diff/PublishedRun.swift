import TillRecords
import TillRun
import TillStages

/// A run whose results are still kept.
struct PublishedRun {
    let number: Int
    let folder: String
    /// Households with a stream, by id.
    let households: [String]
    private let sums: [String: String]

    init(number: Int, folder: String) {
        self.number = number
        self.folder = folder
        households = PublishedLedger.households(in: folder)
        var sums: [String: String] = [:]
        let list = FileReading.bytes(path: "\(folder)/\(Publishing.manifest)", limit: 1 << 30) ?? []
        for line in list.split(separator: 0x0A) where line.count > 66 {
            sums[String(decoding: line.dropFirst(66), as: UTF8.self)] = String(decoding: line.prefix(64), as: UTF8.self)
        }
        self.sums = sums
    }

    /// The checksum of a household's stream as it was published.
    func sum(of household: String) -> String? { sums["\(household)/stream.ndjson"] }

    /// A household's stream; empty when the run has none of it.
    func stream(_ household: String) -> [UInt8] { PublishedLedger.bytes(household, in: folder) ?? [] }
}

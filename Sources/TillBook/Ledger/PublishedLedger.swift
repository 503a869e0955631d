import TillRecords
import TillRun
import TillStages

/// A household as it was last published: its stream, with ways to find things in it.
struct PublishedLedger {
    let household: String
    let transactions: [Record]
    let observations: [Record]
    /// Everything else of the stream, notes and rejects among it.
    let others: [Record]
    /// The key its names are published with, in a few digits of its own hash; nil where they are those inside the wall.
    let key: String?
    private let placeOfObservation: [String: Int]

    /// Nil when nothing is published of the household.
    init?(_ household: String, in current: String) {
        guard let bytes = PublishedLedger.bytes(household, in: current) else { return nil }
        self.init(household, stream: bytes)
    }

    init(_ household: String, stream: [UInt8]) {
        self.household = household
        var transactions: [Record] = []
        var observations: [Record] = []
        var others: [Record] = []
        for line in stream.split(separator: 0x0A) {
            guard let record = line.withBytes({ try? Record(checking: $0) }) else { continue }
            switch record.type {
            case "transaction": transactions.append(record)
            case "observation": observations.append(record)
            default: others.append(record)
            }
        }
        self.transactions = transactions
        self.observations = observations
        self.others = others
        key = others.first { $0.equals(.type, .stream) }?.string(.key)
        placeOfObservation = Dictionary(
            observations.enumerated().map { ($1.string(.id) ?? "", $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Every record of the stream.
    var all: [Record] { others + observations + transactions }

    /// The households that are published in a folder; what stages across households say is nobody's.
    static func households(in folder: String) -> [String] {
        (Folder.names(folder) ?? []).filter { $0 != Plan.acrossFolder && Folder.exists("\(folder)/\($0)/stream.ndjson") }
    }

    /// The stream's bytes, for a quick look.
    static func bytes(_ household: String, in current: String) -> [UInt8]? {
        FileReading.bytes(path: path(household, in: current), limit: 1 << 34)
    }

    /// Where the stream lies.
    static func path(_ household: String, in current: String) -> String { "\(current)/\(household)/stream.ndjson" }

    func observation(_ id: String) -> Record? { placeOfObservation[id].map { observations[$0] } }

    /// The transaction that an observation is part of.
    func transaction(of observation: String) -> Record? { transactions.first { $0.strings(.observations).contains(observation) } }

    func transaction(_ id: String) -> Record? { transactions.first { $0.string(.id) == id } }

    /// Transactions of a merchant, by the name it has or that documents give it.
    func transactions(ofMerchant name: String) -> [Record] {
        transactions.filter { $0.string(.merchant) == name || $0.object(.renamed)?.string(.from) == name }
    }
}

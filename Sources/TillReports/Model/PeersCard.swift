import TillRecords
import TillStages

/// A `membership` record as a page of its household shows it: the group it lives like, and where it stands among these.
struct PeersCard: Sendable, Hashable {
    struct Peer: Sendable, Hashable {
        let feature: String
        let label: String
        let value: Double
        /// 1 to 99: how many of a hundred peers have less.
        let percentile: Int
    }

    let household: String
    let cohort: String
    let label: String
    let month: Month?
    let months: Int
    /// How many the group has, as a band: `100 to 199`.
    let size: String
    let since: Month?
    let peers: [Peer]

    /// Nil for a record without a cohort, or one that does not say how large the group is: then nobody knows that it is no small one.
    init?(_ record: borrowing Record) {
        guard let cohort = record.string(.cohort), let size = record.string(.size), !size.isEmpty else { return nil }
        household = record.string(.household) ?? ""
        self.cohort = Plain.clean(cohort, limit: 20)
        self.size = Plain.clean(size, limit: 20)
        label = Plain.clean(record.string(.label) ?? cohort, limit: 120)
        month = record.string(.month).flatMap { Month($0) }
        months = record.integer(.months) ?? 0
        since = record.string(.since).flatMap { Month($0) }
        peers = record.objects(.peers).compactMap { peer in
            guard let percentile = peer.integer(.percentile), (1...99).contains(percentile) else { return nil }
            return Peer(
                feature: peer.string(.feature) ?? "", label: Plain.clean(peer.string(.label) ?? "", limit: 60),
                value: peer.number(.value) ?? 0, percentile: percentile)
        }
    }
}

/// What is known of groups of households: who is in which, and which measures are shares.
struct PeersBook: Sendable {
    private(set) var cards: [String: PeersCard] = [:]
    private var shares: Set<String> = []
    /// The fewest households a group has, where records say so; groups below it are not told of.
    private var small: Set<String> = []
    private var least = 0

    /// Takes a `membership` or `cohort` record; false for any other.
    mutating func take(_ record: borrowing Record) -> Bool {
        if record.equals(.type, .membership) {
            if let card = PeersCard(record) { cards[card.household] = card }
            return true
        }
        guard record.equals(.type, .cohort), let told = CohortCard(record) else { return false }
        for feature in told.features where feature.isShare { shares.insert(feature.id) }
        if told.isEverybody { least = told.least }
        if !told.isEverybody, told.households < least { small.insert(told.id) }
        return true
    }

    /// What a household may be told of its peers; nil where it is in no group, or in one that is too small.
    func card(of household: String) -> PeersCard? {
        cards[household].flatMap { small.contains($0.cohort) ? nil : $0 }
    }

    func isShare(_ feature: String) -> Bool { shares.contains(feature) }

    /// Forgets what was told.
    mutating func clear() { self = PeersBook() }
}

extension PeersBook {
    /// Reads the records of a file; other types are passed over. Throws when it cannot be read or has a line that is no record.
    init(path: String) throws(Fault) {
        let name = Document.baseName(path)
        let bytes: [UInt8]
        switch FileReading.read(path: path, limit: 1 << 30) {
        case .failure(let trouble): throw trouble.fault(file: name)
        case .success(let read): bytes = read
        }
        for (number, line) in bytes.split(separator: 0x0A).enumerated() {
            guard let record = line.withBytes({ try? Record(checking: $0) }) else {
                throw Fault(
                    "report.peers", "a line is no record.", remedy: "Give --peers what till-cohorts made.", file: name,
                    place: "line \(number + 1)", exit: .unreadable)
            }
            _ = take(record)
        }
    }
}

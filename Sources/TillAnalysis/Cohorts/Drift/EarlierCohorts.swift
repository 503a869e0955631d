import TillRecords
import TillStages

/// The cohorts of an earlier run, as its `cohort` and `membership` records tell of them.
struct EarlierCohorts: Sendable {
    struct Cohort: Sendable, Equatable {
        var id: String
        var label: String
        var households: Int
        /// Where its centre lies, and how far its members lie around it, by feature.
        var centre: [String: Double]
        var spread: [String: Double]
    }

    struct Distribution: Sendable, Equatable {
        var cuts: [Double]
        var shares: [Double]
    }

    struct Membership: Sendable, Equatable {
        var cohort: String
        var since: String?
    }

    private(set) var month: String?
    /// In the order of their records.
    private(set) var cohorts: [Cohort] = []
    /// Of all households, by feature.
    private(set) var distributions: [String: Distribution] = [:]
    private(set) var memberships: [String: Membership] = [:]

    /// Reads a stream of records; other types are passed over. Throws when the file cannot be read or has a line that is no record.
    init(path: String) throws(Fault) {
        let name = Document.baseName(path)
        switch FileReading.read(path: path, limit: 1 << 30) {
        case .failure(let trouble): throw trouble.fault(file: name)
        case .success(let bytes): try self.init(lines: bytes, file: name)
        }
    }

    init(lines bytes: [UInt8], file: String) throws(Fault) {
        for (number, line) in bytes.split(separator: 0x0A).enumerated() {
            do {
                add(try line.withBytes { try Record(checking: $0) })
            } catch {
                throw Fault(
                    "cohorts.before", "a line is no record.", remedy: "Give --before the stream of an earlier till-cohorts.", file: file,
                    place: "line \(number + 1)", exit: .unreadable)
            }
        }
    }

    private mutating func add(_ record: Record) {
        if record.equals(.type, .membership) {
            guard let household = record.string(.household), let cohort = record.string(.cohort) else { return }
            memberships[household] = Membership(cohort: cohort, since: record.string(.since))
        }
        guard record.equals(.type, .cohort), let id = record.string(.id) else { return }
        let features = record.objects(.features)
        if id == CohortRecords.all {
            month = record.string(.month)
            for feature in features {
                let cuts = EarlierCohorts.numbers(feature, .cuts)
                let shares = EarlierCohorts.numbers(feature, .shares)
                guard let name = feature.string(.feature), shares.count == cuts.count + 1 else { continue }
                distributions[name] = Distribution(cuts: cuts, shares: shares)
            }
            return
        }
        var cohort = Cohort(
            id: id, label: record.string(.label) ?? "", households: record.integer(.households) ?? 0, centre: [:], spread: [:])
        for feature in features {
            guard let name = feature.string(.feature) else { continue }
            cohort.centre[name] = feature.number(.centre)
            cohort.spread[name] = feature.number(.spread)
        }
        cohorts.append(cohort)
    }

    private static func numbers(_ record: Record, _ key: Key) -> [Double] {
        (record.elements(key) ?? []).compactMap { Double(String(decoding: $0, as: UTF8.self)) }
    }
}

/// Which row of weights each feature has: features that are met at least twice.
struct FeatureIds {
    /// Rows and strengths of one movement's features.
    struct Encoded {
        var ids: [Int32] = []
        var values: [Float] = []
    }

    private let rows: [UInt64: Int32]
    var count: Int { rows.count }

    init(_ counts: [UInt64: Int32], most: Int) {
        var least: Int32 = 2
        var kept = counts.filter { $0.value >= least }.map(\.key)
        while kept.count > most {
            least *= 2
            kept = counts.filter { $0.value >= least }.map(\.key)
        }
        kept.sort()
        rows = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, Int32(truncatingIfNeeded: $0)) })
    }

    func id(_ hash: UInt64) -> Int? { rows[hash].map { Int($0) } }

    /// Replaces what is in `encoded` by a movement's features.
    func encode(_ list: ExampleFeatures.List, into encoded: inout Encoded) {
        encoded.ids.removeAll(keepingCapacity: true)
        encoded.values.removeAll(keepingCapacity: true)
        for (hash, value) in zip(list.hashes, list.values) {
            guard let row = rows[hash] else { continue }
            encoded.ids.append(row)
            encoded.values.append(value)
        }
    }
}

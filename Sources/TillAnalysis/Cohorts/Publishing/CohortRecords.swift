import TillRecords

/// Writes a census as `cohort` and `membership` records: all households first, then the cohorts, then who is in which.
struct CohortRecords {
    /// The id of the record that tells of all households.
    static let all = "all"

    private let census: CohortCensus
    private let knowledge: CohortKnowledge
    private let least: Int

    init(_ census: CohortCensus, _ knowledge: CohortKnowledge, least: Int) {
        self.census = census
        self.knowledge = knowledge
        self.least = least
    }

    var records: [Record] {
        let order = census.ids.indices.sorted { (census.members[$1].count, $0) < (census.members[$0].count, $1) }
        return [everybody()] + order.map(cohort) + census.groups.indices.map(membership)
    }

    private func everybody() -> Record {
        let rows = Array(census.table.households.indices)
        var record = head(CohortRecords.all, "All households", rows)
        record.set(.least, integer: least)
        record.set(.features, objects: features(rows, means: census.shares.means[census.members.count], isAll: true))
        record.set(.choice, objects: census.trials.map(CohortRecords.trial))
        if let drift = census.drift, let moved = drift.moved {
            var object = Record(type: "drift")
            object.remove(.type)
            if let month = census.earlier?.month { object.set(.since, string: month) }
            object.set(.households, integer: drift.compared)
            object.set(.moved, raw: Figure.json(moved, decimals: 2))
            object.set(.features, objects: drift.features.map(CohortRecords.shift))
            record.set(.drift, object: object)
        }
        return record
    }

    private func cohort(_ place: Int) -> Record {
        let rows = census.members[place]
        var record = head(census.ids[place], census.labels[place], rows)
        record.set(.share, raw: Figure.json(Double(rows.count) / Double(census.groups.count), decimals: 3))
        if let trial = census.trials.first(where: { $0.clusters == census.members.count }) {
            record.set(.holding, raw: Figure.json(trial.holding, decimals: 2))
        }
        record.set(.traits, objects: census.traits[place].traits.map { trait(place, $0) })
        record.set(.features, objects: features(rows, means: census.shares.means[place], isAll: false))
        if census.drift != nil { record.set(.drift, object: drift(place)) }
        return record
    }

    private func membership(_ row: Int) -> Record {
        let place = Int(census.groups[row])
        let household = census.table.households[row]
        var record = Record(type: .membership)
        record.set(.household, string: household.household)
        record.set(.cohort, string: census.ids[place])
        record.set(.label, string: census.labels[place])
        record.set(.month, string: household.last.iso)
        record.set(.months, integer: household.months)
        record.set(.size, string: Figure.band(census.members[place].count))
        record.set(.margin, raw: Figure.json(census.margins[row], decimals: 2))
        let standing = census.standing(of: row)
        if census.isTold(of: place) { record.set(.distance, raw: Figure.json(standing.distance, decimals: 2)) }
        if let next = standing.next {
            record.set(.next, string: census.ids[next.cohort])
            if census.isTold(of: next.cohort) { record.set(.nextDistance, raw: Figure.json(next.distance, decimals: 2)) }
        }
        let before = census.earlier?.memberships[household.household]
        let stays = before?.cohort == census.ids[place]
        record.set(.since, string: (stays ? before?.since : nil) ?? household.last.iso)
        if let before, !stays { record.set(.from, string: before.cohort) }
        record.set(
            .peers,
            objects: census.table.features.indices.map { feature in
                var peer = CohortRecords.object(.feature, census.table.features[feature].id)
                peer.set(.label, string: census.table.features[feature].label)
                peer.set(.value, raw: Figure.json(census.table.values[row][feature], decimals: 3))
                peer.set(.percentile, integer: census.percentile(row, feature))
                guard census.isTold(feature, of: place), standing.next.map({ census.isTold(feature, of: $0.cohort) }) ?? true else {
                    return peer
                }
                peer.set(.distance, raw: Figure.json(standing.offsets[feature], decimals: 2))
                if standing.next != nil { peer.set(.pull, raw: Figure.json(standing.pulls[feature], decimals: 2)) }
                return peer
            })
        return record
    }

    /// What every `cohort` record begins with. Amounts only where all members have one currency.
    private func head(_ id: String, _ label: String, _ rows: [Int]) -> Record {
        var record = Record(type: .cohort)
        record.set(.id, string: id)
        record.set(.label, string: label)
        record.set(.month, string: census.month.iso)
        record.set(.households, integer: rows.count)
        let households = rows.map { census.table.households[$0] }
        if let currency = households.first?.currency, households.allSatisfy({ $0.currency == currency }), currency != .unknown {
            record.set(.currency, string: currency.code)
            if let median = households.map(\.income).median {
                record.set(.income, string: Money(minorUnits: Figure.rough(median), currency: currency).amount.description)
            }
            if let median = households.map(\.spending).median {
                record.set(.spending, string: Money(minorUnits: Figure.rough(median), currency: currency).amount.description)
            }
        }
        return record
    }

    private func features(_ rows: [Int], means: [Double?], isAll: Bool) -> [Record] {
        var group = 0
        return census.table.features.indices.map { place in
            let feature = census.table.features[place]
            var record = CohortRecords.object(.feature, feature.id)
            record.set(.label, string: feature.label)
            record.set(.kind, string: feature.isShare ? "share" : "measure")
            let quantiles = PublishedQuantiles(rows.map { census.table.values[$0][place] })
            var isHidden = false
            if feature.isShare {
                if let mean = means[group] { record.set(.mean, raw: Figure.json(mean, decimals: 3)) } else { isHidden = true }
                group += 1
            }
            if isHidden { record.set(.hidden, flag: true) }
            if let median = quantiles.median, !isHidden { record.set(.median, raw: Figure.json(median, decimals: 3)) }
            if !quantiles.quartiles.isEmpty, !isHidden { record.set(.quartiles, raw: Figure.json(quantiles.quartiles, decimals: 3)) }
            if !quantiles.deciles.isEmpty, !isHidden { record.set(.deciles, raw: Figure.json(quantiles.deciles, decimals: 3)) }
            if isAll, !isHidden {
                let cuts = quantiles.cuts.map { ($0 * 1000).rounded() / 1000 }
                record.set(.cuts, raw: Figure.json(cuts, decimals: 3))
                let values = census.table.values.map { $0[place] }
                record.set(.shares, raw: Figure.json(PublishedQuantiles.shares(of: values, between: cuts), decimals: 4))
            }
            if !isAll, !isHidden {
                let coordinates = rows.map { census.table.coordinates[$0][place] }
                record.set(.centre, raw: Figure.json(Spread.mean(coordinates), decimals: 2))
                record.set(.spread, raw: Figure.json(Spread.deviation(coordinates), decimals: 2))
            }
            return record
        }
    }

    private func trait(_ place: Int, _ trait: CohortTraits.Trait) -> Record {
        let feature = census.table.features[trait.feature]
        var record = CohortRecords.object(.feature, feature.id)
        let phrase = CohortTraits.phrase(trait, census.table, knowledge)
        record.set(.words, string: feature.isShare ? (trait.difference > 0 ? "much on " : "little on ") + phrase : phrase)
        record.set(.difference, raw: Figure.json(trait.difference, decimals: 1))
        return record
    }

    private func drift(_ place: Int) -> Record {
        guard let match = census.drift?.matches[place] else {
            var record = Record(type: "drift")
            record.remove(.type)
            record.set(.new, flag: true)
            return record
        }
        var record = CohortRecords.object(.cohort, match.before.id)
        record.set(.label, string: match.before.label)
        record.set(.households, integer: match.before.households)
        record.set(.shift, raw: Figure.json(match.shift, decimals: 2))
        if let stayed = match.stayed { record.set(.stayed, raw: Figure.json(stayed, decimals: 2)) }
        return record
    }

    private static func trial(_ trial: ClusterTrial) -> Record {
        var record = Record(type: "trial")
        record.remove(.type)
        record.set(.cohorts, integer: trial.clusters)
        record.set(.silhouette, raw: Figure.json(trial.silhouette, decimals: 3))
        record.set(.gap, raw: Figure.json(trial.gap, decimals: 3))
        record.set(.gapError, raw: Figure.json(trial.gapError, decimals: 3))
        record.set(.agreement, raw: Figure.json(trial.agreement, decimals: 3))
        record.set(.holding, raw: Figure.json(trial.holding, decimals: 3))
        record.set(.smallest, integer: trial.smallest)
        return record
    }

    private static func shift(_ shift: CohortDrift.FeatureShift) -> Record {
        var record = object(.feature, shift.feature)
        record.set(.index, raw: Figure.json(shift.index, decimals: 2))
        record.set(.drift, string: StabilityIndex.word(shift.index))
        return record
    }

    /// A nested object that begins with this text.
    private static func object(_ key: Key, _ text: String) -> Record {
        var record = Record(type: "object")
        record.remove(.type)
        record.set(key, string: text)
        return record
    }
}

/// The middle and the spread of what members of a cohort have, as far as at least five of them lie beyond every figure.
struct PublishedQuantiles: Sendable, Equatable {
    private static let beyond = 5

    /// From ten members on.
    let median: Double?
    /// Lower and upper, from twenty on.
    let quartiles: [Double]
    /// The nine, from fifty on.
    let deciles: [Double]

    init(_ values: [Double]) {
        let sorted = values.sorted()
        func may(_ share: Double) -> Bool { Double(sorted.count) * share >= Double(PublishedQuantiles.beyond) }
        func at(_ share: Double) -> Double { Spread.quantile(share, ofSorted: sorted) }
        median = may(0.5) ? at(0.5) : nil
        quartiles = may(0.25) ? [at(0.25), at(0.75)] : []
        deciles = may(0.1) ? (1...9).map { at(Double($0) / 10) } : []
    }

    /// The cuts by which later runs count where households lie now: deciles, else quartiles; equal ones once.
    var cuts: [Double] {
        let all = deciles.isEmpty ? [quartiles.first, median, quartiles.last].compactMap { $0 } : deciles
        return all.enumerated().filter { $0.offset == 0 || $0.element > all[$0.offset - 1] }.map(\.element)
    }

    /// The share of these values in each place between the cuts: one more than there are cuts.
    static func shares(of values: [Double], between cuts: [Double]) -> [Double] {
        var counts = [Int](repeating: 0, count: cuts.count + 1)
        for value in values { counts[cuts.count { value > $0 }] += 1 }
        return counts.map { values.isEmpty ? 0 : Double($0) / Double(values.count) }
    }
}

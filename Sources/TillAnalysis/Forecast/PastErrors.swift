import TillRecords

/// What forecasts from past days missed by, horizon by horizon: the ground of conformal intervals.
///
/// A forecast made from a past day uses only what was known by then; what it missed by is known now. How far the next one will miss
/// is read from those, without any assumption on how they are distributed (Vovk, Gammerman & Shafer 2005; rolling origins).
struct PastErrors: Sendable {
    /// One past forecast.
    struct Origin: Sendable {
        let ordinal: Int
        /// What came less what was forecast, for 1, 2, … steps ahead, as far as it is known.
        let misses: [Int64]
        /// The same of the seasonal naive forecast.
        let naive: [Int64]
    }

    /// Oldest first.
    let origins: [Origin]
    /// How far the intervals' ends lie from the forecast.
    struct Reach: Sendable, Hashable {
        let low80: Int64
        let high80: Int64
        let low95: Int64
        let high95: Int64

        func holds80(_ miss: Int64) -> Bool { low80 <= miss && miss <= high80 }
        func holds95(_ miss: Int64) -> Bool { low95 <= miss && miss <= high95 }
    }

    /// Past forecasts that an interval needs.
    static let fewest = 8

    /// How far a forecast of so many steps will miss; nil where too few past ones are known.
    ///
    /// - Parameter before: only origins whose outcome was known by this day are looked at; nil: all.
    func reach(_ steps: Int, before: Int? = nil) -> Reach? {
        var misses: [Int64] = []
        for origin in origins where origin.misses.count >= steps {
            if let before, origin.ordinal + steps > before { break }
            misses.append(origin.misses[steps - 1])
        }
        return PastErrors.reach(misses)
    }

    /// The intervals that so many misses make.
    ///
    /// The usual miss is their median. Around it lie the ceil((n + 1) q)-th smallest distances, as the conformal method has it. With
    /// fewer than 39 misses the farthest of them says little about one of twenty, so the interval of 95 % is at least so much wider
    /// than that of 80 % as it is for a t distribution with half as many degrees of freedom: windows that overlap tell less than
    /// their number.
    static func reach(_ misses: [Int64]) -> Reach? {
        guard misses.count >= fewest, let middle = misses.median else { return nil }
        let distances = misses.map { Int64(clamping: (Int128($0) - Int128(middle)).magnitude) }.sorted()
        func distance(_ percent: Int) -> Int64 {
            let rank = ((misses.count + 1) * percent + 99) / 100
            return distances[min(rank, distances.count) - 1]
        }
        let inner = distance(80)
        var outer = distance(95)
        if misses.count < 39 {
            let wider = Int64(clamping: Int128(inner) * (153 + Int128(240 / misses.count)) / 100)
            outer = max(outer, wider)
        }
        return Reach(
            low80: middle.clampedSubtracting(inner), high80: middle.clampedAdding(inner), low95: middle.clampedSubtracting(outer),
            high95: middle.clampedAdding(outer))
    }

    /// How the forecasts did, asked at these horizons.
    func accuracy(at horizons: [Int]) -> Accuracy? {
        var sums = (own: Int128(0), naive: Int128(0), count: 0)
        var held = (in80: 0, in95: 0, tried: 0)
        for steps in horizons {
            for origin in origins where origin.misses.count >= steps {
                sums.own += Int128(origin.misses[steps - 1].magnitude)
                sums.naive += Int128(origin.naive[steps - 1].magnitude)
                sums.count += 1
                guard let reach = reach(steps, before: origin.ordinal) else { continue }
                held.tried += 1
                if reach.holds80(origin.misses[steps - 1]) { held.in80 += 1 }
                if reach.holds95(origin.misses[steps - 1]) { held.in95 += 1 }
            }
        }
        guard sums.count > 0 else { return nil }
        return Accuracy(
            origins: origins.count, error: Int64(clamping: sums.own / Int128(sums.count)),
            mase: sums.naive > 0 ? Double(sums.own) / Double(sums.naive) : nil, held80: held.in80, held95: held.in95, tried: held.tried)
    }

    /// What is told of forecasts' errors.
    struct Accuracy: Sendable {
        let origins: Int
        /// Mean size of a miss, in minor units.
        let error: Int64
        /// That by the seasonal naive one's; nil where that never missed.
        let mase: Double?
        /// Intervals that held what came, of those that were tried: each made only from what was known before.
        let held80: Int
        let held95: Int
        let tried: Int
    }
}

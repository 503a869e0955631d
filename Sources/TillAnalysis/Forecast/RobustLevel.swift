import TillRecords

/// The usual size of something that happens again and again.
enum RobustLevel {
    /// The mean, with values beyond three robust deviations of the median drawn in to there: a holiday or a new car does not become
    /// usual, and a long tail is not left out as a median does. Zero for none.
    static func of(_ values: [Int64]) -> Int64 {
        guard let median = values.median, let deviation = values.medianDeviation else { return 0 }
        // 1.4826 deviations are a standard deviation where values are normal; of three, rounded up.
        let reach = Int64(clamping: Int128(deviation) * 45 / 10)
        let (low, high) = (median.clampedSubtracting(reach), median.clampedAdding(reach))
        let sum = values.reduce(Int128(0)) { $0 + Int128(min(max($1, low), high)) }
        return Int64(clamping: sum / Int128(values.count))
    }
}

import Glibc

/// How far an amount lies from the usual ones, on a logarithmic scale, where twice as much is as far up as half as much is down.
enum LogDeviation {
    /// The modified z score of Iglewicz & Hoaglin (1993): 0.6745 (x - median) / MAD; beyond 3.5 it counts as an outlier.
    static let outlier = 3.5

    /// A spread of a twentieth is the least: amounts that were always the same make the next cent no outlier.
    private static let leastSpread = 0.05

    /// The score of a size among earlier ones, all positive; nil for fewer than `fewest`.
    static func score(_ size: Int64, among earlier: [Int64], fewest: Int) -> Double? {
        guard size > 0, earlier.count >= fewest else { return nil }
        let logs = earlier.filter { $0 > 0 }.map { log(Double($0)) }
        guard logs.count >= fewest else { return nil }
        let middle = median(logs)
        let spread = max(leastSpread, median(logs.map { abs($0 - middle) }))
        return 0.6745 * (log(Double(size)) - middle) / spread
    }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}

/// Sharing out whole minor units.
public enum Apportionment {
    /// Parts of `total` in proportion to the weights, which add up to `total` exactly.
    ///
    /// The largest-remainder method: everyone gets the whole units of their quota, what is left goes one unit each to the largest
    /// remainders, the earlier of equals first. Without any weight the parts are equal; without anybody there are none.
    ///
    /// - Parameter weights: negative ones count as nothing.
    public static func shares(of total: Int64, by weights: [Int64]) -> [Int64] {
        guard !weights.isEmpty else { return [] }
        let isAny = weights.contains { $0 > 0 }
        let weights = isAny ? weights.map { Int128(max(0, $0)) } : weights.map { _ in Int128(1) }
        let sum = weights.reduce(0, +)
        let size = Int128(total).magnitude
        var parts: [Int128] = []
        var remainders: [(remainder: Int128, place: Int)] = []
        for (place, weight) in weights.enumerated() {
            let (whole, remainder) = (Int128(size) * weight).quotientAndRemainder(dividingBy: sum)
            parts.append(whole)
            remainders.append((remainder, place))
        }
        let rest = Int(Int128(size) - parts.reduce(0, +))
        remainders.sort { $0.remainder != $1.remainder ? $0.remainder > $1.remainder : $0.place < $1.place }
        for entry in remainders.prefix(rest) { parts[entry.place] += 1 }
        return parts.map { Int64(clamping: total < 0 ? -$0 : $0) }
    }
}

import Glibc

/// Shares of a whole as coordinates in which distances mean something (Aitchison 1986).
enum Composition {
    /// What stands for a share of nothing: below it a share of twelve months' spending says little.
    static let least = 0.005

    /// Shares that add up to one, with zeros replaced by `least` and the others lessened in proportion (multiplicative replacement,
    /// Martín-Fernández et al. 2003). All parts alike when there is no whole.
    static func shares(of parts: [Double]) -> [Double] {
        let whole = parts.reduce(0) { $0 + max(0, $1) }
        guard whole > 0 else { return parts.map { _ in 1 / Double(parts.count) } }
        let empty = parts.count { $0 <= 0 }
        let kept = 1 - Double(empty) * least
        return parts.map { $0 > 0 ? $0 / whole * kept : least }
    }

    /// The logarithms of shares above their mean: the centred log-ratio.
    static func centredLogRatios(_ shares: [Double]) -> [Double] {
        let logs = shares.map { log($0) }
        let mean = Spread.mean(logs)
        return logs.map { $0 - mean }
    }
}

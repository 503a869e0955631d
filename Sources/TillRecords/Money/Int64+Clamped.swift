/// Sums for figures that are only shown: they stop at the ends of the range instead of trapping.
extension Int64 {
    /// The sum, held at the ends of the range: a page of absurd amounts stays a page.
    public func clampedAdding(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other > 0 ? .max : .min) : sum
    }

    /// The difference, held at the ends of the range.
    public func clampedSubtracting(_ other: Int64) -> Int64 {
        let (difference, overflow) = subtractingReportingOverflow(other)
        return overflow ? (other < 0 ? .max : .min) : difference
    }

    /// The opposite; of the one number that has none, the largest.
    public var clampedNegation: Int64 { self == .min ? .max : -self }
}

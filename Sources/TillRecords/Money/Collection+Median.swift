extension Collection<Int64> {
    /// The middle value; of an even number of values the mean of the two in the middle, towards zero. Nil for none.
    public var median: Int64? {
        let sorted = self.sorted()
        guard let last = sorted.last else { return nil }
        let middle = sorted.count / 2
        guard sorted.count % 2 == 0 else { return middle < sorted.count ? sorted[middle] : last }
        return Int64((Int128(sorted[middle - 1]) + Int128(sorted[middle])) / 2)
    }

    /// The median distance from the median: how far values usually lie from the middle one, untouched by a few wild ones.
    public var medianDeviation: Int64? {
        guard let median else { return nil }
        return map { Int64(clamping: (Int128($0) - Int128(median)).magnitude) }.median
    }
}

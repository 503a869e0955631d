extension RandomAccessCollection {
    /// The index of the first element that something holds for, where all behind it hold too; the end where none does. It asks as often as
    /// the number of elements has binary digits.
    ///
    /// As in the Swift Algorithms package.
    @inlinable
    @inline(__always)
    public func partitioningIndex(where belongsInSecondPartition: (Element) -> Bool) -> Index {
        var (low, left) = (startIndex, count)
        while left > 0 {
            let half = left / 2
            let middle = index(low, offsetBy: half)
            if belongsInSecondPartition(self[middle]) {
                left = half
            } else {
                low = index(after: middle)
                left -= half + 1
            }
        }
        return low
    }
}

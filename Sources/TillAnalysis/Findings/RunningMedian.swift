import TillRecords

/// The median of what was inserted so far, of sizes that are known beforehand: each costs the logarithm of their number (Fenwick 1994).
struct RunningMedian {
    /// Every size once, in order.
    private let sizes: [Int64]
    /// How often sizes were inserted: at a place, those of as many sizes before it as its lowest bit says.
    private var counts: [Int]
    private var count = 0

    /// - Parameter sizes: all that will be inserted.
    init(of sizes: [Int64]) {
        self.sizes = Set(sizes).sorted()
        counts = [Int](repeating: 0, count: self.sizes.count + 1)
    }

    /// Takes one of the sizes.
    mutating func insert(_ size: Int64) {
        var at = sizes.partitioningIndex { $0 >= size } + 1
        while at < counts.count {
            counts[at] += 1
            at += at & -at
        }
        count += 1
    }

    /// The middle one, or halfway between the two; 0 of nothing.
    var middle: Int64 {
        guard count > 0 else { return 0 }
        return Int64((Int128(smallest((count - 1) / 2)) + Int128(smallest(count / 2))) / 2)
    }

    /// The size that so many of those inserted come before.
    private func smallest(_ place: Int) -> Int64 {
        var (at, left) = (0, place)
        var step = 1 << (Int.bitWidth - 1 - counts.count.leadingZeroBitCount)
        while step > 0 {
            if at + step < counts.count, counts[at + step] <= left {
                at += step
                left -= counts[at]
            }
            step /= 2
        }
        return sizes[at]
    }
}

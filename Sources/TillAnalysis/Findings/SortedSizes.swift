/// Sizes in order, for asking how large one is among those before it.
struct SortedSizes {
    private var sorted: [Int64] = []
    /// A household's habits of the last so many purchases; more change nothing that a person would notice.
    private var recent: [Int64] = []
    private static let most = 1000

    var count: Int { sorted.count }

    mutating func insert(_ size: Int64) {
        if recent.count == SortedSizes.most {
            let old = recent.removeFirst()
            sorted.remove(at: place(of: old))
        }
        recent.append(size)
        sorted.insert(size, at: place(of: size))
    }

    /// The size that so many percent are not larger than; 0 for none.
    func at(percent: Int) -> Int64 { sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, sorted.count * percent / 100)] }

    private func place(of size: Int64) -> Int {
        var (low, high) = (0, sorted.count)
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < size { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

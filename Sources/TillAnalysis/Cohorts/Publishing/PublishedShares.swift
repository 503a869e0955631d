/// Mean shares of spending, by cohort and group, as far as they may be told.
///
/// A mean is held back when one household makes more than half of it (the dominance rule), and then enough others that it cannot be
/// had by subtraction: shares of a cohort add up to one, and cohorts make up all households (complementary suppression). What is told
/// is rounded to half a per cent, so that the difference of two runs says nothing of a household that came or went.
struct PublishedShares: Sendable, Equatable {
    /// A row for each cohort, then one for all households; nil where held back.
    private(set) var means: [[Double?]]

    /// - Parameters:
    ///   - shares: a row for each household.
    ///   - groups: the cohort of each, from 0.
    init(_ shares: [[Double]], _ groups: [Int32], cohorts: Int) {
        let width = shares.first?.count ?? 0
        var sums = [[Double]](repeating: [Double](repeating: 0, count: width), count: cohorts + 1)
        var most = sums
        var sizes = [Int](repeating: 0, count: cohorts + 1)
        for (row, group) in zip(shares, groups) {
            for place in [Int(group), cohorts] {
                sizes[place] += 1
                for column in 0..<width {
                    sums[place][column] += row[column]
                    most[place][column] = max(most[place][column], row[column])
                }
            }
        }
        var hidden = sums.indices.map { row in
            (0..<width).map { sums[row][$0] > 0 && most[row][$0] > sums[row][$0] / 2 }
        }
        PublishedShares.complement(&hidden, sums)
        means = sums.indices.map { row in
            (0..<width).map { column in
                hidden[row][column] || sizes[row] == 0 ? nil : (sums[row][column] / Double(sizes[row]) * 200).rounded() / 200
            }
        }
    }

    /// Hides more until no row and no column hides exactly one: always the smallest that is left.
    private static func complement(_ hidden: inout [[Bool]], _ sums: [[Double]]) {
        var isChanged = true
        while isChanged {
            isChanged = false
            for row in hidden.indices where hidden[row].count(where: { $0 }) == 1 {
                let open = hidden[row].indices.filter { !hidden[row][$0] && sums[row][$0] > 0 }
                guard let least = open.min(by: { (sums[row][$0], $0) < (sums[row][$1], $1) }) else { continue }
                hidden[row][least] = true
                isChanged = true
            }
            for column in hidden.first?.indices ?? 0..<0 where hidden.count(where: { $0[column] }) == 1 {
                let open = hidden.indices.filter { !hidden[$0][column] && sums[$0][column] > 0 }
                guard let least = open.min(by: { (sums[$0][column], $0) < (sums[$1][column], $1) }) else { continue }
                hidden[least][column] = true
                isChanged = true
            }
        }
    }
}

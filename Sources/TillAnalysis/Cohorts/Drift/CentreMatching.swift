/// Which of yesterday's centres is which of today's: the matching of least total cost (Kuhn 1955, in Jonker and Volgenant's form).
struct CentreMatching {
    private let costs: [[Double]]
    private let size: Int
    private var rowPotential: [Double]
    private var columnPotential: [Double]
    /// The row of each column, both from 1; 0 for none.
    private var owner: [Int]
    /// The column before each on the way that changes least.
    private var way: [Int]

    /// For each row the column it goes with, each column once; nil for rows that are left when there are more rows than columns.
    static func match(_ costs: [[Double]]) -> [Int?] {
        let (height, width) = (costs.count, costs.first?.count ?? 0)
        guard height > 0, width > 0 else { return costs.map { _ in nil } }
        var matching = CentreMatching(costs, size: max(height, width))
        for row in 1...matching.size { matching.place(row) }
        var found = [Int?](repeating: nil, count: height)
        for column in 1...width where matching.owner[column] <= height { found[matching.owner[column] - 1] = column - 1 }
        return found
    }

    private init(_ costs: [[Double]], size: Int) {
        self.costs = costs
        self.size = size
        (rowPotential, columnPotential) = ([Double](repeating: 0, count: size + 1), [Double](repeating: 0, count: size + 1))
        (owner, way) = ([Int](repeating: 0, count: size + 1), [Int](repeating: 0, count: size + 1))
    }

    /// Rows and columns that are not there cost nothing.
    private func cost(_ row: Int, _ column: Int) -> Double {
        row < costs.count && column < costs[row].count ? costs[row][column] : 0
    }

    /// Finds a column for one more row, moving rows that have one where that is cheaper.
    private mutating func place(_ row: Int) {
        owner[0] = row
        var least = [Double](repeating: .infinity, count: size + 1)
        var isUsed = [Bool](repeating: false, count: size + 1)
        var column = 0
        repeat {
            isUsed[column] = true
            let from = owner[column]
            var (delta, next) = (Double.infinity, 0)
            for other in 1...size where !isUsed[other] {
                let reduced = cost(from - 1, other - 1) - rowPotential[from] - columnPotential[other]
                if reduced < least[other] { (least[other], way[other]) = (reduced, column) }
                if least[other] < delta { (delta, next) = (least[other], other) }
            }
            for other in 0...size {
                if isUsed[other] {
                    rowPotential[owner[other]] += delta
                    columnPotential[other] -= delta
                } else {
                    least[other] -= delta
                }
            }
            column = next
        } while owner[column] != 0
        while column != 0 {
            owner[column] = owner[way[column]]
            column = way[column]
        }
    }
}

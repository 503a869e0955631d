/// One-to-one pairs of the greatest total weight.
///
/// Pairs fall into groups that share no record; each group is solved exactly (Kuhn 1955, Munkres 1957; potentials and shortest paths as in
/// Jonker and Volgenant 1987), and only a group too large for that by taking the heaviest pair first.
struct Assignment {
    struct Pair {
        var left: Int
        var right: Int
        /// Above zero.
        var weight: Int
    }

    /// Groups with more records on a side are taken heaviest first: the exact way grows with the cube.
    static let largest = 120

    /// The chosen pairs, in order of the left side. The order in which pairs are given does not show.
    static func best(_ pairs: [Pair]) -> [Pair] {
        groups(pairs).flatMap { solve($0) }.sorted { ($0.left, $0.right) < ($1.left, $1.right) }
    }

    private static func groups(_ pairs: [Pair]) -> [[Pair]] {
        var parent: [Int: Int] = [:]
        func root(_ node: Int) -> Int {
            var at = node
            while let up = parent[at], up != at { at = up }
            var walk = node
            while let up = parent[walk], up != at, up != walk {
                parent[walk] = at
                walk = up
            }
            return at
        }
        // Left records are even numbers, right ones odd.
        for pair in pairs {
            let (a, b) = (root(pair.left * 2), root(pair.right * 2 + 1))
            parent[max(a, b)] = min(a, b)
            if parent[min(a, b)] == nil { parent[min(a, b)] = min(a, b) }
        }
        var groups: [Int: [Pair]] = [:]
        for pair in pairs { groups[root(pair.left * 2), default: []].append(pair) }
        return groups.sorted { $0.key < $1.key }.map(\.value)
    }

    private static func solve(_ pairs: [Pair]) -> [Pair] {
        if pairs.count == 1 { return pairs }
        let lefts = Set(pairs.map(\.left)).sorted()
        let rights = Set(pairs.map(\.right)).sorted()
        guard max(lefts.count, rights.count) <= largest else { return heaviestFirst(pairs) }
        let leftPlace = Dictionary(uniqueKeysWithValues: lefts.enumerated().map { ($1, $0) })
        let rightPlace = Dictionary(uniqueKeysWithValues: rights.enumerated().map { ($1, $0) })
        let size = max(lefts.count, rights.count)
        var cost = [Int](repeating: 0, count: size * size)
        for pair in pairs {
            guard let row = leftPlace[pair.left], let column = rightPlace[pair.right] else { continue }
            cost[row * size + column] = min(cost[row * size + column], -pair.weight)
        }
        let column = cheapest(cost, size)
        return lefts.indices.compactMap { row in
            let weight = -cost[row * size + column[row]]
            return weight > 0 ? Pair(left: lefts[row], right: rights[column[row]], weight: weight) : nil
        }
    }

    private static func heaviestFirst(_ pairs: [Pair]) -> [Pair] {
        var taken: (left: Set<Int>, right: Set<Int>) = ([], [])
        return pairs.sorted { ($1.weight, $0.left, $0.right) < ($0.weight, $1.left, $1.right) }.filter { pair in
            guard !taken.left.contains(pair.left), !taken.right.contains(pair.right) else { return false }
            taken.left.insert(pair.left)
            taken.right.insert(pair.right)
            return true
        }
    }

    /// The column of each row in the cheapest assignment of a square table.
    private static func cheapest(_ cost: [Int], _ size: Int) -> [Int] {
        var rowPrice = [Int](repeating: 0, count: size + 1)
        var columnPrice = [Int](repeating: 0, count: size + 1)
        // Row of each column, from 1; 0 is free. Column 0 is where a new row starts.
        var rowOf = [Int](repeating: 0, count: size + 1)
        for row in 1...size {
            rowOf[0] = row
            var from = [Int](repeating: 0, count: size + 1)
            var least = [Int](repeating: .max, count: size + 1)
            var isDone = [Bool](repeating: false, count: size + 1)
            var column = 0
            repeat {
                isDone[column] = true
                let at = rowOf[column]
                var step = Int.max
                var next = 0
                for other in 1...size where !isDone[other] {
                    let price = cost[(at - 1) * size + other - 1] - rowPrice[at] - columnPrice[other]
                    if price < least[other] { (least[other], from[other]) = (price, column) }
                    if least[other] < step { (step, next) = (least[other], other) }
                }
                for other in 0...size {
                    if isDone[other] {
                        rowPrice[rowOf[other]] += step
                        columnPrice[other] -= step
                    } else if least[other] < .max {
                        least[other] -= step
                    }
                }
                column = next
            } while rowOf[column] != 0
            repeat {
                rowOf[column] = rowOf[from[column]]
                column = from[column]
            } while column != 0
        }
        var columns = [Int](repeating: 0, count: size)
        for column in 1...size { columns[rowOf[column] - 1] = column - 1 }
        return columns
    }
}

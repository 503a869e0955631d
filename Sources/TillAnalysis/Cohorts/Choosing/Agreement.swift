/// How far two groupings of the same points agree.
package enum Agreement {
    /// The adjusted Rand index (Hubert and Arabie 1985): 1 for the same grouping, about 0 for chance.
    package static func adjustedRand(_ a: [Int32], _ b: [Int32]) -> Double {
        let table = Table(a, b)
        let pairs = table.cells.joined().reduce(0.0) { $0 + choose($1) }
        let (rows, columns) = (table.rows.reduce(0.0) { $0 + choose($1) }, table.columns.reduce(0.0) { $0 + choose($1) })
        let all = choose(a.count)
        guard all > 0 else { return 1 }
        let expected = rows * columns / all
        let most = (rows + columns) / 2
        return most == expected ? 1 : (pairs - expected) / (most - expected)
    }

    /// For each group of `a`, how much of it the most alike group of `b` shares (Hennig 2007): points in both over points in either.
    static func jaccards(_ a: [Int32], _ b: [Int32]) -> [Double] {
        let table = Table(a, b)
        return table.rows.indices.map { row in
            table.columns.indices.reduce(0.0) { best, column in
                let both = table.cells[row][column]
                let either = table.rows[row] + table.columns[column] - both
                return either > 0 ? max(best, Double(both) / Double(either)) : best
            }
        }
    }

    private static func choose(_ count: Int) -> Double { Double(count) * Double(count - 1) / 2 }

    /// How many points each pair of groups shares.
    private struct Table {
        var cells: [[Int]]
        var rows: [Int]
        var columns: [Int]

        init(_ a: [Int32], _ b: [Int32]) {
            let (height, width) = (Int(a.max() ?? -1) + 1, Int(b.max() ?? -1) + 1)
            cells = [[Int]](repeating: [Int](repeating: 0, count: width), count: height)
            (rows, columns) = ([Int](repeating: 0, count: height), [Int](repeating: 0, count: width))
            for (left, right) in zip(a, b) {
                cells[Int(left)][Int(right)] += 1
                rows[Int(left)] += 1
                columns[Int(right)] += 1
            }
        }
    }
}

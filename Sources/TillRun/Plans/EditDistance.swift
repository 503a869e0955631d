/// How many letters must be changed, added or taken away to make one word of another (Levenshtein 1966).
package enum EditDistance {
    package static func of(_ a: String, _ b: String) -> Int {
        let (from, to) = (Array(a.utf8), Array(b.utf8))
        guard from.count <= 80, to.count <= 80 else { return max(from.count, to.count) }
        var row = Array(0...to.count)
        for (index, letter) in from.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for (at, other) in to.enumerated() {
                let cost = letter == other ? diagonal : min(diagonal, row[at], row[at + 1]) + 1
                diagonal = row[at + 1]
                row[at + 1] = cost
            }
        }
        return row[to.count]
    }
}

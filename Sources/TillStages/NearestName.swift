/// What a misspelt name was perhaps meant to be.
public enum NearestName {
    /// The name of the fewest changed letters, where these are few beside its length; nil when none is near.
    public static func of(_ word: String, among names: some Sequence<String>) -> String? {
        let asked = word.lowercased()
        let most = max(1, asked.utf8.count / 4)
        var best: (name: String, distance: Int)?
        for name in names {
            let length = name.utf8.count
            guard abs(length - asked.utf8.count) <= most else { continue }
            let distance = EditDistance.of(asked, name.lowercased())
            // A word that has nothing in common with a name as short as itself is not near it.
            if distance <= most, distance < length, distance < best?.distance ?? .max { best = (name, distance) }
        }
        return best?.name
    }

    /// `Did you mean contains? ` before the rest of a remedy; empty when nothing is near.
    public static func question(_ word: String, among names: some Sequence<String>) -> String {
        of(word, among: names).map { "Did you mean \($0)? " } ?? ""
    }
}

/// How many letters must be changed, added, taken away or exchanged with their neighbour to make one word of another
/// (Levenshtein 1966; exchanges as in Damerau 1964, each pair at most once).
public enum EditDistance {
    public static func of(_ a: String, _ b: String) -> Int {
        let (from, to) = (Array(a.utf8), Array(b.utf8))
        guard from.count <= 80, to.count <= 80 else { return max(from.count, to.count) }
        var before: [Int] = []
        var row = Array(0...to.count)
        for (index, letter) in from.enumerated() {
            var next = [index + 1]
            for (at, other) in to.enumerated() {
                var least = letter == other ? row[at] : min(row[at], row[at + 1], next[at]) + 1
                if index > 0, at > 0, letter == to[at - 1], from[index - 1] == other { least = min(least, before[at - 1] + 1) }
                next.append(least)
            }
            (before, row) = (row, next)
        }
        return row[to.count]
    }
}

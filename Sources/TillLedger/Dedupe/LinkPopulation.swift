import TillRecords

/// What is common in a household: how often an amount, a name, a word occurs among its rows. From it comes what chance would do.
struct LinkPopulation {
    /// The number of rows.
    let count: Int
    /// What shares of one amount, name or word are of: few rows say little of how rare it is.
    private let whole: Double
    /// Days from the first to the last row, at least 30: a short export says little of how rare a day is.
    let days: Int
    private var amounts: [Int64]
    private var names: [[UInt8]: Int] = [:]
    private var words: [Int]
    /// Names of rows that are long enough to be found inside a text.
    private var longNames: [[UInt8]] = []
    private let named = NamedShops()
    private var kinds: [Int16: Int] = [:]
    private var groups: [Int16: Int] = [:]
    /// Rows whose kind is known.
    private var known = 0

    /// The share that something has which was not counted.
    static let least = 0.005

    init(_ rows: [LinkFacts], _ clues: LinkClues) {
        count = max(1, rows.count)
        whole = Double(max(50, rows.count))
        amounts = rows.map(\.units).sorted()
        words = [Int](repeating: 0, count: clues.words.count)
        var first = Int.max
        var last = Int.min
        for row in rows {
            for day in row.days { (first, last) = (min(first, day), max(last, day)) }
            let clue = clues.all[row.clue]
            if !clue.name.isEmpty { names[clue.name, default: 0] += 1 }
            for word in clue.words { words[word] += 1 }
            if let kind = clue.kind {
                kinds[kind.category, default: 0] += 1
                groups[kind.group, default: 0] += 1
                known += 1
            }
        }
        longNames = names.keys.filter { $0.count >= LinkPopulation.longName }.sorted { $0.lexicographicallyPrecedes($1) }
        days = max(30, last >= first ? last - first + 1 : 30)
    }

    /// The share of rows whose amount lies between two, in ten-thousandths; never less than half a row.
    func share(from low: Int64, through high: Int64) -> Double {
        max(0.5, Double(occurrences(from: low, through: high))) / Double(count)
    }

    func occurrences(from low: Int64, through high: Int64) -> Int { place(of: high &+ 1) - place(of: low) }

    /// The share of rows of one amount.
    func share(of amount: Int64) -> Double { max(0.5, Double(occurrences(of: amount))) / whole }

    func occurrences(of amount: Int64) -> Int { place(of: amount + 1) - place(of: amount) }

    /// The share of rows with that name.
    func share(ofName name: [UInt8]) -> Double { max(1, Double(names[name] ?? 0)) / whole }

    /// The share of rows whose words have that one.
    func share(ofWord word: Int) -> Double { max(1, word < words.count ? Double(words[word]) : 1) / whole }

    /// The share of rows of that kind, of those whose kind is known.
    func share(ofKind category: Int16) -> Double { max(1, Double(kinds[category] ?? 0)) / Double(max(20, known)) }

    /// The share of rows of that group of kinds, of those whose kind is known.
    func share(ofGroup group: Int16) -> Double { max(1, Double(groups[group] ?? 0)) / Double(max(20, known)) }

    private static let longName = 5

    /// Whether a text names a shop of the household's rows that is not this row's.
    func namesAnother(_ said: LinkClues.Clue, than row: LinkClues.Clue) -> Bool {
        let known = named.of(said) { text in longNames.filter { MerchantEvidence.holds(text, $0) } }
        return known.contains { $0 != row.name && !MerchantEvidence.holds(row.whole, $0) }
    }

    private func place(of amount: Int64) -> Int { amounts.partitioningIndex { $0 >= amount } }
}

/// The shops that texts name, each text looked at once.
private final class NamedShops {
    private var known: [[UInt8]: [[UInt8]]] = [:]

    func of(_ said: LinkClues.Clue, _ find: ([UInt8]) -> [[UInt8]]) -> [[UInt8]] {
        let text = said.name + [0] + said.whole
        if let found = known[text] { return found }
        let found = find(text)
        known[text] = found
        return found
    }
}

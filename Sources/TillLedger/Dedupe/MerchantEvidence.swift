import TillRecords

/// How the names of two records agree.
enum MerchantEvidence: String {
    case absent, same, cut, word, alike, other
    /// It names another shop, one that the household's rows know.
    case elsewhere

    /// How the names agree, best level first, and the share of the household's rows that would agree so by chance.
    static func compare(_ said: LinkClues.Clue, _ row: LinkClues.Clue, _ population: LinkPopulation) -> (
        level: MerchantEvidence, chance: Double
    ) {
        guard !said.name.isEmpty || !said.words.isEmpty, !row.name.isEmpty || !row.words.isEmpty else { return (.absent, 1) }
        let named = population.share(ofName: row.name)
        if !said.name.isEmpty, said.name == row.name { return (.same, named) }
        let shared = said.words.filter { row.words.contains($0) }.map { population.share(ofWord: $0) }.min()
        // A bank's text may break a long name and put the town behind it; a message may say more than the name.
        if said.name.count >= 5 && holds(row.whole, said.name) || row.name.count >= 5 && holds(said.whole, row.name) {
            return (.same, max(named, shared ?? 0))
        }
        if isCut(said, row) { return (.cut, max(named, shared ?? 0)) }
        if let shared, shared < 0.2 { return (.word, shared) }
        if isAlike(said, row) { return (.alike, max(named, 0.004)) }
        if let shared { return (.word, shared) }
        return (population.namesAnother(said, than: row) ? .elsewhere : .other, 1)
    }

    private static func isCut(_ a: LinkClues.Clue, _ b: LinkClues.Clue) -> Bool {
        let shorter = min(a.name.count, b.name.count)
        return shorter >= 4 && a.name.prefix(shorter).elementsEqual(b.name.prefix(shorter))
    }

    static func holds(_ whole: [UInt8], _ part: [UInt8]) -> Bool {
        !part.isEmpty && whole.holds(part)
    }

    /// Half or more of the shorter name's groups of three letters stand in the other.
    private static func isAlike(_ a: LinkClues.Clue, _ b: LinkClues.Clue) -> Bool {
        [(a.name, b.name), (a.name, b.whole), (b.name, a.whole)].contains { name, whole in
            guard name.count >= 5, whole.count >= 4 else { return false }
            return isContained(name, whole)
        }
    }

    private static func isContained(_ name: [UInt8], _ whole: [UInt8]) -> Bool {
        let groups = Set((0..<(whole.count - 2)).map { group(whole, $0) })
        let mine = (0..<(name.count - 2)).map { group(name, $0) }
        let found = mine.reduce(0) { $0 + (groups.contains($1) ? 1 : 0) }
        return found * 2 >= mine.count && found >= 2
    }

    private static func group(_ bytes: [UInt8], _ at: Int) -> UInt32 {
        UInt32(bytes[at]) << 16 | UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at + 2])
    }

    /// In plain words; nil when there is nothing to say.
    var words: String? {
        switch self {
        case .absent: nil
        case .same: "the same merchant"
        case .cut: "the merchant's name, cut short"
        case .word: "a word of the merchant's name"
        case .alike: "a merchant's name much like it"
        case .other: "another name"
        case .elsewhere: "another shop's name"
        }
    }
}

/// How what a message speaks of agrees with what a shop sells, where no name tells.
enum KindEvidence: String {
    case same, group, other

    /// How the kinds agree, and the share of the household's known rows that would agree so by chance; nil when one of them is unknown.
    static func compare(
        _ said: LinkClues.Clue, _ row: LinkClues.Clue, _ population: LinkPopulation
    ) -> (level: KindEvidence, chance: Double)? {
        guard let mine = said.kind, let theirs = row.kind else { return nil }
        let (kind, group) = (population.share(ofKind: mine.category), population.share(ofGroup: mine.group))
        if mine.category == theirs.category { return (.same, kind) }
        if mine.group == theirs.group { return (.group, max(group - kind, LinkPopulation.least)) }
        return (.other, max(1 - group, LinkPopulation.least))
    }

    /// In plain words; nil when there is nothing to say.
    var words: String? {
        switch self {
        case .same: "what is bought there"
        case .group: "a shop of that kind"
        case .other: nil
        }
    }
}

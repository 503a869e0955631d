import TillRecords
import TillStages

/// All that linking reasons with: words, weights, rough rates. From `links/`.
struct LinkKnowledge {
    let words: LinkWords
    let weights: LinkWeights
    let rates: [Currency: SeenRates.Rough]
    let kinds: ShopKinds

    static let tables = [LinkWords.table, LinkWeights.table, SeenRates.table]

    init(_ knowledge: Knowledge) throws(Fault) {
        words = try LinkWords(knowledge)
        kinds = ShopKinds(knowledge, tipping: words.tipping)
        weights = try LinkWeights(knowledge)
        rates = try SeenRates.rough(knowledge)
    }
}

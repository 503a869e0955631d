import TillRecords
import TillStages

/// What kind of shop or thing words are for, by the phrases that categories are told by: a message that says `coffee` may be the row of a
/// roaster.
///
/// The phrases are read when the first household needs them: one that has bank rows only never does.
final class ShopKinds {
    struct Kind: Equatable {
        /// Index in the taxonomy.
        var category: Int16
        /// The category's group, interned.
        var group: Int16
        /// Whether people leave tips there.
        var takesTips: Bool
        /// Whether it is bought, rather than money moved.
        var isBought: Bool
    }

    private let knowledge: Knowledge
    private let tipping: Set<String>
    private var merchants: MerchantKnowledge?
    private var groups: [String: Int16] = [:]
    private var words = DescriptionWords()

    /// Phrases that tell less surely, in hundredths, are no evidence.
    private static let enough: UInt8 = 45

    /// - Parameter tipping: ids of the categories where tips are usual.
    init(_ knowledge: Knowledge, tipping: Set<String>) {
        self.knowledge = knowledge
        self.tipping = tipping
    }

    /// Reads the phrases, once.
    func open() throws(Fault) {
        guard merchants == nil, !MerchantKnowledge.files(in: knowledge).isEmpty else { return }
        merchants = try MerchantKnowledge(knowledge, taxonomy: Taxonomy(knowledge))
    }

    /// The kind that words are for; nil when nothing tells it, or the phrases were not read.
    func kind(_ text: [UInt8]) -> Kind? {
        guard let merchants, !text.isEmpty else { return nil }
        text.withBytes { words.read($0) }
        let judgement = merchants.judge(words, .out, size: nil)
        guard judgement.phrase >= 0, judgement.category >= 0, judgement.confidence >= ShopKinds.enough else { return nil }
        let id = merchants.taxonomy.entries[Int(judgement.category)].id
        let name = String(id.prefix { $0 != "." })
        let group = groups[name] ?? Int16(truncatingIfNeeded: groups.count)
        groups[name] = group
        return Kind(
            category: judgement.category, group: group, takesTips: tipping.contains(id),
            isBought: merchants.isBought[Int(judgement.category)])
    }
}

import TillRecords

/// What the built-in knowledge takes a wording for, as features to learn by.
final class CategoryHints {
    private let knowledge: MerchantKnowledge
    private var words = DescriptionWords()

    init(_ knowledge: MerchantKnowledge) { self.knowledge = knowledge }

    /// The category and its group, nothing where the knowledge would only guess.
    func hints(_ text: [UInt8], into: Bool) -> [String] {
        text.withBytes { words.read($0) }
        let judgement = knowledge.judge(words, into ? .into : .out, size: nil)
        guard judgement.phrase >= 0, judgement.category >= 0, judgement.confidence >= 45 else { return [] }
        let id = knowledge.taxonomy.entries[Int(judgement.category)].id
        return [id, String(id.prefix { $0 != "." })]
    }
}

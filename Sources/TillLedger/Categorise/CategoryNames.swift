/// What the categories of the taxonomy are called in the output.
enum CategoryNames: String, CaseIterable {
    /// Till's own ids, with their labels.
    case own
    /// Plaid's personal finance categories: the primary name, with the detailed one beside it.
    case plaid

    /// An answer that names an entry of the taxonomy.
    func answer(
        _ entry: Taxonomy.Entry, _ direction: MerchantKnowledge.Direction, source: CategoryAnswer.Source, confidence: Int, why: String
    ) -> CategoryAnswer {
        switch self {
        case .own:
            return CategoryAnswer(name: entry.id, label: entry.label, source: source, confidence: confidence, why: why)
        case .plaid:
            let name = direction == .into ? entry.inward : entry.outward
            return CategoryAnswer(name: name.primary, detail: name.detail, source: source, confidence: confidence, why: why)
        }
    }
}

import TillRecords

/// Answers by what they were given for: a transaction asks what its observation asked before.
final class RecentAnswers {
    private var answers = RecentTable<KnownCategories.Known>()

    /// The answer for a record of this direction and size in hundredths, from memory or by asking.
    func answer(
        _ record: borrowing Record, _ direction: MerchantKnowledge.Direction, size: Int64?, isTransfer: Bool,
        ask: () -> KnownCategories.Known
    ) -> KnownCategories.Known {
        var question: UInt64 = (direction == .into ? 1 : 0) | (isTransfer ? 2 : 0) | (KnownCategories.isSmall(size) ? 4 : 0)
        record.withView { view in
            if let text = view.raw("text") { question = BytesTable.joined(question, text) }
            if let merchant = view.raw("merchant") { question = BytesTable.joined(~question, merchant) }
        }
        return answers.value(question, ask: ask)
    }
}

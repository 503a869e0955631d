import TillRecords

/// Answers by what they were given for: a transaction asks what its observation asked before.
final class RecentAnswers {
    private var answers = RecentTable<KnownCategories.Known>()

    /// What is asked for a record of this direction and size in hundredths, as one number.
    static func question(
        _ record: borrowing Record, _ direction: MerchantKnowledge.Direction, size: Int64?, isTransfer: Bool
    ) -> UInt64 {
        var question: UInt64 = (direction == .into ? 1 : 0) | (isTransfer ? 2 : 0) | (KnownCategories.isSmall(size) ? 4 : 0)
        record.withView { view in
            if let text = view.raw(.text) { question = BytesTable.joined(question, text) }
            if let merchant = view.raw(.merchant) { question = BytesTable.joined(~question, merchant) }
        }
        return question
    }

    /// The answer to a question, where it was given lately.
    func answer(to question: UInt64) -> KnownCategories.Known? { answers.value(question) }

    func keep(_ answer: KnownCategories.Known, to question: UInt64) { answers.keep(answer, question) }
}

import TillRecords

/// Answers given lately, by what they were given for: a transaction asks what its observation asked before.
final class RecentAnswers {
    private var asked = BytesTable()
    private var answers: [KnownCategories.Known] = []
    private let question = ByteBuffer(capacity: 256)

    /// More than these and it starts anew, so that memory stays bounded.
    private static let most = 4096

    /// The answer for a record of this direction and size in hundredths, from memory or by asking.
    func answer(
        _ record: borrowing Record, _ direction: MerchantKnowledge.Direction, size: Int64?, isTransfer: Bool,
        ask: () -> KnownCategories.Known
    ) -> KnownCategories.Known {
        question.clear()
        question.append((direction == .into ? 1 : 0) | (isTransfer ? 2 : 0))
        question.append(KnownCategories.isSmall(size) ? 1 : 0)
        record.withView { view in
            if let text = view.raw("text") { question.append(text) }
            question.append(0)
            if let merchant = view.raw("merchant") { question.append(merchant) }
        }
        let (index, isNew) = question.withBytes { asked.intern($0) }
        if !isNew { return answers[index] }
        let answer = ask()
        if answers.count >= RecentAnswers.most {
            asked = BytesTable()
            answers.removeAll(keepingCapacity: true)
            _ = question.withBytes { asked.intern($0) }
        }
        answers.append(answer)
        return answer
    }
}

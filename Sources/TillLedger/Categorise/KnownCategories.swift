import TillRecords

/// Answers from the built-in knowledge, remembered by the words of a description so that each wording is weighed once.
final class KnownCategories {
    /// What is written for a description.
    struct Known {
        var json: [UInt8]
        var confidence: Int
    }

    private let knowledge: MerchantKnowledge
    private let names: CategoryNames
    /// A direct-mapped memory of fixed size: the newest wording keeps its place.
    private var remembered: [(key: UInt64, answer: Int32)]
    private var answers: [Known] = []
    private var indexes: [UInt64: Int32] = [:]

    private static let places = 1 << 15

    init(_ knowledge: MerchantKnowledge, names: CategoryNames) {
        self.knowledge = knowledge
        self.names = names
        remembered = Array(repeating: (0, -1), count: KnownCategories.places)
    }

    /// The answer for the words of a description; `size` of the amount in hundredths.
    func answer(_ words: DescriptionWords, _ direction: MerchantKnowledge.Direction, size: Int64?) -> Known {
        let band: UInt64 = KnownCategories.isSmall(size) ? 2 : 0
        let key = DescriptionWords.joined(words.hash, band | (direction == .into ? 1 : 0))
        let place = Int(truncatingIfNeeded: key) & (KnownCategories.places - 1)
        if remembered[place].key == key, remembered[place].answer >= 0 { return answers[Int(remembered[place].answer)] }
        let answer = index(of: knowledge.judge(words, direction, size: size), direction)
        remembered[place] = (key, answer)
        return answers[Int(answer)]
    }

    /// Whether an amount in hundredths is of everyday size: all that an answer asks of it.
    static func isSmall(_ size: Int64?) -> Bool { size.map { $0 >= 300 && $0 <= 6000 } ?? false }

    /// The answer for a movement that a link says is a transfer.
    func transfer(_ direction: MerchantKnowledge.Direction) -> Known? {
        guard let category = knowledge.taxonomy.index(of: "transfer.own") else { return nil }
        let answer = names.answer(
            knowledge.taxonomy.entries[category], direction, source: .known, confidence: 97, why: "linked as a transfer")
        return Known(json: answer.json, confidence: 97)
    }

    private func index(of judgement: MerchantKnowledge.Judgement, _ direction: MerchantKnowledge.Direction) -> Int32 {
        let key =
            UInt64(UInt32(bitPattern: judgement.phrase)) << 32 | UInt64(UInt16(bitPattern: judgement.category)) << 16
            | UInt64(judgement.confidence) << 8 | (direction == .into ? 1 : 0)
        if let index = indexes[key] { return index }
        answers.append(render(judgement, direction))
        let index = Int32(truncatingIfNeeded: answers.count - 1)
        indexes[key] = index
        return index
    }

    private func render(_ judgement: MerchantKnowledge.Judgement, _ direction: MerchantKnowledge.Direction) -> Known {
        let taxonomy = knowledge.taxonomy
        guard judgement.category >= 0, Int(judgement.category) < taxonomy.entries.count else { return Known(json: [], confidence: 0) }
        let answer = names.answer(
            taxonomy.entries[Int(judgement.category)], direction, source: .known, confidence: Int(judgement.confidence),
            why: reason(judgement))
        return Known(json: answer.settled.json, confidence: Int(judgement.confidence))
    }

    private func reason(_ judgement: MerchantKnowledge.Judgement) -> String {
        guard judgement.phrase >= 0 else { return "nothing known; a guess" }
        let phrase = knowledge.phrases[Int(judgement.phrase)]
        return "\(phrase.kind.rawValue) \(phrase.text)"
    }
}

import TillRecords

/// What a transaction was when a person decided otherwise. It stands in the journal beside the decision, for whoever asks later, and
/// goes into no stream.
enum DecisionWas {
    /// The fields that an action changes, as they stand now; nil where it changes none.
    static func of(_ transaction: Record?, _ action: Decision.Action) -> Record? {
        guard let transaction else { return nil }
        var was = Record.bare
        for key in keys(action) { if let raw = transaction.raw(key) { was.set(key, raw: raw) } }
        return was.names.isEmpty ? nil : was
    }

    private static func keys(_ action: Decision.Action) -> [Key] {
        switch action {
        case .recategorise: [.category]
        case .split: [.category, .splits]
        case .rename: [.merchant]
        case .tag: [.tags]
        case .approve, .reject: [.approval]
        case .correct, .merge, .separate, .reverse, .note, .dismiss, .acknowledge, .ignore, .answer, .count: []
        }
    }

    /// What it was, in words: `Food & Drink / Restaurants (known, 20 % sure)`; nil when the entry does not say.
    static func words(_ content: Record) -> String? {
        if content.equals(.action, "correct"), let was = content.object(.was) {
            let words = CorrectionWords.told(was)
            return words.isEmpty ? "nothing was read" : words
        }
        guard let was = content.object(.was) else {
            return content.equals(.action, "recategorise") && content.has(.about) ? "no category, or not noted then" : nil
        }
        let parts = [
            was.string(.message), was.object(.category).map(CategoryWords.line), was.string(.merchant), was.string(.approval),
            was.has(.tags) ? was.strings(.tags).joined(separator: ", ") : nil,
        ]
        return parts.compactMap { $0 }.first
    }
}

import TillRecords

/// The tags that people gave a movement, in the order they came.
enum MovementTags {
    static func of(_ movement: Movement) -> [String] {
        var tags: [String] = []
        for decision in movement.decisions where decision.action == .tag {
            for word in decision.words {
                if word.hasPrefix("-") {
                    tags.removeAll { $0 == word.dropFirst() }
                } else if !tags.contains(word) {
                    tags.append(word)
                }
            }
        }
        return tags
    }
}

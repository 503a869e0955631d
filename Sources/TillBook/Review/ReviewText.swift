/// A matter of the queue as text.
enum ReviewText {
    static func body(_ item: ReviewItem) -> String {
        var lines = ["  \(item.title)", "  \(item.sentence)"]
        lines += item.details.map(row)
        if !item.answer.isEmpty { lines.append("  To settle it: \(item.answer)") }
        return lines.joined(separator: "\n")
    }

    private static let width = 80

    /// Words and money at the right edge; the words are cut where they must be.
    private static func row(_ detail: ReviewItem.Detail) -> String {
        let room = max(1, width - 4 - detail.money.count - 2)
        let text = detail.text.count > room ? detail.text.prefix(room - 1) + "\u{2026}" : detail.text[...]
        return "    " + text + String(repeating: " ", count: room - text.count + 2) + detail.money
    }

    /// The whole queue, for reading and for copying lines out of it.
    static func list(_ queue: ReviewQueue, again: String) -> String {
        guard !queue.items.isEmpty else { return "nothing needs a person\n" }
        var text = "\(queue.items.count == 1 ? "1 thing needs" : "\(queue.items.count) things need") a person: \(queue.counts)\n"
        for item in queue.items {
            text += "\n[\(item.kind.rawValue)] \(item.household)\n\(body(item))\n"
            for choice in item.choices { text += "    \(choice.command(again))\n" }
        }
        return text
    }
}

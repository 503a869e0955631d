import TillRecords

/// Observations that may still be corrected, oldest first.
struct WaitingObservations {
    /// The entries of one message, with all that their lines need.
    final class Item {
        let number: Int
        let place: Int
        let source: EvidenceSource
        let day: Day?
        let seconds: Int
        /// The household's member who wrote it.
        let member: String?
        let ref: [UInt8]
        let fallback: Currency?
        /// The words of the message, as far as an observation keeps them.
        let words: String?
        let attachment: [UInt8]
        let isEdited: Bool
        let entries: [ChatEntry]
        /// The document it stands in.
        let document: Digest
        /// The key of the message; each entry adds its number.
        let key: Digest
        var isVoid = false

        /// Words that are kept at most, in bytes: enough for a person to know the message again.
        static let mostWords = 500

        init(
            _ message: ChatMessage, _ understood: Understood, number: Int, member: String?, document: Digest, key: Digest,
            source: EvidenceSource
        ) {
            self.number = number
            place = message.place
            self.source = source
            day = message.day
            seconds = message.seconds
            self.member = member
            ref = message.ref.isEmpty ? [] : message.ref.bytes
            fallback = message.hints?.currency
            words = message.text.withBytes { MessageWords.shortened($0, most: Item.mostWords) }
            attachment = message.attachment.isEmpty ? [] : message.attachment.bytes
            isEdited = message.isEdited
            entries = understood.entries
            self.key = key
            self.document = document
        }
    }

    private var items: [Item] = []
    private var first = 0

    var count: Int { items.count - first }

    mutating func add(_ item: Item) { items.append(item) }

    mutating func takeFirst() -> Item? {
        guard first < items.count else { return nil }
        let item = items[first]
        first += 1
        if first > 4096, first * 2 > items.count {
            items.removeFirst(first)
            first = 0
        }
        return item
    }

    /// Makes the entries of a message void; false when they were written already.
    mutating func void(_ number: Int) -> Bool {
        var low = first
        var high = items.count
        while low < high {
            let middle = (low + high) / 2
            if items[middle].number < number { low = middle + 1 } else { high = middle }
        }
        guard low < items.count, items[low].number == number else { return false }
        items[low].isVoid = true
        return true
    }
}

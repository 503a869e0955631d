import TillRecords
import TillTesting

/// What of a household's records a member may not see, told by accounts and authors alone.
struct Hiding {
    private let records: [Record]
    private let member: String
    private let accounts: Set<String>
    private let hiddenRows: Set<String>
    private let seenRows: Set<String>
    /// How many rows are hidden and seen.
    var count: Int { hiddenRows.count }
    var seen: Int { seenRows.count }
    /// All that the records say that may be seen.
    private let seenText: String

    init(_ records: [Record], member: String, accounts: Set<String>) {
        let rows = records.filter { $0.type == "transaction" }
        func isSeen(_ record: Record) -> Bool {
            record.string(.member) == member || record.string(.account).map(accounts.contains) ?? false
        }
        self.records = records
        self.member = member
        self.accounts = accounts
        let seenRows = Set(rows.filter(isSeen).compactMap { $0.string(.id) })
        self.seenRows = seenRows
        hiddenRows = Set(rows.compactMap { $0.string(.id) }).subtracting(seenRows)
        seenText = records.filter { record in
            switch record.type {
            case "transaction": seenRows.contains(record.string(.id) ?? "")
            case "observation", "balance": isSeen(record) || record.object(.source)?.string(.kind) == "receipt"
            default: false
            }
        }.map(\.text).joined()
    }

    /// Whether a record is one that may not be seen, or is made of what may not.
    private func isHidden(_ record: Record) -> Bool {
        let isOwn = record.string(.account).map(accounts.contains) ?? false
        switch record.type {
        case "transaction": return hiddenRows.contains(record.string(.id) ?? "")
        case "balance": return !isOwn
        case "observation":
            if record.string(.member) == member { return false }
            return record.object(.source)?.string(.kind) == "chat" || !(isOwn || isReceiptOfSeen(record))
        case "series", "finding":
            let parts = record.strings(.transactions)
            return parts.isEmpty || !parts.allSatisfy(seenRows.contains)
        case "forecast": return !isOwn
        case "stream", "end": return false
        default: return true
        }
    }

    private func isReceiptOfSeen(_ record: Record) -> Bool {
        guard let id = record.string(.id), record.object(.source)?.string(.kind) == "receipt" else { return false }
        return records.contains {
            $0.type == "transaction" && seenRows.contains($0.string(.id) ?? "") && $0.strings(.observations).contains(id)
        }
    }

    /// Texts of what is hidden that nothing which may be seen says as well.
    var secrets: [String] {
        var found: Set<String> = []
        for record in records where isHidden(record) {
            for key in [.id, .text, .message, .merchant, .name, .key] as [Key] { record.string(key).map { _ = found.insert($0) } }
            if let source = record.object(.source) {
                for key in [.file, .document, .ref] as [Key] { source.string(key).map { _ = found.insert($0) } }
            }
            if let jpeg = record.object(.crop)?.string(.jpeg) { found.insert(String(jpeg.dropFirst(40).prefix(200))) }
            // Sums of what may be seen come to small amounts by chance.
            if let amount = record.string(.amount), amount.utf8.count >= 8 { found.insert(amount) }
        }
        // Messages are cut and masked on a page: their first words are looked for as well.
        found.formUnion(found.filter { $0.utf8.count > 30 && $0.contains(" ") }.map { String($0.prefix(24)) })
        return found.filter { $0.utf8.count >= 6 && !seenText.contains($0) }.sorted()
    }

    /// The records with everything changed that is hidden: sums, names, words, ids; what is made of it is left out.
    mutating func disguised() -> [Record] {
        var chance = SeededChance(7)
        var others: [String: String] = [:]
        for id in hiddenRows { others[id] = String(id.reversed()) }
        return records.compactMap { record in
            guard isHidden(record) else { return record }
            guard ["transaction", "observation", "balance"].contains(record.type) else { return nil }
            var other = record
            if let id = record.string(.id), let changed = others[id] { other.set(.id, string: changed) }
            let cents = String(Int.random(in: 10...99, using: &chance))
            other.set(.amount, string: "-\(Int.random(in: 1...9_999, using: &chance)).\(cents)")
            for key in [.text, .message] as [Key] where record.has(key) { other.set(key, string: "something else \(cents)") }
            // Who is paid in rows that are seen as well decides what findings rest on.
            if let merchant = record.string(.merchant), !seenText.contains(merchant) {
                other.set(.merchant, string: "Elsewhere \(cents)")
            }
            for key in [.items, .crop, .notes, .tags, .home] as [Key] { other.remove(key) }
            return other
        }
    }
}

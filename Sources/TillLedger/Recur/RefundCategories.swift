import TillRecords

/// What comes back is of the category of what it was paid for: the shop's name alone, with "RETURN" in it, says less.
struct RefundCategories {
    /// The purchase that each refund gives back, by the refund's place among the records.
    private var purchases: [Int: Int] = [:]
    private static let said: [String] = ["decision", "rule"]

    init(_ records: [Record]) {
        var wanted: [String: [Int]] = [:]
        for (index, record) in records.enumerated() where record.equals(.type, .transaction) && record.equals(.kind, "refund") {
            guard let link = record.objects(.links).first(where: { $0.equals(.kind, "refund") }), let to = link.string(.to) else {
                continue
            }
            wanted[to, default: []].append(index)
        }
        guard !wanted.isEmpty else { return }
        for (index, record) in records.enumerated() where record.equals(.type, .transaction) {
            for refund in record.string(.id).flatMap({ wanted[$0] }) ?? [] { purchases[refund] = index }
        }
    }

    /// Gives a refund its purchase's category, unless a person or a rule of theirs said another.
    func settle(_ record: inout Record, at index: Int, among records: [Record]) {
        guard let purchase = purchases[index], let raw = records[purchase].withRaw(.category, { Array($0) }) else { return }
        if let by = record.object(.category)?.string(.by), RefundCategories.said.contains(by) { return }
        record.set(.category, raw: raw)
        let isOpen = !record.objects(.candidates).isEmpty || records[purchase].flag(.needsReview) ?? false
        if !isOpen, record.has(.needsReview) { record.remove(.needsReview) }
    }
}

import TillFigures
import TillRecords

/// What figures make of a transaction, as fields of its record.
enum FigureWords {
    private static let flows = Dictionary(uniqueKeysWithValues: Flow.allCases.map { ($0, Array("\"\($0.rawValue)\"".utf8)) })
    private static let reasons = Dictionary(uniqueKeysWithValues: LeftOut.allCases.map { ($0, Array("\"\($0.rawValue)\"".utf8)) })
    private static let keys: [Key] = [.flow, .leftOut, .shares]

    /// - Parameters:
    ///   - row: nil for one that figures do not look at: void, or after the as-of day.
    ///   - home: the currency that figures are in.
    static func write(_ row: LedgerTransaction?, home: Currency, into record: inout Record) {
        for key in keys where record.has(key) { record.remove(key) }
        guard let row, let flow = flows[row.flow] else { return }
        record.set(.flow, raw: flow)
        if let why = row.leftOut, let word = reasons[why] {
            record.set(.leftOut, raw: word)
        } else if !row.splits.isEmpty || row.kind == .refund && row.linked != nil {
            record.set(.shares, objects: row.shares.map { share($0, home) })
        }
    }

    private static func share(_ part: LedgerTransaction.Part, _ home: Currency) -> Record {
        var share = Record.bare
        share.set(.amount, minor: part.home, home)
        guard !part.category.isEmpty else { return share }
        var category = Record.bare
        category.set(.name, string: part.category)
        if !part.label.isEmpty { category.set(.label, string: part.label) }
        share.set(.category, object: category)
        return share
    }
}

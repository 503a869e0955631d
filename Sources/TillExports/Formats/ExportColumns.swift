import TillFigures
import TillRecords

/// The columns of the tables that leave, in their order. The order and the names are a promise: a change raises `layout`.
enum ExportColumns {
    static let layout = 2

    struct Column: Sendable {
        let name: String
        let meaning: String
        let value: @Sendable (ExportRow, ExportRow.Share, ExportLedger) -> String

        /// A column of the line's own share of the transaction, or of what the share belongs to.
        init(_ name: String, _ meaning: String, _ value: @escaping @Sendable (ExportRow, ExportRow.Share, ExportLedger) -> String) {
            self.name = name
            self.meaning = meaning
            self.value = value
        }
    }

    private static let flows = Flow.allCases.map { "\($0.rawValue): \($0.meaning)" }.joined(separator: ", ")
    private static let reasons = LeftOut.allCases.map { "\($0.rawValue): \($0.sentence)" }.joined(separator: ", ")

    static let all: [Column] = [
        Column("household", "id of the household") { _, _, ledger in ledger.household },
        Column("date", "day of purchase or booking, YYYY-MM-DD") { row, _, _ in row.day.description },
        Column("amount", "of the line, signed; negative is money leaving the household") { _, share, _ in share.money.amount.description },
        Column("currency", "ISO 4217; XXX when not known") { row, _, _ in row.money.currency.code },
        Column("home_amount", "the same in the home currency; empty where no dated rate brought it there") { _, share, _ in
            share.home?.amount.description ?? ""
        },
        Column("home_currency", "the home currency") { _, share, _ in share.home?.currency.code ?? "" },
        Column("kind", "expense, income, transfer, refund") { row, _, _ in row.kind },
        Column("category", "of the line, named as in the taxonomy, such as food.groceries; of a refund, its purchase's") { _, share, _ in
            share.category
        },
        Column("category_label", "the same as people read it") { _, share, _ in share.label },
        Column("merchant", "who was paid") { row, _, _ in row.merchant },
        Column("text", "the document's own words, without names and numbers") { row, _, _ in row.text },
        Column("account", "kind and last four digits") { row, _, ledger in ledger.account(row.account).name },
        Column("member", "id of the member, where known") { row, _, _ in row.member },
        Column("status", "posted, pending, unconfirmed") { row, _, _ in row.status },
        Column("original_amount", "what was charged abroad for the whole, on its first line") { row, share, _ in
            share.part ?? 1 == 1 ? row.original : ""
        },
        Column("original_currency", "its currency") { row, share, _ in share.part ?? 1 == 1 ? row.originalCurrency : "" },
        Column("transfer", "id of the other half of a transfer between own accounts") { row, _, _ in row.partner },
        Column("series", "id of the recurring movement") { row, _, _ in row.series },
        Column("tags", "separated by blanks") { row, _, _ in row.tags.joined(separator: " ") },
        Column("id", "id of the transaction") { row, _, _ in row.id },
        Column("part", "1, 2 … of a transaction in parts with categories of their own; empty for a whole") { _, share, _ in
            share.part.map(String.init) ?? ""
        },
        Column("flow", "what it is to figures; \(flows)") { row, _, _ in row.figures.flow.rawValue },
        Column("counted", "yes where figures have it, no where they do not") { row, _, _ in row.figures.isCounted ? "yes" : "no" },
        Column("left_out", "where no, why; \(reasons)") { row, _, _ in row.leftOut },
    ]
}

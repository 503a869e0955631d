import TillRecords

/// The columns of the tables that leave, in their order. The order and the names are a promise: a change raises `layout`.
enum ExportColumns {
    static let layout = 1

    struct Column: Sendable {
        let name: String
        let meaning: String
        let value: @Sendable (ExportRow, ExportLedger) -> String
    }

    static let all: [Column] = [
        Column(name: "household", meaning: "id of the household") { $1.household },
        Column(name: "date", meaning: "day of purchase or booking, YYYY-MM-DD") { row, _ in row.day.description },
        Column(name: "amount", meaning: "signed; negative is money leaving the household") { row, _ in row.money.amount.description },
        Column(name: "currency", meaning: "ISO 4217; XXX when not known") { row, _ in row.money.currency.code },
        Column(name: "home_amount", meaning: "in the home currency, where a dated rate brought it there") { row, _ in
            row.home?.amount.description ?? ""
        },
        Column(name: "home_currency", meaning: "the home currency") { row, _ in row.home?.currency.code ?? "" },
        Column(name: "kind", meaning: "expense, income, transfer, refund") { row, _ in row.kind },
        Column(name: "category", meaning: "name in the taxonomy, such as food.groceries") { row, _ in row.category },
        Column(name: "category_label", meaning: "the same as people read it") { row, _ in row.label },
        Column(name: "merchant", meaning: "who was paid") { row, _ in row.merchant },
        Column(name: "text", meaning: "the document's own words, without names and numbers") { row, _ in row.text },
        Column(name: "account", meaning: "kind and last four digits") { row, ledger in ledger.account(row.account).name },
        Column(name: "member", meaning: "id of the member, where known") { row, _ in row.member },
        Column(name: "status", meaning: "posted, pending, unconfirmed") { row, _ in row.status },
        Column(name: "original_amount", meaning: "what was charged abroad") { row, _ in row.original },
        Column(name: "original_currency", meaning: "its currency") { row, _ in row.originalCurrency },
        Column(name: "transfer", meaning: "id of the other half of a transfer between own accounts") { row, _ in row.partner },
        Column(name: "series", meaning: "id of the recurring movement") { row, _ in row.series },
        Column(name: "tags", meaning: "separated by blanks") { row, _ in row.tags.joined(separator: " ") },
        Column(name: "id", meaning: "id of the transaction") { row, _ in row.id },
    ]
}

import TillFigures
import TillRecords

/// What moved: transactions, and the parts of those that were split.
extension FeedTable {
    private static let flows = Flow.allCases.map { "\($0.rawValue): \($0.meaning)" }.joined(separator: ", ")
    static let reasons = LeftOut.allCases.map { "\($0.rawValue): \($0.sentence)" }.joined(separator: ", ")

    static let transactions = FeedTable(
        "transactions", "Movements of money up to the as-of day, void ones left out: one row each, whether figures have it or not.",
        key: ["id"], { $0.export.rows },
        [
            .id("id", "name of the transaction, an HMAC under the book's key", from: "transaction.id") { $0.thing.id },
            .day("date", "day of purchase or booking, as written", from: "transaction.date") { $0.thing.day },
            .text("account", "the account it moved, as kind and last four digits", from: "transaction.account") {
                $0.household.account($0.thing.account)
            },
            .text("member", "id of the member, where known", from: "transaction.member") { $0.thing.member },
            .money("amount", "signed; negative is money leaving the household", from: "transaction.amount") { $0.thing.money },
            .currency("currency", "the currency it was booked in; XXX where not known", from: "transaction.currency") {
                $0.thing.money.currency
            },
            .home("home_amount", "the same in the household's currency, by the rate of its day", from: "transaction.home") {
                HomeAmount($0.thing.home, of: $0.household)
            },
            .word("kind", ["expense", "income", "transfer", "refund"], "what kind of movement", from: "transaction.kind") { $0.thing.kind },
            .word("flow", Flow.allCases.map(\.rawValue), "what it is to figures; \(flows)", from: "figures") {
                $0.thing.figures.flow.rawValue
            },
            .flag("counted", "whether figures have it", from: "figures") { $0.thing.figures.isCounted },
            .mayWord("left_out", LeftOut.allCases.map(\.rawValue), "where they do not, why; \(reasons)", from: "figures") {
                $0.thing.leftOut
            },
            .text(
                "category", "what it was for, as in the taxonomy: food.groceries; of a refund, its purchase's",
                from: "transaction.category.name"
            ) {
                $0.thing.category
            },
            .text("category_label", "the same as people read it", from: "transaction.category.label") { $0.thing.label },
            .text("category_by", "who says so: decision, rule, learnt, known", from: "transaction.category.by") {
                $0.said.object(.category)?.string(.by)
            },
            .number("category_confidence", "how sure that is, 0 to 1", from: "transaction.category.confidence") {
                $0.said.object(.category)?.number(.confidence)
            },
            .text("merchant", "who was paid, without names and numbers of the household", from: "transaction.merchant") {
                $0.thing.merchant
            },
            .text("text", "the document's own words, likewise", from: "transaction.text") { $0.thing.text },
            .word(
                "status", ["posted", "pending", "unconfirmed"], "posted: booked; unconfirmed: no row of a bank covers it",
                from: "transaction.status"
            ) {
                $0.thing.status
            },
            .mayWord("approval", ["pending", "approved", "rejected"], "of a member whose limit it is above", from: "transaction.approval") {
                $0.said.string(.approval)
            },
            .flag("needs_review", "a person should look", from: "transaction.needs_review") { $0.thing.figures.needsReview },
            .mayMoney("original", in: "original_currency", "what was charged abroad", from: "transaction.original") { $0.original },
            .mayCurrency("original_currency", "its currency", from: "transaction.original") { $0.original?.currency },
            .text("transfer_id", "the other half of a transfer between own accounts", from: "transaction.links") { $0.thing.partner },
            .text("series_id", "the recurring movement it is part of", from: "transaction.series") { $0.thing.series },
            .list("tags", "words that people gave it", from: "transaction.tags") { $0.thing.tags },
            .integer("parts", "how many rows of splits it has; 0: it is of one category", from: "transaction.splits") {
                $0.thing.shares.count { $0.part != nil }
            },
        ])

    /// A part of a transaction, with the transaction.
    struct Split: Sendable {
        let row: ExportRow
        let part: Int
        let share: ExportRow.Share
    }

    static let splits = FeedTable(
        "splits", "The parts of transactions that a person split, and of their refunds; those of a transaction add up to it.",
        key: ["transaction_id", "part"],
        { household in
            household.export.rows.flatMap { row in
                row.shares.compactMap { share in share.part.map { Split(row: row, part: $0, share: share) } }
            }
        },
        [
            .id("transaction_id", "the transaction", from: "transaction.id") { $0.thing.row.id },
            .integer("part", "1, 2 …", from: "transaction.splits") { $0.thing.part },
            .money("amount", "signed like the transaction", from: "transaction.splits.amount") { $0.thing.share.money },
            .currency("currency", "of the transaction", from: "transaction.currency") { $0.thing.share.money.currency },
            .home("home_amount", "its share of the transaction in the household's currency, to the minor unit", from: "figures") {
                HomeAmount($0.thing.share.home, of: $0.household)
            },
            .text("category", "what this part was for", from: "transaction.splits.category") { $0.thing.share.category },
            .text("category_label", "the same as people read it", from: "transaction.splits.category") { $0.thing.share.label },
        ])
}

extension FeedPart<ExportRow> {
    /// The transaction's record.
    fileprivate var said: Record { household.ledger.sources[thing.figures.record] }

    fileprivate var original: Money? {
        guard let told = said.object(.original), let amount = told.decimal(.amount) else { return nil }
        return Money(amount, told.currency(.currency) ?? .unknown)
    }
}

import TillRecords

/// An invented household as `till-categorise` passes it on: records, and the household's file beside them. Chance is seeded, so a
/// book is the same wherever it is asked for.
public struct InventedBook: Sendable, CustomStringConvertible {
    /// What a book may have in it.
    public enum Trait: String, Sendable, CaseIterable {
        /// Rows of a bank account, with the observations they stand on and its balances.
        case bank
        /// Receipts that no bank row confirms.
        case receipts
        /// Messages that no bank row confirms; of some a person has to say whether they are about money.
        case chats
        /// Withdrawals, and receipts paid in cash.
        case cash
        /// Books of the purse are kept.
        case purse
        case splits
        /// Whole or in part, some of them in a later month.
        case refunds
        /// Expenses of a child: waiting, approved, refused.
        case approvals
        /// Of transfers between own accounts both sides, one side, or none but a word.
        case transfers
        /// The card that is paid from the account has documents.
        case card
        /// Rows in dollars and yen, with and without a rate.
        case currencies
    }

    public let name: String
    public let seed: UInt64
    public let traits: Set<Trait>
    /// Lines of records, in the order of a stream.
    public let lines: [String]
    public var description: String { "\(name), \(seed)" }

    /// - Parameter months: from January 2025.
    public init(_ name: String, _ seed: UInt64, _ traits: Set<Trait>, months: Int = 4) {
        self.name = name
        self.seed = seed
        self.traits = traits
        var writing = InventedRows(seed, traits)
        for month in 1...max(1, min(months, 12)) { writing.add(month: month) }
        lines = writing.lines
    }

    /// The household's file.
    public var household: String {
        var accounts = [
            #"{id: giro, kind: checking, last4: "1111"}"#, #"{id: pot, kind: savings, last4: "2222"}"#,
            #"{id: second, kind: checking, last4: "3333"}"#, #"{id: visa, kind: card, last4: "4410"}"#,
            #"{id: travel, kind: checking, last4: "5555"}"#,
        ]
        if traits.contains(.purse) { accounts.append("{id: purse, kind: cash}") }
        return """
            currency: EUR
            members:
              - {id: ana, role: owner, names: [Ana Ng]}
              - {id: kim, role: child, names: [Kim Ng]}
            accounts:
            \(accounts.map { "  - \($0)\n" }.joined())
            """
    }

    /// Books of every kind of household that figures are to agree about, each with its own seed.
    public static let all: [InventedBook] = [
        InventedBook("a bank alone", 1, [.bank]), InventedBook("receipts alone", 2, [.receipts]),
        InventedBook("messages alone", 3, [.chats]), InventedBook("receipts and messages", 4, [.receipts, .chats, .cash]),
        InventedBook("a bank and cash", 5, [.bank, .cash, .receipts]),
        InventedBook("a bank and a purse", 6, [.bank, .cash, .purse, .receipts]),
        InventedBook("parts and refunds", 7, [.bank, .splits, .refunds]),
        InventedBook("approvals", 8, [.bank, .approvals, .splits]), InventedBook("transfers", 9, [.bank, .transfers]),
        InventedBook("transfers and a card", 10, [.bank, .transfers, .card]),
        InventedBook("currencies", 11, [.bank, .currencies, .splits, .refunds]),
        InventedBook("everything", 12, Set(Trait.allCases)),
        InventedBook("everything but documents of the card", 13, Set(Trait.allCases).subtracting([.card, .purse])),
        InventedBook("everything again", 14, Set(Trait.allCases), months: 7),
    ]
}

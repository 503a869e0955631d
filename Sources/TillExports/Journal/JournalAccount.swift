import TillFigures

/// An account of double-entry bookkeeping: a root and the parts below it, as plain words; a format spells them its way.
struct JournalAccount: Hashable, Comparable, Sendable {
    enum Root: String, Sendable, Comparable, CaseIterable {
        case assets, liabilities, equity, income, expenses

        static func < (a: Root, b: Root) -> Bool { a.rawValue < b.rawValue }
    }

    var root: Root
    var parts: [String]

    static func < (a: JournalAccount, b: JournalAccount) -> Bool {
        a.root != b.root ? a.root < b.root : a.parts.lexicographicallyPrecedes(b.parts)
    }

    static let opening = JournalAccount(root: .equity, parts: ["opening"])
    /// The other side of a transfer of which only one half is known.
    static let transfers = JournalAccount(root: .equity, parts: ["transfers"])
    /// Where purchases stand that no bank row confirms, so that the accounts agree with their bank.
    static let unconfirmed = JournalAccount(root: .equity, parts: ["unconfirmed"])

    /// What was put aside on an own account that no document of the book tells of.
    static let elsewhere = JournalAccount(root: .assets, parts: ["savings", "elsewhere"])
    /// Ties the two amounts of a row whose amount in the home currency is no price of the other.
    static let conversion = JournalAccount(root: .equity, parts: ["conversion"])

    /// Where what no figure has stands instead of among income and expenses.
    init(leftOut why: LeftOut) {
        let word =
            switch why {
            case .unconfirmed: "no row of a bank"
            case .cash: "counted where it was drawn"
            case .doubtful: "perhaps no money"
            case .waiting: "waiting for approval"
            case .refused: "not approved"
            case .asked: "left out as asked"
            case .rate: "no rate"
            }
        self.init(root: .equity, parts: ["left out", word])
    }

    /// An account of the household.
    init(_ account: ExportAccount) {
        root = account.isDebt ? .liabilities : .assets
        parts = account.tail.isEmpty ? [account.kind] : [account.kind, account.tail]
    }

    init(root: Root, parts: [String]) {
        self.root = root
        self.parts = parts
    }

    /// A category as an account: `food.groceries` spent is `expenses: food, groceries`; `income.salary` got is `income: salary`.
    init(category: String, isIncome: Bool) {
        root = isIncome ? .income : .expenses
        let words = category.contains(" / ") ? JournalAccount.split(category) : category.split(separator: ".").map(String.init)
        let first = words.first?.lowercased()
        let below = words.count > 1 && isIncome && first == "income" ? Array(words.dropFirst()) : words
        parts = below.isEmpty ? ["uncategorised"] : below
    }

    private static func split(_ label: String) -> [String] {
        label.split(separator: "/").map { part in
            var words = part
            while words.first == " " { words.removeFirst() }
            while words.last == " " { words.removeLast() }
            return String(words)
        }
    }
}

import TillRecords

/// Short names for addresses inside a page (`c-groceries`), made of `a–z 0–9 -` only and the same on every page of a household.
struct Slugs: Sendable {
    /// Accounts of rows that some bank confirms; the empty name is the account of files that name none.
    let accounts: [String]
    private let readable: [String: CategoryName]
    private let categoryNames: [String: String]
    private let accountNames: [String: String]
    private let merchantNames: [String: String]

    init(_ transactions: [ReportTransaction], balances: [StatedBalance]) {
        let moved = transactions.filter { $0.status != .unconfirmed && !$0.isReversal }
        accounts = Set(moved.map(\.account) + balances.map(\.account)).sorted()
        let categories = Set(transactions.map(\.category)).union(transactions.flatMap { $0.parts.map(\.category) })
        readable = Dictionary(uniqueKeysWithValues: categories.map { ($0, CategoryName($0)) })
        categoryNames = Slugs.unique(categories.sorted(), prefix: "c-", empty: "uncategorised") { CategoryName.leaf(of: $0) }
        accountNames = Slugs.numbered(accounts, prefix: "a-")
        merchantNames = Slugs.unique(Set(transactions.map(\.name)).sorted(), prefix: "m-", empty: "unnamed")
    }

    /// The category as people read it.
    func name(of category: String) -> CategoryName { readable[category] ?? CategoryName(category) }
    func category(_ name: String) -> String { categoryNames[name] ?? "c-uncategorised" }
    func account(_ name: String) -> String { accountNames[name] ?? "a-none" }
    func merchant(_ name: String) -> String { merchantNames[name] ?? "m-unnamed" }

    /// Accounts are counted, not spelled: an address on a page must not carry a number.
    private static func numbered(_ names: [String], prefix: String) -> [String: String] {
        Dictionary(names.enumerated().map { ($0.element, prefix + String($0.offset + 1)) }, uniquingKeysWith: { first, _ in first })
    }

    /// - Parameter short: what of a name is spelled.
    private static func unique(_ names: [String], prefix: String, empty: String, _ short: (String) -> String = { $0 }) -> [String: String] {
        var taken: Set<String> = []
        var made: [String: String] = [:]
        for name in names {
            let base = prefix + (name.isEmpty ? empty : spelled(short(name)))
            var slug = base
            var count = 2
            while !taken.insert(slug).inserted {
                slug = "\(base)-\(count)"
                count += 1
            }
            made[name] = slug
        }
        return made
    }

    private static let longest = 24

    private static func spelled(_ name: String) -> String {
        var out: [UInt8] = []
        for byte in name.utf8.prefix(400) where out.count < longest {
            let lower = byte &- 65 < 26 ? byte | 32 : byte
            if lower &- 97 < 26 || lower &- 48 < 10 {
                out.append(lower)
            } else if let last = out.last, last != 45 {
                out.append(45)
            }
        }
        while out.last == 45 { out.removeLast() }
        return out.isEmpty ? "x" : String(decoding: out, as: UTF8.self)
    }
}

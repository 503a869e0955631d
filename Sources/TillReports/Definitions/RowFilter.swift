import TillFigures
import TillHousehold
import TillRecords

/// Which rows of a household a page is of: of some accounts, members, categories, tags; of all four where several are named.
struct RowFilter: Sendable, Equatable {
    /// Ids or names of accounts, as pages call them.
    var accounts: [String] = []
    /// Ids of members: rows of their own accounts, and those that they wrote or sent the receipt of.
    var members: [String] = []
    /// Names of categories or of groups of them.
    var categories: [String] = []
    var tags: [String] = []

    var isEmpty: Bool { accounts.isEmpty && members.isEmpty && categories.isEmpty && tags.isEmpty }

    /// What a page says of it.
    var notes: [String] {
        let kinds: [(MessageKey, [String])] = [
            (.filterOfAccounts, accounts), (.filterOfMembers, members), (.filterOfCategories, categories), (.filterOfTags, tags),
        ]
        return kinds.filter { !$0.1.isEmpty }.map { key, names in
            say(key, [.text: PageLanguage.spoken.commas(names.map { Plain.clean($0, limit: 40) })])
        }
    }

    /// The household with these rows alone. Balances stay where whole accounts are named; what is said of the household as a whole does not.
    func part(of book: HouseholdBook, _ settings: PageSettings, _ file: HouseholdFile?) -> HouseholdBook {
        if isEmpty { return book }
        let isOfAccounts = members.isEmpty && categories.isEmpty && tags.isEmpty
        let rows = book.transactions.compactMap { part(of: $0, book, settings, file) }
        let balances = isOfAccounts ? book.balances.filter { isOf(account: $0.account, settings, file) } : []
        var own = HouseholdBook(household: book.household, home: book.home, transactions: rows, balances: balances, asOf: book.lastDay)
        own.months = book.months
        own.isAsked = false
        return own
    }

    /// The row as far as it is asked for: of a split one, the parts of the categories.
    private func part(
        of row: ReportTransaction, _ book: HouseholdBook, _ settings: PageSettings, _ file: HouseholdFile?
    ) -> ReportTransaction? {
        guard accounts.isEmpty || isOf(account: row.account, settings, file), members.isEmpty || isOfMembers(row, file),
            tags.isEmpty || row.tags.contains(where: { tag in tags.contains { RowFilter.isSame($0, tag) } })
        else { return nil }
        guard !categories.isEmpty else { return row }
        guard !row.parts.isEmpty else { return isOf(category: row.category, book) ? row : nil }
        var part = row
        part.parts = row.parts.filter { isOf(category: $0.category, book) }
        part.minor = part.parts.reduce(0) { $0.clampedAdding($1.minorUnits) }
        return part.parts.isEmpty ? nil : part
    }

    private func isOf(account: String, _ settings: PageSettings, _ file: HouseholdFile?) -> Bool {
        let names = [account, settings.name(of: account), file?.account(numbered: account)?.id ?? account]
        return accounts.contains { asked in names.contains { RowFilter.isSame(asked, $0) } }
    }

    private func isOfMembers(_ row: ReportTransaction, _ file: HouseholdFile?) -> Bool {
        let own = row.account.isEmpty ? nil : file?.account(numbered: row.account)?.member
        return own.map(members.contains) ?? false || row.evidence.contains { members.contains($0.member) }
    }

    private func isOf(category: String, _ book: HouseholdBook) -> Bool {
        let name = book.slugs.name(of: category)
        let names = [category, name.leaf, name.group, "\(name.group) / \(name.leaf)", name.title, name.groupTitle]
        return categories.contains { asked in names.contains { RowFilter.isSame(asked, $0) } }
    }

    /// Whatever the case of letters and the mark before a tag.
    private static func isSame(_ asked: String, _ name: String) -> Bool {
        func folded(_ text: String) -> String { FigureSearch.folded(text.hasPrefix("#") ? String(text.dropFirst()) : text) }
        return folded(asked) == folded(name)
    }
}

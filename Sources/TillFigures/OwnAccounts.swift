import TillHousehold
import TillRecords

/// What is known of a household's own accounts: their kinds, which of them have documents, and which a text names.
struct OwnAccounts {
    private let file: HouseholdFile?
    /// Accounts, as transactions name them, with rows or balances.
    private let documented: Set<String>
    private var kinds: [String: String] = [:]
    /// The household keeps books of its cash.
    let hasCash: Bool
    /// Own cards with documents.
    let hasDocumentedCard: Bool

    init(_ rows: [LedgerTransaction], _ balances: [StatedBalance], file: HouseholdFile?) {
        self.file = file
        var named: Set<String> = []
        for row in rows where row.status != .unconfirmed && !named.contains(row.account) { named.insert(row.account) }
        for balance in balances where !named.contains(balance.account) { named.insert(balance.account) }
        for account in named { kinds[account] = file?.account(numbered: account)?.kind ?? "other" }
        documented = Set(named.flatMap { [$0, file?.account(numbered: $0)?.id ?? $0] })
        hasCash = file?.accounts.contains { $0.kind == "cash" } ?? false
        hasDocumentedCard = kinds.values.contains("card")
    }

    /// checking, savings, card …; `other` when nobody says.
    func kind(of account: String) -> String { kinds[account] ?? "other" }

    /// Money on it is put aside.
    func isStore(_ account: String) -> Bool { HouseholdFile.stores.contains(kind(of: account)) }

    /// Money on it is owed.
    func isDebt(_ account: String) -> Bool { ["card", "loan"].contains(kind(of: account)) }

    /// Purchases are paid from it, so that its rows tell what was bought on a day.
    func isSpending(_ account: String) -> Bool { !HouseholdFile.stores.contains(kind(of: account)) && kind(of: account) != "loan" }

    /// What a payment to an own account reached.
    enum Target {
        case documented(kind: String)
        /// Declared, and nothing of it is in the book.
        case undocumented(kind: String)
        /// The text names none.
        case unnamed
    }

    /// What a row's text says of an own account, other than the row's.
    func target(of row: LedgerTransaction) -> Target {
        guard let account = named(by: row) else { return .unnamed }
        return isDocumented(account) ? .documented(kind: account.kind) : .undocumented(kind: account.kind)
    }

    /// The own account, other than the row's, that a row's text names by its number, its last four digits or its id.
    func named(by row: LedgerTransaction) -> HouseholdFile.Account? {
        guard let file else { return nil }
        let words = OwnAccounts.words(row.text)
        for account in file.accounts where account.id != row.account && file.account(numbered: row.account)?.id != account.id {
            let ends = account.last4 ?? account.number.map { String(OwnAccounts.plain($0).suffix(4)) }
            let isNamed = words.contains { word in
                ends.map { word.hasSuffix($0) && word.utf8.contains { $0 &- 48 < 10 } } ?? false || word == account.id.lowercased()
            }
            if isNamed { return account }
        }
        return nil
    }

    /// Declared accounts of which the book has nothing, in the file's order.
    var undocumented: [HouseholdFile.Account] { file?.accounts.filter { !isDocumented($0) && $0.kind != "cash" } ?? [] }

    /// Whether an own account of a kind is declared.
    func declares(_ kind: String) -> Bool { file?.accounts.contains { $0.kind == kind } ?? false }

    private func isDocumented(_ account: HouseholdFile.Account) -> Bool {
        documented.contains(account.id) || account.number.map(documented.contains) ?? false
    }

    /// Words of letters and digits, small; what stands between digits of one number, such as dots of a mask, divides.
    private static func words(_ text: String) -> [String] {
        let whole = text.lowercased().split { !($0.isLetter || $0.isNumber) }
        return whole.map(String.init)
            // Where another script follows without a blank, Latin letters are a word of their own.
            + whole.filter { !$0.utf8.allSatisfy { $0 < 128 } }.flatMap { $0.split { !$0.isASCII } }.map(String.init)
    }

    private static func plain(_ number: String) -> String { number.filter { $0.isASCII && ($0.isLetter || $0.isNumber) } }
}

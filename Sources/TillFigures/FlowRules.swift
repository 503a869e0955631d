import TillHousehold
import TillRecords

/// Decides what each transaction is to the figures: from the link to its other side, else from what its category means and which
/// own account its text names, else from its kind.
struct FlowRules {
    let accounts: OwnAccounts
    /// The account of each transaction that may be the other side of a transfer, by id.
    let byId: [String: Int]
    /// Series that are declared, or whose amount stays or steps from one to the next: rent of a lodger, an allowance.
    let regular: Set<String>

    /// What a row is. Unknown words are no evidence: a row that nothing tells about is income or spending by its kind.
    func flow(of row: LedgerTransaction, among rows: [LedgerTransaction]) -> Flow {
        if row.kind == .transfer, let other = row.linked.flatMap({ byId[$0] }) { return linked(row, to: rows[other]) }
        switch row.use {
        case .saving: return accounts.isStore(row.account) ? .transfer : .saving
        case .own: return own(row)
        case .cash: return cash(row)
        case .card: return debt(row, kind: "card", isDocumented: accounts.hasDocumentedCard)
        case .loan: return debt(row, kind: "loan", isDocumented: false)
        case .borrowed: return .transfer
        case .plain, .fee, .person: return row.kind == .transfer && !row.isSaid ? own(row) : plain(row)
        }
    }

    func linked(_ row: LedgerTransaction, to other: LedgerTransaction) -> Flow {
        let isStore = accounts.isStore(row.account)
        // What is put aside is told once, on the side of the account that it is taken from.
        return isStore == accounts.isStore(other.account) || isStore ? .transfer : .saving
    }

    /// Whether a transfer takes money to an own loan.
    func repays(_ row: LedgerTransaction, among rows: [LedgerTransaction]) -> Bool {
        guard row.money.minorUnits < 0, accounts.kind(of: row.account) != "loan" else { return false }
        if let other = row.linked.flatMap({ byId[$0] }) { return accounts.kind(of: rows[other].account) == "loan" }
        if case .documented(kind: "loan") = accounts.target(of: row) { return true }
        return false
    }

    /// A card earns nothing: what a shop credits it with lessens what is spent there, and what nobody knows anything of is neither in nor
    /// out. What a person sends is no income by itself: it lessens what went out.
    private func plain(_ row: LedgerTransaction) -> Flow {
        guard isIncoming(row), !isFromPerson(row) else { return .spending }
        guard accounts.kind(of: row.account) == "card" else { return .income }
        return row.isBought ? .spending : isUnknown(row) ? .transfer : .income
    }

    /// Money that came in, or that is said to be income: taxes that are given back are, and what a person calls so.
    private func isIncoming(_ row: LedgerTransaction) -> Bool {
        guard row.kind != .income, row.linked == nil, row.money.minorUnits > 0 else { return row.kind == .income }
        return row.group == "income" && (row.isSaid || row.kind == .refund) || row.isSaid && row.kind == .transfer
    }

    /// Between own accounts, without the other side's row.
    private func own(_ row: LedgerTransaction) -> Flow {
        if accounts.isStore(row.account) { return .transfer }
        switch accounts.target(of: row) {
        case .documented(let kind) where HouseholdFile.stores.contains(kind): return .saving
        case .undocumented(let kind) where HouseholdFile.stores.contains(kind): return .saving
        case .documented: return .transfer
        case .undocumented, .unnamed: break
        }
        // What came from an own account is nobody else's money, wherever it was before.
        return row.money.minorUnits < 0 ? .unknown : .transfer
    }

    private func cash(_ row: LedgerTransaction) -> Flow { accounts.hasCash ? .transfer : plain(row) }

    /// Pays a debt: of a card, or of a loan.
    private func debt(_ row: LedgerTransaction, kind: String, isDocumented: Bool) -> Flow {
        // On the debt's own account a payment that arrives is no income; interest is what it costs.
        if accounts.isDebt(row.account) { return row.money.minorUnits > 0 ? .transfer : .spending }
        guard row.money.minorUnits < 0 else { return kind == "card" ? .transfer : plain(row) }
        switch accounts.target(of: row) {
        case .documented: return .transfer
        case .undocumented: return .unknown
        case .unnamed: break
        }
        if isDocumented { return .transfer }
        // A lender's account is none of the household's: what it gets is spent.
        return kind == "card" || accounts.declares(kind) ? .unknown : .spending
    }
}

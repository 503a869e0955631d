import TillRecords

/// What only a person can say of money that came in. Until somebody does, the figures take what changes them least.
public enum MoneyDoubt: String, Sendable, Hashable, CaseIterable {
    /// A person sent it: it may pay back, be a gift, or be earned. It is no income, and lessens what went out.
    case fromPerson
    /// It came onto a card from nobody known: it may pay the bill, or a shop gave it back. It is neither in nor out.
    case ontoCard

    /// What the figures do with it meanwhile, as a sentence.
    public var sentence: String {
        switch self {
        case .fromPerson: "It came from a person, and lessens what went out until somebody says that it is income."
        case .ontoCard: "It pays the card's bill, or a shop gave it back; it is in no figure until somebody says which."
        }
    }
}

extension FlowRules {
    /// What only a person can say of a row; nil where documents, words or people said it.
    func doubt(of row: LedgerTransaction) -> MoneyDoubt? {
        guard row.kind == .income, !row.isSaid, row.money.minorUnits > 0 else { return nil }
        if row.flow == .spending, isFromPerson(row) { return .fromPerson }
        return row.flow == .transfer && row.use == .plain && isUnknown(row) ? .ontoCard : nil
    }

    /// Whether a bank tells that a person sent it, and nothing that it recurs as wages, rents and allowances do. What a person writes down
    /// as income is income.
    func isFromPerson(_ row: LedgerTransaction) -> Bool {
        guard row.use == .person, row.status != .unconfirmed else { return false }
        return !(row.series.map(regular.contains) ?? false)
    }

    func isUnknown(_ row: LedgerTransaction) -> Bool { row.category.isEmpty || row.group == UnknownCategory.name }
}

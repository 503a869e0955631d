/// What kind of thing needs a person: what a run counts at its end, and `till review` asks.
///
/// In the order in which they are counted.
package enum ReviewKind: String, CaseIterable {
    case approval, link, category, merchant, income, alone, account, gap, question

    /// `1 category`, `3 categories`
    package func counted(_ count: Int) -> String {
        let words: (String, String) =
            switch self {
            case .approval: ("approval", "approvals")
            case .link: ("link or reading", "links or readings")
            case .category: ("category", "categories")
            case .merchant: ("merchant of two categories", "merchants of two categories")
            case .income: ("doubtful income", "doubtful incomes")
            case .account: ("account without documents", "accounts without documents")
            case .alone: ("receipt or message without a bank's row", "receipts or messages without a bank's row")
            case .gap: ("gap in an account", "gaps in accounts")
            case .question: ("question of a reader", "questions of readers")
            }
        return "\(count) \(count == 1 ? words.0 : words.1)"
    }

    /// Counts by kind in words; kinds without any are left out.
    package static func counts(_ counts: [(kind: String, count: Int)]) -> String {
        counts.filter { $0.count > 0 }.compactMap { one in ReviewKind(rawValue: one.kind)?.counted(one.count) }.joined(separator: ", ")
    }
}

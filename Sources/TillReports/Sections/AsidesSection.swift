/// What stands beside the figures: transfers, pending and unconfirmed rows, other currencies.
enum AsidesSection: ReportSection {
    static let anchor = "beside"
    static let title = "Beside the figures"
    static let template = """
        <ul class="asides">{{#asides}}<li><a
        href="#{{target}}"><strong>{{sum}}</strong> {{name}}</a><small>{{note}}</small></li>{{/asides}}</ul>
        """

    static func view(of page: MonthPage) -> View? {
        guard !page.asides.isEmpty else { return nil }
        let asides: [View] = page.asides.map { aside in
            let rows = aside.count == 1 ? "1 row" : "\(aside.count) rows"
            let sums = aside.sums.map { aside.kind == .transfers ? MoneyText.unsigned($0) : MoneyText.full($0) }
            let words = words(aside.kind)
            return [
                "target": aside.kind.rawValue, "sum": sums.isEmpty ? rows : sums.joined(separator: " and "), "name": words.0,
                "note": "\(rows). \(words.1)",
            ]
        }
        return ["asides": asides]
    }

    private static func words(_ kind: MonthPage.Aside.Kind) -> (String, String) {
        switch kind {
        case .transfers: ("moved between own accounts", "Neither came in nor went out.")
        case .pending: ("pending", "Counted above; the bank may still change or drop them.")
        case .unconfirmed: ("unconfirmed", "Known from receipts or chats only, no bank row covers them: not counted above.")
        case .approval: ("not approved", "Above a member\u{2019}s limit: not counted above until an owner or adult approves.")
        case .foreign: ("in other currencies", "No rate brings them to the home currency: not counted above.")
        }
    }
}

import TillHousehold
import TillRecords

/// What stands beside the figures: transfers, pending and unconfirmed rows, other currencies.
enum AsidesSection: ReportSection {
    static let anchor = "beside"
    static let title: MessageKey? = .asidesTitle
    static let template: PageTemplate = """
        <ul class="asides">{{#asides}}<li><a
        href="#{{target}}"><strong>{{sum}}</strong> {{name}}</a><small>{{note}}</small></li>{{/asides}}</ul>
        """

    static func view(of page: MonthPage) -> View? {
        guard !page.asides.isEmpty else { return nil }
        let asides: [View] = page.asides.map { aside in
            let rows = CountText.of(aside.count, "row")
            let sums = aside.sums.map { [.transfers, .saved, .unknown].contains(aside.kind) ? MoneyText.unsigned($0) : MoneyText.full($0) }
            // What was put aside left the account it came from: a positive sum was taken back.
            let isTaken = aside.kind == .saved && aside.sums.allSatisfy { $0.minorUnits > 0 }
            let words = words(aside.kind, isTaken: isTaken)
            return [
                "target": aside.kind.rawValue, "sum": sums.isEmpty ? rows : sums.joined(separator: " and "), "name": words.0,
                "note": "\(rows). \(words.1)",
            ]
        }
        return ["asides": asides]
    }

    private static func words(_ kind: MonthPage.Aside.Kind, isTaken: Bool) -> (String, String) {
        switch kind {
        case .transfers: ("moved between own accounts", "Neither came in nor went out.")
        case .saved:
            (
                isTaken ? "taken back from what was put aside" : "put aside",
                "On own savings and investments: neither came in nor went out."
            )
        case .unknown:
            ("of unknown use", "Went to own accounts of which the book has no documents: counted as gone out. Add their exports.")
        case .pending: ("pending", "Counted above; the bank may still change or drop them.")
        case .alone: ("from receipts and messages alone", "No document of a bank tells of their days: counted above.")
        case .unconfirmed: ("unconfirmed", "Known from receipts or messages only, on days a bank's document covers: not counted above.")
        case .cash: ("paid in cash", "The cash is counted where it was drawn: not counted above a second time.")
        case .doubtful: ("doubtful messages", "They may not be about money: not counted above until a person says so.")
        case .approval: ("not approved", "Above a member\u{2019}s limit: not counted above until an owner or adult approves.")
        case .foreign: ("in other currencies", "No rate brings them to the home currency: not counted above.")
        }
    }
}

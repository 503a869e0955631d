import TillHousehold
import TillRecords

/// What stands beside the figures: transfers, pending and unconfirmed rows, other currencies.
enum AsidesSection: ReportSection {
    static let anchor = "beside"
    static let fitsEveryPeriod = true
    static let title: MessageKey? = .asidesTitle
    static let template: PageTemplate = """
        <ul class="asides">{{#asides}}<li><a
        href="#{{target}}"><strong>{{sum}}</strong> {{name}}</a><small>{{note}}</small></li>{{/asides}}</ul>
        """

    static func view(of page: MonthPage) -> View? {
        guard !page.asides.isEmpty else { return nil }
        let asides: [View] = page.asides.map { aside in
            let rows = say(.rows, count: aside.count)
            let sums = aside.sums.map { [.transfers, .saved, .unknown].contains(aside.kind) ? MoneyText.unsigned($0) : MoneyText.full($0) }
            // What was put aside left the account it came from: a positive sum was taken back.
            let isTaken = aside.kind == .saved && aside.sums.allSatisfy { $0.minorUnits > 0 }
            let words = words(aside.kind, isTaken: isTaken)
            return [
                "target": aside.kind.rawValue, "sum": sums.isEmpty ? rows : PageLanguage.spoken.list(sums), "name": say(words.name),
                "note": say(.asideNote, [.rows: rows, .text: say(words.note)]),
            ]
        }
        return ["asides": asides]
    }

    private static func words(_ kind: MonthPage.Aside.Kind, isTaken: Bool) -> (name: MessageKey, note: MessageKey) {
        switch kind {
        case .transfers: (.asideTransfers, .asideTransfersNote)
        case .saved: (isTaken ? .asideTaken : .asideSaved, .asideSavedNote)
        case .unknown: (.asideUnknown, .asideUnknownNote)
        case .pending: (.asidePending, .asidePendingNote)
        case .alone: (.asideAlone, .asideAloneNote)
        case .unconfirmed: (.asideUnconfirmed, .asideUnconfirmedNote)
        case .cash: (.asideCash, .asideCashNote)
        case .doubtful: (.asideDoubtful, .asideDoubtfulNote)
        case .approval: (.asideApproval, .asideApprovalNote)
        case .asked: (.asideAsked, .asideAskedNote)
        case .foreign: (.asideForeign, .asideForeignNote)
        }
    }
}

/// A travel account on a phone: ISO times, one file for each currency, a state for each row, oldest first, fees apart.
struct TravelPocket: Dialect {
    var showsPending: Bool { true }

    func fileName(_ statement: Statement) -> String {
        "account-statement_\(Digits.iso(statement.from))_\(Digits.iso(statement.until))_\(statement.account.currency.lowercased()).csv"
    }

    func write(_ statement: Statement, into draft: inout FileDraft) {
        draft.line("Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance")
        for row in statement.booked { entry(row, statement, pending: false, &draft) }
        for row in statement.pending { entry(row, statement, pending: true, &draft) }
    }

    private func entry(_ row: Statement.Row, _ statement: Statement, pending: Bool, _ draft: inout FileDraft) {
        let movement = row.movement
        let words = Wording(movement)
        let time = words.time
        let clock = { (hour: Int) in
            "\(Digits.padded(hour, 2)):\(Digits.padded(time.minute, 2)):\(Digits.padded(time.second, 2))"
        }
        draft.mark(row, pending: pending)
        draft.cells(
            [
                type(movement), "Current", "\(Digits.iso(movement.day)) \(clock(time.hour))",
                pending ? "" : "\(Digits.iso(movement.booked)) \(clock(time.hour + 1))", text(movement, statement),
                Digits.amount(movement.amount), "0.00", statement.account.currency, pending ? "PENDING" : "COMPLETED",
                pending ? "" : Digits.amount(row.balance),
            ], ",")
    }

    private func type(_ movement: Movement) -> String {
        switch movement.rail {
        case .own: exchanged(movement) ? "EXCHANGE" : movement.amount > 0 ? "TOPUP" : "TRANSFER"
        case .cash: "ATM"
        case .fee: "FEE"
        default: movement.kind == .refund ? "CARD_REFUND" : "CARD_PAYMENT"
        }
    }

    private func exchanged(_ movement: Movement) -> Bool { movement.memo.hasPrefix("Exchange") }

    private func text(_ movement: Movement, _ statement: Statement) -> String {
        switch movement.rail {
        case .own where exchanged(movement): "Exchanged to EUR"
        case .own: "Payment from \(statement.account.holder)"
        case .fee: movement.memo
        case .cash: "Cash at \(movement.payee.name)"
        default: Wording(movement).printed
        }
    }
}

/// An American credit card: month/day/year, separate Debit and Credit columns, pending rows first.
struct AmericanCard: Dialect {
    var showsPending: Bool { true }

    func fileName(_ statement: Statement) -> String {
        "Harborlight Card \(statement.account.last4) \(Digits.iso(statement.from)) to \(Digits.iso(statement.until)).csv"
    }

    func write(_ statement: Statement, into draft: inout FileDraft) {
        draft.line("Status,Date,Description,Debit,Credit,Member Name")
        for row in statement.pending.reversed() { entry(row, statement, pending: true, &draft) }
        for row in statement.booked.reversed() { entry(row, statement, pending: false, &draft) }
    }

    private func entry(_ row: Statement.Row, _ statement: Statement, pending: Bool, _ draft: inout FileDraft) {
        let movement = row.movement
        let amount = pending ? movement.held ?? movement.amount : movement.amount
        let text = AmericanWording(movement: movement, statement: statement).card
        draft.mark(row, pending: pending)
        draft.cells(
            [
                pending ? "Pending" : "Cleared", Digits.monthFirst(pending ? movement.day : movement.booked), text,
                amount < 0 ? Digits.amount(-amount) : "", amount < 0 ? "" : Digits.amount(amount), statement.account.holder.uppercased(),
            ], ",")
    }
}

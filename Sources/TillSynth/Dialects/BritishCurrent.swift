import TillRecords

/// A British current account: `03 Jan 2025`, signed `Value`, running balance, newest first.
struct BritishCurrent: Dialect {
    func fileName(_ statement: Statement) -> String {
        "Statement-\(statement.account.last4)-\(Digits.compact(statement.until)).csv"
    }

    func write(_ statement: Statement, into draft: inout FileDraft) {
        draft.line("Date, Type, Description, Value, Balance, Account Name, Account Number")
        draft.line()
        for row in statement.booked.reversed() {
            draft.mark(row)
            draft.cells(
                [
                    BritishCurrent.date(row.movement.booked), type(row.movement), "'" + text(row.movement, statement),
                    Digits.amount(row.movement.amount), Digits.amount(row.balance), "'" + statement.account.holder.uppercased(),
                    "'\(statement.account.number)",
                ], ",")
        }
    }

    /// `03 Jan 2025`
    static func date(_ day: Day) -> String {
        return "\(Digits.padded(day.day, 2)) \(MonthNames.short(day.month)) \(day.year)"
    }

    private func type(_ movement: Movement) -> String {
        switch movement.rail {
        case .card, .online: "POS"
        case .directDebit: "D/D"
        case .standingOrder: "S/O"
        case .cash: "C/L"
        case .interest: "INT"
        case .fee: "CHG"
        default: movement.amount < 0 ? "DPC" : "BAC"
        }
    }

    private func text(_ movement: Movement, _ statement: Statement) -> String {
        let words = Wording(movement)
        let month = MonthNames.short(movement.day.month).uppercased()
        let day = Digits.padded(movement.day.day, 2) + month + Digits.padded(movement.day.year % 100, 2)
        let card = Wording.debitCard(statement.account)
        let place = words.town.isEmpty ? "" : " , \(words.town.uppercased()) GB"
        switch movement.rail {
        case .card: return "\(card) \(day) CD , \(words.printed.uppercased())\(place)"
        case .online: return "\(card) \(day) , \(words.printed.uppercased()) , INTERNET GB"
        case .cash: return "\(card) \(day) , \(movement.payee.printed) , \(words.town.uppercased())"
        case .own:
            let other = statement.counter(movement)
            return "\(movement.payee.printed) , \(movement.memo.uppercased()) , \(other?.last4 ?? "") , VIA MOBILE - PYMT"
        case .interest: return "GROSS INTEREST"
        case .fee: return movement.memo.uppercased()
        default: return movement.memo.isEmpty ? movement.payee.printed : "\(movement.payee.printed) , \(movement.memo.uppercased())"
        }
    }
}

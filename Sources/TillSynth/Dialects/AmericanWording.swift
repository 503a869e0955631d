/// How American banks and cards describe a movement.
struct AmericanWording {
    let movement: Movement
    let statement: Statement

    private var words: Wording { Wording(movement) }

    /// `<NAME>` and `<MEMO>` of a bank account.
    var bank: (name: String, memo: String) {
        let day = Digits.monthFirst(movement.day).prefix(5)
        switch movement.rail {
        case .card, .online:
            return (
                "POS DEBIT \(words.printed.uppercased())",
                "\(words.printed.uppercased()) \(place) ON \(day) CARD \(Wording.debitCard(statement.account))"
            )
        case .directDebit, .standingOrder:
            let trace = words.contract("trace", 10, statement.plan.id)
            return ("\(movement.payee.printed) \(movement.memo)", "ACH DEBIT \(trace) WEB ID: \(words.payeeNumber("ach", 10))")
        case .salary: return ("\(movement.payee.printed) PAYROLL", "DIR DEP PPD ID: \(words.payeeNumber("ppd", 10))")
        case .cheque: return ("CHECK \(AmericanWording.cheque(movement, statement))", "")
        case .cash: return ("ATM WITHDRAWAL \(words.payeeNumber("atm", 6))", "\(movement.payee.printed) \(place) ON \(day)")
        case .interest: return ("INTEREST PAYMENT", "")
        case .fee: return (movement.memo.uppercased(), "")
        case .own:
            let other = "\(statement.counter(movement)?.kind == .savings ? "SAV" : "CHK") ...\(statement.counter(movement)?.last4 ?? "")"
            return (
                "ONLINE TRANSFER \(movement.amount < 0 ? "TO" : "FROM") \(other)",
                "TRANSACTION#: \(words.contract("transfer", 3, "t"))\(Digits.compact(movement.day))"
            )
        case .settlement: return ("HARBORLIGHT CARD ONLINE PMT", "CKF\(words.number("payment", 9))POS \(movement.memo)")
        case .transfer: return ("\(movement.payee.printed)", movement.memo)
        }
    }

    /// The one text of a card row: name in 25 columns, town and state in 15.
    var card: String {
        switch movement.rail {
        case .settlement: "ONLINE PAYMENT, THANK YOU"
        case .fee: movement.memo.uppercased()
        default: (words.printed.fixed(24) + " " + place).trimmingEnd
        }
    }

    private var place: String { words.town.uppercased() }

    /// Cheques are numbered by the weeks, so that the numbers grow.
    static func cheque(_ movement: Movement, _ statement: Statement) -> Int {
        1000 + Int(movement.booked.ordinal) / 7 % 1000
    }
}

/// How German banks describe a movement.
struct GermanWording {
    let row: Statement.Row
    let statement: Statement

    private var movement: Movement { row.movement }
    private var words: Wording { Wording(movement) }

    /// Auftraggeber or Empfänger.
    var party: String {
        switch movement.rail {
        case .own, .settlement: return statement.account.holder
        case .cash: return "GA NR0000\(words.number("atm", 4)) BLZ\(words.payeeNumber("blz", 8)) 0"
        case .interest, .fee: return ""
        case .card, .online: return (words.printed + (words.town.isEmpty ? "" : "//" + words.town.uppercased() + "/DE")).cut(44)
        default: return movement.payee.name
        }
    }

    /// Buchungstext.
    var type: String {
        switch movement.rail {
        case .card: movement.amount < 0 ? "Lastschrift" : "Gutschrift"
        case .online, .directDebit: movement.amount < 0 ? "Lastschrift" : "Gutschrift"
        case .standingOrder: "Dauerauftrag/Terminueberweisung"
        case .salary: "Gehalt/Rente"
        case .cash: "Bargeldauszahlung"
        case .interest: "Abschluss"
        case .fee: "Entgelt"
        case .own, .settlement, .transfer, .cheque: movement.amount < 0 ? "Ueberweisung" : "Gutschrift"
        }
    }

    /// Verwendungszweck.
    var purpose: String {
        let paid = Digits.iso(movement.day)
        switch movement.rail {
        case .card:
            let time = words.time
            let clock = "\(Digits.padded(time.hour, 2)):\(Digits.padded(time.minute, 2))"
            return "Karte \(Wording.debitCard(statement.account)) Kauf \(paid)T\(clock) Kartenzahlung Folgenr. 002 Verfalld. 1227"
        case .online, .directDebit:
            let mandate = words.contract("mandate", 10, statement.plan.id)
            let creditor = "DE\(words.payeeNumber("check", 2))ZZZ0000\(words.payeeNumber("creditor", 7))"
            return "SEPA-LASTSCHRIFT \(memo("Rechnung " + words.number("invoice", 9))) Mandat: \(mandate) Glaeubiger-ID: \(creditor)"
        case .cash: return "Bargeldauszahlung \(paid) \(words.town.uppercased()) Karte \(Wording.debitCard(statement.account))"
        default: return memo(words.code("reference", 12))
        }
    }

    private func memo(_ fallback: String) -> String {
        movement.memo.isEmpty ? fallback : movement.memo
    }

    /// IBAN of the other side; empty where banks print none.
    var counterIBAN: String {
        switch movement.rail {
        case .cash, .interest, .fee: ""
        case .own, .settlement: statement.counter(movement)?.number ?? ""
        default: IBAN.make("DE", words.payeeNumber("iban", 18))
        }
    }
}

/// A Dutch current account: `yyyymmdd`, unsigned amount with `Af` or `Bij`, decimal comma, balance after each row, newest first.
struct DutchCurrent: Dialect {
    func fileName(_ statement: Statement) -> String {
        "\(statement.account.number)_\(Digits.dayFirst(statement.from, "-"))_\(Digits.dayFirst(statement.until, "-")).csv"
    }

    func write(_ statement: Statement, into draft: inout FileDraft) {
        draft.cells(
            [
                "Datum", "Naam / Omschrijving", "Rekening", "Tegenrekening", "Code", "Af Bij", "Bedrag (EUR)", "Mutatiesoort",
                "Mededelingen", "Saldo na mutatie", "Tag",
            ], ";", quote: true)
        for row in statement.booked.reversed() {
            let movement = row.movement
            let words = DutchWording(row: row, statement: statement)
            draft.mark(row)
            draft.cells(
                [
                    Digits.compact(movement.booked), words.name, statement.account.number, words.counter, words.code,
                    movement.amount < 0 ? "Af" : "Bij", Digits.amount(abs(movement.amount), mark: ","), words.type, words.details,
                    Digits.amount(row.balance, mark: ","), "",
                ], ";", quote: true)
        }
    }
}

/// A Dutch savings account of the same bank: dates with dashes, the year first.
struct DutchSavings: Dialect {
    func fileName(_ statement: Statement) -> String {
        "\(statement.account.number.replacing(" ", with: ""))_\(Digits.dayFirst(statement.until, "-")).csv"
    }

    func write(_ statement: Statement, into draft: inout FileDraft) {
        draft.cells(
            [
                "Datum", "Omschrijving", "Rekening", "Rekening naam", "Tegenrekening", "Af Bij", "Bedrag", "Valuta", "Mutatiesoort",
                "Mededelingen", "Saldo na mutatie",
            ], ";", quote: true)
        for row in statement.booked.reversed() {
            let movement = row.movement
            let words = DutchWording(row: row, statement: statement)
            draft.mark(row)
            draft.cells(
                [
                    Digits.iso(movement.booked), words.savingsText, statement.account.number, "Oranjerie Sparen", words.counter,
                    movement.amount < 0 ? "Af" : "Bij", Digits.amount(abs(movement.amount), mark: ","), statement.account.currency,
                    movement.rail == .interest ? "Rente" : movement.amount < 0 ? "Opname" : "Inleg", movement.memo,
                    Digits.amount(row.balance, mark: ","),
                ], ";", quote: true)
        }
    }
}

/// How Dutch banks describe a movement.
struct DutchWording {
    let row: Statement.Row
    let statement: Statement

    private var movement: Movement { row.movement }
    private var words: Wording { Wording(movement) }

    var name: String {
        switch movement.rail {
        case .card: "\(words.printed) \(words.town.uppercased()) NLD".cut(38).trimmingEnd
        case .cash: "\(movement.payee.printed) \(words.town.uppercased())"
        case .own: "Oranjerie Sparen"
        case .fee, .interest: movement.payee.name
        default: movement.payee.printed
        }
    }

    /// IBAN of the other side.
    var counter: String {
        switch movement.rail {
        case .card, .cash, .fee, .interest: ""
        case .own: statement.counter(movement)?.number ?? ""
        default: IBAN.make("NL", "INVB" + words.payeeNumber("iban", 10))
        }
    }

    var code: String {
        switch movement.rail {
        case .card: "BA"
        case .cash: "GM"
        case .online: "ID"
        case .directDebit: "IC"
        case .fee, .interest: "DV"
        default: "OV"
        }
    }

    var type: String {
        switch movement.rail {
        case .card: "Betaalautomaat"
        case .cash: "Geldautomaat"
        case .online: "iDEAL"
        case .directDebit: "Incasso"
        case .fee, .interest: "Diversen"
        default: "Overschrijving"
        }
    }

    var details: String {
        let time = words.time
        let clock = "\(Digits.padded(time.hour, 2)):\(Digits.padded(time.minute, 2))"
        let value = "Valutadatum: \(Digits.dayFirst(movement.booked, "-"))"
        let paid = Digits.dayFirst(movement.day, "-")
        switch movement.rail {
        case .card, .cash:
            return
                "Pasvolgnr: 004 \(paid) \(clock) Transactie: \(words.code("transaction", 6)) Term: \(words.payeeNumber("term", 6)) \(value)"
        case .directDebit:
            let mandate = words.contract("mandate", 12, statement.plan.id)
            let creditor = "NL\(words.payeeNumber("check", 2))ZZZ\(words.payeeNumber("creditor", 12))"
            return "Naam: \(movement.payee.printed) Omschrijving: \(movement.memo) IBAN: \(counter) Kenmerk: \(words.number("mark", 12)) "
                + "Machtiging ID: \(mandate) Incassant ID: \(creditor) Doorlopende incasso \(value)"
        case .online:
            return "Naam: \(movement.payee.printed) Omschrijving: \(words.number("order", 10)) IBAN: \(counter) "
                + "Kenmerk: \(paid) \(clock) \(words.number("mark", 16)) \(value)"
        case .fee, .interest: return "\(movement.memo) \(value)"
        default: return "Naam: \(name) Omschrijving: \(movement.memo) IBAN: \(counter) \(value)"
        }
    }

    var savingsText: String {
        movement.rail == .interest ? "Rente" : "\(movement.amount < 0 ? "Naar" : "Van") betaalrekening \(counter)"
    }
}

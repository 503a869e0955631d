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

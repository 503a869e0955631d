/// A German current account: semicolons, Windows-1252, a preamble of several lines, day.month.year, decimal comma, running balance,
/// newest first, and `Währung` twice in the header.
struct GermanGiro: Dialect {
    func fileName(_ statement: Statement) -> String {
        "Umsatzanzeige_\(statement.account.number)_\(Digits.compact(statement.until)).csv"
    }

    func write(_ statement: Statement, into draft: inout FileDraft) {
        let money = { (units: Int64) in Digits.amount(units, mark: ",", group: ".") }
        let currency = statement.account.currency
        draft.line("Umsatzanzeige;Datei erstellt am: \(Digits.dayFirst(statement.until)) 21:14")
        draft.line()
        draft.line("IBAN;\(IBAN.spaced(statement.account.number))")
        draft.line("Kontoname;Girokonto")
        draft.line("Bank;Nordlicht Bank")
        draft.line("Kunde;\(statement.account.holder)")
        draft.line("Zeitraum;\(Digits.dayFirst(statement.from)) - \(Digits.dayFirst(statement.until))")
        draft.line("Saldo;\(money(statement.closing));\(currency)")
        draft.line()
        draft.line("Sortierung;Datum absteigend")
        draft.line()
        draft.line("In der CSV-Datei finden Sie alle bereits gebuchten Umsätze. Vorgemerkte Umsätze sind nicht enthalten.")
        draft.line()
        draft.line("Buchung;Valuta;Auftraggeber/Empfänger;Buchungstext;Verwendungszweck;Saldo;Währung;Betrag;Währung")
        for row in statement.booked.reversed() {
            let words = GermanWording(row: row, statement: statement)
            let booked = Digits.dayFirst(row.movement.booked)
            draft.mark(row)
            draft.cells(
                [
                    booked, booked, words.party, words.type, words.purpose, money(row.balance), currency, money(row.movement.amount),
                    currency,
                ], ";")
        }
    }
}

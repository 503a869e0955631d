import TillRecords

/// A German savings account: everything quoted, unsigned `Umsatz` with `S` or `H` beside it, opening and closing balance below.
struct GermanSavings: Dialect {
    func fileName(_ statement: Statement) -> String {
        "Umsaetze_\(statement.account.number)_\(Digits.dayFirst(statement.until)).csv"
    }

    func write(_ statement: Statement, into draft: inout FileDraft) {
        draft.cells(["Volksbank Hafenstadt eG"], ";", quote: true)
        draft.line()
        draft.cells(["Umsatzanzeige"], ";", quote: true)
        draft.line()
        draft.cells(["BLZ:", statement.account.branch, "", "Datum:", Digits.dayFirst(statement.until)], ";", quote: true)
        draft.cells(["IBAN:", statement.account.number, "", "Uhrzeit:", "20:31:07"], ";", quote: true)
        draft.cells(["Abfrage von:", statement.account.holder, "", "Kontoinhaber:", statement.account.holder], ";", quote: true)
        draft.line()
        draft.cells(
            ["Zeitraum:", "", "von:", Digits.dayFirst(statement.from), "bis:", Digits.dayFirst(statement.until)], ";", quote: true)
        draft.line()
        draft.cells(
            [
                "Buchungstag", "Valuta", "Auftraggeber/Zahlungsempfänger", "Empfänger/Zahlungspflichtiger", "Konto-Nr.", "IBAN",
                "Vorgang/Verwendungszweck", "Währung", "Umsatz", "Soll/Haben",
            ], ";", quote: true)
        for row in statement.booked.reversed() {
            draft.mark(row)
            draft.cells(cells(row, statement), ";", quote: true)
        }
        draft.line()
        balance("Anfangssaldo", statement.opening, statement.from, statement, &draft)
        balance("Endsaldo", statement.closing, statement.until, statement, &draft)
    }

    private func cells(_ row: Statement.Row, _ statement: Statement) -> [String] {
        let words = GermanWording(row: row, statement: statement)
        let bank = row.movement.rail == .interest
        return [
            Digits.dayFirst(row.movement.booked), Digits.dayFirst(row.movement.booked), bank ? "" : words.party,
            statement.account.holder, "", words.counterIBAN, "\(words.type.uppercased()) \(words.purpose)", statement.account.currency,
            unsigned(row.movement.amount), side(row.movement.amount),
        ]
    }

    private func balance(_ label: String, _ units: Int64, _ day: Day, _ statement: Statement, _ draft: inout FileDraft) {
        draft.cells(
            [Digits.dayFirst(day), "", "", "", "", "", label, statement.account.currency, unsigned(units), side(units)], ";", quote: true)
    }

    private func unsigned(_ units: Int64) -> String {
        Digits.amount(units < 0 ? -units : units, mark: ",", group: ".")
    }

    private func side(_ units: Int64) -> String { units < 0 ? "S" : "H" }
}

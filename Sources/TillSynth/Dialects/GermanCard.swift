/// A German credit card: UTF-8 with a byte order mark, pending rows above, original amounts of purchases abroad.
struct GermanCard: Dialect {
    var showsPending: Bool { true }

    func fileName(_ statement: Statement) -> String {
        "Kreditkarte_\(statement.account.last4)_\(Digits.iso(statement.until)).csv"
    }

    func write(_ statement: Statement, into draft: inout FileDraft) {
        draft.line("\u{FEFF}\"Kreditkarte:\";\"\(statement.account.number)\";")
        draft.line("\"Zeitraum:\";\"\(Digits.dayFirst(statement.from)) bis \(Digits.dayFirst(statement.until))\";")
        draft.line("\"Saldo vom \(Digits.dayFirst(statement.until)):\";\"\(Digits.amount(statement.closing, mark: ",", group: ".")) EUR\";")
        draft.line()
        draft.cells(
            [
                "Referenznummer", "Belegdatum", "Buchungsdatum", "Beschreibung", "Betrag", "Währung", "Originalbetrag", "Originalwährung",
                "Status",
            ], ";", quote: true)
        for row in statement.pending.reversed() {
            draft.mark(row, pending: true)
            draft.cells(cells(row, statement, pending: true), ";", quote: true)
        }
        for row in statement.booked.reversed() {
            draft.mark(row)
            draft.cells(cells(row, statement, pending: false), ";", quote: true)
        }
    }

    private func cells(_ row: Statement.Row, _ statement: Statement, pending: Bool) -> [String] {
        let movement = row.movement
        let words = Wording(movement)
        let money = { (units: Int64) in Digits.amount(units, mark: ",", group: ".") }
        return [
            pending ? "" : words.number("reference", 14), Digits.dayFirst(movement.day), pending ? "" : Digits.dayFirst(movement.booked),
            text(movement, words), money(pending ? movement.held ?? movement.amount : movement.amount), statement.account.currency,
            movement.original.map { money($0.amount) } ?? "", movement.original?.currency ?? "", pending ? "Vorgemerkt" : "Gebucht",
        ]
    }

    private func text(_ movement: Movement, _ words: Wording) -> String {
        switch movement.rail {
        case .settlement: "Ausgleich Kreditkarte - Vielen Dank"
        case .fee: movement.memo
        default: (words.printed.fixed(23) + (words.town.isEmpty ? "" : words.town.uppercased())).trimmingEnd
        }
    }
}

extension String {
    /// Without spaces at the end.
    var trimmingEnd: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}

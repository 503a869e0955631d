import TillRecords

/// OFX 1.0.2 as American banks write it: SGML without end tags, names cut at 32 characters, times with a zone; QFX adds Intuit's id.
struct AmericanOFX: Dialect {
    let branded: Bool

    func fileName(_ statement: Statement) -> String {
        let kind = statement.account.kind.rawValue
        return "\(kind)_\(statement.account.last4)_\(Digits.compact(statement.until)).\(branded ? "qfx" : "ofx")"
    }

    func write(_ statement: Statement, into draft: inout FileDraft) {
        for header in [
            "OFXHEADER:100", "DATA:OFXSGML", "VERSION:102", "SECURITY:NONE", "ENCODING:USASCII", "CHARSET:1252", "COMPRESSION:NONE",
            "OLDFILEUID:NONE", "NEWFILEUID:NONE", "",
        ] {
            draft.line(header)
        }
        draft.line("<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS>")
        draft.line("<DTSERVER>\(stamp(statement.until, 20))<LANGUAGE>ENG")
        draft.line("<FI><ORG>CASCADE FIRST<FID>40917</FI>\(branded ? "<INTU.BID>40917" : "")</SONRS></SIGNONMSGSRSV1>")
        draft.line("<BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS>")
        draft.line("<STMTRS><CURDEF>\(statement.account.currency)")
        draft.line(
            "<BANKACCTFROM><BANKID>\(statement.account.branch)<ACCTID>\(statement.account.number)<ACCTTYPE>"
                + "\(statement.account.kind == .savings ? "SAVINGS" : "CHECKING")</BANKACCTFROM>")
        draft.line("<BANKTRANLIST><DTSTART>\(stamp(statement.from, 0))<DTEND>\(stamp(statement.until, 20))")
        for row in statement.booked { entry(row, statement, &draft) }
        draft.line("</BANKTRANLIST>")
        draft.line("<LEDGERBAL><BALAMT>\(Digits.amount(statement.closing))<DTASOF>\(stamp(statement.until, 20))</LEDGERBAL>")
        draft.line("</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>")
    }

    private func entry(_ row: Statement.Row, _ statement: Statement, _ draft: inout FileDraft) {
        let movement = row.movement
        let words = Wording(movement)
        let text = AmericanWording(movement: movement, statement: statement).bank
        draft.mark(row)
        draft.line("<STMTTRN>")
        draft.line("<TRNTYPE>\(type(movement))")
        draft.line("<DTPOSTED>\(stamp(movement.booked, 12))")
        if movement.day != movement.booked { draft.line("<DTUSER>\(stamp(movement.day, 12))") }
        draft.line("<TRNAMT>\(Digits.amount(movement.amount))")
        draft.line("<FITID>\(Digits.compact(movement.booked))\(words.number("fitid", 9))")
        if movement.rail == .cheque { draft.line("<CHECKNUM>\(AmericanWording.cheque(movement, statement))") }
        draft.line("<NAME>\(text.name.cut(32).trimmingEnd.escaped)")
        if !text.memo.isEmpty { draft.line("<MEMO>\(text.memo.cut(120).escaped)") }
        draft.line("</STMTTRN>")
    }

    private func stamp(_ day: Day, _ hour: Int) -> String {
        "\(Digits.compact(day))\(Digits.padded(hour, 2))0000[-8:PST]"
    }

    private func type(_ movement: Movement) -> String {
        switch movement.rail {
        case .card, .online: movement.amount < 0 ? "POS" : "CREDIT"
        case .directDebit, .standingOrder: movement.amount < 0 ? "DIRECTDEBIT" : "CREDIT"
        case .salary: "DIRECTDEP"
        case .cheque: "CHECK"
        case .cash: "ATM"
        case .interest: "INT"
        case .fee: "FEE"
        case .own: "XFER"
        case .settlement, .transfer: movement.amount < 0 ? "DEBIT" : "CREDIT"
        }
    }
}

extension String {
    /// `&`, `<` and `>` as entities.
    var escaped: String {
        replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}

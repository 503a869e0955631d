/// OFX 2.1.1 as XML, dates without a time, one element a line.
struct BritishOFX: Dialect {
    func fileName(_ statement: Statement) -> String {
        "savings-\(statement.account.last4)-\(Digits.iso(statement.until)).ofx"
    }

    func write(_ statement: Statement, into draft: inout FileDraft) {
        let status = "<STATUS><CODE>0</CODE><SEVERITY>INFO</SEVERITY></STATUS>"
        let account = statement.account
        draft.line("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>")
        draft.line("<?OFX OFXHEADER=\"200\" VERSION=\"211\" SECURITY=\"NONE\" OLDFILEUID=\"NONE\" NEWFILEUID=\"NONE\"?>")
        draft.line("<OFX>")
        draft.line("  <SIGNONMSGSRSV1><SONRS>\(status)")
        draft.line("    <DTSERVER>\(Digits.compact(statement.until))210000</DTSERVER><LANGUAGE>ENG</LANGUAGE></SONRS></SIGNONMSGSRSV1>")
        draft.line("  <BANKMSGSRSV1><STMTTRNRS><TRNUID>0</TRNUID>\(status)<STMTRS>")
        draft.line("    <CURDEF>\(account.currency)</CURDEF>")
        draft.line(
            "    <BANKACCTFROM><BANKID>\(account.branch)</BANKID><ACCTID>\(account.number)</ACCTID>"
                + "<ACCTTYPE>SAVINGS</ACCTTYPE></BANKACCTFROM>")
        draft.line("    <BANKTRANLIST>")
        draft.line("      <DTSTART>\(Digits.compact(statement.from))</DTSTART><DTEND>\(Digits.compact(statement.until))</DTEND>")
        for row in statement.booked { entry(row, statement, &draft) }
        draft.line("    </BANKTRANLIST>")
        draft.line(
            "    <LEDGERBAL><BALAMT>\(Digits.amount(statement.closing))</BALAMT>"
                + "<DTASOF>\(Digits.compact(statement.until))</DTASOF></LEDGERBAL>")
        draft.line("  </STMTRS></STMTTRNRS></BANKMSGSRSV1>")
        draft.line("</OFX>")
    }

    private func entry(_ row: Statement.Row, _ statement: Statement, _ draft: inout FileDraft) {
        let movement = row.movement
        draft.mark(row)
        draft.line("      <STMTTRN>")
        draft.line("        <TRNTYPE>\(movement.rail == .interest ? "INT" : "XFER")</TRNTYPE>")
        draft.line("        <DTPOSTED>\(Digits.compact(movement.booked))</DTPOSTED>")
        draft.line("        <TRNAMT>\(Digits.amount(movement.amount))</TRNAMT>")
        draft.line("        <FITID>\(Wording(movement).code("fitid", 16))</FITID>")
        draft.line("        <NAME>\(movement.rail == .interest ? "Gross interest" : movement.payee.printed.escaped)</NAME>")
        draft.line("        <MEMO>\(movement.memo.escaped)</MEMO>")
        draft.line("      </STMTTRN>")
    }
}

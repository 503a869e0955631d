/// OFX documents of an invented bank, for tests to fill.
enum OfxText {
    static let header = """
        OFXHEADER:100
        DATA:OFXSGML
        VERSION:102
        SECURITY:NONE
        ENCODING:USASCII
        CHARSET:1252
        COMPRESSION:NONE


        """

    /// SGML without end tags of values; the first row stands in line 11.
    static func sgml(_ rows: String, currency: String = "EUR", account: String = "70-4711", after: String = "") -> String {
        header + "<OFX><BANKMSGSRSV1><STMTTRNRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS><CURDEF>\(currency)\n"
            + "<BANKACCTFROM><BANKID>100<ACCTID>\(account)<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST><DTSTART>20250301<DTEND>20250331\n"
            + rows + "\n</BANKTRANLIST>\(after)</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n"
    }

    static func xml(_ rows: String, prolog: String = "", after: String = "") -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\(prolog)<?OFX OFXHEADER=\"200\" VERSION=\"211\"?>\n"
            + "<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR</CURDEF><BANKACCTFROM><ACCTID>70-4711</ACCTID></BANKACCTFROM>"
            + "<BANKTRANLIST>\(rows)</BANKTRANLIST>\(after)</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>"
    }

    static func row(_ amount: String, day: String = "20250314", id: String = "", name: String = "BAKERY WEST", more: String = "") -> String
    {
        "<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>\(day)<TRNAMT>\(amount)\(id.isEmpty ? "" : "<FITID>\(id)")<NAME>\(name)\(more)</STMTTRN>\n"
    }
}

import TillStages

extension BankReader {
    static let examples: [Example] = [
        Example(
            "an OFX file of one row",
            command: "till-bank march.ofx",
            files: [
                "march.ofx": """
                OFXHEADER:100
                DATA:OFXSGML

                <OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR
                <BANKACCTFROM><BANKID>100<ACCTID>4711<ACCTTYPE>CHECKING</BANKACCTFROM>
                <BANKTRANLIST><DTSTART>20250301<DTEND>20250331
                <STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20250314<TRNAMT>-12.50<FITID>A1<NAME>BAKERY WEST</STMTTRN>
                </BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
                """
            ],
            shows: [
                "\"format\":\"ofx\"", "\"place\":\"line 7\"", "\"ref\":\"A1\"", "\"account\":\"4711\"", "\"date\":\"2025-03-14\"",
                "\"amount\":\"-12.50\"", "\"currency\":\"EUR\"", "\"text\":\"BAKERY WEST\"", "\"type\":\"end\"",
            ])
    ]
}

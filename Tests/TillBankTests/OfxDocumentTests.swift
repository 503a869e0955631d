import Testing
import TillRecords

@testable import TillBank

@Suite struct OfxDocumentTests {
    @Test func balancesBoundTheStatement() throws {
        let after =
            "<LEDGERBAL><BALAMT>-812.33<DTASOF>20250331120000</LEDGERBAL><AVAILBAL><BALAMT>90.00<DTASOF>20250401</AVAILBAL>"
        let read = ReadDocument(OfxText.sgml(OfxText.row("-1.00"), after: after))
        let balances = read.all("balance")
        #expect(balances.map { $0.string(.kind) } == ["closing", "available"])
        #expect(balances.map { $0.string(.amount) } == ["-812.33", "90.00"])
        #expect(balances.map { $0.string(.date) } == ["2025-03-31", "2025-04-01"])
        #expect(balances.allSatisfy { $0.string(.account) == "70-4711" && $0.string(.currency) == "EUR" })
        #expect(balances.flatMap { Shape.balance.violations(in: $0) } == [])
    }

    @Test func severalAccountsKeepTheirRows() {
        let first = OfxText.sgml(OfxText.row("-1.00"), account: "A-1")
        let statement = """
            <CREDITCARDMSGSRSV1><CCSTMTTRNRS><CCSTMTRS><CURDEF>USD<CCACCTFROM><ACCTID>C-2</CCACCTFROM><BANKTRANLIST>
            \(OfxText.row("-2.00"))</BANKTRANLIST></CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1></OFX>
            """
        let read = ReadDocument(first.replacing("</OFX>", with: statement))
        #expect(read.column(.account) == ["A-1", "C-2"])
        #expect(read.column(.currency) == ["EUR", "USD"])
    }

    @Test func xmlReadsAsSgmlDoes() {
        let xml = OfxText.xml(
            """
            <STMTTRN><TRNTYPE>DEBIT</TRNTYPE><DTPOSTED>20250314</DTPOSTED><TRNAMT>-12.50</TRNAMT><FITID>A1</FITID>
            <NAME>B&#xE4;cker &amp; S&ouml;hne</NAME><MEMO><![CDATA[a < b & c]]></MEMO></STMTTRN>
            """)
        let read = ReadDocument(xml)
        #expect(read.column(.text) == ["Bäcker & Söhne a < b & c"])
        #expect(read.column(.key) == ReadDocument(OfxText.sgml(OfxText.row("-12.50", id: "A1"))).column(.key))
    }

    @Test func banksWays() {
        let plain = OfxText.sgml(OfxText.row("-1.00") + OfxText.row("-2.00"))
        let amounts = ["-1.00", "-2.00"]
        let ways: [String: String] = [
            "no header": String(plain[(plain.firstRange(of: "<OFX>")?.lowerBound ?? plain.startIndex)...]),
            "lower case": plain.lowercased(),
            "one line": plain.replacing("\n", with: " "),
            "old Mac": plain.replacing("\n", with: "\r"),
            "no end of rows": plain.replacing("</STMTTRN>", with: ""),
            "blank lines before": "\n\n  \n" + plain,
            "prefix": plain.replacing("<STMTTRN>", with: "<o:STMTTRN>").replacing("</STMTTRN>", with: "</o:STMTTRN>"),
            "attributes": plain.replacing("<STMTTRN>", with: "<STMTTRN kind=\"x > y\" >"),
        ]
        for (way, text) in ways { #expect(ReadDocument(text).column(.amount) == amounts, "\(way)") }
    }

    @Test func bytesDecideTheEncoding() {
        let plain = OfxText.sgml(OfxText.row("-1.00", name: "Café Zoë"))
        #expect(ReadDocument(plain).column(.text) == ["Café Zoë"])
        let latin = plain.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        #expect(ReadDocument(latin).column(.text) == ["Café Zoë"])
        let wide = plain.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
        #expect(ReadDocument([0xFF, 0xFE] + wide).column(.text) == ["Café Zoë"])
        // Cyrillic by the header's word; 0xCC 0xE8 0xF0 is "Мир" in windows-1251.
        let header = Array(plain.replacing("CHARSET:1252", with: "CHARSET:1251").replacing("Café Zoë", with: "@").utf8)
        let parts = header.split(separator: UInt8(ascii: "@"))
        #expect(ReadDocument(Array(parts[0]) + [0xCC, 0xE8, 0xF0] + Array(parts[1])).column(.text) == ["Мир"])
    }

    @Test func bareAmpersandsAndAnglesAreText() {
        let rows = OfxText.row("-1.00", name: "H&M 3 < 4 <B & C>") + OfxText.row("-2.00", name: "A &lt;/STMTTRN&gt;&amp;amp;")
        #expect(ReadDocument(OfxText.sgml(rows)).column(.text) == ["H&M 3 < 4 <B & C>", "A </STMTTRN>&amp;"])
    }

    @Test func commentsAreSkipped() {
        let read = ReadDocument(OfxText.sgml("<!-- \(OfxText.row("-1.00")) -->" + OfxText.row("-2.00")))
        #expect(read.column(.amount) == ["-2.00"])
        let open = ReadDocument(OfxText.sgml(OfxText.row("-1.00") + "<!-- " + OfxText.row("-2.00")))
        #expect(open.column(.amount) == ["-1.00"])
        #expect(open.codes == ["bank.ofx.open-comment"])
    }

    @Test func rowsNeverMerge() {
        let nested = OfxText.row("-1.00").replacing("</STMTTRN>", with: "") + OfxText.row("-2.00")
        #expect(ReadDocument(OfxText.sgml(nested)).column(.amount) == ["-1.00", "-2.00"])
        let runTogether = OfxText.row("-1.00", more: "<DTPOSTED>20250315<TRNAMT>-2.00") + OfxText.row("-3.00")
        let read = ReadDocument(OfxText.sgml(runTogether))
        #expect(read.column(.amount) == ["-3.00"])
        #expect(read.codes == ["bank.ofx.merged-row"])
    }

    @Test func cutFileSaysSo() {
        let whole = OfxText.sgml(OfxText.row("-1.00") + OfxText.row("-20.00"))
        let cut = whole[..<(whole.firstRange(of: "0.00<NAME>BAKERY WEST</STMTTRN>\n\n")?.lowerBound ?? whole.endIndex)]
        let read = ReadDocument(String(cut))
        #expect(read.column(.amount) == ["-1.00"])
        #expect(read.codes == ["bank.ofx.cut"] && read.notes == ["bank.ofx.no-end"])
        let balance = ReadDocument(OfxText.header + "<OFX><STMTRS>\(OfxText.row("-1.00"))<LEDGERBAL><BALAMT>-812.3")
        #expect(balance.all("balance").isEmpty && balance.codes == ["bank.ofx.cut"])
        #expect(ReadDocument("OFXHEADER:100\nDATA:OFX").fault?.code == "bank.ofx.cut")
    }

    @Test func bankThatRefusesIsAFault() {
        let answer =
            OfxText.header + "<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>15500<SEVERITY>ERROR</STATUS></SONRS></SIGNONMSGSRSV1></OFX>"
        let fault = ReadDocument(answer).fault
        #expect(fault?.code == "bank.ofx.bank-error")
        #expect(fault?.sentence.contains("15500") == true)
        #expect(ReadDocument(OfxText.sgml("")).notes == ["bank.ofx.no-rows"])
    }

    @Test func entitiesAreRefused() {
        let prolog = "<!DOCTYPE OFX [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>\n"
        let read = ReadDocument(OfxText.xml(OfxText.row("-1.00", name: "&x;"), prolog: prolog))
        #expect(read.fault?.code == "bank.ofx.entities" && read.records.isEmpty)
        #expect(ReadDocument(OfxText.xml(OfxText.row("-1.00", name: "&x;"))).column(.text) == ["&x;"])
    }

    @Test func lostSignsAreAsked() {
        let rows = OfxText.row("12.00", id: "1") + OfxText.row("20.00", id: "2").replacing("DEBIT", with: "CREDIT")
        let asked = ReadDocument(OfxText.sgml(rows))
        #expect(asked.fault?.code == "bank.ofx.lost-signs" && asked.observations.isEmpty)
        #expect(ReadDocument(OfxText.sgml(rows), options: ["debits": ["out"]]).column(.amount) == ["-12.00", "20.00"])
        #expect(ReadDocument(OfxText.sgml(rows), options: ["debits": ["written"]]).column(.amount) == ["12.00", "20.00"])
        // A single minus shows that the file has its signs.
        #expect(ReadDocument(OfxText.sgml(rows + OfxText.row("-1.00", id: "3"))).column(.amount) == ["12.00", "20.00", "-1.00"])
    }

    /// Two statements of one account: between their balances lies what the types say, or what the amounts say.
    @Test(arguments: [("108.00", ["-12.00", "20.00"]), ("132.00", ["12.00", "20.00"]), ("111.00", [])])
    func lostSignsByBalances(closing: String, amounts: [String]) {
        func statement(_ rows: String, _ balance: String) -> String {
            "<STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>7</BANKACCTFROM><BANKTRANLIST>\n\(rows)</BANKTRANLIST>"
                + "<LEDGERBAL><BALAMT>\(balance)<DTASOF>20250331</LEDGERBAL></STMTRS></STMTTRNRS>"
        }
        let rows = OfxText.row("12.00", id: "1") + OfxText.row("20.00", id: "2").replacing("DEBIT", with: "CREDIT")
        let text = OfxText.header + "<OFX><BANKMSGSRSV1>\(statement("", "100.00"))\(statement(rows, closing))</BANKMSGSRSV1></OFX>"
        let read = ReadDocument(text)
        #expect(read.column(.amount) == amounts)
        #expect((read.fault?.code == "bank.ofx.lost-signs") == amounts.isEmpty)
    }

    @Test func investmentsAreTradesAndTheirCashIsAnObservation() throws {
        let text =
            OfxText.header + """
                <OFX><INVSTMTMSGSRSV1><INVSTMTTRNRS><INVSTMTRS><DTASOF>20250331<CURDEF>USD<INVACCTFROM><BROKERID>b.example<ACCTID>I-9</INVACCTFROM>
                <INVTRANLIST>
                <BUYSTOCK><INVBUY><INVTRAN><FITID>T1<DTTRADE>20250310<DTSETTLE>20250312<MEMO>BOUGHT</INVTRAN>
                <SECID><UNIQUEID>000000001<UNIQUEIDTYPE>CUSIP</SECID><UNITS>10<UNITPRICE>5.25<TOTAL>-52.50</INVBUY><BUYTYPE>BUY</BUYSTOCK>
                <INVBANKTRAN><STMTTRN><TRNTYPE>DEP<DTPOSTED>20250305<TRNAMT>100.00<FITID>T2<NAME>FROM BANK</STMTTRN><SUBACCTFUND>CASH</INVBANKTRAN>
                </INVTRANLIST><INVPOSLIST><POSSTOCK><INVPOS><SECID><UNIQUEID>000000001</SECID><UNITS>10</INVPOS></POSSTOCK></INVPOSLIST>
                <INVBAL><AVAILCASH>47.50<MARGINBALANCE>0</INVBAL></INVSTMTRS></INVSTMTTRNRS></INVSTMTMSGSRSV1>
                <SECLISTMSGSRSV1><SECLIST><STOCKINFO><SECINFO><SECID><UNIQUEID>000000001</SECID><SECNAME>Example plc</SECINFO></STOCKINFO></SECLIST>
                </SECLISTMSGSRSV1></OFX>
                """
        let read = ReadDocument(text)
        #expect(read.column(.amount) == ["100.00"] && read.column(.account) == ["I-9"])
        let trade = try #require(read.all("trade").first)
        #expect(read.all("trade").count == 1 && Shape.trade.violations(in: trade) == [])
        #expect(trade.string(.kind) == "buy" && trade.string(.security) == "Example plc")
        #expect(trade.string(.date) == "2025-03-10" && trade.string(.settled) == "2025-03-12")
        #expect(trade.string(.quantity) == "10" && trade.string(.price) == "5.25" && trade.string(.amount) == "-52.50")
        let balance = try #require(read.all("balance").first)
        #expect(balance.string(.kind) == "available" && balance.string(.amount) == "47.50" && balance.string(.date) == "2025-03-31")
    }

    @Test func accountOfTheCommandLineStandsInForAMissingOne() {
        let text = OfxText.sgml(OfxText.row("-1.00"), account: "")
        #expect(ReadDocument(text).column(.account) == ["-"])
        #expect(ReadDocument(text, options: ["account": ["giro"]]).column(.account) == ["giro"])
    }

    @Test func extendedNameIsTheName() {
        let text = OfxText.sgml(
            OfxText.row("-1.00", name: "MUNICIPAL WATERWORKS OF THE OLD ", more: "<EXTDNAME>MUNICIPAL WATERWORKS OF THE OLD TOWN"))
        #expect(ReadDocument(text).column(.text) == ["MUNICIPAL WATERWORKS OF THE OLD TOWN"])
    }

    @Test func oldOfcReads() {
        let text = """
            <OFC><DTD>2<CPAGE>1252<ACCTSTMT><ACCTFROM><BANKID>1<ACCTID>4242<ACCTTYPE>0</ACCTFROM><STMTRS><DTSTART>20010101<DTEND>20010131
            <LEDGER>77.10<STMTTRN><TRNTYPE>1<DTPOSTED>20010115<TRNAMT>-3.20<FITID>9<CHKNUM>101<NAME>KIOSK</STMTTRN></STMTRS></ACCTSTMT></OFC>
            """
        let read = ReadDocument(text)
        #expect(read.column(.amount) == ["-3.20"] && read.column(.account) == ["4242"])
        #expect(read.all("balance").map { $0.string(.amount) } == ["77.10"])
    }
}

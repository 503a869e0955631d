import Testing
import TillRecords

@testable import TillBank

@Suite struct OfxRowTests {
    @Test func rowSaysWhatTheBankSays() throws {
        let read = ReadDocument(OfxText.sgml(OfxText.row("-12.50", id: "A1", more: "<MEMO>TWO LOAVES<CHECKNUM>17")))
        #expect(read.fault == nil && read.rejects.isEmpty && read.notes.isEmpty)
        let row = try #require(read.observations.first)
        #expect(row.string(.account) == "70-4711")
        #expect(row.string(.date) == "2025-03-14" && row.string(.booked) == "2025-03-14")
        #expect(row.string(.amount) == "-12.50" && row.string(.currency) == "EUR")
        #expect(row.string(.text) == "BAKERY WEST TWO LOAVES")
        #expect(row.string(.status) == "posted")
        #expect(row.object(.payment)?.string(Key(foreign: "check")) == "17")
        let source = try #require(row.object(.source))
        #expect(source.string(.format) == "ofx" && source.string(.place) == "line 11" && source.string(.ref) == "A1")
        #expect(source.string(.file) == "test.ofx" && source.string(.kind) == "bank")
        #expect(Shape.observation.violations(in: row) == [])
    }

    /// Rows of a statement, an amount and an id each, and which of them are balances; with the ledger balance, where it is stated.
    @Test(
        arguments: [
            // An opening row and a row at the end of each day, without ids.
            (["100.00", "-10.00 a", "-20.00 b", "70.00", "-5.00 c", "65.00"], nil, ["100.00", "70.00", "65.00"]),
            // The newest first.
            (["65.00", "-5.00 c", "70.00", "-20.00 b", "-10.00 a", "100.00"], nil, ["65.00", "70.00", "100.00"]),
            // Alone it needs the ledger balance, which the rows must come to.
            (["100.00", "-10.00 a", "-20.00 b"], "70.00", ["100.00"]),
            (["100.00", "-10.00 a", "-20.00 b"], "170.00", []),
            (["100.00", "-10.00 a", "-20.00 b"], nil, []),
            // A cent off, and it is money that came in.
            (["100.00", "-10.00 a", "-20.00 b", "70.01", "-5.00 c", "-6.00 d"], nil, []),
            // The same amount twice with nothing moved between is no proof.
            (["100.00", "100.00", "-10.00 a", "-20.00 b", "-5.00 c"], nil, []),
            // With ids as well: rows of one text need two links, or one and the ledger balance.
            (["100.00 x =", "-10.00 a", "90.00 y =", "-20.00 b", "70.00 z =", "-5.00 c"], nil, ["100.00", "90.00", "70.00"]),
            (["100.00 x =", "-10.00 a", "90.00 y =", "-20.00 b"], nil, []),
            (["-10.00 a", "90.00 y =", "-20.00 b", "70.00 z ="], "70.00", ["90.00", "70.00"]),
            (["-10.00 a", "90.00 y =", "-20.00 b", "70.00 z ="], "71.00", []),
        ] as [([String], String?, [String])])
    func rowsThatFollowFromThoseBetweenAreBalances(rows: [String], ledger: String?, balances: [String]) {
        let text = rows.enumerated().map { index, row in
            let parts = row.split(separator: " ").map(String.init)
            let isNamed = parts.count > 1
            return OfxText.row(
                parts[0], id: isNamed ? "ID\(parts[1])\(index)" : "", name: parts.last == "=" || !isNamed ? "STAND" : "SHOP \(index)")
        }
        let after = ledger.map { "<LEDGERBAL><BALAMT>\($0)<DTASOF>20250331</LEDGERBAL>" } ?? ""
        let read = ReadDocument(OfxText.sgml(text.joined(), after: after))
        let amounts = rows.map { String($0.prefix { $0 != " " }) }
        #expect(read.all("balance").dropLast(ledger == nil ? 0 : 1).map { $0.string(.amount) } == balances)
        #expect(read.column(.amount) == amounts.filter { !balances.contains($0) })
    }

    @Test(arguments: [
        // As written; the zone and the hour never move the day.
        ("20250314", "2025-03-14"), ("20250314235959.000[-5:EST]", "2025-03-14"), ("20250314000000[+12:NZT]", "2025-03-14"),
        ("20240229", "2024-02-29"), ("2025-03-14", "2025-03-14"),
    ])
    func dayCountsAsWritten(written: String, day: String) {
        #expect(ReadDocument(OfxText.sgml(OfxText.row("-1.00", day: written))).column(.date) == [day])
    }

    @Test(arguments: ["20250230", "00000000", "20251301", "2025031", "14032025", "today", "99991231", ""])
    func impossibleDayIsARejectOfItsRowOnly(written: String) {
        let read = ReadDocument(OfxText.sgml(OfxText.row("-1.00", day: written) + OfxText.row("-2.00")))
        #expect(read.column(.amount) == ["-2.00"])
        #expect(read.codes == ["bank.ofx.bad-date"])
        #expect(read.rejects.first?.string(.place) == "line 11")
    }

    @Test(arguments: ["1e9", "NaN", "$12", "12,50 EUR", "--5", "", "1.2.3", "1,23,456.00", "9999999999999999999", "0x10", "-"])
    func whatIsNoAmountIsARejectOfItsRowOnly(written: String) {
        let read = ReadDocument(OfxText.sgml(OfxText.row(written) + OfxText.row("-2.00")))
        #expect(read.column(.amount) == ["-2.00"])
        #expect(read.codes == ["bank.ofx.bad-amount"])
    }

    @Test(arguments: [
        (["-1.234,56", "+2500,00", "-7,5", "-1.234"], ["-1234.56", "2500.00", "-7.5", "-1234"]),
        (["-1,234.56", "2,500", "1,000,000.00"], ["-1234.56", "2500", "1000000.00"]),
        (["-1234.567", "-0.5", ".75", "5."], ["-1234.567", "-0.5", "0.75", "5"]),
        (["-1 234,56", "\u{2212}3,00", "4,00-"], ["-1234.56", "-3.00", "-4.00"]),
        // Alone, a point is the decimal mark of the specification.
        (["-1.234"], ["-1.234"]),
    ])
    func decimalMarkIsDecidedByAllAmounts(written: [String], amounts: [String]) {
        let read = ReadDocument(OfxText.sgml(written.map { OfxText.row($0) }.joined()))
        #expect(read.column(.amount) == amounts)
    }

    @Test func amountThatFitsTwoWaysIsAsked() {
        let read = ReadDocument(OfxText.sgml(OfxText.row("-1,234") + OfxText.row("-2")))
        #expect(read.column(.amount) == ["-2"])
        #expect(read.codes == ["bank.ofx.ambiguous-amount"])
        // Dinars have three decimals.
        #expect(ReadDocument(OfxText.sgml(OfxText.row("-1,234"), currency: "KWD")).column(.amount) == ["-1.234"])
    }

    @Test func tailsOfBinaryFractionsAreRoundedAndNoted() {
        let read = ReadDocument(OfxText.sgml(OfxText.row("-12.300000000000001") + OfxText.row("-0.0000000015") + OfxText.row("-1.00")))
        #expect(read.column(.amount) == ["-12.30000000000000", "-0.0000000015", "-1.00"])
        #expect(read.notes == ["bank.ofx.rounded"])
    }

    @Test func purchaseDayIsTheDateAndBookingDayIsBooked() {
        let read = ReadDocument(
            OfxText.sgml(OfxText.row("-1.00", more: "<DTUSER>20250312") + OfxText.row("-2.00", more: "<DTUSER>19700101")))
        #expect(read.column(.date) == ["2025-03-12", "2025-03-14"])
        #expect(read.column(.booked) == ["2025-03-14", "2025-03-14"])
    }

    @Test func currencyOfTheRowAndCurrencyItWasConvertedFrom() {
        let read = ReadDocument(
            OfxText.sgml(
                OfxText.row("-10.00", more: "<CURRENCY><CURRATE>1.1<CURSYM>USD</CURRENCY>")
                    + OfxText.row("-11.00", more: "<ORIGCURRENCY><CURRATE>1.1<CURSYM>USD</ORIGCURRENCY>")))
        #expect(read.column(.currency) == ["USD", "EUR"])
        #expect(read.column(.rate) == ["1.1", "1.1"])
    }

    @Test func nameAndMemoAreOneText() {
        let pairs: [(name: String, memo: String, text: String)] = [
            ("SHOP", "", "SHOP"), ("", "CASH", "CASH"), ("SHOP", "SHOP", "SHOP"), ("SHOP BERLIN", "SHOP", "SHOP BERLIN"),
            ("PAYROLL ACME", "PAYROLL ACME AUSTIN", "PAYROLL ACME AUSTIN"), ("SHOP", "CARD 17", "SHOP CARD 17"),
        ]
        let rows = pairs.map { OfxText.row("-1.00", name: $0.name, more: "<MEMO>\($0.memo)") }.joined()
        #expect(ReadDocument(OfxText.sgml(rows)).column(.text) == pairs.map(\.text))
    }

    @Test func memoContinuesANameCutAt32() {
        let rows =
            OfxText.row("-1.00", name: "CARD 17 SUPERMARKET AT THE OLD B", more: "<MEMO>RIDGE 4") + OfxText.row("-2.00", name: "SHOP")
        #expect(ReadDocument(OfxText.sgml(rows)).column(.text) == ["CARD 17 SUPERMARKET AT THE OLD BRIDGE 4", "SHOP"])
    }

    @Test func idsAndKeys() {
        let twice = OfxText.row("-3.00", name: "COFFEE")
        let first = ReadDocument(OfxText.sgml(twice + twice + OfxText.row("-4.00", id: "X1")))
        let again = ReadDocument(OfxText.sgml(OfxText.row("-4.00", id: "X1", name: "BAKERY W.") + twice + twice + OfxText.row("-9.00")))
        #expect(Set(first.column(.id)).count == 3 && Set(first.column(.key)).count == 3)
        #expect(Set(first.column(.id)).isDisjoint(with: again.column(.id)))
        // The overlapping export has the same movements, in whatever order, and one more.
        #expect(Set(first.column(.key)).isSubset(of: again.column(.key)))
        #expect(first.records.map(\.text) == ReadDocument(OfxText.sgml(twice + twice + OfxText.row("-4.00", id: "X1"))).records.map(\.text))
    }

    @Test func misusedIdsLoseNoRow() {
        // The bank gives every row of a day one id, or counts 1, 2 anew in every statement.
        let march = OfxText.row("-5.00", id: "1", name: "TRAM") + OfxText.row("-5.00", id: "1", name: "BUS")
        let april = OfxText.row("-5.00", day: "20250414", id: "1", name: "TRAM")
        let keys = ReadDocument(OfxText.sgml(march)).column(.key) + ReadDocument(OfxText.sgml(april)).column(.key)
        #expect(Set(keys).count == 3)
        // Placeholders are no ids: text tells these apart, and the same key comes again in the other order.
        let blank = [OfxText.row("-5.00", id: "000", name: "TRAM"), OfxText.row("-5.00", id: "000", name: "BUS")]
        let there = ReadDocument(OfxText.sgml(blank.joined())).column(.key)
        let back = ReadDocument(OfxText.sgml(blank.reversed().joined())).column(.key)
        #expect(there == back.reversed())
    }

    @Test func typeOfTheRowSaysHowItWasPaid() {
        let rows = ["ATM", "atm", "SRVCHG", "DEBIT", "XFER"].map { OfxText.row("-1.00").replacing("DEBIT", with: $0) }.joined()
        let read = ReadDocument(OfxText.sgml(rows))
        #expect(read.observations.map { $0.object(.payment)?.string(.method) } == ["atm", "atm", "fee", nil, "transfer"])
    }

    @Test func correctedRowIsVoid() {
        let rows =
            OfxText.row("-5.00", id: "A") + OfxText.row("-6.00", id: "B", more: "<CORRECTFITID>A<CORRECTACTION>REPLACE")
            + OfxText.row("-7.00", id: "C")
        #expect(ReadDocument(OfxText.sgml(rows)).column(.status) == ["void", "posted", "posted"])
    }
}

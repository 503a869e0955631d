import Testing
import TillRecords

@testable import TillBank
@testable import TillStages

/// Rules of reading tables that have a threshold, as tables: just below, at, and just above it.
@Suite struct CsvThresholdTests {
    private static func read(_ lines: [String], options: [String: [String]] = [:]) -> ReadDocument {
        ReadDocument(Array(lines.joined(separator: "\n").utf8), name: "a.csv", options: options)
    }

    /// The years that a table's days may be of.
    @Test(arguments: [("1949", false), ("1950", true), ("1951", true), ("2058", true), ("2059", true), ("2060", false)])
    func yearsOfATable(year: String, isRead: Bool) {
        let read = Self.read(["Date,Description,Amount", "2025-03-14,TEA,-3.50", "\(year)-03-15,CAKE,-4.50"])
        #expect(read.column(.date).count == (isRead ? 2 : 1))
    }

    /// Two digits of a year: from 70 on they are of the last century, from 60 on of the Buddhist era.
    @Test(arguments: [("59", "2059-03-14"), ("60", "2017-03-14"), ("69", "2026-03-14"), ("70", "1970-03-14"), ("71", "1971-03-14")])
    func yearsOfTwoDigits(year: String, date: String) {
        let read = Self.read(["Date,Description,Amount", "14/03/\(year),TEA,-3.50"])
        #expect(read.column(.date) == [date])
    }

    /// Rows that came in and say different things, beside one that left: more than one look like a card's spending.
    @Test(arguments: [(0, true), (1, true), (2, false), (3, false)])
    func whatLooksLikeACard(positive: Int, isRead: Bool) {
        let rows = (0..<positive).map { "2025-03-1\($0),SHOP OF \(["ANA", "BEN", "CID", "DAN", "EVE"][$0]),3.5\($0)" }
        let read = Self.read(["Date,Description,Amount", "2025-03-01,ACME,-90.00"] + rows)
        #expect((read.fault == nil) == isRead, "\(read.fault?.description ?? "")")
    }

    /// Titles that are enough to know the bank by, so that another table may prove the order of dates; fewer where both name the account.
    @Test(arguments: [(4, "", false), (5, "", true), (6, "", true), (3, "giro", true)])
    func titlesThatTellTheBank(titles: Int, account: String, isEnough: Bool) {
        func table(_ day: String) -> [UInt8] {
            let names = ["Date", "Description", "Amount", "Currency", "Category", "Note"].prefix(titles).joined(separator: ",")
            let cells = [day, "TEA", "-3.50", "EUR", "Food", "hot"].prefix(titles).joined(separator: ",")
            return Array("\(names)\n\(cells)\n".utf8)
        }
        let options = account.isEmpty ? [:] : ["account": [account]]
        let read = ReadDocument(together: [("open.csv", table("03/04/2025")), ("proof.csv", table("13/04/2025"))], options: options)
        #expect(read.observations.count == (isEnough ? 2 : 1))
        #expect(read.codes == (isEnough ? [] : ["bank.csv.ambiguous-date"]))
    }

    /// The day of purchase of an OFX row is believed up to a year and a day from its booking.
    @Test(arguments: [("20240315", "2024-03-15"), ("20240314", "2024-03-14"), ("20240313", "2024-03-13"), ("20240312", "2025-03-14")])
    func theDayOfAPurchase(user: String, date: String) {
        let text = """
            OFXHEADER:100

            <OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKTRANLIST>
            <STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20250314<DTUSER>\(user)<TRNAMT>-12.50<FITID>A1<NAME>BAKERY</STMTTRN>
            </BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
            """
        #expect(ReadDocument(Array(text.utf8), name: "a.ofx").column(.date) == [date])
    }

    /// Amounts of any account have up to thirteen digits before the mark.
    @Test(arguments: [("999999999999.99", true), ("9999999999999.99", true), ("99999999999999.99", false)])
    func amountsOfAnyAccount(amount: String, isRead: Bool) {
        let read = Self.read(["Date,Description,Amount", "2025-03-14,TEA,-3.50", "2025-03-15,YACHT,-\(amount)"])
        #expect(read.column(.amount).count == (isRead ? 2 : 1))
    }

    /// Rows with a running balance, the second of which does not follow from the first; with too few others it would be no balance.
    @Test(arguments: [(0, false), (1, true), (2, true)])
    func aChainWithABreak(good: Int, isTold: Bool) {
        var lines = ["Date,Description,Amount,Balance", "2025-03-01,TEA,-1.00,99.00", "2025-03-02,RENT,-10.00,79.00"]
        var balance = 79
        for row in 0..<good {
            balance -= row + 2
            lines.append("2025-03-1\(row),SHOP \(row),-\(row + 2).00,\(balance).00")
        }
        #expect(Self.read(lines).notes.contains("bank.csv.chain-broken") == isTold)
    }
}

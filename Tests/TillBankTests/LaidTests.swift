import Testing
import TillRecords

@testable import TillBank
@testable import TillStages

/// Tables in other forms than lines of cells: web pages, and text of one field a line.
@Suite struct LaidTests {
    private static func read(_ text: String) -> ReadDocument { ReadDocument(text, name: "a.xls") }
    private static func rows(_ read: ReadDocument) -> [String] {
        zip(read.column(.date), read.column(.amount)).map { "\($0) \($1)" }
    }
    private static let march = ["2025-03-14 -4.50", "2025-03-15 12.00"]

    // MARK: Pages

    private static let table = """
        <table><TR><TH>Date</TH><th>Text</th><th colspan="2">Amount</th><th>Note</th></TR>
        <tr><td>2025-03-14<td><b>Caf&eacute;</b><br>West<td>-4.50<td><td>x</tr>
        <tr><td>2025-03-15</td><td>Gift</td><td> 12.00 </td><td></td><td></td></tr></table>
        """

    @Test(arguments: [
        "<html><body>\(table)</body></html>", "\u{FEFF}<!DOCTYPE html>\n<html><head><style>tr {}</style></head>\(table)", table,
        // A table that only lays the page out, words above, and a script.
        "<html><table><tr><td><h1>March</h1>\(table)</td></tr></table><script>var a = '<tr><td>2025-03-16</td></tr>'</script></html>",
    ])
    func ofAPage(text: String) {
        let read = Self.read(text)
        #expect(Self.rows(read) == Self.march && read.rejects.isEmpty, "\(read.codes) \(read.fault?.code ?? "")")
        #expect(read.column(.text).first == "Café West x")
        #expect(read.observations.first?.object(.source)?.string(.format) == "html")
    }

    @Test func whatStandsAboveIsThePreamble() {
        let read = Self.read("<html><p>Opening balance: 100.00</p><div>IBAN DE89370400440532013000</div>\(Self.table)</html>")
        #expect(Self.rows(read) == Self.march)
        #expect(read.column(.account).allSatisfy { $0 == "DE89370400440532013000" })
    }

    @Test func aPageOfAnotherCodePage() {
        let latin =
            Array("<html><table><tr><th>Datum</th><th>Text</th><th>Belopp</th></tr>".utf8)
            + Array("<tr><td>2025-03-14</td><td>Caf".utf8) + [0xE9]
            + Array("</td><td>-4,50</td></tr><tr><td>2025-03-15</td><td>Gift</td><td>12,00</td></tr></table></html>".utf8)
        let read = ReadDocument(latin, name: "a.xls")
        #expect(Self.rows(read) == Self.march && read.column(.text).first == "Café")
        let wide = Array("<html>\(Self.table)</html>".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(Self.rows(ReadDocument([0xFF, 0xFE] + wide, name: "a.xls")) == Self.march)
    }

    @Test(arguments: [
        "<html><body>Please log in</body></html>", "<html><table><tr><td>Name</td><td><input></td></tr></table></html>",
        "<html><table><tr><td>Name</td></tr><tr><td>Password</td></tr></table></html>",
    ])
    func aLoginPageIsNone(text: String) {
        #expect(Self.read(text).fault?.code == "bank.not-an-export.html")
    }

    /// Ends that are missing, and nesting deeper than any page has.
    @Test func brokenPagesEnd() {
        let deep = String(repeating: "<table><tr><td>", count: 3_000)
        _ = Self.read("<html>\(deep)2025-03-14</html>")
        #expect(
            Self.rows(
                Self.read("<html><table><tr><td>Date<td>Text<td>Amount<tr><td>2025-03-14<td>a<td>-4.50<tr><td>2025-03-15<td>b<td>12.00"))
                == Self.march)
    }

    // MARK: One field a line

    private static let blocks = [
        ["Date: 14/03/2025", "Description: Tea: green", "Amount: -4.50"], ["Date: 15/03/2025", "Description: Gift", "Amount: 12.00"],
    ]

    @Test(arguments: ["\n", "\r\n", "\r"], ["", "\n"])
    func ofBlocks(end: String, between: String) {
        let text = (["From: 01/03/2025", ""] + Self.blocks.map { $0.joined(separator: end) + (between.isEmpty ? "" : end) })
            .joined(separator: end)
        let read = Self.read(text)
        #expect(Self.rows(read) == Self.march && read.rejects.isEmpty, "\(read.codes) \(read.fault?.code ?? "")")
        #expect(read.column(.text) == ["Tea: green", "Gift"])
        #expect(read.observations.first?.object(.source)?.string(.format) == "blocks")
    }

    /// Fields that some blocks do not have, titles of another language, a sign of full width.
    @Test func fieldsMayBeAbsent() {
        let read = Self.read(
            """
            Dato：14.03.2025
            Tekst：Te
            Beløb：-4,50
            Saldo：95,50

            Dato：15.03.2025
            Tekst：Gave
            Beløb：12,00
            """)
        #expect(Self.rows(read) == Self.march)
    }

    /// Two blocks are rows, one is none; three fields are, two are none; a chat has neither days nor numbers in its fields.
    @Test(arguments: [
        (Self.blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n"), true), (Self.blocks[0].joined(separator: "\n"), false),
        ("Date: 14/03/2025\nAmount: -4.50\n\nDate: 15/03/2025\nAmount: 12.00", false),
        ("Ana: lunch was 12\nBen: ok\nCy: 5\n\nAna: 14/03/2025?\nBen: 4\nCy: yes", false),
    ])
    func whatAreRows(text: String, isRows: Bool) {
        #expect(Self.read(text).observations.isEmpty != isRows)
    }
}

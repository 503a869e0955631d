import Testing
import TillRecords

@testable import TillReports

@Suite struct CsvTests {
    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+44 20", "'+44 20"), ("-x", "'-x"), ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "'\tx"), (" =x", "' =x"),
        ("-12.50", "-12.50"),
        ("+3", "+3"), ("-", "'-"), ("-1.2.3", "'-1.2.3"), ("＝1", "'＝1"), ("plain", "plain"), ("a,b", "\"a,b\""),
        ("say \"x\"", "\"say \"\"x\"\"\""),
        ("\r=x", "\"'\r=x\""), ("", ""), (" a", "\" a\""), ("é", "é"), ("a;b c/d_1.-2", "a;b c/d_1.-2"), ("a\nb", "\"a\nb\""),
        ("a=1", "a=1"),
    ])
    func startsNoFormula(text: String, cell: String) {
        #expect(Csv.cell(text) == cell)
        // A line is what its cells are, however it is put together.
        let money = Money(minorUnits: -1_250, currency: Sample.eur)
        #expect(CsvForm.plain.line([.text(text), .count(-3), .none, .money(money)]) == Csv.line([text, "-3", "", "-12.50"]))
        #expect(CsvForm.plain.line([.none, .text(text)]) == ",\(cell)\r\n")
    }

    @Test func tablesHoldEveryRow() {
        let table = LedgerTables.transactions(Sample.book, settings: PageSettings())
        #expect(table.split(separator: "\r\n").count == Sample.rows.count + 1)
        #expect(table.contains("2025-03,2025-03-22,giro,Diner"))
        #expect(LedgerTables.categories(Sample.book).contains("2025-03,out,Food,Groceries,84.20,EUR"))
        #expect(LedgerTables.accounts(Sample.page()).contains("2025-03,giro,3360.00,4584.99,"))
    }
}

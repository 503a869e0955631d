import Testing
import TillRecords

@testable import TillReports

@Suite struct CsvTests {
    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+44 20", "'+44 20"), ("-x", "'-x"), ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "'\tx"), (" =x", "' =x"),
        ("-12.50", "-12.50"),
        ("+3", "+3"), ("-", "'-"), ("-1.2.3", "'-1.2.3"), ("＝1", "'＝1"), ("plain", "plain"), ("a,b", "\"a,b\""),
        ("say \"x\"", "\"say \"\"x\"\"\""),
        ("\r=x", "\"'\r=x\""), ("", ""),
    ])
    func startsNoFormula(text: String, cell: String) {
        #expect(Csv.cell(text) == cell)
    }

    @Test func tablesHoldEveryRow() {
        let table = LedgerTables.transactions(Sample.book, settings: PageSettings())
        #expect(table.split(separator: "\r\n").count == Sample.rows.count + 1)
        #expect(table.contains("2025-03,2025-03-22,giro,Diner"))
        #expect(LedgerTables.categories(Sample.book).contains("2025-03,out,Food,Groceries,84.20,EUR"))
        #expect(LedgerTables.accounts(Sample.page()).contains("2025-03,giro,3360.00,4584.99,"))
    }
}

import Testing
import TillRecords
import TillTesting

@testable import TillBank

/// Tables of text that end in the middle of a row, at every place: the last row is as it was written, or it is refused; the others stay.
@Suite struct CutFileTests {
    static let tables = [
        "Date,Description,Amount\n2025-03-01,Shop A,-10.50\n2025-03-02,Shop B,-20.50\n2025-03-05,Shop D,-1.25\n2025-03-13,Shop C,-97.91\n",
        "Date;Text;Amount;Balance\n2025-03-01;Shop A;-10,50;100,00\n2025-03-02;Shop B;-20,50;79,50\n2025-03-05;Shop D;-1,25;78,25\n"
            + "2025-03-13;Shop C;-97,91;-19,66\n",
        "Booking date;Amount;Text;Currency\r\n01.03.2025;-10,50;Shop A;EUR\r\n02.03.2025;-20,50;Shop B;EUR\r\n05.03.2025;-1,25;Shop D;EUR\r\n"
            + "13.03.2025;-97,91;Shop C;EUR\r\n",
        "Id,Date,Text,Debit,Credit,Balance\n1,2025-03-01,Shop A,10.50,,100.00\n2,2025-03-02,Wage,,20.50,120.50\n"
            + "3,2025-03-05,Shop D,1.25,,119.25\n4,2025-03-13,Shop C,97.91,,21.34\n",
        "\"Date\",\"Text\",\"Amount\"\n\"2025-03-01\",\"Shop A\",\"-10.50\"\n\"2025-03-02\",\"Shop B\",\"-20.50\"\n"
            + "\"2025-03-05\",\"Shop D\",\"-1.25\"\n\"2025-03-13\",\"Shop C\",\"-97.91\"\n",
    ]

    @Test(arguments: tables) func everyPlace(table: String) throws {
        let end = try #require(table.dropLast(2).lastIndex { $0.isNewline })
        let whole = CutRun(table)
        let rows = whole.rows
        #expect(rows.count == 4)
        for length in 1..<table[table.index(after: end)...].count {
            let text = String(table[...end]) + table[table.index(after: end)...].prefix(length)
            let run = CutRun(text)
            let found = run.rows
            #expect(found == rows || found == Array(rows.dropLast()) && run.rejects.count == 1, "\(text.suffix(length))")
        }
    }

    /// A file that ends without a line's end is whole where its last row is written as the others are, and where nothing tells.
    @Test(arguments: [
        ("2025-03-13,Shop C,-97.91", true), ("2025-03-13,Shop C,-97.9", false), ("2025-03-13,Shop C,-97", false),
        ("Total,,-32.25", true), ("Total", true), ("2025-03", false),
    ]) func withoutAnEnd(last: String, isWhole: Bool) {
        let run = CutRun(Self.tables[0].dropLast(25) + last)
        #expect(run.rejects.isEmpty == isWhole)
        #expect(run.rejects.allSatisfy { $0.equals(.code, "bank.csv.cut-off") })
    }

    /// A day at the end of a row that has fewer signs than all others is another day.
    @Test(arguments: [("13.03.2025", 4), ("13.03.20", 3)]) func theLastDay(day: String, rows: Int) {
        let before = (1...3).map { "Shop;-\($0),50;0\($0).03.2025\n" }.joined()
        #expect(CutRun("Text;Amount;Date\n" + before + "Shop;-97,91;\(day)").rows.count == rows)
    }

    /// Fewer than three rows before it tell nothing of how rows are written; nor do rows that are written in two ways.
    @Test(arguments: [
        (["-1.50", "-2.50"], false), (["-1.50", "-2.50", "-3.50"], true), (["-1.50", "-2.5", "-3.50"], false), (["-1", "-2", "-3"], false),
    ]) func whatTheOthersTell(amounts: [String], isRefused: Bool) {
        let rows = amounts.enumerated().map { "2025-03-0\($0.offset + 1),Shop,\($0.element)\n" }.joined()
        let run = CutRun("Date,Description,Amount\n" + rows + "2025-03-09,Shop,-9")
        #expect(run.rejects.isEmpty != isRefused)
    }
}

/// Days and amounts of the rows that were read, and what was refused.
private struct CutRun {
    let rows: [[String?]]
    let rejects: [Record]

    init(_ text: String) {
        let document = ReadDocument(text, name: "cut.csv")
        rows = document.records.filter { $0.equals(.type, .observation) }.map { [$0.string(.date), $0.string(.amount)] }
        rejects = document.records.filter { $0.equals(.type, .reject) }
    }
}

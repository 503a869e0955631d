import Testing
import TillRecords

@testable import TillBank
@testable import TillStages

/// Spreadsheets that are one XML file.
@Suite struct SheetXmlTests {
    private static func cell(_ type: String, _ value: String, _ more: String = "") -> String {
        "<Cell\(more)><Data ss:Type=\"\(type)\">\(value)</Data></Cell>"
    }

    private static func row(_ cells: String..., more: String = "") -> String { "<Row\(more)>\(cells.joined())</Row>" }

    private static func sheet(_ rows: [String], options: String = "") -> String {
        "<Worksheet ss:Name=\"March &amp; April\"><Table>\(rows.joined())</Table>\(options)</Worksheet>"
    }

    private static func book(_ sheets: String...) -> String {
        "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "
            + "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\(sheets.joined())</Workbook>"
    }

    private static let titles = row(cell("String", "Date"), cell("String", "Text"), cell("String", "Note"), cell("String", "Amount"))
    private static let rows = [
        titles,
        row(
            cell("DateTime", "2025-03-14T00:00:00.000"), cell("String", "TEA", " ss:MergeAcross=\"1\""),
            cell("Number", "-12.300000000000001")),
        row(
            cell("DateTime", "2025-03-15T00:00:00.000"), cell("String", "R&amp;D"), cell("Number", "2500", " ss:Index=\"4\""),
            more: " ss:Index=\"5\""),
    ]

    /// Places that a cell or a row names, merged cells, numbers with noise.
    @Test func cells() {
        let read = ReadDocument(Self.book(Self.sheet(Self.rows)), name: "a.xls")
        #expect(read.column(.date) == ["2025-03-14", "2025-03-15"] && read.column(.amount) == ["-12.3", "2500"])
        #expect(read.column(.text) == ["TEA", "R&D"])
        let places = ["sheet March & April, row 2", "sheet March & April, row 5"]
        #expect(read.observations.map { $0.object(.source)?.string(.place) } == places)
        #expect(read.observations.first?.object(.source)?.string(.format) == "sheetxml")
    }

    @Test func hiddenSheetsAreTold() {
        let hidden = "<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>"
        let read = ReadDocument(Self.book(Self.sheet(Self.rows, options: hidden), Self.sheet(Self.rows)), name: "a.xls")
        #expect(read.column(.amount) == ["-12.3", "2500"] && read.notes == ["bank.sheets.hidden"])
    }

    /// Rows that go back, XML that is cut, a document type.
    @Test(arguments: [
        book(sheet([titles, row(cell("String", "a"), more: " ss:Index=\"1\"")])), String(book(sheet(rows)).dropLast(20)),
        book(sheet(rows)).replacing("<Workbook", with: "<!DOCTYPE a><Workbook"),
    ])
    func whatIsBroken(text: String) { #expect(ReadDocument(text, name: "a.xls").fault?.code == "bank.sheetxml.broken") }
}

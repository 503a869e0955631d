import TillHousehold
import TillStages

/// What is made beside the pages of a household, and how its tables are written.
struct PageFiles: Sendable {
    /// Tables as the spreadsheets of the household's country open them.
    var isForSpreadsheets = false
    /// A workbook lies in the household's folder.
    var hasWorkbook = false
    /// A PDF lies beside each page; nil for none.
    var printer: PaperPrinter?

    /// What the workbook in a household's folder is called.
    static let workbook = "tables.xlsx"

    /// In the language that pages are written in.
    var form: CsvForm { isForSpreadsheets ? .spreadsheet(PageLanguage.spoken.numbers) : .plain }

    /// Writes a page, and its PDF.
    func write(_ html: String, to name: String, in folder: PageFolder) throws(Fault) { try write(html, path: folder.path + "/" + name) }

    /// Writes a page that stands alone, and its PDF.
    func write(_ html: String, path: String) throws(Fault) {
        try PageFolder.write(html, path: path)
        try writePaper(html, path)
    }

    func write(_ page: PageBytes, to name: String, in folder: PageFolder) throws(Fault) {
        let path = folder.path + "/" + name
        try PageFolder.write(page.bytes, path: path)
        if printer != nil { try writePaper(page.text, path) }
    }

    private func writePaper(_ html: String, _ path: String) throws(Fault) {
        guard let printer else { return }
        let stem = path.hasSuffix(".html") ? String(path.dropLast(".html".count)) : path
        try PageFolder.write(try printer.pdf(html), path: stem + ".pdf")
    }
}

import TillRecords
import TillStages
import TillUnpacking

/// Spreadsheets that banks export (xlsx): every visible sheet is a table, read as a table of text is.
struct XlsxFormat: BankFormat {
    static let name: StaticString = "xlsx"
    static let title = "a spreadsheet (xlsx)"
    static let kinds = ["xlsx"]
    static let reads = "spreadsheets (xlsx)"

    private let tables: CsvFormat

    /// The tables' own options hold for sheets too.
    init(options: Options, context: Context) throws(Fault) { tables = try CsvFormat(options: options, context: context) }

    func claim(_ document: Document, _ head: HeadBytes) -> Claim { XlsxFormat.isPacked(document.bytes) ? .certain : .none }

    /// Whether the bytes are a zip with a workbook in it.
    static func isPacked(_ bytes: [UInt8]) -> Bool {
        guard Unpacking.isZip(bytes) else { return false }
        var found = false
        try? Unpacking.members(
            bytes, start: 0, where: { $0.lowercased() == "xl/workbook.xml" }, fault: { BankArchive.fault($0, "") }
        ) { (_: Unpacking.Member) throws(Fault) in
            found = true
            return false
        }
        return found
    }

    func read(_ document: Document, into writer: BankWriter) throws(Fault) {
        let book = try XlsxBook(document)
        let knowledge = try tables.words()
        var outcome = Outcome()
        for (index, sheet) in book.sheets.enumerated() {
            guard !sheet.isHidden else {
                outcome.hidden.append(sheet.name)
                continue
            }
            let cells = try book.read(sheet) { knowledge.currencies.isMark($0) }
            guard cells.filledRows > 0 else { continue }
            writer.part = BankPart(format: XlsxFormat.name, sheet: XlsxFormat.shown(sheet.name), index: index)
            do throws(Fault) {
                try read(cells, writer)
                outcome.read += 1
            } catch {
                if error.exit == .inputOutput, error.file == nil { throw error }
                outcome.take(error, sheet.name, document)
            }
        }
        try outcome.report(writer)
    }

    /// A name as it stands in a place: on one line.
    static func shown(_ name: String) -> String { name.replacingLineBreaks }

    /// A row of a sheet, its cells divided by bars; nil where the workbook has no such row.
    func passage(of source: Record, in document: Document, _ knowledge: Knowledge) throws(Fault) -> OriginalPassage? {
        guard let place = source.string(.place), place.hasPrefix("sheet "), let end = place.ranges(of: ", row ").last,
            let number = Int(place[end.upperBound...]), number > 0
        else {
            return nil
        }
        let name = String(place[..<end.lowerBound].dropFirst(6))
        let book = try XlsxBook(document)
        guard let sheet = book.sheets.first(where: { XlsxFormat.shown($0.name) == name }) else { return nil }
        let words = try tables.words()
        let cells = try book.read(sheet) { words.currencies.isMark($0) }
        let rows = cells.table.split(separator: 0x0A, maxSplits: number, omittingEmptySubsequences: false)
        guard rows.count >= number, !rows[number - 1].isEmpty else { return nil }
        let texts = rows[number - 1].split(separator: XlsxSheet.delimiter, omittingEmptySubsequences: false)
        let text = texts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " | ")
        return OriginalPassage([OriginalPassage.Line(number: number, text: String(text.prefix(2_000)))])
    }

    private func read(_ cells: XlsxSheet, _ writer: BankWriter) throws(Fault) {
        var answers = tables.answers(for: writer.document)
        answers.rowWord = "row"
        let (mark, open) = cells.settleMark()
        if answers.decimalMark == nil, let mark {
            if let open, cells.hasNumbers {
                throw Fault(
                    "bank.xlsx.ambiguous-decimal",
                    "the number that row \(open) holds as text reads with its mark as decimal mark and as "
                        + "separator of thousands.", remedy: "Give --decimal point or --decimal comma.")
            }
            if cells.hasNumbers {
                answers.decimalMark = mark
                answers.decimalFrom =
                    mark == NumberText.comma ? "numbers that stand in the sheet as text have it" : "the sheet holds numbers, not texts"
            }
        }
        writer.facts?.decided("sheet", writer.part.sheet ?? "", "\(cells.filledRows) rows have cells")
        let text = CsvText(decoded: nil, encoding: "UTF-8", because: "")
        var fault: Fault?
        cells.table.withUnsafeBytes { bytes in
            do throws(Fault) {
                try tables.read(CsvBody(bytes), text, answers, writer, dialect: CsvDialect(delimiter: XlsxSheet.delimiter, quote: 0))
            } catch {
                fault = error
            }
        }
        if let fault { throw fault }
    }

    /// What became of the sheets.
    private struct Outcome {
        var read = 0
        var hidden: [String] = []
        /// Sheets without a table of movements.
        private var aside: [String] = []
        private var refused: [Fault] = []
        private var firstAside: Fault?

        mutating func take(_ fault: Fault, _ sheet: String, _ document: Document) {
            var placed = fault.within(file: document.name)
            if placed.place == nil { placed.place = "sheet \(XlsxFormat.shown(sheet))" }
            if ["bank.csv.no-table", "bank.csv.no-date", "bank.csv.no-amount"].contains(fault.code) {
                aside.append(sheet)
                firstAside = firstAside ?? placed
            } else {
                refused.append(placed)
            }
        }

        func report(_ writer: BankWriter) throws(Fault) {
            if read == 0 {
                if let fault = refused.first ?? firstAside { throw fault }
                throw Fault(
                    "bank.xlsx.empty", "no visible sheet of the spreadsheet has a cell with content.", remedy: "Export it again.")
            }
            for fault in refused {
                try writer.sink.reject(fault, document: writer.document.id, within: writer.document.carrier?.document)
            }
            if !aside.isEmpty {
                try writer.sink.note(
                    "bank.xlsx.sheets", "\(XlsxFormat.list(aside)) no table of movements and was not read.", file: writer.document.name)
            }
            if !hidden.isEmpty {
                try writer.sink.note(
                    "bank.xlsx.hidden", "\(XlsxFormat.list(hidden)) hidden and was not read.",
                    remedy: "Make it visible in a spreadsheet program if its rows are wanted.", file: writer.document.name)
            }
        }
    }

    private static func list(_ names: [String]) -> String {
        "\(names.count == 1 ? "the sheet" : "each of the sheets") \(names.prefix(5).joined(separator: ", ")) is"
    }
}

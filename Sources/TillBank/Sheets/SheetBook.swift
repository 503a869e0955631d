import TillRecords
import TillStages

/// A workbook: every visible sheet is a table, read as a table of text is.
protocol SheetBook {
    /// In their order.
    var sheets: [SheetName] { get }
    /// The cells of a sheet. Throws when it cannot be read.
    ///
    /// - Parameter isMark: whether a word of a number format is one for a currency.
    func table(_ index: Int, isMark: @escaping ([UInt8]) -> Bool) throws(Fault) -> SheetTable
}

struct SheetName {
    let text: String
    let isHidden: Bool

    /// As it stands in a place: on one line.
    var shown: String { text.replacingLineBreaks }
}

extension CsvFormat {
    /// Reads the tables of a workbook; their records say its format.
    func read(_ book: some SheetBook, of format: StaticString, into writer: BankWriter) throws(Fault) {
        let knowledge = try words()
        var outcome = SheetOutcome()
        for (index, sheet) in book.sheets.enumerated() {
            guard !sheet.isHidden else {
                outcome.hidden.append(sheet.text)
                continue
            }
            let table = try book.table(index) { knowledge.currencies.isMark($0) }
            guard table.filledRows > 0 else { continue }
            writer.part = BankPart(format: format, sheet: sheet.shown, index: index)
            do throws(Fault) {
                try read(table, writer)
                outcome.read += 1
            } catch {
                if error.exit == .inputOutput, error.file == nil { throw error }
                outcome.take(error, sheet.text, writer.document)
            }
        }
        try outcome.report(writer)
    }

    /// A row of a sheet; nil where the workbook has no such row.
    func passage(of source: Record, in book: some SheetBook) throws(Fault) -> OriginalPassage? {
        guard let place = source.string(.place), place.hasPrefix("sheet "), let end = place.ranges(of: ", row ").last,
            let number = Int(place[end.upperBound...]),
            let index = book.sheets.firstIndex(where: { $0.shown == place[..<end.lowerBound].dropFirst(6) })
        else {
            return nil
        }
        let knowledge = try words()
        return try book.table(index) { knowledge.currencies.isMark($0) }.passage(ofRow: number)
    }

    private func read(_ table: SheetTable, _ writer: BankWriter) throws(Fault) {
        var answers = answers(for: writer.document)
        answers.rowWord = "row"
        let (mark, open) = table.settleMark()
        if answers.decimalMark == nil, let mark {
            if let open, table.hasNumbers {
                throw Fault(
                    "bank.sheets.ambiguous-decimal",
                    "the number that row \(open) holds as text reads with its mark as decimal mark and as "
                        + "separator of thousands.", remedy: "Give --decimal point or --decimal comma.")
            }
            if table.hasNumbers {
                answers.decimalMark = mark
                answers.decimalFrom =
                    mark == NumberText.comma ? "numbers that stand in the sheet as text have it" : "the sheet holds numbers, not texts"
            }
        }
        writer.facts?.decided("sheet", writer.part.sheet ?? "", "\(table.filledRows) rows have cells")
        let text = CsvText(decoded: nil, encoding: "UTF-8", because: "")
        var fault: Fault?
        table.bytes.withBytes { bytes in
            do throws(Fault) {
                try read(CsvBody(bytes), text, answers, writer, dialect: CsvDialect(delimiter: SheetTable.delimiter, quote: 0))
            } catch {
                fault = error
            }
        }
        if let fault { throw fault }
    }
}

/// What became of the sheets.
private struct SheetOutcome {
    var read = 0
    var hidden: [String] = []
    /// Sheets without a table of movements.
    private var aside: [String] = []
    private var refused: [Fault] = []
    private var firstAside: Fault?

    mutating func take(_ fault: Fault, _ sheet: String, _ document: Document) {
        var placed = fault.within(file: document.name)
        if placed.place == nil { placed.place = "sheet \(sheet.replacingLineBreaks)" }
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
                "bank.sheets.empty", "no visible sheet of the spreadsheet has a cell with content.", remedy: "Export it again.")
        }
        for fault in refused {
            try writer.sink.reject(fault, document: writer.document.id, within: writer.document.carrier?.document)
        }
        if !aside.isEmpty {
            try writer.sink.note(
                "bank.sheets.others", "\(Self.list(aside)) no table of movements and was not read.", file: writer.document.name)
        }
        if !hidden.isEmpty {
            try writer.sink.note(
                "bank.sheets.hidden", "\(Self.list(hidden)) hidden and was not read.",
                remedy: "Make it visible in a spreadsheet program if its rows are wanted.", file: writer.document.name)
        }
    }

    private static func list(_ names: [String]) -> String {
        "\(names.count == 1 ? "the sheet" : "each of the sheets") \(names.prefix(5).joined(separator: ", ")) is"
    }
}

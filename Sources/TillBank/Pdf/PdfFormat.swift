import TillRecords
import TillStages

/// Statements as PDF with a text layer, of any bank: taken where balances or totals prove every row, asked for elsewhere.
struct PdfFormat: BankFormat {
    static let name: StaticString = "pdf"
    static let title = "a statement as PDF"
    static let kinds = ["PDF statements"]
    static let reads = "PDF statements that have a text"
    static let passage = """
        A PDF statement is read by where its words stand: days, texts and sums above each other are columns. It is taken only where \
        the running balance, the balances before and after, or totals prove every row of it; else it is refused with what is \
        missing, and --unproven takes its rows as they are.
        """
    static let options: [OptionDeclaration] = [.flag("unproven", "take the rows of PDF statements that no balance and no total proves")]

    private let tables: CsvFormat
    private let takesUnproven: Bool

    /// The tables' own options hold for those of PDF too.
    init(options: Options, context: Context) throws(Fault) {
        tables = try CsvFormat(options: options, context: context)
        takesUnproven = options.flag("unproven")
    }

    func claim(_ document: Document, _ head: HeadBytes) -> Claim { head.starts(PdfFormat.magic, at: 0) ? .certain : .none }

    /// A receipt is a PDF too: what a statement has and receipts have not decides.
    func weight(_ document: Document) -> DocumentClaim {
        guard let pages = try? PdfPages(document, most: 3) else { return .none }
        return PdfShape(pages).claim
    }

    private static let magic = Array("%PDF-".utf8)

    func read(_ document: Document, into writer: BankWriter) throws(Fault) {
        var refused: Fault?
        for table in try laid(document) {
            let trial = PdfTrial(table, document, writer.request, tables)
            if trial.isProven || takesUnproven && trial.fault == nil {
                try tables.read(table.laid, of: PdfFormat.name, into: writer)
                guard !trial.isProven else {
                    writer.facts?.decided("rows", "\(trial.summary.rows)", trial.because)
                    return
                }
                return try writer.note(
                    "bank.pdf.taken", "the rows were taken though nothing proves them: \(trial.because).",
                    remedy: "Compare them with the statement.")
            }
            if refused == nil || refused?.code == "bank.pdf.unproven" { refused = trial.fault ?? refused ?? PdfFormat.question(trial) }
        }
        throw refused ?? PdfFormat.noTable(document)
    }

    private static func question(_ trial: PdfTrial) -> Fault {
        Fault(
            "bank.pdf.unproven", "\(BankCheckLine.count(trial.summary.rows, "row")) can be read and not proven: \(trial.because).",
            remedy: "Export CSV or OFX from the bank's site; or compare the rows that --check --unproven shows, and give --unproven.")
    }

    private static func noTable(_ document: Document) -> Fault {
        ForeignContent.recognise(HeadBytes(document.bytes))?.fault(file: document.name)
            ?? ForeignContent.unknown().fault(file: document.name)
    }

    func passage(of source: Record, in document: Document, _ knowledge: Knowledge) throws(Fault) -> OriginalPassage? {
        for table in try laid(document) where PdfTrial(table, document, BankRequest(), tables).isProven || takesUnproven {
            return table.laid.passage(of: source.string(.place))
        }
        return nil
    }

    /// The tables that the document may be, the plainest first.
    private func laid(_ document: Document) throws(Fault) -> [PdfTable] {
        let pages = try PdfPages(document)
        guard !pages.isEmpty else {
            throw Fault(
                "bank.pdf.no-text", "the PDF is made of pictures and has no text.", remedy: "Export CSV or OFX from the bank's site.",
                file: document.name)
        }
        let knowledge = try tables.words()
        return PdfLook.allDecimals.flatMap { decimals in
            let rows = PdfRow.all(pages, PdfLook(knowledge: knowledge, decimals: decimals))
            return PdfTable.Undated.allCases.compactMap { PdfTable(rows, undated: $0) }
        }
    }
}

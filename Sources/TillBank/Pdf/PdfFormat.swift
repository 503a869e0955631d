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

/// How much a PDF looks like a statement, by the figures on its pages alone: a statement has a day in most lines that have a sum, and
/// its last sums are balances.
struct PdfShape {
    /// Sums of each line that has some, in cents; the last may be a balance.
    private var priced: [[Int]] = []
    /// How many of these lines begin with a day.
    private var dated = 0
    /// Words behind the number with which a line begins: few of them are months, many are goods.
    private var words: Set<[UInt8]> = []
    private var wordy = 0

    init(_ pages: PdfPages) {
        for page in pages.pages {
            var line: [PdfPages.Word] = []
            for word in page.sorted(by: { ($0.middle, $0.left) < ($1.middle, $1.left) }) {
                if let first = line.first, word.middle - first.middle > min(first.height, word.height) / 2 {
                    take(line)
                    line = []
                }
                line.append(word)
            }
            take(line)
        }
    }

    private mutating func take(_ line: [PdfPages.Word]) {
        let texts = line.sorted { $0.left < $1.left }.map(\.text)
        let sums = texts.dropFirst().compactMap { PdfShape.cents($0) }
        guard !sums.isEmpty else { return }
        priced.append(sums)
        if PdfShape.isDay(texts[0]) {
            dated += 1
        } else if texts.count > 2, let word = PdfShape.month(texts[0], texts[1]) {
            dated += 1
            words.insert(word)
            wordy += 1
        }
    }

    /// Steps from one balance to the next that a sum of their line explains.
    private var links: Int {
        zip(priced, priced.dropFirst()).count { before, after in
            guard before.count > 1, after.count > 1, let held = before.last, let holds = after.last, held != holds else { return false }
            let step = abs(holds - held)
            return after.dropLast().contains(step) || before.dropLast().contains(step)
        }
    }

    var claim: DocumentClaim {
        guard wordy == 0 || words.count * 3 <= wordy + 3 else { return .none }
        if dated >= 2, links >= 2 { return .certain }
        return dated >= 3 && dated * 2 > priced.count ? .likely : .none
    }

    /// Two or three groups of digits with a dot, a slash or a dash between them, no three decimals and no sum.
    private static func isDay(_ text: [UInt8]) -> Bool {
        let groups = text.split(omittingEmptySubsequences: true) { $0 == 0x2E || $0 == 0x2F || $0 == 0x2D }
        guard (2...3).contains(groups.count), groups.allSatisfy({ $0.count <= 4 && $0.allSatisfy { $0 &- 0x30 < 10 } }) else {
            return false
        }
        return groups.count == 3 || text.contains(0x2F) || text.last == 0x2E
    }

    /// The word of a day such as `14 March` or `Mar 14`.
    private static func month(_ first: [UInt8], _ second: [UInt8]) -> [UInt8]? {
        func isNumber(_ text: [UInt8]) -> Bool {
            let digits = text.last == 0x2E || text.last == 0x2C ? text.dropLast() : text[...]
            return (1...2).contains(digits.count) && digits.allSatisfy { $0 &- 0x30 < 10 }
        }
        func isWord(_ text: [UInt8]) -> Bool { text.count >= 3 && text.count <= 20 && text.allSatisfy { $0 &- 0x30 > 9 } }
        if isNumber(first), isWord(second) { return second }
        return isWord(first) && isNumber(second) ? first : nil
    }

    /// A number with two decimals, without its sign.
    private static func cents(_ text: [UInt8]) -> Int? {
        guard text.count <= 16, case .number(let number) = NumberText.read(text), number.markCount > 0, number.digits < 1 << 40 else {
            return nil
        }
        let isSum = [NumberText.dot, NumberText.comma].contains { number.decimals($0) == 2 }
        return isSum ? Int(number.digits) : nil
    }
}

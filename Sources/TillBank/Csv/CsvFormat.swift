import TillRecords
import TillStages

/// Exports of banks as tables of text: CSV, TSV, SSV of any bank, read without configuration where the file decides all.
struct CsvFormat: BankFormat {
    static let name: StaticString = "csv"

    static let options: [OptionDeclaration] = [
        .choice("date-order", ["DMY", "MDY", "YMD"], "order of day, month and year in numeric dates of tables and QIF"),
        .choice("decimal", ["point", "comma"], "decimal mark of amounts in tables and QIF"),
        .choice("sign", ["negative-out", "positive-out"], "which amounts are money leaving, where a table has one column of amounts"),
        .value(
            "columns", "ROLE=N,…",
            "columns of a table, from 1: date, amount, debit, credit, direction, balance, currency, account, text, merchant, id"),
    ]

    let answers: CsvAnswers
    private let knowledge: LazyKnowledge

    init(options: Options, context: Context) throws(Fault) {
        answers = try CsvAnswers(options)
        knowledge = LazyKnowledge(context.knowledge)
    }

    /// Text may always be a table; whether it is one shows when it is read.
    func claim(_ document: Document) -> Claim {
        let head = document.bytes.prefix(4096)
        let controls = head.count { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D && $0 != 0 }
        return controls * 20 > head.count ? .none : .possible
    }

    func read(_ document: Document, into writer: ObservationWriter) throws(Fault) {
        let knowledge = try knowledge.loaded()
        let text = document.bytes.withUnsafeBytes { CsvEncoding.read($0, alphabets: knowledge.alphabets) }
        if let remark = text.remark { try writer.note("bank.csv.encoding", remark) }
        var fault: Fault?
        let bytes = text.decoded ?? document.bytes
        bytes.withUnsafeBytes { whole in
            let body = UnsafeRawBufferPointer(rebasing: whole.dropFirst(text.decoded == nil ? text.skipped : 0))
            do throws(Fault) {
                try read(body, text, answers, writer)
            } catch {
                fault = error
            }
        }
        if let fault { throw fault }
    }

    /// The words and signs of tables. Throws `knowledge.missing`.
    func words() throws(Fault) -> CsvKnowledge { try knowledge.loaded() }

    /// Reads a table whose text is decoded.
    ///
    /// - Parameter dialect: how cells are divided, where that is no question.
    func read(
        _ bytes: UnsafeRawBufferPointer, _ text: CsvText, _ answers: CsvAnswers, _ writer: ObservationWriter, dialect: CsvDialect? = nil
    ) throws(Fault) {
        let knowledge = try knowledge.loaded()
        var answers = answers
        answers.isNoCard = writer.request.isNoCard
        guard let layout = try layout(bytes, text, knowledge, answers, writer.facts, dialect) else {
            return try writer.note("bank.csv.no-rows", "the table has titles and no rows.")
        }
        if layout.signIsAssumed {
            try writer.note(
                "bank.csv.sign-assumed",
                "no amount is negative, and nothing proves the sign: positive amounts were read as money that came in.",
                remedy: "Give --sign positive-out if they are money that left, --sign negative-out if not.")
        }
        var rows = CsvRows(bytes, layout, knowledge, writer)
        try rows.readAll()
    }
}

extension CsvFormat {
    /// How the table is to be read; nil when it has titles and no rows. A few hundred rows decide most tables; where they leave
    /// a question open, thousands are asked before a person is.
    private func layout(
        _ bytes: UnsafeRawBufferPointer, _ text: CsvText, _ knowledge: CsvKnowledge, _ answers: CsvAnswers, _ facts: BankFacts?,
        _ dialect: CsvDialect?
    ) throws(Fault) -> CsvLayout? {
        for most in [CsvSample.fewRows, CsvSample.firstRows] {
            let finder = CsvLayoutFinder(bytes, knowledge, answers, rows: most, dialect: dialect)
            finder.layout.encoding = text.encoding
            if dialect == nil { finder.layout.decided("encoding", text.encoding, text.because) }
            if finder.isEmptyTable { return nil }
            do throws(Fault) {
                let layout = try finder.find()
                if let facts { finder.tell(facts) }
                return layout
            } catch {
                guard finder.sample.isWhole || most == CsvSample.firstRows else { continue }
                if let facts { finder.tell(facts) }
                throw error
            }
        }
        return nil
    }
}

/// The words and signs of tables, read when the first table comes: other formats do not need them.
final class LazyKnowledge: @unchecked Sendable {
    private let files: Knowledge
    private var words: CsvKnowledge?

    init(_ files: Knowledge) { self.files = files }

    /// Throws `knowledge.missing`.
    func loaded() throws(Fault) -> CsvKnowledge {
        if let words { return words }
        let read = try CsvKnowledge(files)
        words = read
        return read
    }
}

import Glibc
import TillRecords
import TillStages

/// Exports of banks as tables of text: CSV, TSV, SSV of any bank, read without configuration where the file decides all.
struct CsvFormat: BankFormat {
    static let name: StaticString = "csv"
    static let title = "a table of text"
    static let kinds = ["CSV"]
    static let reads = "CSV and other tables of text"
    static let passage = """
        What one table leaves open another one with the same titles that is read with it may prove: that is used and told in a \
        note. What no table says a person may, with an option or, to be kept, in a profile (--profile), which --make-profile \
        begins; a book has them in its folder profiles.

        A table of 16 MB and more that is UTF-8 and given as a file is read part by part: memory grows with its rows by no \
        more than the marks that tell equal rows apart, 8 bytes a row where rows stand in order of their days, up to 24 \
        elsewhere. All other documents are held in memory.
        """

    static let options: [OptionDeclaration] = [
        .dateOrder,
        .choice("decimal", ["point", "comma"], "decimal mark of amounts in tables and QIF"),
        .choice("sign", ["negative-out", "positive-out"], "which amounts are money leaving, where a table has one column of amounts"),
        .choice("unit", ["whole", "hundredth"], "what whole numbers in a table count, where a currency has decimals"),
        .value(
            "columns", "ROLE=N,…",
            "columns of a table, from 1: date, amount, debit, credit, direction, balance, currency, account, text, merchant, id"),
        .values("profile", "FILE", "what a person says about tables that do not say it themselves; a file, or a folder of them"),
    ]

    let answers: CsvAnswers
    private let profiles: [BankProfile]
    private let knowledge: LazyKnowledge

    init(options: Options, context: Context) throws(Fault) {
        answers = try CsvAnswers(options)
        var profiles: [BankProfile] = []
        for path in options.list("profile") { profiles += try BankProfile.read(path) }
        self.profiles = profiles
        knowledge = LazyKnowledge(context.knowledge)
    }

    /// Text may always be a table; whether it is one shows when it is read.
    func claim(_ document: Document, _ head: HeadBytes) -> Claim {
        head.controls * 20 > head.raw.count ? .none : .possible
    }

    /// Smaller tables are held: that costs little, and only of them is it asked whether they were encoded twice.
    private static let leastLarge = CsvEncoding.mostDoubled + 3

    /// A large table of UTF-8 text is read part by part.
    func partwise(_ file: PartwiseFile, _ head: Document, from least: Int?) -> Document? {
        guard file.size >= least ?? CsvFormat.leastLarge, answers(for: head).encoding == nil,
            let survey = CsvSurvey(file, head: head.bytes)
        else {
            return nil
        }
        return Document(name: head.name, head: head.bytes, file: file, digest: survey.digest, path: head.path ?? "")
    }

    func passage(of source: Record, in document: Document, _ knowledge: Knowledge) throws(Fault) -> OriginalPassage? {
        try BankLines.passage(of: source, in: document, knowledge) { $0.row($1) }
    }

    func read(_ document: Document, into writer: BankWriter) throws(Fault) {
        if let file = document.file { return try read(file, of: document, into: writer) }
        let knowledge = try knowledge.loaded()
        let answers = answers(for: document)
        var text = document.bytes.withBytes { bytes in
            answers.encoding.map { CsvEncoding.read(bytes, as: $0, answers.columnsFrom) }
                ?? CsvEncoding.read(bytes, alphabets: knowledge.alphabets)
        }
        text.repair(document.bytes)
        var fault: Fault?
        let bytes = text.decoded ?? document.bytes
        bytes.withBytes { whole in
            let body = ByteView(rebasing: whole.dropFirst(text.decoded == nil ? text.skipped : 0))
            do throws(Fault) {
                try read(CsvBody(body), text, answers, writer)
            } catch {
                fault = error
            }
        }
        if let fault { throw fault }
    }

    /// Reads a large document of plain UTF-8 window by window. When its file turns out to be changed meanwhile, that is its fault.
    func read(
        _ file: PartwiseFile, of document: Document, into writer: BankWriter, windowSize: Int = CsvWindow.usualSize
    ) throws(Fault) {
        let text = CsvSurvey.text(document.bytes)
        let head = UnsafeMutableRawBufferPointer.allocate(byteCount: CsvBody.headBytes, alignment: 64)
        defer { unsafe head.deallocate() }
        let filled = unsafe ByteView(rebasing: head.view[..<file.read(at: text.skipped, into: head)])
        var fault: Fault?
        do throws(Fault) {
            try read(CsvBody(file, from: text.skipped, head: filled, windowSize: windowSize), text, answers(for: document), writer)
        } catch {
            fault = error
        }
        if let fault, fault.exit == .inputOutput, fault.file == nil { throw fault }
        file.settle()
        if let trouble = file.trouble { throw trouble.fault(file: document.name) }
        if let fault { throw fault }
    }

    /// What options say, and profiles that are for a document whatever its titles.
    func answers(for document: Document) -> CsvAnswers {
        profiles.filter { !$0.isForTables && $0.isFor(file: document.name) }.reduce(answers) { $0.filled(from: $1.answers) }
    }

    /// The words and signs of tables. Throws `knowledge.missing`.
    func words() throws(Fault) -> CsvKnowledge { try knowledge.loaded() }

    /// Reads a table whose text is decoded.
    ///
    /// - Parameter dialect: how cells are divided, where that is no question.
    func read(
        _ body: CsvBody, _ text: CsvText, _ answers: CsvAnswers, _ writer: BankWriter, dialect: CsvDialect? = nil
    ) throws(Fault) {
        let knowledge = try knowledge.loaded()
        var choice = CsvLayoutChoice(body, text, knowledge, writer)
        choice.dialect = dialect ?? answers.delimiter.map { CsvDialect.told($0, body.head) }
        choice.profiles = profiles.filter { $0.isForTables && $0.isFor(file: writer.document.name) }
        guard let layout = try choice.layout(answers) else {
            return try writer.note("bank.csv.no-rows", "the table has titles and no rows.")
        }
        if let remark = text.remark { try writer.note("bank.csv.encoding", remark) }
        var rows = CsvRows(body, layout, knowledge, writer)
        try rows.readAll(writer.facts)
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

/// Chooses how one table is to be read: by itself, by what a person says, by what others with the same titles prove.
struct CsvLayoutChoice {
    private let body: CsvBody
    private let text: CsvText
    private let knowledge: CsvKnowledge
    private let writer: BankWriter
    /// How cells are divided, where that is no question.
    var dialect: CsvDialect?
    /// What a person says about tables with certain titles.
    var profiles: [BankProfile] = []

    init(_ body: CsvBody, _ text: CsvText, _ knowledge: CsvKnowledge, _ writer: BankWriter) {
        self.body = body
        self.text = text
        self.knowledge = knowledge
        self.writer = writer
    }

    /// How the table is to be read; nil when it has titles and no rows. A few hundred rows decide most tables; where they leave
    /// a question open, thousands are asked before other tables are, and a person last. Throws the question.
    @inline(never)
    func layout(_ answers: CsvAnswers) throws(Fault) -> CsvLayout? {
        var answers = answers
        answers.isNoCard = writer.request.isNoCard
        answers.isCard = writer.request.isCard
        answers.household = writer.known?.household
        answers.fileAccount = writer.request.account
        if let account = answers.account { writer.known?.accept(account) }
        for most in [CsvSample.fewRows, CsvSample.firstRows] {
            var finder = finder(answers, most)
            if let profile = profiles.first(where: { $0.isFor(titles: finder.header.titles, width: finder.width) }) {
                answers = answers.filled(from: profile.answers)
                if let account = answers.account { writer.known?.accept(account) }
                finder = self.finder(answers, most)
            }
            writer.profiles = answers.profiles
            if finder.isEmptyTable { return nil }
            do throws(Fault) {
                return try settled(finder)
            } catch {
                guard finder.sample.isWhole || most == CsvSample.firstRows else { continue }
                if let learnt = completed(finder, answers) { return try settled(self.finder(learnt, most)) }
                if let facts = writer.facts { finder.tell(facts) }
                var fault = error
                fault.sentence += BankProfile.named(answers.profiles)
                throw fault
            }
        }
        return nil
    }

    private func finder(_ answers: CsvAnswers, _ most: Int) -> CsvLayoutFinder {
        let finder = CsvLayoutFinder(body, knowledge, answers, rows: most, dialect: dialect)
        finder.layout.encoding = text.encoding
        if writer.part.sheet == nil { finder.layout.decided("encoding", text.encoding, text.because) }
        return finder
    }

    private func settled(_ finder: CsvLayoutFinder) throws(Fault) -> CsvLayout {
        let layout = try finder.find()
        if let facts = writer.facts { finder.tell(facts) }
        if finder.isOfCard { writer.isOf("card", account: "") }
        writer.learning?.hear(finder.proven, titles: layout.titles, account: account(finder), file: writer.document.name)
        for sentence in finder.answers.learnt {
            try writer.note(
                "bank.csv.learnt", "\(sentence).", remedy: "Give the option or a profile that says otherwise, if that is wrong for it.")
        }
        return layout
    }

    private func completed(_ finder: CsvLayoutFinder, _ answers: CsvAnswers) -> CsvAnswers? {
        writer.learning?.completed(answers, finder.questions, titles: finder.header.titles, account: account(finder))
    }

    private func account(_ finder: CsvLayoutFinder) -> String {
        finder.account.isEmpty ? writer.request.account ?? "" : finder.account
    }
}

/// One pass over a large file, before its rows are read: its digest, and whether it is text that can be read as it lies there.
struct CsvSurvey {
    let digest: Digest

    private static let partBytes = 1 << 18

    /// Nil when it is not UTF-8 without NUL bytes, does not soon begin with a row, or cannot be read.
    init?(_ file: PartwiseFile, head: [UInt8]) {
        guard CsvSurvey.beginsSoon(head) else { return nil }
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: CsvSurvey.partBytes, alignment: 64)
        defer { unsafe room.deallocate() }
        var digest = DigestStream()
        var done = 0
        while done < file.size {
            let part = unsafe ByteView(rebasing: room.view[..<file.read(at: done, into: room)])
            guard file.trouble == nil else { return nil }
            guard let whole = CsvSurvey.wholeCharacters(part, isLast: done + part.count == file.size) else { return nil }
            digest.take(ByteView(rebasing: part[..<whole]))
            done += whole
        }
        self.digest = digest.finish()
    }

    /// Bytes of a part up to its last whole character; nil when it is no plain text.
    private static func wholeCharacters(_ part: ByteView, isLast: Bool) -> Int? {
        guard !part.isEmpty, part.firstIndex(of: 0) == nil else { return nil }
        guard let wrong = Utf8.firstError(in: part) else { return part.count }
        // A character of up to four bytes may be cut by the end of the part.
        return !isLast && wrong > 0 && part.count - wrong < 4 ? wrong : nil
    }

    private static func beginsSoon(_ head: [UInt8]) -> Bool {
        head.dropFirst(text(head).skipped).contains { $0 != 0x0A && $0 != 0x0D }
    }

    /// What is known of the text of a file that was surveyed, by its first bytes.
    static func text(_ head: [UInt8]) -> CsvText {
        let isMarked = head.starts(with: [0xEF, 0xBB, 0xBF])
        return CsvText(
            decoded: nil, skipped: isMarked ? 3 : 0, encoding: "UTF-8",
            because: isMarked ? CsvEncoding.markProves : CsvEncoding.allIsValid)
    }
}

import TillHousehold
import TillRecords
import TillStages

/// `till-bank`: exports of banks become observations, balances and trades.
public struct BankReader: Reader {
    let formats: [any BankFormat]
    private let request: BankRequest
    private let household: HouseholdFile?
    /// Of the household whose documents are read, where they say whose they are.
    private var householdRead: (path: String, file: HouseholdFile)?
    let reporter: BankReporter?
    /// Documents that are read together; nil before the first.
    private var batch: BankBatch?
    let knowledge: Knowledge
    /// Where documents say what kind of account they are of; nil where nobody asks.
    public var kinds: StatedKinds?

    public static func tables(_ knowledge: Knowledge) -> [KnowledgeTable] { CsvKnowledge.tables }

    public static let manual = Manual(
        name: "till-bank",
        summary: "Read the exports of banks into observations.",
        discussion: discussion,
        input: .documents,
        options: [
            .value("account", "ID", "account of documents that name none"),
            .flag("explain", "tell a person what was decided about each document and from which evidence, in place of the stream"),
            .flag(
                "make-profile",
                "write a profile of each table in place of the stream: what was decided, and what is open, to complete and keep"),
            .flag("check", "read without writing records: a line for each document, its rows, days, sums, and whether balances add up"),
            .flag("json", "with --explain or --check: one JSON object a document, for other programs"),
        ] + BankFormats.all.flatMap { $0.options },
        examples: BankFormats.all.flatMap { $0.examples },
        reads: [],
        writes: ["observation", "balance", "trade", "note", "reject"])

    public init(options: Options, context: Context) throws(Fault) {
        var made: [any BankFormat] = []
        for format in BankFormats.all { made.append(try format.init(options: options, context: context)) }
        formats = made
        knowledge = context.knowledge
        let file: HouseholdFile?
        if let path = context.householdFile { file = try HouseholdFile(path: path) } else { file = nil }
        household = file
        reporter = try BankReader.reporter(options)
        request = BankRequest(household: context.household ?? file?.id, account: options.text("account"))
    }

    private static func reporter(_ options: Options) throws(Fault) -> BankReporter? {
        let asked = [("explain", BankReporter.Manner.explain), ("check", .check), ("make-profile", .profile)].filter { options.flag($0.0) }
        guard asked.count < 2 else {
            throw Fault(
                "usage.option", "\(asked.map { "--\($0.0)" }.joined(separator: " and ")) each take the place of the stream.",
                remedy: "Give one of them.", place: "--\(asked[1].0)", exit: .usage)
        }
        let isJson = options.flag("json")
        if isJson, asked.first.map({ $0.1 == .profile }) ?? true {
            throw Fault(
                "usage.option", "--json says how --explain and --check tell, and neither was given.",
                remedy: "Give --explain or --check with it; records of the stream are JSON already.", place: "--json", exit: .usage)
        }
        return asked.first.map { BankReporter($0.1, isJson: isJson) }
    }

    public var telling: (any DocumentTelling)? { reporter }

    public mutating func read(_ document: Document, into sink: Sink) throws(Fault) {
        if BankReader.isArchive(document) { return try read(archive: document, into: sink) }
        let format = try choose(document)
        let file = try householdFile(of: document)
        let named = file?.account(forFile: document.name)
        let asked = BankRequest(
            household: document.household ?? request.household,
            account: request.account ?? document.account ?? named?.id ?? FileNumber.iban(in: document.name),
            accountKind: document.accountKind ?? named?.kind)
        let known = file.flatMap { KnownAccounts($0, name: document.name, told: request.account) }
        let writer = BankWriter(document: document, format: type(of: format).name, request: asked, sink: sink, known: known)
        writer.kinds = kinds
        if let reporter {
            writer.facts = reporter.facts
            reporter.facts.document = document.id
            reporter.facts.format = "\(type(of: format).name)"
            reporter.facts.title = type(of: format).title
        }
        try read(document, as: format, into: writer)
    }

    /// What the household of a document says of itself, read once for all of its documents.
    private mutating func householdFile(of document: Document) throws(Fault) -> HouseholdFile? {
        guard let path = document.householdFile else { return household }
        if let householdRead, householdRead.path == path { return householdRead.file }
        let file = try HouseholdFile(path: path)
        householdRead = (path, file)
        return file
    }

    /// A table that leaves something open waits for what the others prove.
    private mutating func read(_ document: Document, as format: any BankFormat, into writer: BankWriter) throws(Fault) {
        var batch = batch ?? BankBatch()
        defer { self.batch = batch }
        writer.learning = batch.learning
        do throws(Fault) {
            try format.read(document, into: writer)
        } catch {
            guard batch.hold(document, error, shown: reporter?.name) else { throw error }
            reporter?.postpone()
            return
        }
        try writer.known?.ask(document, sink: writer.sink)
    }

    /// Reads what was held back with what the other documents prove.
    public mutating func finish(into sink: Sink) throws(Fault) {
        guard var batch else { return }
        for held in batch.complete() {
            self.batch = batch
            reporter?.begin(held.shown)
            try DocumentReading.read(held.document, with: &self, into: sink)
        }
        self.batch = nil
    }

    /// The one format that claims the document. Throws what the document is instead, when none does.
    func choose(_ document: Document) throws(Fault) -> any BankFormat {
        let head = HeadBytes(document.bytes)
        let claims = formats.map { (format: $0, claim: $0.claim(document, head)) }
        let certain = claims.filter { $0.claim == .certain }
        if certain.count > 1 {
            let names = certain.map { "\(type(of: $0.format).name)" }.joined(separator: " and ")
            throw Fault(
                "bank.two-formats", "the content fits \(names) equally well.", remedy: "Export it again, one format in one file.",
                file: document.name)
        }
        if let sure = certain.first { return sure.format }
        if let foreign = ForeignContent.recognise(head) { throw foreign.fault(file: document.name) }
        if let possible = claims.first(where: { $0.claim == .possible }) { return possible.format }
        throw ForeignContent.unknown().fault(file: document.name)
    }
}

/// What the command line says about whose documents these are.
struct BankRequest: Sendable {
    var household: String?
    /// Account of documents that name none.
    var account: String?
    /// What kind of account that is, when the household file says.
    var accountKind: String?

    var isCard: Bool { accountKind == "card" }

    /// An account on which money in is positive in every export, unlike on cards.
    var isNoCard: Bool { accountKind.map { ["bank", "checking", "savings", "cash", "wallet"].contains($0) } ?? false }
}

/// Documents that are read together, and those of them that wait for what the others prove.
struct BankBatch {
    struct Held {
        var document: Document
        /// What a person is told it is called.
        var shown: String
    }

    let learning = CsvLearning()
    private var held: [Held] = []
    private var size = 0

    /// Documents that wait are in memory: so many bytes of them at most.
    private static let most = 64 << 20

    /// Whether the document waits: others may answer its question, and have not all been read.
    mutating func hold(_ document: Document, _ fault: Fault, shown: String? = nil) -> Bool {
        guard CsvLearning.mayLearn(fault.code), !learning.isComplete, size + document.bytes.count <= BankBatch.most else { return false }
        size += document.bytes.count
        held.append(Held(document: document, shown: shown ?? document.name))
        return true
    }

    /// All were read once; gives those that wait.
    mutating func complete() -> [Held] {
        learning.isComplete = true
        defer { held = [] }
        return held
    }
}

/// The number of an account in the name of a file.
private enum FileNumber {
    /// An IBAN whose check fits, where the name has one alone: `Umsaetze_DE89370400440532013000.csv`.
    static func iban(in name: String) -> String? {
        let words = Set(name.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }.map { $0.uppercased() })
        let found = words.filter { isIban(Array($0.utf8)) }
        return found.count == 1 ? found.first : nil
    }

    /// As ISO 13616 has it, with check digits that fit.
    private static func isIban(_ word: [UInt8]) -> Bool {
        (15...34).contains(word.count) && word.prefix(2).allSatisfy { $0 &- 65 < 26 } && word[2...3].allSatisfy { $0 &- 48 < 10 }
            && Iban.isChecked(word.map { $0 < 65 ? $0 - 48 : $0 })
    }
}

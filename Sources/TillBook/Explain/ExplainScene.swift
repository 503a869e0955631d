import TillBank
import TillChat
import TillFigures
import TillHousehold
import TillReceipts
import TillRecords
import TillRun
import TillStages
import TillStore

/// All that an explanation is made from: what is published, what was decided, the originals, the households' files.
struct ExplainScene {
    let state: BookState
    let files: HouseholdFiles
    /// What categories mean to the figures.
    let uses: CategoryUses
    let knowledge: Knowledge
    let originals: Originals
    let decisions: DecisionBook
    /// Why the journal could not be read, where it could not.
    let journalTrouble: Fault?
    /// The options that name the book, to be repeated in a command that is shown: ` --book money`.
    let again: String
    /// The folder of the published run that is explained.
    var current: String
    /// The run, where it is not the current one.
    var earlier: Int?
    let household: String?
    private let names: PublishedNames

    init(_ options: Options, _ context: Context) throws(Fault) {
        state = try BookOptions.reader(options)
        files = try HouseholdFiles(state.book)
        knowledge = context.knowledge
        uses = try CategoryUses(knowledge)
        originals = Originals(state, context)
        again = BookOptions.again(options)
        current = try BookOptions.current(options)
        household = options.text("household")
        var trouble: Fault?
        var book = DecisionBook([])
        names = PublishedNames(state.places)
        do throws(Fault) { book = try DecisionBook(state).published(names) } catch { trouble = error }
        decisions = book
        journalTrouble = trouble
    }

    func search() throws(Fault) -> LedgerSearch { try LedgerSearch(current: current, household: household, names: names) }

    /// How text of a household's documents is shown.
    func shown(_ household: String) -> ShownText { ShownText((try? files.file(of: household)) ?? nil) }
}

/// The documents that records name, read back from a book's archive.
final class Originals {
    private let state: BookState
    private let context: Context
    private var read: [String: Document] = [:]
    private var known: [String: StoredDocument?] = [:]
    private let names: PublishedNames

    init(_ state: BookState, _ context: Context) {
        self.state = state
        self.context = context
        names = PublishedNames(state.places)
    }

    /// Whether there is an archive to look into at all.
    var exists: Bool { Folder.isFolder(state.places.archive) }

    /// The hash of a document's bytes, by what it is published as.
    func hash(_ published: String, _ household: String) -> String { names.inside(published, household) ?? published }

    /// What the book knows of a document; nil when it knows nothing.
    func stored(_ published: String, _ household: String) -> StoredDocument? {
        let hash = hash(published, household)
        if let answer = known["\(household) \(hash)"] { return answer }
        var found: StoredDocument?
        if Folder.exists(state.places.database), let database = try? state.databaseToRead() {
            defer { database.close() }
            let all = try? database.documents(named: hash)
            found = all?.first { $0.household == household && $0.hash == hash }
        }
        known["\(household) \(hash)"] = .some(found)
        return found
    }

    func holds(_ published: String, _ household: String) -> Bool { state.archive.holds(hash(published, household)) }

    /// Whether the document that a record names can be looked into: in the archive, or, of an entry by hand, in the book.
    func holds(source: Record, _ household: String) -> Bool {
        if source.equals(.kind, "manual") { return Folder.size(state.book.entries(of: household)) > 0 }
        return (source.string(.within) ?? source.string(.document)).map { holds($0, household) } ?? false
    }

    /// A record's source as it is inside the wall.
    private func inside(_ source: Record, _ household: String) -> Record {
        var source = source
        for key in [.document, .within] as [Key] {
            if let name = source.string(key) { source.set(key, string: hash(name, household)) }
        }
        return source
    }

    /// The document that a record names, also one that lay in another. Throws what keeps it from being read.
    func document(of published: Record, _ household: String) throws(Fault) -> Document {
        let source = inside(published, household)
        guard let hash = source.string(.document) else {
            throw Fault(
                "explain.no-document", "the record does not say which document it comes from.", remedy: "", exit: .missingInput)
        }
        if source.equals(.kind, "manual") {
            var document = try Document(argument: state.book.entries(of: household))
            document.household = household
            return document
        }
        // The export of a chat that lies in an archive is read with it.
        if let outer = source.string(.within), source.equals(.kind, "chat") {
            var document = Document(name: source.string(.file) ?? "", bytes: try state.archive.original(outer))
            document.household = household
            return document
        }
        if let document = read[hash] { return document }
        let name = source.string(.file) ?? ""
        var document: Document?
        if let outer = source.string(.within) {
            let whole = Document(name: name, bytes: try state.archive.original(outer))
            let isBank = source.equals(.kind, "bank")
            document = isBank ? try BankReader.member(hash, of: whole) : try inner(hash, of: whole, household)
        } else {
            document = Document(name: name, bytes: try state.archive.original(hash))
        }
        guard var document else {
            throw Fault(
                "explain.not-inside", "the document that it lay in no longer has it.", remedy: "Run till verify.", file: name,
                exit: .inputOutput)
        }
        document.household = household
        read[hash] = document
        return document
    }

    private func inner(_ hash: String, of outer: Document, _ household: String) throws(Fault) -> Document? {
        var reader = try ChatReader(options: Options(), context: context(of: household))
        let sink = RecordCapture().sink(
            named: "till explain", household: household, speech: Speech(program: "till explain", quiet: true, descriptor: -1))
        try reader.read(outer, into: sink)
        var found: Document?
        try reader.enclosed(in: outer, into: sink) { (one: Document) throws(Fault) in if one.id == hash { found = one } }
        return found
    }

    /// What stands in the document at the place that an observation names; nil where its reader cannot tell.
    func passage(of observation: Record, _ household: String) throws(Fault) -> OriginalPassage? {
        guard let source = observation.object(.source), let kind = source.string(.kind),
            let type = StageCatalogue.reader(named: Originals.readers[kind] ?? "")
        else { return nil }
        let document = try document(of: source, household)
        var observation = observation
        observation.set(.source, object: inside(source, household))
        if let id = observation.string(.id) { observation.set(.id, string: hash(id, household)) }
        let options = try StageCatalogue.options(Plan.Step(stage: type.manual.name, options: [:]), type.manual)
        return try type.init(options: options, context: context(of: household)).passage(of: observation, in: document)
    }

    /// Which reader reads a kind of source.
    private static let readers = ["bank": "till-bank", "chat": "till-chat", "receipt": "till-receipts", "manual": "till-entries"]

    private func context(of household: String) -> Context {
        var context = context
        context.household = household
        let file = "\(state.book.householdsFolder)/\(household).yaml"
        context.householdFile = Folder.exists(file) ? file : nil
        return context
    }
}

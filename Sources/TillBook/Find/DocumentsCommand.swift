import TillRecords
import TillRun
import TillStages
import TillStore

/// `till documents`: what documents a book has, and what became of each.
public struct DocumentsCommand: Command {
    private let options: Options

    public static let manual = Manual(
        name: "till documents",
        summary: "List the documents of a book: whose each is, what it was read as, how many rows it gave and how many were refused.",
        discussion: """
            The state of a document is read, in part (some of it was refused), refused (nothing of it could be used), empty (no row came \
            of it), or forgotten (it was taken back, and is kept). Words narrow the list to names of files that hold them. \
            What the last published run said of a refused part is told by till review and by the notes of the pages.
            """,
        input: .names,
        options: BookOptions.declared + [
            .value("household", "ID", "of this household only"),
            .choice("state", DocumentLine.State.allCases.map(\.rawValue), "only those in this state"),
            .choice("format", ["table", "csv", "json"], "how it is written", default: "table"),
        ],
        examples: [
            Example("all of a book", command: "till documents --book money", shows: []),
            Example("what could not be read", command: "till documents --state refused --book money", shows: []),
        ],
        reads: [], writes: [])

    public init(options: Options, context: Context) throws(Fault) { self.options = options }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        let state = try BookOptions.reader(options)
        let database = try StatusCommand.database(of: state)
        defer { database.close() }
        let current = try BookOptions.current(options)
        let files = try HouseholdFiles(state.book)
        let households = try database.households().filter { one in options.text("household").map { $0 == one } ?? true }
        let names = PublishedNames(state.places)
        let words = options.arguments.map { WordFolding.folded($0) }
        var lines: [DocumentLine] = []
        for household in households {
            let told = DocumentTally(household, in: current, names)
            let shown = ShownText(try files.file(of: household))
            let unkept = told.unkept.map { StoredDocument(household: household, hash: "", name: $0, bytes: 0, isForgotten: false) }
            for document in try database.documents(of: household) + unkept {
                let line = DocumentLine(document, told[document], shown.file(document.name))
                let name = WordFolding.folded(line.name)
                guard options.text("state").map({ $0 == line.state.rawValue }) ?? true, words.allSatisfy({ name.holds($0) })
                else { continue }
                lines.append(line)
            }
        }
        tell(lines, severalHouseholds: households.count > 1)
        return .good
    }

    private func tell(_ lines: [DocumentLine], severalHouseholds: Bool) {
        switch options.text("format") ?? "table" {
        case "json": for line in lines { Output.write(line.json.text + "\n") }
        case "csv":
            Output.write(Csv.line(["household", "file", "state", "kind", "format", "rows", "rejects", "bytes", "sha256"]))
            for line in lines {
                let tally = line.tally
                Output.write(
                    Csv.line([
                        line.document.household, line.name, line.state.rawValue, tally.kind, tally.format, String(tally.rows),
                        String(tally.rejects), String(line.document.bytes), line.document.hash,
                    ]))
            }
        default:
            var table = TextTable([
                .init(title: "household", least: 10), .init(title: "file", least: 20), .init(title: "state"), .init(title: "read as"),
                .init(title: "rows", side: .right), .init(title: "refused", side: .right), .init(title: "bytes", side: .right),
                .init(title: "SHA-256"),
            ])
            for line in lines {
                table.add([
                    severalHouseholds ? line.document.household : "", line.name, line.state.rawValue, line.readAs,
                    line.tally.rows > 0 ? String(line.tally.rows) : "", line.tally.rejects > 0 ? String(line.tally.rejects) : "",
                    String(line.document.bytes), String(line.document.hash.prefix(8)),
                ])
            }
            Output.write(table.isEmpty ? "" : table.text + "\n")
            let bytes = lines.reduce(0) { $0 + $1.document.bytes }
            let rows = lines.reduce(0) { $0 + $1.tally.rows }
            Output.write("\(CountText.of(lines.count, "document")), \(CountText.of(rows, "row")), \(CountText.of(bytes, "byte"))\n")
        }
    }
}

/// What the published records of a household say of its documents.
private struct DocumentTally {
    /// Of one document.
    struct One {
        /// `bank`, `receipt` or `chat`; empty where nothing came of it.
        var kind = ""
        var format = ""
        var rows = 0
        var rejects = 0
    }

    private var byHash: [String: One] = [:]
    /// Names of files that were refused before anything of them was kept, as empty ones are.
    private(set) var unkept: [String] = []

    init(_ household: String, in current: String, _ names: PublishedNames) {
        guard let ledger = PublishedLedger(household, in: current) else { return }
        var inside: [String: String] = [:]
        func hash(_ published: String) -> String {
            if let known = inside[published] { return known }
            let found = names.inside(published, household) ?? published
            inside[published] = found
            return found
        }
        for observation in ledger.observations {
            guard let source = observation.object(.source), let document = source.string(.within) ?? source.string(.document) else {
                continue
            }
            let place = hash(document)
            byHash[place, default: One()].rows += 1
            if let kind = source.string(.kind) { byHash[place]?.kind = kind }
            if let format = source.string(.format) { byHash[place]?.format = format }
        }
        for reject in ledger.others where reject.equals(.type, .reject) {
            if let document = reject.string(.within) ?? reject.string(.document) {
                byHash[hash(document), default: One()].rejects += 1
            } else if let file = reject.string(.file), reject.string(.code)?.hasPrefix("document.") ?? false {
                unkept.append(file)
            }
        }
    }

    subscript(document: StoredDocument) -> One { document.hash.isEmpty ? One(rejects: 1) : byHash[document.hash] ?? One() }
}

/// A document and what became of it.
private struct DocumentLine {
    enum State: String, CaseIterable {
        case read, inPart = "in part", refused, empty, forgotten
    }

    let document: StoredDocument
    let tally: DocumentTally.One
    let name: String

    init(_ document: StoredDocument, _ tally: DocumentTally.One, _ name: String) {
        self.document = document
        self.tally = tally
        self.name = name
    }

    var state: State {
        if document.isForgotten { return .forgotten }
        return switch (tally.rows, tally.rejects) {
        case (0, 0): .empty
        case (0, _): .refused
        case (_, 0): .read
        default: .inPart
        }
    }

    var readAs: String { [tally.kind, tally.format == tally.kind ? "" : tally.format].filter { !$0.isEmpty }.joined(separator: ", ") }

    var json: Record {
        var record = Record(type: "document")
        record.set(.household, string: document.household)
        record.set(.file, string: name)
        record.set(.status, string: state.rawValue)
        if !tally.kind.isEmpty { record.set(.kind, string: tally.kind) }
        if !tally.format.isEmpty { record.set(.format, string: tally.format) }
        record.set(.rows, integer: tally.rows)
        record.set(.rejects, integer: tally.rejects)
        record.set(.bytes, integer: document.bytes)
        record.set(.document, string: document.hash)
        return record
    }
}

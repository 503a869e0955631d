import TillFigures
import TillRecords
import TillStages

/// What the results of a household depend on, by what a person would look at.
enum InputCause: String, CaseIterable, Sendable {
    case program, options, key, plan, tables, knowledge, file, entries, documents, decisions

    /// What changed, in words.
    var words: String {
        switch self {
        case .program: "another version of Till"
        case .options: "another day, seed or period was asked for, or something left out"
        case .key: "another key"
        case .plan: "the plan changed"
        case .tables: "a table that the plan names changed (rules, names, rates …)"
        case .knowledge: "the knowledge files changed"
        case .file: "its household file changed"
        case .entries: "its entries by hand changed"
        case .documents: "its documents changed"
        case .decisions: "its decisions changed"
        }
    }
}

/// A hash of everything a household's results depend on: as long as it is the same, so are they. Behind it stand a few digits for each
/// cause, in their order, so that a person can be told which of them changed.
struct InputHash {
    private let common: String
    /// A few digits of each cause that is the same for all households.
    private let marks: [String]
    private let book: Book
    /// The hashes lie in the output, so where there is a key they are made with it: nobody can try what documents there were.
    private let key: BookKey?

    /// So many digits tell whether a cause changed.
    private static let digits = 8

    /// - Parameters:
    ///   - plan: its own text and the files its options name decide as well.
    ///   - key: what names are published with; it decides as well.
    ///   - period: the month of reports that was asked for.
    ///   - apart: what is left out of the figures.
    init(plan: Plan, period: String, apart: AskedApart, book: Book, key: BookKey?, context: Context) throws(Fault) {
        self.book = book
        self.key = key
        var (programs, tables) = ([String](), [String]())
        for step in plan.stages + plan.across {
            if let program = step.program { programs.append(try InputHash.file(program)) }
            for (option, values) in step.options.sorted(by: { $0.key < $1.key }) {
                // Folders of households count one household at a time.
                for value in values where ["profile", "reports"].contains(option) && Folder.isFolder(value) {
                    tables += try InputHash.files(below: value)
                }
                for value in values where option != "out" && !Folder.isFolder(value) && Folder.size(value) > 0 {
                    tables.append(try InputHash.file(value))
                }
            }
        }
        var plans: [String] = []
        for file in plan.files { plans.append(try InputHash.file(file)) }
        let parts: [[String]] = [
            [TillVersion.text], [String(context.seed), context.asOf?.description ?? "", period] + apart.words, [key?.fingerprint ?? ""],
            plans + programs,
            tables, try context.knowledge.folder.map { folder throws(Fault) in try InputHash.files(below: folder) } ?? [],
        ]
        common = Digest.sha256(Array(parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n").utf8)).hex
        marks = parts.map { InputHash.mark($0, key) }
    }

    func of(_ job: HouseholdJob) throws(Fault) -> String {
        let file = "\(book.householdsFolder)/\(job.household).yaml"
        let entries = book.entries(of: job.household)
        let parts: [[String]] = [
            [Folder.size(file) > 0 ? try InputHash.file(file) : ""], Folder.size(entries) > 0 ? [try InputHash.file(entries)] : [],
            job.items.map { "\($0.name) \($0.hash ?? "unread")\($0.path == nil ? " gone" : "")" }, job.decisions.map(\.text),
        ]
        let whole = sealed([common, job.household] + parts.map { $0.joined(separator: "\n") + "\n" })
        return "\(whole):\((marks + parts.map { InputHash.mark($0, key) }).joined(separator: "."))"
    }

    /// Which causes differ between two hashes; none where one of them does not say.
    static func causes(_ before: String, _ now: String) -> [InputCause] {
        func marks(_ hash: String) -> [Substring] { hash.split(separator: ":").dropFirst().first?.split(separator: ".") ?? [] }
        let (old, new) = (marks(before), marks(now))
        guard old.count == new.count, old.count == InputCause.allCases.count else { return [] }
        return zip(InputCause.allCases, zip(old, new)).filter { $1.0 != $1.1 }.map { $0.0 }
    }

    private static func mark(_ parts: [String], _ key: BookKey?) -> String {
        let bytes = Array(parts.joined(separator: "\n").utf8)
        return String((key.map { Digest.hmac(bytes, key: $0.bytes) } ?? Digest.sha256(bytes)).hex.prefix(digits))
    }

    /// A hash of all that the stages over all households depend on: what each household was made from, in order.
    func across(_ households: [(id: String, inputs: String)]) -> String {
        sealed([common] + households.map { "\($0.id) \($0.inputs)" })
    }

    private func sealed(_ parts: [String]) -> String {
        let bytes = Array(parts.joined(separator: "\n").utf8)
        return (key.map { Digest.hmac(bytes, key: $0.bytes) } ?? Digest.sha256(bytes)).hex
    }

    private static func file(_ path: String) throws(Fault) -> String {
        switch FileReading.read(path: path, limit: 1 << 30) {
        case .success(let bytes): return Digest.sha256(bytes).hex
        case .failure(let trouble): throw trouble.fault(file: Document.baseName(path))
        }
    }

    private static func files(below folder: String) throws(Fault) -> [String] {
        var found: [String] = []
        for name in Folder.names(folder) ?? [] {
            let path = "\(folder)/\(name)"
            if Folder.isFolder(path) { found += try files(below: path) } else { found.append("\(name) \(try file(path))") }
        }
        return found
    }
}

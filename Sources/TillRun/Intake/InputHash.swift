import TillRecords
import TillStages

/// A hash of everything a household's results depend on: as long as it is the same, so are they.
struct InputHash {
    private let common: String
    private let book: Book
    /// The hashes lie in the output, so where there is a key they are made with it: nobody can try what documents there were.
    private let key: BookKey?

    /// - Parameters:
    ///   - plan: its own text and the files its options name decide as well.
    ///   - key: what names are published with; it decides as well.
    ///   - period: the month of reports that was asked for.
    init(plan: Plan, period: String, book: Book, key: BookKey?, context: Context) throws(Fault) {
        self.book = book
        self.key = key
        var parts = [TillVersion.text, String(context.seed), context.asOf?.description ?? "", period, key?.fingerprint ?? ""]
        for file in plan.files { parts.append(try InputHash.file(file)) }
        for step in plan.stages + plan.across {
            if let program = step.program { parts.append(try InputHash.file(program)) }
            for (option, values) in step.options.sorted(by: { $0.key < $1.key }) {
                // Folders of households count one household at a time.
                for value in values where ["profile", "reports"].contains(option) && Folder.isFolder(value) {
                    parts += try InputHash.files(below: value)
                }
                for value in values where option != "out" && !Folder.isFolder(value) && Folder.size(value) > 0 {
                    parts.append(try InputHash.file(value))
                }
            }
        }
        if let folder = context.knowledge.folder { parts += try InputHash.files(below: folder) }
        common = Digest.sha256(Array(parts.joined(separator: "\n").utf8)).hex
    }

    func of(_ job: HouseholdJob) throws(Fault) -> String {
        var parts = [common, job.household]
        let file = "\(book.householdsFolder)/\(job.household).yaml"
        parts.append(Folder.size(file) > 0 ? try InputHash.file(file) : "")
        let entries = book.entries(of: job.household)
        if Folder.size(entries) > 0 { parts.append(try InputHash.file(entries)) }
        for item in job.items { parts.append("\(item.name) \(item.hash ?? "unread")\(item.path == nil ? " gone" : "")") }
        parts += job.decisions.map(\.text)
        return sealed(parts)
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

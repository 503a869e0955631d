import Glibc
import TillRecords
import TillStages

/// The whole feed in a folder: lines, tables, database, schema and contract, and a manifest that is put there last. All of it is written
/// within a hidden folder first: what was there before stays as it was until the new one is whole.
final class FeedFolder {
    /// What may be asked for.
    enum Part: String, CaseIterable {
        case ndjson, csv, sqlite, parquet

        static let usual: [Part] = [.ndjson, .csv, .sqlite]
    }

    static let lines = "feed.ndjson"
    static let contract = "contract.json"
    static let manifest = "manifest.json"

    /// Where it is to be, and where it is written until it is whole.
    private let place: String
    private let path: String
    private let outputs: [any FeedOutput]
    private let tally = FeedTally()
    private var files: [String]
    private let parquet: ParquetWriter?
    private var asOf = ""

    /// - Parameter parquet: who writes Parquet; nil where nobody asked for it.
    init(_ path: String, _ parts: [Part], since: String?, parquet: ParquetWriter?) throws(Fault) {
        place = path
        let path = "\(place)/.feed.part"
        self.path = path
        self.parquet = parquet
        FeedFolder.remove(path)
        try DraftFile.makeFolder(path)
        var outputs: [any FeedOutput] = []
        var files = ["feed.schema.json", FeedFolder.contract]
        // Parquet is made of the lines.
        if parts.contains(.ndjson) || parquet != nil {
            outputs.append(try FeedLines("\(path)/\(FeedFolder.lines)"))
            files.append(FeedFolder.lines)
        }
        if parts.contains(.csv) {
            try DraftFile.makeFolder("\(path)/csv")
            outputs.append(try FeedSheets(path))
            files += FeedContract.tables.map(FeedSheets.file)
        }
        if parts.contains(.sqlite) {
            outputs.append(try FeedDatabase("\(path)/feed.sqlite"))
            files.append("feed.sqlite")
        }
        if let since {
            outputs.append(try FeedChanges("\(path)/changes.ndjson", since: try FeedBefore(path: since)))
            files.append("changes.ndjson")
        }
        self.outputs = outputs
        self.files = files
    }

    deinit { FeedFolder.remove(path) }

    func take(_ row: FeedRow) throws(Fault) {
        try tally.take(row)
        if let place = row.declared.columns.firstIndex(where: { $0.name == "as_of" }) { asOf = max(asOf, row.values[place].cell) }
        for output in outputs { try output.take(row) }
    }

    func flush() throws(Fault) {
        for output in outputs { try output.flush() }
    }

    /// - Parameter keyId: of the key that names are published under.
    func finish(keyId: String?) throws(Fault) {
        for output in outputs { try output.finish() }
        try write(FeedContract.schema, "feed.schema.json")
        try write(FeedContract.json, FeedFolder.contract)
        if let parquet {
            try DraftFile.makeFolder("\(path)/parquet")
            try parquet.write(path)
            files += FeedContract.tables.map(ParquetWriter.file)
        }
        try write(try manifest(keyId), FeedFolder.manifest)
        try publish()
    }

    /// Each file takes the place of the one before it. They are written, so that nothing but the names is left to be refused; who reads
    /// in between is told so by the manifest, which is the last.
    private func publish() throws(Fault) {
        for folder in Set(files.compactMap { $0.split(separator: "/").dropLast().first }).sorted() {
            try DraftFile.makeFolder("\(place)/\(folder)")
        }
        for name in files.sorted() + [FeedFolder.manifest] { try DraftFile.move("\(path)/\(name)", to: "\(place)/\(name)") }
        FeedFolder.remove(path)
    }

    /// A folder and all in it; nothing where it is not there.
    private static func remove(_ path: String) {
        for name in FolderNames.all(path) ?? [] {
            if unsafe unlink("\(path)/\(name)") != 0 { remove("\(path)/\(name)") }
        }
        unsafe rmdir(path)
    }

    private func write(_ json: FeedJson, _ name: String) throws(Fault) {
        let file = try DraftFile("\(path)/\(name)")
        try file.write(json.line)
        try file.commit()
    }

    /// What is there, in the manner of dbt's manifest: nodes with their columns, rows and files; files with their hashes.
    private func manifest(_ keyId: String?) throws(Fault) -> FeedJson {
        var about: [(name: String, value: FeedJson)] = [
            ("contract", .text(FeedContract.name)), ("schema_version", .integer(FeedContract.version)), ("generator", .text("till-feed")),
            ("generator_version", .text(TillVersion.text)),
        ]
        if !asOf.isEmpty { about.append(("as_of", .text(asOf))) }
        if let keyId { about.append(("key", .text(keyId))) }
        about.append(("sha256", .text(tally.sha256())))
        let nodes = FeedContract.tables.enumerated().map { place, table in
            let own = files.filter { $0 == FeedSheets.file(of: table) || $0 == ParquetWriter.file(of: table) }
            return (
                name: "\(FeedContract.name).\(table.name)",
                value: FeedJson.object(
                    [(name: "resource_type", value: .text("model")), ("name", .text(table.name))] + table.declaration
                        + [("rows", .integer(tally.rows[place])), ("files", .words(own))])
            )
        }
        var listed: [FeedJson] = []
        for name in files.sorted() {
            switch FileReading.digest(path: "\(path)/\(name)") {
            case .failure(let trouble): throw trouble.fault(file: name)
            case .success(let found):
                listed.append(
                    .object([("path", .text(name)), ("sha256", .text(found.hex)), ("bytes", .integer(found.bytes))]))
            }
        }
        return .object([("metadata", .object(about)), ("nodes", .object(nodes)), ("files", .list(listed))])
    }
}

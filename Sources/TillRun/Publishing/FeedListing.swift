import TillRecords
import TillStages
import TillStore

/// The list of what a run publishes, for other systems: each file with its SHA-256, its size and how many rows it has.
struct FeedListing {
    /// Name of the file in the run's folder.
    static let name = "manifest.json"

    let plan: Plan
    /// The key that names are published with, in a few digits of its own hash.
    let keyId: String?

    /// Writes the list of these files of a folder, and gives its own line.
    func write(_ files: [SumLine], in folder: String) throws(Fault) -> SumLine {
        var record = Record(type: "manifest")
        record.set(.plan, string: plan.name)
        record.set(.schema, integer: StreamProtocol.version)
        record.set(.version, string: TillVersion.text)
        if let keyId { record.set(.key, string: keyId) }
        var listed: [Record] = []
        for file in files.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }) {
            listed.append(try FeedListing.entry(file, folder))
        }
        record.set(.files, objects: listed)
        let text = record.text + "\n"
        try Folder.write(text, to: "\(folder)/\(FeedListing.name)")
        return SumLine(path: FeedListing.name, sum: Digest.sha256(Array(text.utf8)).hex)
    }

    private static func entry(_ file: SumLine, _ folder: String) throws(Fault) -> Record {
        let path = "\(folder)/\(file.path)"
        var record = Record(type: "file")
        record.set(.path, string: file.path)
        record.set(.sha256, string: file.sum)
        record.set(.bytes, integer: Folder.size(path))
        if file.path.hasSuffix(".sqlite") {
            var tables: [Record] = []
            for (name, rows) in try SqliteTables.rows(of: path) {
                var table = Record(type: "table")
                table.set(.name, string: name)
                table.set(.rows, integer: rows)
                tables.append(table)
            }
            record.set(.tables, objects: tables)
        } else if let rows = try rows(of: path) {
            record.set(.rows, integer: rows)
        }
        return record
    }

    /// Rows below the heading of a CSV file, data records of a stream; nil for anything else.
    private static func rows(of path: String) throws(Fault) -> Int? {
        guard path.hasSuffix(".csv") || path.hasSuffix(".ndjson") else { return nil }
        switch FileReading.read(path: path, limit: 1 << 34) {
        case .failure(let trouble): throw trouble.fault(file: Document.baseName(path))
        case .success(let bytes): return path.hasSuffix(".csv") ? csvRows(bytes) : records(bytes)
        }
    }

    /// A line break inside quotes ends no row (RFC 4180).
    static func csvRows(_ bytes: [UInt8]) -> Int {
        var rows = 0
        var isQuoted = false
        var isOpen = false
        for byte in bytes {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            isOpen = true
            if byte == 0x0A, !isQuoted {
                rows += 1
                isOpen = false
            }
        }
        return max(0, rows + (isOpen ? 1 : 0) - 1)
    }

    static func records(_ bytes: [UInt8]) -> Int {
        let marks = ["{\"type\":\"stream\"", "{\"type\":\"end\""].map { Array($0.utf8) }
        return bytes.split(separator: 0x0A).count { line in !marks.contains { line.starts(with: $0) } }
    }
}

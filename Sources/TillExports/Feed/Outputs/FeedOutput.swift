import TillRecords
import TillStages

/// A row of the feed on its way out.
struct FeedRow {
    /// Place of its table in the contract.
    let table: Int
    let values: [FeedValue]
    /// The same as a line of JSON, without the line's end.
    let line: String

    var declared: FeedTable { FeedContract.tables[table] }
}

/// Something that the feed is written to. Nothing of it is to be seen before `finish`.
protocol FeedOutput: AnyObject {
    func take(_ row: FeedRow) throws(Fault)
    /// A household is complete: what is held back is written.
    func flush() throws(Fault)
    func finish() throws(Fault)
}

/// Lines of text being written to a file or to standard output, some at a time.
final class FeedText {
    private let file: DraftFile?
    private let plain: PlainOutput?
    private var text = ""

    /// - Parameter path: nil for standard output.
    init(_ path: String?) throws(Fault) {
        file = if let path { try DraftFile(path) } else { nil }
        plain = path == nil ? PlainOutput() : nil
    }

    func add(_ text: String) throws(Fault) {
        self.text += text
        if self.text.utf8.count > 1 << 20 { try flush() }
    }

    func flush() throws(Fault) {
        guard !text.isEmpty else { return }
        try file?.write(text)
        try plain?.write(text)
        text.removeAll(keepingCapacity: true)
    }

    func finish() throws(Fault) {
        try flush()
        try file?.commit()
    }
}

/// All tables as lines of JSON.
final class FeedLines: FeedOutput {
    private let text: FeedText

    init(_ path: String?) throws(Fault) { text = try FeedText(path) }

    func take(_ row: FeedRow) throws(Fault) { try text.add(row.line + "\n") }
    func flush() throws(Fault) { try text.flush() }
    func finish() throws(Fault) { try text.finish() }
}

/// A file of CSV a table (RFC 4180): a cell that is null is empty, a list is JSON.
final class FeedSheets: FeedOutput {
    private let files: [FeedText]

    init(_ folder: String) throws(Fault) {
        var files: [FeedText] = []
        for table in FeedContract.tables {
            let file = try FeedText("\(folder)/\(FeedSheets.file(of: table))")
            try file.add(Csv.line(table.columns.map(\.name)))
            files.append(file)
        }
        self.files = files
    }

    static func file(of table: FeedTable) -> String { "csv/\(table.name).csv" }

    func take(_ row: FeedRow) throws(Fault) { try files[row.table].add(Csv.line(row.values.map(\.cell))) }

    func flush() throws(Fault) {
        for file in files { try file.flush() }
    }

    func finish() throws(Fault) {
        for file in files { try file.finish() }
    }
}

/// What is counted and hashed on the way: rows by table, and all lines.
final class FeedTally: FeedOutput {
    private(set) var rows = [Int](repeating: 0, count: FeedContract.tables.count)
    private var digest = DigestStream()

    func take(_ row: FeedRow) throws(Fault) {
        rows[row.table] += 1
        var line = row.line + "\n"
        line.withUTF8 { unsafe digest.take(ByteView($0)) }
    }

    func flush() throws(Fault) {}
    func finish() throws(Fault) {}

    /// SHA-256 of all lines; asked once.
    func sha256() -> String { digest.finish().hex }
}

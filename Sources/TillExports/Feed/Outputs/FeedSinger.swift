import TillRecords
import TillStages

/// The feed as messages of Singer (SCHEMA, RECORD, STATE), which its targets load: all rows, or those that are new or say something else
/// since an earlier run. What is gone since then is its key with `_sdc_deleted_at`.
final class FeedSinger: FeedOutput {
    private let text: FeedText
    private let before: FeedBefore?
    private let tally = FeedTally()
    private var asOf = "1970-01-01"
    private static let deleted = "_sdc_deleted_at"

    init(_ path: String?, since before: FeedBefore?) throws(Fault) {
        text = try FeedText(path)
        self.before = before
        for table in FeedContract.tables {
            var properties = table.columns.map { (name: $0.name, value: FeedJson.object($0.loaded)) }
            properties.append(
                (FeedSinger.deleted, .object([("type", .words(["string", "null"])), ("format", .text("date-time"))])))
            try message([
                ("type", .text("SCHEMA")), ("stream", .text(table.name)),
                ("schema", .object([("type", .text("object")), ("properties", .object(properties))])),
                ("key_properties", .words(table.key)),
            ])
        }
    }

    private func message(_ fields: [(name: String, value: FeedJson)]) throws(Fault) { try text.add(FeedJson.object(fields).line) }

    func take(_ row: FeedRow) throws(Fault) {
        try tally.take(row)
        if let place = row.declared.columns.firstIndex(where: { $0.name == "as_of" }), row.values[place] != .null {
            asOf = max(asOf, row.values[place].cell)
        }
        if let before, before.change(of: row) == nil { return }
        let bare = "{" + row.line.dropFirst(FeedSinger.head(row.declared).count)
        try message([("type", .text("RECORD")), ("stream", .text(row.declared.name)), ("record", .raw(bare))])
    }

    /// What a line has before its columns.
    private static func head(_ table: FeedTable) -> String { "{" + "\"type\":\"" + table.name + "\"," }

    func flush() throws(Fault) { try text.flush() }

    func finish() throws(Fault) {
        for one in before?.gone ?? [] {
            var fields = one.table.key.map { name in
                (name: name, value: FeedJson.raw(String(decoding: one.record.dynamicKey(name) ?? [], as: UTF8.self)))
            }
            fields.append((FeedSinger.deleted, .text(asOf + "T00:00:00Z")))
            try message([("type", .text("RECORD")), ("stream", .text(one.table.name)), ("record", .object(fields))])
        }
        let mark: [(name: String, value: FeedJson)] = [
            ("schema_version", .integer(FeedContract.version)), ("as_of", .text(asOf)), ("sha256", .text(tally.sha256())),
        ]
        try message([
            ("type", .text("STATE")),
            ("value", .object([("bookmarks", .object([(FeedContract.name, .object(mark))]))])),
        ])
        try text.finish()
    }
}

extension FeedColumn {
    /// Its type for a loader: texts have no enumeration, so that a word more breaks no table.
    fileprivate var loaded: [(name: String, value: FeedJson)] { jsonType.filter { $0.name == "type" || $0.name == "items" } }
}

import TillRecords
import TillStages

/// What an earlier run's `feed.ndjson` had, to tell what became of it.
final class FeedBefore {
    /// How a row stands to the earlier run.
    enum Change {
        case added
        /// These columns say something else.
        case changed([String])
    }

    /// A row of the earlier run that is not there any more.
    struct Gone {
        let table: FeedTable
        let line: String
        let record: Record
    }

    private let bytes: [UInt8]
    private var places: [String: Range<Int>] = [:]

    /// Throws `feed.since` for what is no feed of this contract.
    init(path: String) throws(Fault) {
        switch FileReading.read(path: path, limit: 1 << 36) {
        case .failure(let trouble): throw trouble.fault(file: Document.baseName(path))
        case .success(let found): bytes = found
        }
        var start = 0
        var line = 1
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            if end > start {
                guard let record = record(start..<end), let key = FeedBefore.key(record)?.text else {
                    throw Fault(
                        "feed.since", "the line is no row of a feed of this contract.",
                        remedy: "Give --since the feed.ndjson of an earlier run.", file: Document.baseName(path), place: "line \(line)",
                        exit: .unreadable)
                }
                places[key] = start..<end
            }
            start = end + 1
            line += 1
        }
    }

    private func record(_ place: Range<Int>) -> Record? { bytes[place].withBytes { try? Record(checking: $0) } }

    /// The table of a row, and its key.
    private static func key(_ record: Record) -> (table: FeedTable, text: String)? {
        guard let place = FeedContract.place(of: record.type) else { return nil }
        let table = FeedContract.tables[place]
        var parts: [String] = []
        for name in table.key {
            guard let raw = record.dynamicKey(name) else { return nil }
            parts.append(
                raw.withBytes { raw in
                    JsonValue.withText(raw) { String(decoding: $0, as: UTF8.self) } ?? String(decoding: raw, as: UTF8.self)
                })
        }
        return (table, ([table.name] + parts).joined(separator: "\u{1F}"))
    }

    /// What became of a row; nil where nothing did. A row is asked once.
    func change(of row: FeedRow) -> Change? {
        guard let place = places.removeValue(forKey: row.declared.keyText(row.values)) else { return .added }
        if bytes[place].elementsEqual(row.line.utf8) { return nil }
        let earlier = Dictionary((record(place)?.fields ?? []).map { ($0.name, $0.raw) }, uniquingKeysWith: { first, _ in first })
        let changed = zip(row.declared.columns, row.values).filter { column, value in
            let now = ByteBuffer(capacity: 64)
            value.write(into: now)
            return earlier[column.name] != now.bytes
        }
        return .changed(changed.map(\.0.name))
    }

    /// Rows that nobody asked for, in their order.
    var gone: [Gone] {
        places.values.sorted { $0.lowerBound < $1.lowerBound }.compactMap { place in
            guard let record = record(place), let table = FeedBefore.key(record)?.table else { return nil }
            return Gone(table: table, line: String(decoding: bytes[place], as: UTF8.self), record: record)
        }
    }
}

/// What became of the rows of an earlier run: a line for each that is new, says something else, or is gone.
final class FeedChanges: FeedOutput {
    private let text: FeedText
    private let before: FeedBefore

    init(_ path: String?, since before: FeedBefore) throws(Fault) {
        text = try FeedText(path)
        self.before = before
    }

    func take(_ row: FeedRow) throws(Fault) {
        guard let change = before.change(of: row) else { return }
        let key = row.declared.keyPlaces.map { place in
            let out = ByteBuffer(capacity: 64)
            row.values[place].write(into: out)
            return (name: row.declared.columns[place].name, value: FeedJson.raw(out.text))
        }
        switch change {
        case .added: try write("added", row.declared, key, nil, row.line)
        case .changed(let columns): try write("changed", row.declared, key, columns, row.line)
        }
    }

    func flush() throws(Fault) { try text.flush() }

    func finish() throws(Fault) {
        for one in before.gone {
            let key = one.table.key.map { name in
                (name: name, value: FeedJson.raw(String(decoding: one.record.dynamicKey(name) ?? [], as: UTF8.self)))
            }
            try write("gone", one.table, key, nil, one.line)
        }
        try text.finish()
    }

    private func write(
        _ change: String, _ table: FeedTable, _ key: [(name: String, value: FeedJson)], _ columns: [String]?, _ line: String
    ) throws(Fault) {
        var fields: [(name: String, value: FeedJson)] = [
            ("type", .text("change")), ("change", .text(change)), ("of", .text(table.name)), ("key", .object(key)),
        ]
        if let columns { fields.append(("columns", .words(columns))) }
        fields.append(("record", .raw(line)))
        try text.add(FeedJson.object(fields).line)
    }
}

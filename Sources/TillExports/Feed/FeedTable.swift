import TillRecords

/// A table of the feed's contract: declared once, and its JSON Schema, columns of CSV, table of SQLite and types of Parquet are made of it.
struct FeedTable: Sendable {
    /// In the plural: the type of its lines, the name of its files and tables.
    let name: String
    let summary: String
    /// Columns whose values together tell rows apart; none of them is ever null.
    let key: [String]
    let columns: [FeedColumn]
    /// Places of the key's columns.
    let keyPlaces: [Int]
    let origin: Origin

    /// What its rows are made of.
    enum Origin: Sendable {
        /// A household that is complete.
        case household(@Sendable (FeedHousehold) -> [[FeedValue]])
        /// A record of this type, which is of no household alone or comes when all are done.
        case record(FieldWord, @Sendable (Record) -> [FeedValue])
    }

    /// A table of what a household has.
    ///
    /// - Parameter rows: its rows, in an order that the order of the input does not show.
    init<Thing>(
        _ name: String, _ summary: String, key: [String], _ rows: @escaping @Sendable (FeedHousehold) -> [Thing],
        _ fields: [FeedField<FeedPart<Thing>>]
    ) {
        let household = FeedField<FeedPart<Thing>>.id("household", "id of the household", from: "household file") { $0.household.id }
        let all = [household] + fields
        self.init(
            name, summary, ["household"] + key, all.flatMap(\.columns),
            .household { household in
                rows(household).map { thing in
                    let part = FeedPart(thing: thing, household: household)
                    return all.flatMap { $0.values(part) }
                }
            })
    }

    /// A table of records of one type.
    init(_ name: String, _ summary: String, key: [String], of type: FieldWord, _ fields: [FeedField<Record>]) {
        self.init(name, summary, key, fields.flatMap(\.columns), .record(type) { record in fields.flatMap { $0.values(record) } })
    }

    private init(_ name: String, _ summary: String, _ key: [String], _ columns: [FeedColumn], _ origin: Origin) {
        self.name = name
        self.summary = summary
        self.key = key
        self.columns = columns
        self.origin = origin
        keyPlaces = key.compactMap { name in columns.firstIndex { $0.name == name } }
    }

    /// A row as a line of JSON, without the line's end.
    func line(_ values: [FeedValue]) -> String {
        let out = ByteBuffer(capacity: 512)
        out.append("{")
        out.append(jsonString: "type")
        out.append(":")
        out.append(jsonString: name)
        for (column, value) in zip(columns, values) {
            out.append(",")
            out.append(jsonString: column.name)
            out.append(":")
            value.write(into: out)
        }
        out.append("}")
        return out.text
    }

    /// The key of a row, as one text.
    func keyText(_ values: [FeedValue]) -> String { ([name] + keyPlaces.map { values[$0].cell }).joined(separator: "\u{1F}") }
}

/// Something of a household, with the household.
struct FeedPart<Thing> {
    let thing: Thing
    let household: FeedHousehold
}

extension FeedPart: Sendable where Thing: Sendable {}

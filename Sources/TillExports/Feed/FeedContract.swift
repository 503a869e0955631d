import TillRecords

/// The feed's contract: its tables, in their order. Names, types and meanings are a promise: a change of any of them raises `version`,
/// a new column at the end of a table or a new table does not.
enum FeedContract {
    static let name = "till.feed"
    static let version = 1

    /// A new table is one line here.
    static let tables: [FeedTable] = [
        .households, .members, .accounts, .balances, .transactions, .splits, .series, .coming, .totals, .budgets, .budgetLines, .health,
        .healthComponents, .findings, .cohorts, .memberships,
    ]

    static func place(of name: String) -> Int? { tables.firstIndex { $0.name == name } }

    /// The contract as JSON, for whoever makes tables of it.
    static var json: FeedJson {
        .object([
            ("contract", .text(name)), ("schema_version", .integer(version)),
            ("tables", .list(tables.map { .object([(name: "name", value: .text($0.name))] + $0.declaration) })),
        ])
    }

    /// JSON Schema (2020-12) of a line of `feed.ndjson`.
    static var schema: FeedJson {
        .object([
            ("$schema", .text("https://json-schema.org/draft/2020-12/schema")), ("title", .text("\(name) \(version)")),
            ("description", .text("A line of the feed: an object whose type names its table.")), ("type", .text("object")),
            ("properties", .object([("type", .object([("enum", .words(tables.map(\.name)))]))])), ("required", .words(["type"])),
            (
                "allOf",
                .list(
                    tables.map { table in
                        .object([
                            ("if", .object([("properties", .object([("type", .object([("const", .text(table.name))]))]))])),
                            ("then", .object([("$ref", .text("#/$defs/\(table.name)"))])),
                        ])
                    })
            ), ("$defs", .object(tables.map { (name: $0.name, value: $0.schema) })),
        ])
    }
}

extension FeedTable {
    /// What the contract and the manifest say of it.
    var declaration: [(name: String, value: FeedJson)] {
        [
            ("description", .text(summary)), ("primary_key", .words(key)),
            ("columns", .list(columns.map(\.declaration))),
        ]
    }

    /// JSON Schema of its lines.
    fileprivate var schema: FeedJson {
        let type: (name: String, value: FeedJson) = ("type", .object([("const", .text(name))]))
        var fields: [(name: String, value: FeedJson)] = [
            ("description", .text(summary)), ("type", .text("object")),
            ("properties", .object([type] + columns.map { (name: $0.name, value: $0.schema) })),
            ("required", .words(["type"] + columns.map(\.name))), ("additionalProperties", .flag(false)),
        ]
        let either = columns.filter { $0.kind == .minor }.compactMap { column in column.instead.map { FeedTable.either(column.name, $0) } }
        if !either.isEmpty { fields.append(("allOf", .list(either))) }
        return .object(fields)
    }

    /// One of the two is null and the other is not.
    private static func either(_ name: String, _ instead: String) -> FeedJson {
        func isNull(_ column: String) -> FeedJson {
            .object([("properties", .object([(column, .object([("type", .text("null"))]))])), ("required", .words([column]))])
        }
        return .object([("oneOf", .list([isNull(name), isNull(instead)]))])
    }
}

extension FeedColumn {
    fileprivate var declaration: FeedJson {
        var fields: [(name: String, value: FeedJson)] = [
            ("name", .text(name)), ("data_type", .text(kind.name)), ("nullable", .flag(isNullable)), ("description", .text(meaning)),
            ("source", .text(source)),
        ]
        if let unit { fields.append(("unit", .text(unit))) }
        if let instead { fields.append(("null_reason", .text(instead))) }
        if case .word(let words) = kind { fields.append(("accepted_values", .words(words))) }
        return .object(fields)
    }

    fileprivate var schema: FeedJson { .object([(name: "description", value: .text(meaning))] + jsonType) }

    /// How JSON Schema says its type: that of the schema shipped, and of messages to loaders.
    var jsonType: [(name: String, value: FeedJson)] {
        let type: String
        var more: [(name: String, value: FeedJson)] = []
        switch kind {
        case .text: type = "string"
        case .word(let words):
            type = "string"
            let values = words.map(FeedJson.text) + (isNullable ? [.raw("null")] : [])
            more.append(("enum", .list(values)))
        case .day:
            type = "string"
            more.append(("format", .text("date")))
        case .month:
            type = "string"
            more.append(("pattern", .text("^[0-9]{4}-(0[1-9]|1[0-2])$")))
        case .currency:
            type = "string"
            more.append(("pattern", .text("^[A-Z]{3}$")))
        case .integer, .minor: type = "integer"
        case .decimal, .number: type = "number"
        case .flag: type = "boolean"
        case .list:
            type = "array"
            more.append(("items", .object([("type", .text("string"))])))
        }
        return [("type", isNullable ? .words([type, "null"]) : .text(type))] + more
    }
}

import TillRecords

/// A field of a record that is not what it was.
struct FieldChange {
    /// `category.name` for a field of an object.
    let name: String
    /// JSON; nil where the field was absent.
    let before: [UInt8]?
    let after: [UInt8]?

    /// All fields that differ, in the order of the later record, then what it lost. Objects are compared field by field.
    static func between(_ before: Record, _ after: Record, within prefix: String = "") -> [FieldChange] {
        let old = before.fields
        let new = after.fields
        var changes: [FieldChange] = []
        for field in new {
            let was = old.first { $0.name == field.name }?.raw
            guard was != field.raw else { continue }
            if let was, let inner = object(was), let now = object(field.raw) {
                changes += between(inner, now, within: "\(prefix)\(field.name).")
            } else {
                changes.append(FieldChange(name: prefix + field.name, before: was, after: field.raw))
            }
        }
        for field in old where !new.contains(where: { $0.name == field.name }) {
            changes.append(FieldChange(name: prefix + field.name, before: field.raw, after: nil))
        }
        return changes
    }

    private static func object(_ raw: [UInt8]) -> Record? {
        guard raw.first == UInt8(ascii: "{") else { return nil }
        return raw.withBytes { try? Record(checking: $0) }
    }

    /// A value for a person: text without its quotes, cut after sixty signs, a dash for none.
    static func words(_ raw: [UInt8]?) -> String {
        guard let raw else { return "–" }
        // A value alone is no record; in one it is read as any field.
        let line = Array("{\"value\":".utf8) + raw + Array("}".utf8)
        let text = line.withBytes { try? Record(checking: $0) }?.string(.value) ?? String(decoding: raw, as: UTF8.self)
        return text.count > 60 ? text.prefix(59) + "…" : text
    }

    var record: Record {
        var record = Record(type: "field")
        record.set(.name, string: name)
        if let before { record.set(.before, raw: before) }
        if let after { record.set(.after, raw: after) }
        return record
    }
}

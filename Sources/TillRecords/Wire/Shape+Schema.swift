/// JSON Schema (2020-12) and documentation, made from the declaration.
extension Shape {
    /// The JSON Schema of this record type, one object.
    public var jsonSchema: String {
        let buffer = ByteBuffer(capacity: 4096)
        buffer.append("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":")
        buffer.append(jsonString: type)
        buffer.append(",\"description\":")
        buffer.append(jsonString: summary)
        buffer.append(",\"type\":\"object\",\"properties\":{\"type\":{\"const\":")
        buffer.append(jsonString: type)
        buffer.append("}")
        for field in fields {
            buffer.append(",")
            Shape.append(field, into: buffer)
        }
        buffer.append("},\"required\":[\"type\"")
        for field in fields where field.required {
            buffer.append(",")
            buffer.append(jsonString: field.name)
        }
        buffer.append("]}")
        return buffer.text
    }

    private static func append(_ field: Field, into out: ByteBuffer) {
        out.append(jsonString: field.name)
        out.append(":{\"description\":")
        out.append(jsonString: field.meaning)
        append(field.kind, into: out)
        out.append("}")
    }

    private static func append(_ kind: Kind, into out: ByteBuffer) {
        switch kind {
        case .text: out.append(",\"type\":\"string\"")
        case .id, .identity, .identityText: out.append(",\"type\":\"string\",\"minLength\":1")
        case .day: out.append(",\"type\":\"string\",\"format\":\"date\"")
        case .time: out.append(",\"type\":\"string\",\"pattern\":\"^[0-2][0-9]:[0-5][0-9](:[0-5][0-9])?$\"")
        case .amount: out.append(",\"type\":\"string\",\"pattern\":\"^-?[0-9]+(\\\\.[0-9]+)?$\"")
        case .currency: out.append(",\"type\":\"string\",\"pattern\":\"^[A-Z]{3}$\"")
        case .integer: out.append(",\"type\":\"integer\"")
        case .number: out.append(",\"type\":\"number\"")
        case .flag: out.append(",\"type\":\"boolean\"")
        case .any: break
        case .choice(let names):
            out.append(",\"enum\":[")
            for (index, name) in names.enumerated() {
                if index > 0 { out.append(",") }
                out.append(jsonString: name)
            }
            out.append("]")
        case .list(let element):
            out.append(",\"type\":\"array\",\"items\":{\"description\":\"one of them\"")
            append(element, into: out)
            out.append("}")
        case .object(let fields):
            appendObject(fields, into: out)
        }
    }

    private static func appendObject(_ fields: [Field], into out: ByteBuffer) {
        out.append(",\"type\":\"object\",\"properties\":{")
        for (index, field) in fields.enumerated() {
            if index > 0 { out.append(",") }
            append(field, into: out)
        }
        out.append("},\"required\":[")
        for (index, field) in fields.filter(\.required).enumerated() {
            if index > 0 { out.append(",") }
            out.append(jsonString: field.name)
        }
        out.append("]")
    }

    /// A table of the fields, for a reader.
    public var documentation: String {
        var lines = ["\(type): \(summary)", ""]
        let width = (fields.map(\.name.count).max() ?? 0) + 2
        for field in fields {
            let name = field.name + String(repeating: " ", count: width - field.name.count)
            lines.append("  \(name)\(Shape.word(field.kind))\(field.required ? ", always" : "")  \(field.meaning)")
        }
        return lines.joined(separator: "\n")
    }

    private static func word(_ kind: Kind) -> String {
        switch kind {
        case .text: "text"
        case .id: "id"
        case .identity: "name"
        case .identityText: "names in a text"
        case .day: "day"
        case .time: "time"
        case .amount: "amount"
        case .currency: "currency"
        case .integer: "whole number"
        case .number: "number"
        case .flag: "true/false"
        case .choice(let names): names.joined(separator: "|")
        case .list(let element): "list of \(word(element))"
        case .object: "object"
        case .any: "any"
        }
    }
}

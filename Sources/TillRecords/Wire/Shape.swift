/// The one declaration of a record type: its JSON Schema, its documentation and the test that holds real output to it come from here.
public struct Shape: Sendable {
    public let word: FieldWord
    public let summary: String
    public let fields: [Field]

    /// One field: what it holds, whether every record has it, what it means.
    public struct Field: Sendable {
        public let key: Key
        public let kind: Kind
        public let required: Bool
        public let meaning: String

        public var name: String { key.description }
    }

    public indirect enum Kind: Sendable {
        case text
        /// A non-empty id that says nothing about anybody: of a household, a member, a code.
        case id
        /// The name of a record or a document: a digest inside the wall, an HMAC where it is published (`PublishedIdentity`).
        case identity
        /// A text with such names in it: the key of a finding.
        case identityText
        /// `YYYY-MM-DD`
        case day
        /// `HH:MM[:SS]`
        case time
        /// A signed decimal string: `-1250.50`.
        case amount
        /// An ISO 4217 code.
        case currency
        case integer
        case number
        case flag
        case choice([String])
        case list(Kind)
        case object([Field])
        /// Anything JSON: what the stage that makes it says.
        case any
    }

    public var type: String { word.description }

    public init(_ type: FieldWord, _ summary: String, _ fields: [Field]) {
        word = type
        self.summary = summary
        self.fields = fields
    }
}

extension Shape.Field {
    static func must(_ key: Key, _ kind: Shape.Kind, _ meaning: String) -> Shape.Field {
        Shape.Field(key: key, kind: kind, required: true, meaning: meaning)
    }

    static func may(_ key: Key, _ kind: Shape.Kind, _ meaning: String) -> Shape.Field {
        Shape.Field(key: key, kind: kind, required: false, meaning: meaning)
    }
}

/// Holding a record to its shape.
extension Shape {
    /// What is wrong with a record of this type, each as `field: reason`; empty when all is well. Unknown fields are welcome.
    public func violations(in record: Record) -> [String] {
        Shape.violations(fields, record, "")
    }

    private static func violations(_ fields: [Field], _ record: Record, _ prefix: String) -> [String] {
        fields.flatMap { field -> [String] in
            guard let key = record.dynamicKey(field.name) else {
                return field.required ? ["\(prefix)\(field.name): is missing"] : []
            }
            return violations(field.kind, key, prefix + field.name)
        }
    }

    private static func violations(_ kind: Kind, _ raw: [UInt8], _ name: String) -> [String] {
        let text = raw.withBytes { raw in JsonValue.withText(raw) { String(decoding: $0, as: UTF8.self) } }
        func wants(_ good: Bool, _ what: String) -> [String] { good ? [] : ["\(name): is not \(what)"] }
        switch kind {
        case .text: return wants(text != nil, "text")
        case .id, .identity, .identityText: return wants(text.map { !$0.isEmpty } ?? false, "an id")
        case .day: return wants(text.flatMap { Day($0) } != nil, "a day as YYYY-MM-DD")
        case .time: return wants(text.map(isTime) ?? false, "a time as HH:MM or HH:MM:SS")
        case .amount: return wants(text.flatMap { Amount($0) } != nil, "a decimal string")
        case .currency:
            return wants(text.map { $0.utf8.count == 3 && $0.utf8.allSatisfy { (65...90).contains($0) } } ?? false, "a currency code")
        case .integer: return wants(raw.withBytes { Amount(bytes: $0)?.scaled(to: 0) } != nil, "a whole number")
        case .number: return wants(raw.first.map { $0 == 45 || $0 &- 48 < 10 } ?? false, "a number")
        case .flag: return wants(raw == Array("true".utf8) || raw == Array("false".utf8), "true or false")
        case .choice(let names): return wants(text.map(names.contains) ?? false, "one of \(names.joined(separator: ", "))")
        case .list(let element):
            guard let elements = raw.withBytes({ JsonValue.elements($0) }) else { return wants(false, "a list") }
            return elements.enumerated().flatMap { violations(element, $1, "\(name)[\($0)]") }
        case .object(let fields):
            guard let record = raw.withBytes({ $0.first == UInt8(ascii: "{") ? try? Record(checking: $0) : nil }) else {
                return wants(false, "an object")
            }
            return violations(fields, record, name + ".")
        case .any: return []
        }
    }

    private static func isTime(_ text: String) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3, parts.allSatisfy({ $0.utf8.count == 2 }) else { return false }
        let numbers = parts.compactMap { Int($0) }
        return numbers.count == parts.count && numbers[0] < 24 && numbers.dropFirst().allSatisfy { $0 < 60 }
    }
}

extension Record {
    /// The JSON of the field of that name, or nil when absent or null.
    public func dynamicKey(_ name: String) -> [UInt8]? {
        for edit in edits where edit.key.description == name {
            return edit.value.flatMap { JsonValue.isNull($0) ? nil : $0 }
        }
        let wanted = Array(name.utf8)
        return unsafe body.withParts { bytes, fields in
            for place in fields.indices {
                let span = unsafe fields[place]
                guard bytes[Int(span.keyStart)..<Int(span.keyEnd)].elementsEqual(wanted) else { continue }
                let value = Array(bytes[Int(span.valueStart)..<Int(span.valueEnd)])
                return JsonValue.isNull(value) ? nil : value
            }
            return nil
        }
    }
}

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

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
        let text = raw.withUnsafeBytes { raw in JsonValue.withText(raw) { String(decoding: $0, as: UTF8.self) } }
        func wants(_ good: Bool, _ what: String) -> [String] { good ? [] : ["\(name): is not \(what)"] }
        switch kind {
        case .text: return wants(text != nil, "text")
        case .id, .identity, .identityText: return wants(text.map { !$0.isEmpty } ?? false, "an id")
        case .day: return wants(text.flatMap { Day($0) } != nil, "a day as YYYY-MM-DD")
        case .time: return wants(text.map(isTime) ?? false, "a time as HH:MM or HH:MM:SS")
        case .amount: return wants(text.flatMap { Amount($0) } != nil, "a decimal string")
        case .currency:
            return wants(text.map { $0.utf8.count == 3 && $0.utf8.allSatisfy { (65...90).contains($0) } } ?? false, "a currency code")
        case .integer: return wants(raw.withUnsafeBytes { Amount(bytes: $0)?.scaled(to: 0) } != nil, "a whole number")
        case .number: return wants(raw.first.map { $0 == 45 || $0 &- 48 < 10 } ?? false, "a number")
        case .flag: return wants(raw == Array("true".utf8) || raw == Array("false".utf8), "true or false")
        case .choice(let names): return wants(text.map(names.contains) ?? false, "one of \(names.joined(separator: ", "))")
        case .list(let element):
            guard let elements = raw.withUnsafeBytes({ JsonValue.elements($0) }) else { return wants(false, "a list") }
            return elements.enumerated().flatMap { violations(element, $1, "\(name)[\($0)]") }
        case .object(let fields):
            guard let record = raw.withUnsafeBytes({ $0.first == UInt8(ascii: "{") ? try? Record(checking: $0) : nil }) else {
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
        return body.withParts { bytes, fields in
            for span in fields where bytes[Int(span.keyStart)..<Int(span.keyEnd)].elementsEqual(wanted) {
                let value = Array(bytes[Int(span.valueStart)..<Int(span.valueEnd)])
                return JsonValue.isNull(value) ? nil : value
            }
            return nil
        }
    }
}

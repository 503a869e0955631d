/// Fields of a record, decoded when asked for. A field that is absent, `null` or of another kind reads as nil.
extension Record {
    /// The JSON of a field's value, valid inside the closure; nil when absent or null.
    @inlinable
    @inline(__always)
    public func withRaw<Result>(_ key: Key, _ body: (ByteView) -> Result?) -> Result? {
        if !edits.isEmpty {
            for edit in edits where edit.key == key {
                guard let value = edit.value, !JsonValue.isNull(value) else { return nil }
                return value.withBytes { body($0) }
            }
        }
        guard let span = span(of: key) else { return nil }
        return unsafe self.body.withParts { bytes, _ in
            let raw = ByteView(rebasing: bytes[Int(span.valueStart)..<Int(span.valueEnd)])
            return JsonValue.isNull(raw) ? nil : body(raw)
        }
    }

    /// The text of a string field as UTF-8, escapes resolved, valid inside the closure; nil when it is not a string.
    @inlinable
    @inline(__always)
    public func withBytes<Result>(_ key: Key, _ body: (ByteView) -> Result?) -> Result? {
        withRaw(key) { JsonValue.withText($0, body) }
    }

    /// The field as text.
    public func string(_ key: Key) -> String? {
        withBytes(key) { String(decoding: $0, as: UTF8.self) }
    }

    /// The field's JSON as it stands.
    public func raw(_ key: Key) -> [UInt8]? {
        withRaw(key) { Array($0) }
    }

    public func has(_ key: Key) -> Bool {
        withRaw(key) { _ in true } ?? false
    }

    /// A decimal string (or JSON number without exponent) as an amount.
    public func decimal(_ key: Key) -> Amount? {
        withRaw(key) { raw in
            JsonValue.withText(raw) { Amount(bytes: $0) } ?? Amount(bytes: raw)
        }
    }

    /// A `YYYY-MM-DD` string as a day.
    public func date(_ key: Key) -> Day? {
        withBytes(key) { Day(bytes: $0) }
    }

    public func currency(_ key: Key) -> Currency? {
        withBytes(key) { Currency(bytes: $0) }
    }

    /// A whole number.
    public func integer(_ key: Key) -> Int? {
        withRaw(key) { raw in
            guard let amount = Amount(bytes: raw), let whole = amount.scaled(to: 0) else { return nil }
            return Int(whole.units)
        }
    }

    /// An amount in minor units of a currency; nil where it is none, or has more decimals than the currency.
    public func minor(_ key: Key, _ currency: Currency) -> Int64? { decimal(key).flatMap { Money($0, currency)?.minorUnits } }

    /// A statistic such as a confidence; never money.
    public func number(_ key: Key) -> Double? {
        withRaw(key) { Double(String(decoding: $0, as: UTF8.self)) }
    }

    public func flag(_ key: Key) -> Bool? {
        withRaw(key) { raw in
            switch raw.count {
            case 4: raw[0] == UInt8(ascii: "t") ? true : nil
            case 5: raw[0] == UInt8(ascii: "f") ? false : nil
            default: nil
            }
        }
    }

    /// True when the string field is exactly this word.
    @inlinable
    @inline(__always)
    public func equals(_ key: Key, _ word: FieldWord) -> Bool {
        withBytes(key) { bytes in
            unsafe bytes.baseAddress.map { unsafe word.matches($0, bytes.count) } ?? (word.count == 0)
        } ?? false
    }

    /// An object field as a record of its own, for nested access.
    public func object(_ key: Key) -> Record? {
        withRaw(key) { raw in
            raw.first == UInt8(ascii: "{") ? try? Record(checking: raw) : nil
        }
    }

    /// The elements of an array field, each as its JSON.
    public func elements(_ key: Key) -> [[UInt8]]? {
        withRaw(key) { JsonValue.elements($0) }
    }

    /// The objects of an array field.
    public func objects(_ key: Key) -> [Record] {
        (elements(key) ?? []).compactMap { element in
            element.withBytes { raw in raw.first == UInt8(ascii: "{") ? try? Record(checking: raw) : nil }
        }
    }

    /// The strings of an array field.
    public func strings(_ key: Key) -> [String] {
        (elements(key) ?? []).compactMap { element in
            element.withBytes { raw in JsonValue.withText(raw) { String(decoding: $0, as: UTF8.self) } }
        }
    }

    /// The names of all fields, in order, changes included.
    public var names: [String] {
        var names: [String] = unsafe body.withParts { bytes, fields in
            unsafe fields.map { String(decoding: bytes[Int($0.keyStart)..<Int($0.keyEnd)], as: UTF8.self) }
        }
        for edit in edits {
            let name = edit.key.description
            if edit.value == nil {
                names.removeAll { $0 == name }
            } else if !names.contains(name) {
                names.append(name)
            }
        }
        return names
    }

    /// Every field by name with its JSON as it stands, in order, changes included; the first of several with one name.
    public var fields: [(name: String, raw: [UInt8])] {
        var found: [(name: String, raw: [UInt8])] = unsafe body.withParts { bytes, fields in
            unsafe fields.map {
                (
                    String(decoding: bytes[Int($0.keyStart)..<Int($0.keyEnd)], as: UTF8.self),
                    Array(bytes[Int($0.valueStart)..<Int($0.valueEnd)])
                )
            }
        }
        for edit in edits {
            let name = edit.key.description
            let place = found.firstIndex { $0.name == name }
            switch (place, edit.value) {
            case (let place?, let value?): found[place].raw = value
            case (let place?, nil): found.remove(at: place)
            case (nil, let value?): found.append((name, value))
            case (nil, nil): break
            }
        }
        return found
    }

    /// The record's type; empty when it has none.
    public var type: String { string(.type) ?? "" }
}

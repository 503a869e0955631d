/// Changing a record and writing it out. Unchanged fields keep their bytes and their place; new ones follow at the end.
extension Record {
    /// Sets a field to a string.
    public mutating func set(_ key: Key, string value: some StringProtocol) {
        var text = String(value)
        let json = text.withUTF8 { Record.json(UnsafeRawBufferPointer($0)) }
        set(key, raw: json)
    }

    /// A text as a JSON string; plain ASCII, which most is, is copied between two quotes.
    private static func json(_ text: UnsafeRawBufferPointer) -> [UInt8] {
        if let start = text.baseAddress, JsonText.plainPrefix(start, text.count) == text.count {
            return [UInt8](unsafeUninitializedCapacity: text.count + 2) { out, count in
                out[0] = UInt8(ascii: "\"")
                for index in 0..<text.count { out[index + 1] = text[index] }
                out[text.count + 1] = UInt8(ascii: "\"")
                count = text.count + 2
            }
        }
        let buffer = ByteBuffer(capacity: text.count + 8)
        buffer.append(jsonString: text)
        return buffer.bytes
    }

    /// Sets a field to a string given as UTF-8.
    public mutating func set(_ key: Key, bytes value: UnsafeRawBufferPointer) {
        set(key, raw: Record.json(value))
    }

    public mutating func set(_ key: Key, _ amount: Amount) { set(key, string: amount.description) }
    public mutating func set(_ key: Key, _ day: Day) { set(key, string: day.description) }
    public mutating func set(_ key: Key, integer value: Int) { set(key, raw: Array(String(value).utf8)) }
    public mutating func set(_ key: Key, flag value: Bool) { set(key, raw: Array((value ? "true" : "false").utf8)) }

    /// Sets a field to a list of strings.
    public mutating func set(_ key: Key, strings values: [String]) {
        let buffer = ByteBuffer(capacity: 64)
        buffer.append(UInt8(ascii: "["))
        for (index, value) in values.enumerated() {
            if index > 0 { buffer.append(UInt8(ascii: ",")) }
            buffer.append(jsonString: value)
        }
        buffer.append(UInt8(ascii: "]"))
        set(key, raw: buffer.bytes)
    }

    /// Sets a field to another record, as a nested object.
    public mutating func set(_ key: Key, object value: Record) {
        let buffer = ByteBuffer(capacity: 256)
        value.write(into: buffer)
        set(key, raw: buffer.bytes)
    }

    /// Sets a field to a list of records, as nested objects.
    public mutating func set(_ key: Key, objects values: [Record]) {
        let buffer = ByteBuffer(capacity: 256)
        buffer.append(UInt8(ascii: "["))
        for (index, value) in values.enumerated() {
            if index > 0 { buffer.append(UInt8(ascii: ",")) }
            value.write(into: buffer)
        }
        buffer.append(UInt8(ascii: "]"))
        set(key, raw: buffer.bytes)
    }

    /// Sets a field to JSON that is known to be well formed.
    public mutating func set(_ key: Key, raw value: [UInt8]) {
        edit(key, value)
    }

    /// Takes a field away.
    public mutating func remove(_ key: Key) {
        edit(key, nil)
    }

    private mutating func edit(_ key: Key, _ value: [UInt8]?) {
        for index in edits.indices where edits[index].key == key {
            edits[index].value = value
            return
        }
        if edits.isEmpty { edits.reserveCapacity(4) }
        edits.append(Edit(key: key, value: value))
    }

    /// Writes the record as one line of JSON, without the newline.
    public func write(into out: ByteBuffer) {
        body.withParts { bytes, fields in
            guard !edits.isEmpty, let base = bytes.baseAddress else { return out.append(bytes) }
            out.append(UInt8(ascii: "{"))
            let start = out.count
            writeOld(base, fields, out)
            for edit in edits {
                guard let value = edit.value, span(of: edit.key) == nil else { continue }
                if out.count > start { out.append(UInt8(ascii: ",")) }
                out.append(UInt8(ascii: "\""))
                out.append(edit.key.start.pointer, edit.key.count)
                out.append("\":")
                out.append(value)
            }
            out.append(UInt8(ascii: "}"))
        }
    }

    /// The line's own fields. Neighbours that nobody changed are copied as one run, from the quote before a key to the end of a value.
    @inline(__always)
    private func writeOld(_ base: UnsafeRawPointer, _ fields: UnsafeBufferPointer<FieldSpan>, _ out: ByteBuffer) {
        let begun = out.count
        var run = (start: 0, end: 0)
        func copyRun() {
            guard run.end > 0 else { return }
            if out.count > begun { out.append(UInt8(ascii: ",")) }
            out.append(base + run.start, run.end &- run.start)
            run.end = 0
        }
        for span in fields {
            let (key, length) = (base + Int(span.keyStart), Int(span.keyEnd &- span.keyStart))
            guard let change = edits.first(where: { $0.key.matches(key, length) }) else {
                let quote = Int(span.keyStart) &- 1
                if run.end == 0 || run.end &+ 1 != quote {
                    copyRun()
                    run.start = quote
                }
                run.end = Int(span.valueEnd)
                continue
            }
            copyRun()
            guard let value = change.value else { continue }
            if out.count > begun { out.append(UInt8(ascii: ",")) }
            out.append(key - 1, length &+ 2)
            out.append(UInt8(ascii: ":"))
            out.append(value)
        }
        copyRun()
    }

    /// The record as one line of JSON.
    public var text: String {
        let buffer = ByteBuffer(capacity: 512)
        write(into: buffer)
        return buffer.text
    }
}

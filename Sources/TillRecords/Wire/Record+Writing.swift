/// Changing a record and writing it out. Unchanged fields keep their bytes and their place; new ones follow at the end.
extension Record {
    /// Sets a field to a string.
    public mutating func set(_ key: Key, string value: some StringProtocol) {
        var text = String(value)
        let json = text.withUTF8 { unsafe Record.json(ByteView($0)) }
        set(key, raw: json)
    }

    /// A text as a JSON string; plain ASCII, which most is, is copied between two quotes.
    private static func json(_ text: ByteView) -> [UInt8] {
        if let start = unsafe text.baseAddress, unsafe JsonText.plainPrefix(start, text.count) == text.count {
            return unsafe [UInt8](unsafeUninitializedCapacity: text.count + 2) { out, count in
                unsafe out[0] = UInt8(ascii: "\"")
                for index in 0..<text.count { unsafe out[index + 1] = text[index] }
                unsafe out[text.count + 1] = UInt8(ascii: "\"")
                count = text.count + 2
            }
        }
        let buffer = ByteBuffer(capacity: text.count + 8)
        buffer.append(jsonString: text)
        return buffer.bytes
    }

    /// Sets a field to a string given as UTF-8.
    public mutating func set(_ key: Key, bytes value: ByteView) {
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

    /// An object without fields, not even a type, for what is nested in a record.
    public static var bare: Record {
        var record = Record(type: "object")
        record.remove(.type)
        return record
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
        unsafe body.withParts { bytes, fields in
            guard !edits.isEmpty, let base = unsafe bytes.baseAddress else { return out.append(bytes) }
            unsafe withUnsafeTemporaryAllocation(of: Int.self, capacity: edits.count) { places in
                for index in edits.indices { unsafe places[index] = Record.place(of: edits[index].key, base, fields) }
                out.append(UInt8(ascii: "{"))
                let start = out.count
                if body.head.isCompact {
                    unsafe writeRuns(bytes, fields, UnsafeBufferPointer(places), out)
                } else {
                    unsafe writeFields(base, fields, UnsafeBufferPointer(places), out)
                }
                for index in edits.indices where unsafe places[index] == fields.count {
                    guard let value = edits[index].value else { continue }
                    if out.count > start { out.append(UInt8(ascii: ",")) }
                    out.append(UInt8(ascii: "\""))
                    out.append(name: edits[index].key)
                    out.append("\":")
                    out.append(value)
                }
                out.append(UInt8(ascii: "}"))
            }
        }
    }

    /// Which of the fields has the name; their number when none has.
    @inlinable
    @inline(__always)
    static func place(of key: Key, _ base: UnsafeRawPointer, _ fields: UnsafeBufferPointer<FieldSpan>) -> Int {
        var place = 0
        while place < fields.count,
            unsafe !key.matches(base + Int(fields[place].keyStart), Int(fields[place].keyEnd &- fields[place].keyStart))
        {
            place &+= 1
        }
        return place
    }

    /// The fields of a line in which they stand side by side: what lies between two changes is copied as it is.
    @inline(__always)
    private func writeRuns(
        _ bytes: ByteView, _ fields: UnsafeBufferPointer<FieldSpan>, _ places: UnsafeBufferPointer<Int>, _ out: ByteBuffer
    ) {
        guard let base = unsafe bytes.baseAddress else { return }
        let begun = out.count
        var copied = 1
        var next = 0
        while true {
            // The first changed field from there on; a field has one change at most.
            var (place, change) = (fields.count, 0)
            for index in 0..<places.count where unsafe places[index] >= next && places[index] < place {
                (place, change) = unsafe (places[index], index)
            }
            guard place < fields.count else { break }
            let span = unsafe fields[place]
            next = place &+ 1
            if let value = edits[change].value {
                unsafe out.append(base + copied, Int(span.valueStart) &- copied)
                out.append(value)
                copied = Int(span.valueEnd)
            } else {
                unsafe out.append(base + copied, Int(span.keyStart) &- 1 &- copied)
                // The comma behind it goes with it.
                copied = Int(span.valueEnd) &+ (next < fields.count ? 1 : 0)
            }
        }
        unsafe out.append(base + copied, bytes.count &- 1 &- copied)
        // What was last is gone: so is the comma before it.
        out.withBytes { written in
            if written.count > begun, written[written.count - 1] == UInt8(ascii: ",") { out.truncate(to: written.count - 1) }
        }
    }

    /// The fields of a line with blanks between them, one by one.
    private func writeFields(
        _ base: UnsafeRawPointer, _ fields: UnsafeBufferPointer<FieldSpan>, _ places: UnsafeBufferPointer<Int>, _ out: ByteBuffer
    ) {
        let begun = out.count
        for place in fields.indices {
            let span = unsafe fields[place]
            let quote = Int(span.keyStart) &- 1
            let change = unsafe places.firstIndex(of: place)
            if let change, edits[change].value == nil { continue }
            if out.count > begun { out.append(UInt8(ascii: ",")) }
            guard let change, let value = edits[change].value else {
                unsafe out.append(base + quote, Int(span.valueEnd) &- quote)
                continue
            }
            unsafe out.append(base + quote, Int(span.keyEnd) &+ 1 &- quote)
            out.append(UInt8(ascii: ":"))
            out.append(value)
        }
    }

    /// The record as one line of JSON.
    public var text: String {
        let buffer = ByteBuffer(capacity: 512)
        write(into: buffer)
        return buffer.text
    }
}

/// One pass over a line that checks all of JSON (RFC 8259: strings, escapes, UTF-8, numbers, nesting, repeated keys) and
/// notes where the fields of the outer object stand.
@safe struct JsonScanner {
    private let base: UnsafeRawPointer
    private let count: Int
    private var at = 0
    /// The first fault met; the scan unwinds as soon as there is one.
    private(set) var fault: JsonFault?

    static let deepest = 64
    /// Up to so many fields, comparing with each is faster than a table.
    private static let fewFields = 64
    /// How many backslashes the strings so far had, and how many of them stood in keys.
    private var escapes = 0
    private var keyEscapes = 0

    /// Whether a key, at any depth, was written with an escape.
    var hasEscapedKeys: Bool { keyEscapes > 0 }

    init(_ bytes: ByteView) {
        unsafe base = bytes.baseAddress ?? UnsafeRawPointer(bitPattern: 1).unsafelyUnwrapped
        count = bytes.count
    }

    /// Checks the line and appends its fields; false when `fault` says why not.
    @inline(__always)
    mutating func scan(into fields: RecordScratch) -> Bool {
        skipBlanks()
        guard at < count, byte == UInt8(ascii: "{") else { return fail(.notAnObject) }
        at &+= 1
        guard object(depth: 1, fields: fields, keep: true) else { return false }
        skipBlanks()
        return at == count || fail(.afterEnd)
    }

    @inline(__always)
    private var byte: UInt8 { unsafe base.load(fromByteOffset: at, as: UInt8.self) }

    private mutating func fail(_ reason: JsonFault.Reason) -> Bool {
        if fault == nil { fault = JsonFault(at >= count && reason != .afterEnd ? .unfinished : reason, at: at) }
        return false
    }

    @inline(__always)
    private mutating func skipBlanks() {
        while at < count {
            let byte = byte
            guard byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A else { return }
            at &+= 1
        }
    }

    /// The members of an object, from behind its `{` to behind its `}`.
    private mutating func object(depth: Int, fields: RecordScratch, keep: Bool) -> Bool {
        guard depth <= JsonScanner.deepest else { return fail(.tooDeep) }
        var seen: UInt64 = 0
        let first = fields.count
        let escapes = keyEscapes
        skipBlanks()
        if at < count, byte == UInt8(ascii: "}") {
            at &+= 1
            return true
        }
        while true {
            guard member(depth, &seen, fields, first) else { return false }
            skipBlanks()
            guard at < count else { return fail(.unfinished) }
            let mark = byte
            at &+= 1
            if mark == UInt8(ascii: ",") { continue }
            guard mark == UInt8(ascii: "}") else {
                at &-= 1
                return fail(.badPunctuation)
            }
            if fields.count &- first > JsonScanner.fewFields || keyEscapes != escapes {
                guard unsafe KeyRepeats.offset(in: fields.spans(from: first), base).map({ repeated(at: $0) }) ?? true else { return false }
            }
            if !keep { fields.truncate(to: first) }
            return true
        }
    }

    /// One member of an object: its key, the colon, its value.
    @inline(__always)
    private mutating func member(_ depth: Int, _ seen: inout UInt64, _ fields: RecordScratch, _ first: Int) -> Bool {
        skipBlanks()
        guard at < count, byte == UInt8(ascii: "\"") else { return fail(.badPunctuation) }
        let keyStart = at &+ 1
        guard key() else { return false }
        let keyEnd = at &- 1
        guard noteKey(keyStart, keyEnd, &seen, fields, first) else { return false }
        skipBlanks()
        guard at < count, byte == UInt8(ascii: ":") else { return fail(.badPunctuation) }
        at &+= 1
        skipBlanks()
        let valueStart = at
        fields.append(
            FieldSpan(
                keyStart: UInt32(truncatingIfNeeded: keyStart), keyEnd: UInt32(truncatingIfNeeded: keyEnd),
                valueStart: UInt32(truncatingIfNeeded: valueStart), valueEnd: 0))
        let mine = fields.count &- 1
        guard value(depth: depth, fields: fields) else { return false }
        fields[mine].valueEnd = UInt32(truncatingIfNeeded: at)
        return true
    }

    private mutating func repeated(at offset: Int) -> Bool {
        at = offset
        return fail(.duplicateKey)
    }

    /// A key, as a string; notes when it is written with escapes.
    @inline(__always)
    private mutating func key() -> Bool {
        let before = escapes
        guard string() else { return false }
        keyEscapes &+= escapes &- before
        return true
    }

    /// Finds a repeated key: a 64-bit filter first, the names themselves only when it hits. Objects of many fields, and
    /// keys written with escapes, are left to `KeyRepeats` at the end of the object.
    @inline(__always)
    private mutating func noteKey(_ start: Int, _ end: Int, _ seen: inout UInt64, _ fields: RecordScratch, _ first: Int) -> Bool {
        let length = end &- start
        var print = UInt64(truncatingIfNeeded: length) &* 0x9E37_79B9_7F4A_7C15
        if length > 0 {
            let head = unsafe base.load(fromByteOffset: start, as: UInt8.self)
            let tail = unsafe base.load(fromByteOffset: end &- 1, as: UInt8.self)
            let middle = unsafe base.load(fromByteOffset: start &+ length >> 1, as: UInt8.self)
            print = (print ^ UInt64(head) << 16 ^ UInt64(tail) << 8 ^ UInt64(middle)) &* 0x9E37_79B9_7F4A_7C15
        }
        let bit = UInt64(1) << (print >> 58)
        if seen & bit != 0, fields.count &- first <= JsonScanner.fewFields {
            for index in first..<fields.count
            where Int(fields[index].keyEnd &- fields[index].keyStart) == length
                && same(Int(fields[index].keyStart), start, length)
            {
                at = start
                return fail(.duplicateKey)
            }
        }
        seen |= bit
        return true
    }

    private func same(_ a: Int, _ b: Int, _ length: Int) -> Bool {
        for index in 0..<length
        where unsafe base.load(fromByteOffset: a &+ index, as: UInt8.self) != base.load(fromByteOffset: b &+ index, as: UInt8.self) {
            return false
        }
        return true
    }

    private mutating func value(depth: Int, fields: RecordScratch) -> Bool {
        guard at < count else { return fail(.unfinished) }
        switch byte {
        case UInt8(ascii: "\""): return string()
        case UInt8(ascii: "{"):
            at &+= 1
            return object(depth: depth + 1, fields: fields, keep: false)
        case UInt8(ascii: "["):
            at &+= 1
            return array(depth: depth + 1, fields: fields)
        case UInt8(ascii: "t"): return word("true")
        case UInt8(ascii: "f"): return word("false")
        case UInt8(ascii: "n"): return word("null")
        default: return number()
        }
    }

    private mutating func array(depth: Int, fields: RecordScratch) -> Bool {
        guard depth <= JsonScanner.deepest else { return fail(.tooDeep) }
        skipBlanks()
        if at < count, byte == UInt8(ascii: "]") {
            at &+= 1
            return true
        }
        while true {
            skipBlanks()
            guard value(depth: depth, fields: fields) else { return false }
            skipBlanks()
            guard at < count else { return fail(.unfinished) }
            if byte == UInt8(ascii: ",") {
                at &+= 1
                continue
            }
            guard byte == UInt8(ascii: "]") else { return fail(.badPunctuation) }
            at &+= 1
            return true
        }
    }

    private mutating func word(_ expected: StaticString) -> Bool {
        let length = expected.utf8CodeUnitCount
        guard at &+ length <= count else { return fail(.badValue) }
        for index in 0..<length where unsafe base.load(fromByteOffset: at &+ index, as: UInt8.self) != expected.utf8Start[index] {
            return fail(.badValue)
        }
        at &+= length
        return true
    }

    /// A string from its opening to behind its closing quote.
    @inline(__always)
    private mutating func string() -> Bool {
        at &+= 1
        while true {
            unsafe at &+= JsonText.plainPrefix(base + at, count &- at)
            guard at < count else { return fail(.unfinished) }
            let mark = byte
            if mark == UInt8(ascii: "\"") {
                at &+= 1
                return true
            }
            guard special(mark) else { return false }
        }
    }

    private mutating func special(_ mark: UInt8) -> Bool {
        if mark >= 0x80 {
            let length = unsafe Utf8.length(at: base + at, count &- at)
            guard length > 0 else { return fail(.badUtf8) }
            at &+= length
            return true
        }
        guard mark == UInt8(ascii: "\\") else { return fail(.badString) }
        escapes &+= 1
        guard at &+ 1 < count else {
            at = count
            return fail(.unfinished)
        }
        switch unsafe base.load(fromByteOffset: at &+ 1, as: UInt8.self) {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
            UInt8(ascii: "r"),
            UInt8(ascii: "t"):
            at &+= 2
            return true
        case UInt8(ascii: "u"):
            guard at &+ 6 <= count else { return fail(.badString) }
            for offset in 2..<6 where unsafe JsonText.hexDigit(base.load(fromByteOffset: at &+ offset, as: UInt8.self)) == nil {
                return fail(.badString)
            }
            at &+= 6
            return true
        default: return fail(.badString)
        }
    }

    /// `-?(0|[1-9][0-9]*)(.[0-9]+)?([eE][+-]?[0-9]+)?`
    private mutating func number() -> Bool {
        if byte == UInt8(ascii: "-") { at &+= 1 }
        guard at < count, byte &- 48 < 10 else { return fail(.badValue) }
        if byte == 48 { at &+= 1 } else { digits() }
        if at < count, byte &- 48 < 10 { return fail(.badNumber) }
        if at < count, byte == UInt8(ascii: ".") {
            at &+= 1
            guard at < count, byte &- 48 < 10 else { return fail(.badNumber) }
            digits()
        }
        if at < count, byte | 0x20 == UInt8(ascii: "e") {
            at &+= 1
            if at < count, byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { at &+= 1 }
            guard at < count, byte &- 48 < 10 else { return fail(.badNumber) }
            digits()
        }
        return true
    }

    @inline(__always)
    private mutating func digits() {
        while at < count, byte &- 48 < 10 { at &+= 1 }
    }
}

/// Repeated keys of an object with many fields, or with keys written with escapes: found by a table, in time that grows
/// with the number of fields, so that no line can be made to cost more than its length.
enum KeyRepeats {
    /// The offset of the first key that stood there before, escapes resolved; nil when all differ.
    static func offset(in fields: UnsafeBufferPointer<FieldSpan>, _ base: UnsafeRawPointer) -> Int? {
        var names: Set<Name> = []
        names.reserveCapacity(fields.count)
        for place in fields.indices {
            let span = unsafe fields[place]
            let raw = unsafe ByteView(start: base + Int(span.keyStart), count: Int(span.keyEnd &- span.keyStart))
            guard names.insert(plain(raw)).inserted else { return Int(span.keyStart) }
        }
        return nil
    }

    private static func plain(_ raw: ByteView) -> Name {
        guard raw.contains(UInt8(ascii: "\\")) else { return Name(start: raw, held: nil) }
        let buffer = ByteBuffer(capacity: raw.count)
        JsonText.unescape(raw, into: buffer)
        return Name(start: raw, held: buffer)
    }

    /// A name as bytes: those of the line, or its own where escapes were resolved.
    private struct Name: Hashable {
        let start: ByteView
        let held: ByteBuffer?

        private func with<Result>(_ body: (ByteView) -> Result) -> Result {
            held.map { $0.withBytes(body) } ?? body(start)
        }

        static func == (a: Name, b: Name) -> Bool { a.with { left in b.with { left.elementsEqual($0) } } }
        func hash(into hasher: inout Hasher) { with { hasher.combine(bytes: $0) } }
    }
}

/// The fields of a record type that name records and documents, as its declaration has them.
public struct IdentityFields: Sendable {
    let names: [Key]
    let texts: [Key]
    let lists: [Key]
    let objects: [(key: Key, fields: IdentityFields)]
    let objectLists: [(key: Key, fields: IdentityFields)]

    /// - Parameter others: fields that somebody else looks after.
    public init(_ fields: [Shape.Field], besides others: [Key] = []) {
        var names: [Key] = []
        var texts: [Key] = []
        var lists: [Key] = []
        var objects: [(key: Key, fields: IdentityFields)] = []
        var objectLists: [(key: Key, fields: IdentityFields)] = []
        for field in fields where !others.contains(field.key) {
            switch field.kind {
            case .identity: names.append(field.key)
            case .identityText: texts.append(field.key)
            case .list(.identity): lists.append(field.key)
            case .object(let inner):
                let inner = IdentityFields(inner)
                if !inner.isEmpty { objects.append((field.key, inner)) }
            case .list(.object(let inner)):
                let inner = IdentityFields(inner)
                if !inner.isEmpty { objectLists.append((field.key, inner)) }
            default: break
            }
        }
        (self.names, self.texts, self.lists, self.objects, self.objectLists) = (names, texts, lists, objects, objectLists)
    }

    public var isEmpty: Bool { names.isEmpty && texts.isEmpty && lists.isEmpty && objects.isEmpty && objectLists.isEmpty }

    /// The fields of the object `source`, which most records have.
    public static let ofSource = IdentityFields(Shape.sourceFields)
}

/// Gives the records that are about to be published their published names.
///
/// What a declared type calls a name is one, whatever it looks like. In a record of another producer's type, digests are known by their
/// form.
public final class IdentityPublishing {
    private let identity: PublishedIdentity
    private let register: IdentityRegister?
    private let types: [(type: FieldWord, fields: IdentityFields)]
    private var last = 0
    private let room = ByteBuffer(capacity: 256)

    /// - Parameters:
    ///   - register: notes which name of a record or document is published as which.
    ///   - others: fields that somebody else publishes.
    public init(_ identity: PublishedIdentity, register: IdentityRegister? = nil, besides others: [Key] = []) {
        self.identity = identity
        self.register = register
        types = StreamProtocol.shapes.map { ($0.word, IdentityFields($0.fields, besides: others)) }
    }

    /// What stands for a text outside the wall: the same for the same text.
    public func name(of text: String) -> String { identity.name(text) }

    /// Publishes the names in a record.
    public func publish(_ record: inout Record) {
        let place = record.withView { view -> Int in
            if view.equals(.type, types[last].type) { return last }
            return types.firstIndex { view.equals(.type, $0.type) } ?? types.count
        }
        guard place < types.count else { return publishStranger(&record) }
        last = place
        publish(types[place].fields, in: &record)
    }

    /// Publishes the names in these fields of a record or of an object in one.
    public func publish(_ fields: IdentityFields, in record: inout Record) {
        for key in fields.names {
            if let json = record.withBytes(key, { name($0, isOwn: key == .id || key == .document || key == .within) }) {
                record.set(key, raw: json)
            }
        }
        for key in fields.lists { if let json = record.withRaw(key, { list($0) }) { record.set(key, raw: json) } }
        for key in fields.texts { if let text = record.string(key) { record.set(key, string: identity.text(text)) } }
        for (key, inner) in fields.objects where record.has(key) {
            guard var object = record.object(key) else { continue }
            publish(inner, in: &object)
            record.set(key, object: object)
        }
        for (key, inner) in fields.objectLists where record.has(key) {
            record.set(key, objects: record.objects(key).map { publish(inner, of: $0) })
        }
    }

    private func publish(_ fields: IdentityFields, of object: Record) -> Record {
        var object = object
        publish(fields, in: &object)
        return object
    }

    /// A name as JSON.
    private func name(_ name: ByteView, isOwn: Bool) -> [UInt8] {
        let digest = identity.digest(name)
        if isOwn { register?.note(digest, name) }
        room.clear()
        append(digest)
        return room.bytes
    }

    private func append(_ digest: Digest) {
        room.append(UInt8(ascii: "\""))
        digest.withBytes { room.append(hex: ByteView(rebasing: $0[..<16])) }
        room.append(UInt8(ascii: "\""))
    }

    /// A list of names as JSON: its strings replaced.
    private func list(_ raw: ByteView) -> [UInt8] {
        room.clear()
        var at = 0
        while at < raw.count {
            guard raw[at] == UInt8(ascii: "\"") else {
                room.append(raw[at])
                at += 1
                continue
            }
            var end = at + 1
            while end < raw.count, raw[end] != UInt8(ascii: "\"") { end += raw[end] == UInt8(ascii: "\\") ? 2 : 1 }
            end = min(end + 1, raw.count)
            JsonValue.withText(ByteView(rebasing: raw[at..<end])) { append(identity.digest($0)) }
            at = end
        }
        return room.bytes
    }

    /// A record whose type nobody declared.
    private func publishStranger(_ record: inout Record) {
        let text = record.text
        var inString = false
        var isEscaped = false
        // Digests stand within strings; the digits of a number are no name.
        var parts: [(text: String, isString: Bool)] = []
        var part: [UInt8] = []
        for byte in text.utf8 {
            if inString, !isEscaped, byte == UInt8(ascii: "\"") {
                parts.append((String(decoding: part, as: UTF8.self), true))
                part = [byte]
                inString = false
                continue
            }
            isEscaped = inString && !isEscaped && byte == UInt8(ascii: "\\")
            part.append(byte)
            if !inString, byte == UInt8(ascii: "\"") {
                parts.append((String(decoding: part, as: UTF8.self), false))
                part = []
                inString = true
            }
        }
        parts.append((String(decoding: part, as: UTF8.self), false))
        let published = parts.map { $0.isString ? IdentityForm.replaced($0.text) { identity.name($0) } : $0.text }.joined()
        if published != text, let changed = try? Record(checking: published) { record = changed }
    }
}

/// Which names were published as which, for whoever has the key and asks where something published comes from.
///
/// A line each: what is published, and the name inside the wall. Filled and read on one thread.
public final class IdentityRegister: @unchecked Sendable {
    private let lines = ByteBuffer(capacity: 1 << 16)

    public init() {}

    func note(_ published: Digest, _ name: ByteView) {
        guard !name.contains(0x0A) else { return }
        published.withBytes { lines.append(hex: ByteView(rebasing: $0[..<16])) }
        lines.append(UInt8(ascii: " "))
        lines.append(name)
        lines.append(0x0A)
    }

    /// The lines, valid inside the closure.
    public func withLines<Result>(_ body: (ByteView) throws -> Result) rethrows -> Result { try lines.withBytes(body) }

    /// Forgets all: another household begins.
    public func clear() { lines.clear() }
}

import TillRecords
import TillStages

/// Any JSON that holds a list of messages with sender, time and text, or one such message a line.
struct FieldJsonFormat: ChatFormat {
    static let name: StaticString = "json"
    let settings: ChatSettings

    func claim(_ head: ChatHead) -> ChatClaim {
        guard head.firstByte == UInt8(ascii: "{") || head.firstByte == UInt8(ascii: "[") else { return .none }
        let keys = FieldJsonFormat.keys(head.bytes)
        func has(_ role: FieldNames.Role) -> Bool {
            settings.fields.of(role).contains { keys.contains(String($0.split(separator: ".").first ?? "")) }
        }
        return has(.text) && has(.sender) && (has(.time) || has(.date)) ? .possible : .none
    }

    /// The names of fields in the head, plain.
    static func keys(_ bytes: [UInt8]) -> Set<String> {
        var found: Set<String> = []
        var at = 0
        while let open = bytes[at...].firstIndex(of: UInt8(ascii: "\"")) {
            guard let close = bytes[(open + 1)...].firstIndex(of: UInt8(ascii: "\"")) else { break }
            var next = close + 1
            while next < bytes.count, bytes[next] <= 0x20 { next += 1 }
            if next < bytes.count, bytes[next] == UInt8(ascii: ":"), close - open < 40 {
                found.insert(FieldNames.plain(String(decoding: bytes[(open + 1)..<close], as: UTF8.self)))
            }
            at = close + 1
        }
        return found
    }

    func read(_ source: ChatSource, into receiver: any ChatReceiver) throws(Fault) {
        let bytes = try source.bytes()
        let text = WideText.utf8(bytes) ?? bytes
        var lists: [[FieldRow]] = []
        var isLines = false
        text.withBytes { raw in
            let slices = JsonSlices(bytes: raw)
            if let root = slices.root(), slices.isWhole(root) {
                FieldJsonFormat.lists(slices, root, depth: 0, into: &lists)
            } else {
                isLines = true
                lists = [FieldJsonFormat.lines(raw)]
            }
        }
        receiver.placeWord = isLines ? "line" : "entry"
        var isChat = false
        for rows in lists {
            guard let messages = FieldMessages(rows, settings) else { continue }
            isChat = true
            try messages.give(rows, file: source.name, to: receiver)
        }
        guard !isChat else { return }
        throw Fault(
            "chat.not-an-export", "it is JSON, and no list in it has sender, time and text.",
            remedy: "Write messages as plain records (--format records); till-chat --help says how.", file: source.name, place: "line 1")
    }

    private static func lines(_ raw: ByteView) -> [FieldRow] {
        var rows: [FieldRow] = []
        var number = 0
        for line in raw.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            let slices = JsonSlices(bytes: ByteView(rebasing: line))
            guard let root = slices.root(), slices.isObject(root) else { continue }
            rows.append(FieldRow(place: number, values: values(slices, root)))
        }
        return rows
    }

    /// Every list of objects, however deep.
    private static func lists(_ slices: JsonSlices, _ value: JsonSlices.Slice, depth: Int, into found: inout [[FieldRow]]) {
        guard depth < 6 else { return }
        if slices.isArray(value) {
            let elements = slices.elements(value)
            let rows = elements.enumerated().filter { slices.isObject($0.element) }
                .map { FieldRow(place: $0.offset + 1, values: values(slices, $0.element)) }
            if !rows.isEmpty { found.append(rows) }
            for element in elements where slices.isObject(element) {
                for (_, member) in slices.members(element) where slices.isArray(member) || slices.isObject(member) {
                    lists(slices, member, depth: depth + 1, into: &found)
                }
            }
        } else if slices.isObject(value) {
            for (_, member) in slices.members(value) { lists(slices, member, depth: depth + 1, into: &found) }
        }
    }

    /// The values of an object by their paths; of a list the first.
    private static func values(_ slices: JsonSlices, _ object: JsonSlices.Slice) -> [String: String] {
        var out: [String: String] = [:]
        func add(_ value: JsonSlices.Slice, _ path: String, _ depth: Int) {
            if slices.isObject(value), depth < 4 {
                for (name, member) in slices.members(value) { add(member, path.isEmpty ? name : "\(path).\(name)", depth + 1) }
            } else if slices.isArray(value), depth < 4 {
                if let first = slices.elements(value).first { add(first, path + ".0", depth + 1) }
            } else if let text = slices.text(value) {
                out[path] = text
            } else {
                let plain = String(decoding: slices.raw(value), as: UTF8.self)
                if plain != "null" { out[path] = plain }
            }
        }
        add(object, "", 0)
        return out
    }
}

import TillRecords
import TillStages

/// Slack's export: a file a day and channel, an array of messages, names in `user_profile` (or `users.json` beside them).
struct SlackFormat: ChatFormat {
    static let name: StaticString = "slack"

    func claim(_ head: ChatHead) -> ChatClaim {
        guard head.firstByte == UInt8(ascii: "["), head.has("\"ts\"") else { return .none }
        return head.has("\"user\"") || head.has("\"bot_id\"") || head.has("\"subtype\"") ? .certain : .none
    }

    func read(_ source: ChatSource, into receiver: any ChatReceiver) throws(Fault) {
        receiver.placeWord = "entry"
        let export = JsonExport(source: source, receiver: receiver)
        let names = source.companions["users.json"].map(SlackFormat.names) ?? [:]
        try export.walk { slices, root throws(Fault) in
            try export.messages(slices, slices.elements(root)) { record, message in SlackFormat.fill(message, record, names) }
        }
    }

    /// Names by the ids of users.
    private static func names(_ bytes: [UInt8]) -> [String: String] {
        var found: [String: String] = [:]
        bytes.withBytes { raw in
            let slices = JsonSlices(bytes: raw)
            for user in slices.root().map({ slices.elements($0) }) ?? [] {
                guard let record = try? Record(checking: slices.raw(user)), let id = record.string(Field.id) else { continue }
                found[id] = name(record.object(Field.profile)) ?? record.string(Field.realName) ?? record.string(Field.name)
            }
        }
        return found
    }

    private static func name(_ profile: Record?) -> String? {
        let names = [profile?.string(Field.displayName), profile?.string(Field.realName), profile?.string(Field.name)]
        return names.lazy.compactMap { $0 }.first { !$0.isEmpty }
    }

    private static let systemTypes: Set<String> = [
        "channel_join", "channel_leave", "channel_topic", "channel_purpose", "channel_name", "channel_archive", "channel_unarchive",
        "group_join", "group_leave", "group_topic", "group_purpose", "group_name", "pinned_item", "unpinned_item", "bot_add", "bot_remove",
        "huddle_thread", "reminder_add", "channel_convert_to_private", "channel_posting_permissions", "sh_room_created",
    ]

    private static func fill(_ message: ChatMessage, _ record: Record, _ names: [String: String]) -> Bool? {
        guard ChatInstant.readSeconds(record, Field.ts, into: message) else { return nil }
        guard record.string(Field.type) ?? "message" == "message" else { return false }
        if let id = record.string(Field.clientMsgId) ?? record.string(Field.ts) { message.ref.append(text: id) }
        let subtype = record.string(Field.subtype) ?? ""
        message.text.append(text: plain(record.string(Field.text) ?? "", names))
        ChatText.trim(message.text)
        if systemTypes.contains(subtype) {
            message.kind = .system
            return true
        }
        let user = record.string(Field.user)
        message.setSender(name(record.object(Field.userProfile)) ?? user.flatMap { names[$0] } ?? record.string(Field.username) ?? user)
        message.isBot = subtype == "bot_message" || record.has(Field.botId)
        message.isEdited = record.has(Field.edited)
        if subtype == "tombstone" {
            message.kind = .deleted
            message.text.clear()
        }
        if let thread = record.string(Field.threadTs), thread != record.string(Field.ts) { message.replyTo.append(text: thread) }
        if let file = record.objects(Field.files).first {
            message.kind = .media
            message.attachment.append(text: file.string(Field.name) ?? file.string(Field.title) ?? "")
        }
        return true
    }

    /// Text without Slack's marks: `<@U1>` becomes the name, `<http://x|label>` the label, entities their characters.
    private static func plain(_ text: String, _ names: [String: String]) -> String {
        var out = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
            out += rest[..<open]
            let inner = rest[rest.index(after: open)..<close]
            let label = inner.split(separator: "|", maxSplits: 1).last.map(String.init) ?? ""
            if inner.hasPrefix("@") {
                let id = inner.dropFirst().split(separator: "|").first.map(String.init) ?? ""
                out += "@" + (names[id] ?? (inner.contains("|") ? label : id))
            } else if inner.hasPrefix("#") {
                out += "#" + (inner.contains("|") ? label : String(inner.dropFirst()))
            } else {
                out += inner.hasPrefix("!") ? "@" + inner.dropFirst() : label
            }
            rest = rest[rest.index(after: close)...]
        }
        out += rest
        return HtmlText.unescaped(out)
    }
}

/// What it calls its fields.
private enum Field {
    static var botId: Key { Key(foreign: "bot_id") }
    static var clientMsgId: Key { Key(foreign: "client_msg_id") }
    static var displayName: Key { Key(foreign: "display_name") }
    static var edited: Key { Key(foreign: "edited") }
    static var files: Key { Key(foreign: "files") }
    static var id: Key { Key(foreign: "id") }
    static var name: Key { Key(foreign: "name") }
    static var profile: Key { Key(foreign: "profile") }
    static var realName: Key { Key(foreign: "real_name") }
    static var subtype: Key { Key(foreign: "subtype") }
    static var text: Key { Key(foreign: "text") }
    static var threadTs: Key { Key(foreign: "thread_ts") }
    static var title: Key { Key(foreign: "title") }
    static var ts: Key { Key(foreign: "ts") }
    static var type: Key { Key(foreign: "type") }
    static var user: Key { Key(foreign: "user") }
    static var userProfile: Key { Key(foreign: "user_profile") }
    static var username: Key { Key(foreign: "username") }
}

import TillRecords
import TillStages

/// Makes messages of rows of fields: which field is sender, time and text is found by names and proven by values.
struct FieldMessages {
    let settings: ChatSettings
    /// Which paths play each role, the most telling first.
    private let roles: [FieldNames.Role: [String]]

    /// How many rows are looked at to find the fields.
    static let sample = 60

    /// Nil when the rows are no chat: sender, text, and a time of day in nearly every row.
    init?(_ rows: [FieldRow], _ settings: ChatSettings) {
        self.settings = settings
        let some = rows.prefix(FieldMessages.sample)
        let paths = Set(some.flatMap { $0.values.keys }).sorted()
        let names = settings.fields
        guard names.paths(.never, among: paths).isEmpty else { return nil }
        var roles: [FieldNames.Role: [String]] = [:]
        for role in FieldNames.Role.allCases { roles[role] = names.paths(role, among: paths) }
        roles[.time] = roles[.time]?.filter { FieldMessages.isTime($0, some, settings) }
        if roles[.time]?.isEmpty ?? true {
            guard let date = roles[.date]?.first, let clock = roles[.clock]?.first else { return nil }
            let both = some.filter { settings.times.read($0.values[date] ?? "", clock: $0.values[clock] ?? "")?.hasTime ?? false }
            guard both.count * 10 >= some.count * 8 else { return nil }
            roles[.date] = [date]
            roles[.clock] = [clock]
        }
        guard !(roles[.text]?.isEmpty ?? true), !(roles[.sender]?.isEmpty ?? true), !some.isEmpty else { return nil }
        self.roles = roles
    }

    private static func isTime(_ path: String, _ rows: ArraySlice<FieldRow>, _ settings: ChatSettings) -> Bool {
        let values = rows.compactMap { $0.values[path] }.filter { !$0.isEmpty }
        return !values.isEmpty && values.count { settings.times.read($0)?.hasTime ?? false } * 10 >= values.count * 9
    }

    private func value(_ role: FieldNames.Role, _ row: FieldRow) -> String? {
        for path in roles[role] ?? [] { if let value = row.values[path], !value.isEmpty { return value } }
        return nil
    }

    private func moment(_ row: FieldRow) -> WrittenTime.Reading? {
        if let text = value(.time, row) { return settings.times.read(text) }
        guard let date = value(.date, row), let clock = value(.clock, row) else { return nil }
        return settings.times.read(date, clock: clock)
    }

    /// Gives the messages in the order of time: exports that start with the newest are turned round.
    func give(_ rows: [FieldRow], file: String, to receiver: any ChatReceiver) throws(Fault) {
        var proof = OrderProof()
        for row in rows { if let time = moment(row) { proof.take(time) } }
        let order = try proof.order(settings, file: file)
        let message = ChatMessage()
        for row in isNewestFirst(rows, order) ? rows.reversed() : rows {
            message.reset()
            message.place = row.place
            guard let time = moment(row), time.set(message, order) else {
                try receiver.rejectTimeless(row.place)
                continue
            }
            fill(message, row)
            try receiver.take(message)
        }
    }

    private func isNewestFirst(_ rows: [FieldRow], _ order: DateOrder) -> Bool {
        let (first, last) = (ChatMessage(), ChatMessage())
        guard let head = rows.lazy.compactMap({ moment($0) }).first, let tail = rows.reversed().lazy.compactMap({ moment($0) }).first,
            head.set(first, order), tail.set(last, order), let a = first.day, let b = last.day
        else { return false }
        return (a, first.seconds) > (b, last.seconds)
    }

    private func fill(_ message: ChatMessage, _ row: FieldRow) {
        if let ref = value(.ref, row) { message.ref.append(text: ref) }
        if let reply = value(.reply, row) { message.replyTo.append(text: reply) }
        let names = settings.fields
        message.setSender(names.holds(.outgoing, row) ? value(.sender, row) ?? "Me" : value(.sender, row))
        message.isBot = names.holds(.bot, row)
        if names.holds(.deleted, row) {
            message.kind = .deleted
            return
        }
        if let text = value(.text, row) { message.text.append(text: text) }
        ChatText.trim(message.text)
        if let file = value(.file, row) {
            message.kind = .media
            message.attachment.append(text: file)
        }
    }
}

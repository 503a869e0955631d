import TillRecords
import TillStages

/// What fields, columns and attributes of exports are called: `chat/fields.tsv`.
struct FieldNames: Sendable {
    enum Role: String, Sendable, CaseIterable {
        /// Day and time in one.
        case time
        case date, clock, sender
        /// Below a sender that is an object.
        case person
        case text, file, ref, reply
        /// `name=value` of a message that was taken back.
        case deleted
        /// `name=value` of a message that the owner of the phone sent.
        case outgoing
        /// `name=value` of a sender that is a program.
        case bot
        /// A table that has one is no chat.
        case never
    }

    static let table = KnowledgeTable(
        "chat/fields.tsv", key: ["role"], .choice("role", Role.self), .list("names", separator: ","))

    private let names: [Role: [String]]

    init(_ knowledge: Knowledge) throws(Fault) {
        var names: [Role: [String]] = [:]
        for row in try FieldNames.table.rows(knowledge) {
            names[row.choice(0, Role.self), default: []] += row.list(1).map { FieldNames.plain($0) }
        }
        self.names = names
    }

    func of(_ role: Role) -> [String] { names[role] ?? [] }

    /// Small letters and digits, dots and equal signs; `created_date` and `Created Date` are one.
    static func plain(_ name: some StringProtocol) -> String {
        String(name.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "." || $0 == "=" })
    }

    /// The paths that play a role, the most telling first.
    func paths(_ role: Role, among paths: [String]) -> [String] {
        let plain = paths.map { ($0, FieldNames.plain($0)) }
        var found: [String] = []
        for name in of(role) {
            if role == .sender {
                for part in of(.person) { found += plain.filter { $0.1 == "\(name).\(part)" && !found.contains($0.0) }.map(\.0) }
            }
            for (path, known) in plain where !found.contains(path) {
                if known == name || known == name + ".0" { found.append(path) }
                if role == .file, known.hasPrefix(name + ".0."), let last = known.split(separator: ".").last,
                    of(.file).contains(String(last))
                {
                    found.append(path)
                }
            }
        }
        return found
    }

    /// Whether one of the `name=value` of a role is true of a row.
    func holds(_ role: Role, _ row: FieldRow) -> Bool {
        of(role).contains { rule in
            let parts = rule.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { return false }
            return row.values.contains { FieldNames.plain($0.key) == parts[0] && FieldNames.plain($0.value) == parts[1] }
        }
    }
}

/// One message of an export as its fields.
struct FieldRow {
    /// Line or entry, from 1.
    let place: Int
    /// Texts, numbers and flags by their paths: `creator.name`, `media.0.uri`.
    let values: [String: String]
}

import TillHousehold
import TillRecords
import TillRun
import TillStages
import TillStore

/// The folder that everything about one person is written into.
struct PersonFolder {
    private let folder: String
    private let person: PersonRecords
    private let messages: Messages

    init(_ folder: String, _ person: PersonRecords, _ messages: Messages) {
        self.folder = folder
        self.person = person
        self.messages = messages
    }

    func write(_ state: BookState) throws(Fault) {
        var sums: [(path: String, sum: String)] = []
        func write(_ bytes: [UInt8], _ name: String) throws(Fault) {
            try Folder.write(bytes, to: "\(folder)/\(name)")
            sums.append((name, Digest.sha256(bytes).hex))
        }
        try Folder.make(folder + "/documents")
        try write(Array(text.utf8), "README.txt")
        if let page = person.page { try write(Array(page.utf8), "index.html") }
        let parts = [
            ("records", person.published), ("accounts", person.accounts), ("decisions", person.decisions), ("messages", person.messages),
            ("views", person.views),
        ]
        for (name, records) in parts { try write(Array(records.map { $0.text + "\n" }.joined().utf8), "\(name).ndjson") }
        for document in person.documents {
            // Two documents may have one name.
            try write(try state.archive.original(document.hash), "documents/\(document.hash.prefix(8))-\(document.name)")
        }
        try Folder.write(sums.sorted { $0.path < $1.path }.map { "\($0.sum)  \($0.path)\n" }.joined(), to: folder + "/SHA256SUMS")
    }

    /// Headings as the pages have them, then every transaction in a line.
    private var text: String {
        var lines = ["\(person.household): \(person.member.id)", person.member.names.joined(separator: ", "), ""]
        lines += ["\(messages(.accountsTitle))", ""]
        for account in person.accounts {
            lines.append(
                "  "
                    + [account.string(.id), account.string(.kind), account.string(.account), account.string(.currency)].compactMap { $0 }
                    .joined(separator: "  "))
        }
        let rows = person.published.filter { $0.equals(.type, .transaction) }
        lines += ["", "\(messages(.transactionsTitle)): \(messages(.transactions, count: rows.count))", ""]
        for row in rows.sorted(by: { ($0.string(.date) ?? "", $0.string(.id) ?? "") < ($1.string(.date) ?? "", $1.string(.id) ?? "") }) {
            let category = row.object(.category).flatMap { $0.string(.label) ?? $0.string(.name) }.map { messages.retold($0) } ?? ""
            lines.append("  \(TransactionWords.line(row))  \(category)")
        }
        lines += ["", messages(.paperMessages, count: person.messages.count), ""]
        for message in person.messages {
            lines.append("  \(message.string(.timestamp) ?? "")  \(Plain.clean(message.string(.text) ?? "", limit: 2000))")
        }
        lines.append("")
        let files = [
            "records.ndjson", "accounts.ndjson", "decisions.ndjson", "messages.ndjson", "views.ndjson", "documents/", "SHA256SUMS",
        ]
        lines += [files.joined(separator: "  "), messages(.madeByTill)]
        return lines.joined(separator: "\n") + "\n"
    }
}

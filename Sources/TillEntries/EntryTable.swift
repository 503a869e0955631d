import TillHousehold
import TillRecords
import TillStages

/// A file of entries by hand: a delimited table with a header, a movement of money a line.
public struct EntryTable {
    /// The columns there may be, in the order in which `till add` writes them.
    public static let columns = ["date", "amount", "currency", "text", "account", "category", "member", "tag", "note"]
    static let needed = ["date", "amount", "text"]

    /// The word for cash in the column `account`, whatever the household calls its cash account.
    public static let cash = "cash"

    /// One entry.
    public struct Entry: Sendable, Equatable {
        /// The line it starts on, from 1.
        public var line: Int
        public var day: Day
        /// Signed: negative was paid.
        public var amount: Amount
        public var currency: Currency?
        public var text: String
        /// The household file's id, or the word as written where there is no such file; nil for none.
        public var account: String?
        public var isCash: Bool
        public var category: String?
        public var member: String?
        public var tags: [String]
        public var note: String?
        /// Among entries that say the same, from 0.
        public var number = 0
    }

    /// In the order of the file.
    public private(set) var entries: [Entry] = []
    /// Lines that are no entries, in the order of the file.
    public private(set) var faults: [Fault] = []

    /// Reads a file. Throws a fault for a file whose columns are not to be read; a line that is no entry is one of `faults`.
    ///
    /// - Parameter household: whose accounts and members entries may name; nil where nobody knows, and any may be named.
    public init(_ bytes: [UInt8], file: String, household: HouseholdFile?) throws(Fault) {
        let table = WrittenTable(code: "entries.table", file: file, exit: .unreadable)
        guard var rows = DelimitedRows(bytes) else {
            throw table.fault("the file of entries is empty.", "Start it with a header such as date,amount,text,account.", line: 1)
        }
        try rows.check(EntryTable.columns, needed: EntryTable.needed, table)
        let reading = EntryReading(WrittenTable(code: "entries.row", file: file, exit: .unreadable), household)
        var equals: [String: Int] = [:]
        while let row = rows.next() {
            do throws(Fault) {
                var entry = try reading.entry(row, rows)
                let said = entry.said
                entry.number = equals[said] ?? 0
                equals[said] = entry.number + 1
                entries.append(entry)
            } catch {
                faults.append(error)
            }
        }
    }
}

extension EntryTable.Entry {
    /// What it says of the movement: two entries that say the same are two movements.
    var said: String {
        [day.description, amount.description, currency?.code ?? "", account ?? (isCash ? EntryTable.cash : ""), text]
            .joined(separator: "\n")
    }

    /// The key of the movement: the same wherever in the file its line stands.
    func key(of household: String?) -> Digest {
        let base = Digest.sha256(Array("entry\n\(household ?? "")\n\(said)".utf8))
        return number == 0 ? base : EvidenceIdentity.numbered(number, of: base)
    }

    /// The id of its observation.
    func id(of household: String?) -> Digest { EvidenceIdentity.id(of: key(of: household), 0, number: 0) }
}

/// Reads the cells of a line.
private struct EntryReading {
    let table: WrittenTable
    let household: HouseholdFile?

    /// Longer texts are no description.
    static let longest = 200

    init(_ table: WrittenTable, _ household: HouseholdFile?) {
        self.table = table
        self.household = household
    }

    func entry(_ row: DelimitedRows.Row, _ rows: DelimitedRows) throws(Fault) -> EntryTable.Entry {
        let line = row.line
        guard row.cells.count <= rows.header.count else {
            throw table.fault(
                "the line has \(CountText.of(row.cells.count, "cell")) and the header \(rows.header.count).",
                "Put a text with a separator in it in double quotes.", line: line)
        }
        func cell(_ name: String) -> String? {
            let text = EntryReading.trimmed(String(decoding: row.cell(rows.column(name)), as: UTF8.self))
            return text.isEmpty ? nil : text
        }
        guard let day = cell("date").flatMap({ Day($0) }) else {
            throw table.fault("\(cell("date") ?? "an empty cell") is no day.", "Write it as 2025-11-08.", line: line)
        }
        let amount = try amount(cell("amount"), line)
        guard let text = cell("text"), text.utf8.count <= EntryReading.longest, !text.contains(where: \.isNewline) else {
            throw table.fault(
                "the text is empty, or longer than \(EntryReading.longest) signs or a line.", "Say in a few words what it was.", line: line)
        }
        let account = try account(cell("account"), line)
        return EntryTable.Entry(
            line: line, day: day, amount: amount, currency: try currency(cell("currency"), line), text: text, account: account.id,
            isCash: account.isCash, category: cell("category"), member: try member(cell("member"), line),
            tags: (cell("tag") ?? "").split(whereSeparator: \.isWhitespace).map(String.init), note: cell("note"))
    }

    /// The sign is written: money in and money out look alike without one.
    private func amount(_ text: String?, _ line: Int) throws(Fault) -> Amount {
        let written = text ?? "an empty cell"
        let isIn = written.hasPrefix("+")
        let plain = isIn ? String(written.dropFirst()) : written.hasPrefix("\u{2212}") ? "-" + written.dropFirst() : written
        guard let amount = Amount(plain), !(isIn && plain.hasPrefix("-")) else {
            throw table.fault("\(written) is no amount.", "Write it with a point and a sign, as -12.50.", line: line)
        }
        guard !amount.isZero else { throw table.fault("the amount is nothing.", "Take the line out, or write what it was.", line: line) }
        guard isIn || amount.isNegative else {
            throw table.fault(
                "\(written) has no sign, and so does not say whether it was paid or came in.",
                "Write -\(written) for what was paid, +\(written) for what came in.", line: line)
        }
        return amount
    }

    private func currency(_ text: String?, _ line: Int) throws(Fault) -> Currency? {
        guard let text else { return nil }
        guard let currency = Currency(text.uppercased()) else {
            throw table.fault("\(text) is no currency.", "Write a code of ISO 4217 such as EUR, or leave the cell empty.", line: line)
        }
        return currency
    }

    private func account(_ text: String?, _ line: Int) throws(Fault) -> (id: String?, isCash: Bool) {
        guard let text else { return (nil, false) }
        guard let household else { return text == EntryTable.cash ? (nil, true) : (text, false) }
        if let known = household.accounts.first(where: { $0.id == text }) { return (known.id, known.kind == "cash") }
        // Without a cash account it is known how it was paid, and the withdrawals explain it.
        if text == EntryTable.cash { return (household.accounts.first { $0.kind == "cash" }?.id, true) }
        let names = household.accounts.map(\.id)
        let all = (names.contains(EntryTable.cash) ? names : names + [EntryTable.cash]).joined(separator: ", ")
        throw table.fault(
            "the household has no account \(text).",
            "\(NearestName.question(text, among: names))Use one of \(all), leave the cell empty, or add it to the household's file.",
            line: line)
    }

    private func member(_ text: String?, _ line: Int) throws(Fault) -> String? {
        guard let text, let household, !household.members.isEmpty else { return text }
        if let known = household.members.first(where: { $0.id == text || $0.names.contains(text) }) { return known.id }
        let names = household.members.map(\.id)
        throw table.fault(
            "the household has no member \(text).", "Use one of \(names.joined(separator: ", ")), or leave the cell empty.", line: line)
    }

    private static func trimmed(_ text: String) -> String {
        let start = text.firstIndex { !$0.isWhitespace } ?? text.endIndex
        let end = text.lastIndex { !$0.isWhitespace }.map { text.index(after: $0) } ?? start
        return String(text[start..<max(start, end)])
    }
}

import TillRecords
import TillStages

/// What interfaces of banks and apps answer, kept as a file: JSON with a list of movements. Names of members are the titles of a table,
/// what stands around the list is its preamble.
struct JsonFormat: BankFormat {
    static let name: StaticString = "json"
    static let title = "JSON with a list of movements"
    static let kinds = ["JSON"]
    static let reads = "JSON with a list of movements, as interfaces of banks answer"
    static let examples = [
        Example(
            "what an interface of a bank answered", command: "till-bank march.json",
            files: [
                "march.json": """
                {"account": {"iban": "DE89370400440532013000"}, "transactions": {"booked": [
                  {"bookingDate": "2025-03-14", "transactionAmount": {"amount": "-4.50", "currency": "EUR"}, "creditorName": "BAKERY WEST"},
                  {"bookingDate": "2025-03-15", "transactionAmount": {"amount": "-3.00", "currency": "EUR"}, "creditorName": "TEA"}
                ]}}
                """
            ],
            shows: ["\"format\":\"json\"", "\"date\":\"2025-03-14\"", "\"amount\":\"-4.50\"", "\"currency\":\"EUR\"", "BAKERY WEST"])
    ]

    private let tables: CsvFormat

    /// The tables' own options hold for lists of JSON too.
    init(options: Options, context: Context) throws(Fault) { tables = try CsvFormat(options: options, context: context) }

    /// JSON is a bank's where it has a list of objects of which most have a day and a sum of money under names for them.
    func claim(_ document: Document, _ head: HeadBytes) -> Claim {
        guard head.startsText("{") || head.startsText("["), head.contains("\"") else { return .none }
        guard let knowledge = try? tables.words() else { return .none }
        return JsonTable.mayHold(document.bytes, knowledge) ? .certain : .none
    }

    /// A log of messages may tell of money too: who knows its form for certain is right.
    func weight(_ document: Document) -> DocumentClaim { .likely }

    func read(_ document: Document, into writer: BankWriter) throws(Fault) {
        guard let table = try laid(document) else {
            throw Fault(
                "bank.json.no-list", "the JSON is cut or broken, or has no list of movements.",
                remedy: "Download it again, or export CSV or OFX from the bank's site.", file: document.name)
        }
        try tables.read(table, of: JsonFormat.name, into: writer)
    }

    func passage(of source: Record, in document: Document, _ knowledge: Knowledge) throws(Fault) -> OriginalPassage? {
        try laid(document)?.passage(of: source.string(.place))
    }

    private func laid(_ document: Document) throws(Fault) -> LaidTable? {
        let knowledge = try tables.words()
        let text = document.bytes.withBytes { CsvEncoding.read($0, alphabets: knowledge.alphabets) }
        let bytes = text.decoded ?? Array(document.bytes.dropFirst(text.skipped))
        return bytes.withBytes { JsonTable.table(of: $0, knowledge) }
    }
}

/// Lists of objects that are movements, laid out as one table with the names of all of them as titles.
private struct JsonTable {
    private typealias Row = [(name: [UInt8], text: [UInt8])]

    private enum Line {
        /// Something said beside the lists.
        case said([UInt8], [UInt8])
        /// What the rows behind it are.
        case heading([UInt8])
        case row(Row)
    }

    private let knowledge: CsvKnowledge
    private var lines: [Line] = []
    private var titles: [[UInt8]] = []
    private var places: [[UInt8]: Int] = [:]

    private init(_ knowledge: CsvKnowledge) { self.knowledge = knowledge }

    private static let dayRoles: Set<ColumnRole> = [.date, .booked, .value, .time]
    private static let moneyRoles: Set<ColumnRole> = [.amount, .debit, .credit]

    /// Whether names of a day and of a sum of money are among the first ones, and one value is all there is.
    static func mayHold(_ bytes: [UInt8], _ knowledge: CsvKnowledge) -> Bool {
        var roles: Set<ColumnRole> = []
        var seen: Set<ArraySlice<UInt8>> = []
        let head = bytes.prefix(1 << 15)
        // A line behind a closed value is another record.
        if let end = head.firstIndex(of: 0x0A), isClosed(head[..<end]), head[end...].contains(UInt8(ascii: "{")) { return false }
        for part in head.split(separator: UInt8(ascii: "\"")) where part.count <= 60 && seen.insert(part).inserted {
            if let read = knowledge.headers.read(Array(part)) { roles.formUnion(read.roles.prefix(1)) }
        }
        return !roles.isDisjoint(with: dayRoles) && !roles.isDisjoint(with: moneyRoles)
    }

    private static func isClosed(_ line: ArraySlice<UInt8>) -> Bool {
        line.first == UInt8(ascii: "{") && line.last { $0 > 0x20 } == UInt8(ascii: "}")
            && line.count { $0 == UInt8(ascii: "{") } == line.count { $0 == UInt8(ascii: "}") }
    }

    /// - Parameter bytes: UTF-8. Nil where no list holds movements.
    static func table(of bytes: ByteView, _ knowledge: CsvKnowledge) -> LaidTable? {
        guard let root = JsonNode.read(bytes) else { return nil }
        var table = JsonTable(knowledge)
        table.take(root, [])
        return table.titles.isEmpty ? nil : table.laid
    }

    /// What is said of an object first, then its lists.
    private mutating func take(_ node: JsonNode, _ name: [UInt8]) {
        switch node {
        case .scalar(let text): if !text.isEmpty, !name.isEmpty { lines.append(.said(name, text)) }
        case .object(let members):
            for member in members { if case .scalar = member.value { take(member.value, member.name) } }
            for member in members { if case .scalar = member.value { continue } else { take(member.value, member.name) } }
        case .list(let elements):
            let rows = elements.filter(\.isObject).map { $0.fields() }
            if isOfRows(rows, name) { return take(rows, name) }
            for element in elements { take(element, name) }
        }
    }

    private mutating func take(_ rows: [Row], _ name: [UInt8]) {
        if knowledge.words.begins(name, with: [.pending, .posted]) { lines.append(.heading(name)) }
        for row in rows {
            lines.append(.row(row))
            for field in row where places[field.name] == nil {
                places[field.name] = titles.count
                titles.append(title(field.name))
            }
        }
    }

    /// `amount minorUnits` is an amount whose numbers count cents, and none of units.
    private func title(_ name: [UInt8]) -> [UInt8] {
        let words = Array(HeaderWords.words(name).joined(separator: [0x20]))
        return knowledge.words.holds(words, .minorUnit) ? words + Array(" amount".utf8) : name
    }

    /// Most have a day and a number under names for them, and the list is none of balances. Behind movements, those that wait may have
    /// no day yet: each is a row that lacks one.
    private func isOfRows(_ rows: [Row], _ name: [UInt8]) -> Bool {
        guard !rows.isEmpty, !(knowledge.headers.read(name)?.roles.contains(.balance) ?? false) else { return false }
        let isBehind = !titles.isEmpty && knowledge.words.begins(name, with: [.pending, .posted])
        let moving = rows.count { row in
            guard row.contains(where: { isNamed($0.name, JsonTable.moneyRoles) && isNumber($0.text) }) else { return false }
            return isBehind
                || row.contains { isNamed($0.name, JsonTable.dayRoles) && (knowledge.dates.parse($0.text) != nil || isCount($0)) }
        }
        return moving * 2 > rows.count
    }

    /// A day that counts seconds.
    private func isCount(_ field: (name: [UInt8], text: [UInt8])) -> Bool {
        (9...13).contains(field.text.count) && field.text.allSatisfy { $0 &- 48 < 10 } && isNamed(field.name, JsonTable.dayRoles)
    }

    private func isNamed(_ name: [UInt8], _ roles: Set<ColumnRole>) -> Bool {
        !roles.isDisjoint(with: knowledge.headers.read(title(name))?.roles ?? [])
    }

    private func isNumber(_ text: [UInt8]) -> Bool { if case .number = NumberText.read(text) { true } else { false } }

    /// What is said above the first row, the titles, and the rows with what is said between them.
    private var laid: LaidTable {
        var table = LaidTable()
        var hasTitles = false
        for line in lines {
            switch line {
            case .said(let name, let text): table.add([name, text])
            case .heading(let name): table.add([name])
            case .row(let row):
                if !hasTitles { table.add(titles) }
                hasTitles = true
                var cells = [[UInt8]](repeating: [], count: titles.count)
                for field in row { if let place = places[field.name] { cells[place] = field.text } }
                table.add(cells)
            }
        }
        return table
    }
}

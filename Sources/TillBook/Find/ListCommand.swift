import TillHousehold
import TillRecords
import TillRun
import TillStages

/// `till list`: the transactions that a person looks for.
public struct ListCommand: Command {
    private let options: Options

    public static let manual = Manual(
        name: "till list",
        summary: "List the transactions that meet what is asked: words, a month, a category, a merchant, an account, an amount.",
        discussion: """
            Words must all stand in the merchant, the bank's text, a tag or a note; accents and case do not matter. Conditions narrow \
            each other. A category has what its parts have, so that a purchase that was split is found by each. Under the table stand \
            the number of transactions and their sum in each currency, as booked: what the figures make of them (half a \
            transfer, a refund) is told by till explain 2025-03 Groceries.

            Numbers of accounts are cut to their last four digits and members have their ids, in tables. With --format json each \
            transaction is one line as stream.ndjson has it. What --without-account and --without-member leave out is counted and summed \
            below the table.
            """,
        input: .names,
        options: BookOptions.declared + [.value("household", "ID", "look in this household only")] + TransactionQuery.declared + [
            .choice("sort", ["date", "amount", "merchant"], "oldest, largest or first in the alphabet first", default: "date"),
            .value("rows", "N", "how many at most; the sum is of all"),
            .choice("format", ["table", "csv", "json"], "how it is written", default: "table"),
        ],
        examples: [
            Example("what the supermarket took in March", command: "till list aldi --month 2025-03 --book money", shows: []),
            Example("large purchases of a year", command: "till list --month 2025 --least 500 --sort amount --book money", shows: []),
            Example("what nobody could name", command: "till list --category unknown --book money", shows: []),
            Example("for another program", command: "till list --tag tax --book money --format json", shows: []),
        ],
        reads: ["transaction"], writes: [])

    public init(options: Options, context: Context) throws(Fault) { self.options = options }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        let query = try TransactionQuery(options)
        let most = try options.integer("rows") ?? .max
        let search = try LedgerSearch(current: BookOptions.current(options), household: options.text("household"))
        let files = try HouseholdFiles(BookOptions.reader(options).book)
        var shown: [String: ShownText] = [:]
        var own: [String: HouseholdFile] = [:]
        for household in search.published {
            own[household] = try files.file(of: household)
            shown[household] = ShownText(own[household])
        }
        try query.apart.check(Array(own.values))
        var (found, apart): ([Row], [Row]) = ([], [])
        search.eachTransaction(sieve: query.sieve) { household, record in
            guard query.holds(record) else { return }
            let row = Row(household: household, record: record)
            if !query.apart.isEmpty, query.apart.has(record, own[household]) { apart.append(row) } else { found.append(row) }
        }
        if found.isEmpty, apart.isEmpty { try explainNothing(query, search, shown) }
        sort(&found)
        let rows = found.prefix(most)
        switch options.text("format") ?? "table" {
        case "json": for row in rows { Output.write(row.record.text + "\n") }
        case "csv": csv(rows, shown)
        default:
            table(rows, of: found, shown, severalHouseholds: search.published.count > 1)
            if !apart.isEmpty { Output.write("left out as asked: \(ListCommand.counted(apart))\n") }
            return .good
        }
        if !apart.isEmpty { speech.say("left out as asked: \(ListCommand.counted(apart))") }
        return .good
    }

    struct Row {
        let household: String
        let record: Record
    }

    private func sort(_ rows: inout [Row]) {
        switch options.text("sort") ?? "date" {
        case "amount":
            let sizes = rows.map { TransactionQuery.size(of: $0.record) }
            rows = rows.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }.map { rows[$0] }
        case "merchant":
            let names = rows.map { WordFolding.folded(TransactionWords.name($0.record)) }
            rows = rows.indices.sorted {
                names[$0] == names[$1] ? $0 < $1 : names[$0].lexicographicallyPrecedes(names[$1])
            }.map { rows[$0] }
        default:
            let days = rows.map { $0.record.date(.date)?.ordinal ?? 0 }
            rows = rows.indices.sorted { (days[$0], $0) < (days[$1], $1) }.map { rows[$0] }
        }
    }

    /// A name that no transaction has was perhaps mistyped: that is said. What simply does not occur together is no fault.
    private func explainNothing(
        _ query: TransactionQuery, _ search: LedgerSearch, _ shown: [String: ShownText]
    ) throws(Fault) {
        for condition in query.asked {
            var names: Set<String> = []
            var isThere = false
            search.eachTransaction { household, record in
                isThere = isThere || query.meets(record, condition)
                guard !isThere, let text = shown[household] else { return }
                // As tables show them: numbers of accounts are cut, members have their ids.
                names.formUnion(
                    TransactionQuery.said(record, condition).filter { !$0.isEmpty }.map {
                        condition == .account ? text.account($0) : text.text($0)
                    })
            }
            guard !isThere else { continue }
            let word = options.text(condition.rawValue) ?? ""
            // Of a category the ids are enough to choose from; its label is known too.
            let known = names.filter { condition != .category || !$0.contains(where: { $0 == " " || $0.isUppercase }) }.sorted()
            let some = known.count <= 12 ? known.joined(separator: ", ") : known.prefix(8).joined(separator: ", ") + " and others"
            throw Fault(
                "list.no-name", "no transaction has the \(condition.rawValue) \(word).",
                remedy: NearestName.question(word, among: names.sorted())
                    + (known.isEmpty ? "None has any." : "Known: \(some)."), place: "--\(condition.rawValue)", exit: .usage)
        }
    }

    // MARK: Writing

    private func table(_ rows: ArraySlice<Row>, of found: [Row], _ shown: [String: ShownText], severalHouseholds: Bool) {
        var table = TextTable([
            .init(title: "household", least: 10), .init(title: "date"), .init(title: "id"), .init(title: "amount", side: .right),
            .init(title: "who", least: 16), .init(title: "category", least: 14), .init(title: "account", least: 8),
            .init(title: "mark", least: 8),
        ])
        for row in rows {
            guard let text = shown[row.household] else { continue }
            table.add([
                severalHouseholds ? row.household : "", row.record.string(.date) ?? "", TransactionWords.short(row.record),
                TransactionWords.money(row.record), text.text(TransactionWords.name(row.record)),
                row.record.object(.category).map { $0.string(.label) ?? $0.string(.name) ?? "" } ?? "",
                ListCommand.account(row.record, text), ListCommand.marks(row.record),
            ])
        }
        Output.write(table.isEmpty ? "" : table.text + "\n")
        Output.write(ListCommand.counted(found, rows.count < found.count ? " (\(rows.count) shown)" : "") + "\n")
    }

    /// `12 transactions (5 shown), -345.00 EUR`
    private static func counted(_ rows: [Row], _ besides: String = "") -> String {
        var sums = MoneyTally()
        for row in rows { if let amount = row.record.decimal(.amount) { sums.add(amount, row.record.currency(.currency)) } }
        let totals = TransactionWords.totals(sums)
        return "\(CountText.of(rows.count, "transaction"))\(besides)\(totals.isEmpty ? "" : ", \(totals)")"
    }

    /// Empty where the record names none.
    private static func account(_ record: borrowing Record, _ text: ShownText) -> String { record.string(.account).map(text.account) ?? "" }

    /// What a person should see at once: that it is not posted, split, tagged, or in no figure.
    private static func marks(_ record: borrowing Record) -> String {
        var marks: [String] = []
        if let status = record.string(.status), status != "posted" { marks.append(status) }
        if record.equals(.kind, "transfer") || record.equals(.kind, "refund") { marks.append(record.string(.kind) ?? "") }
        if record.has(.splits) { marks.append("split") }
        if let approval = record.string(.approval), approval != "approved" { marks.append(approval == "pending" ? "waits" : approval) }
        if record.equals(.leftOut, "asked") { marks.append("left out") }
        return (marks + record.strings(.tags).map { "#\($0)" }).joined(separator: " ")
    }

    private static let columns: [Key] = [
        .id, .date, .amount, .currency, .merchant, .text, .category, .account, .member, .kind, .status, .tags,
    ]

    private func csv(_ rows: ArraySlice<Row>, _ shown: [String: ShownText]) {
        Output.write(Csv.line(["household"] + ListCommand.columns.map(\.description)))
        for row in rows {
            guard let text = shown[row.household] else { continue }
            let cells = ListCommand.columns.map { key -> String in
                switch key {
                case .merchant, .text: text.text(row.record.string(key) ?? "")
                case .category: row.record.object(.category)?.string(.name) ?? ""
                case .account: ListCommand.account(row.record, text)
                case .tags: row.record.strings(.tags).joined(separator: " ")
                default: row.record.string(key) ?? ""
                }
            }
            Output.write(Csv.line([row.household] + cells))
        }
    }
}

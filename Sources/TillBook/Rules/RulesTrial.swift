import TillLedger
import TillRecords
import TillRun
import TillStages

/// What rules would change: the stage that finds categories, run over what was published, with these rules.
struct RulesTrial {
    /// A transaction that would be for something else.
    struct Change {
        let household: String
        /// As it was published.
        let transaction: Record
        /// As it would be.
        let made: Record

        var from: String { Change.purpose(transaction) }
        var to: String { Change.purpose(made) }
        var why: String { made.object(.category)?.string(.why) ?? "" }

        /// The categories, of one that is split each part's; and the tags.
        static func purpose(_ record: Record) -> String {
            let parts = record.objects(.splits).map { part in
                "\(name(part.object(.category))) \(part.string(.amount) ?? "")"
            }
            let tags = record.strings(.tags).map { " #\($0)" }.joined()
            return (parts.isEmpty ? name(record.object(.category)) : parts.joined(separator: ", ")) + tags
        }

        private static func name(_ category: Record?) -> String { category?.string(.name) ?? "nothing" }

        var record: Record {
            var record = Record(type: "change")
            record.set(.household, string: household)
            for key in [.id, .date, .amount, .currency, .merchant] as [Key] {
                if let raw = transaction.raw(key) { record.set(key, raw: raw) }
            }
            record.set(.from, string: from)
            record.set(.to, string: to)
            record.set(.why, string: why)
            return record
        }
    }

    private(set) var changes: [Change] = []
    /// How many transactions were looked at.
    private(set) var count = 0
    /// How many of them each line of the rules would name.
    private var named: [Int: Int] = [:]
    /// What the stage says of the rules: each sentence once.
    private var remarks: [String] = []

    /// Throws for rules that a run would refuse, with their line.
    init(_ rules: String, _ book: Book, _ search: LedgerSearch, _ context: Context) throws(Fault) {
        var values = ["rules": [rules], "households": [book.householdsFolder]]
        for (option, name) in [("examples", "examples.csv"), ("categories", "categories.csv")] {
            let path = "\(book.folder)/\(name)"
            if Folder.exists(path) { values[option] = [path] }
        }
        var stage = try CategoriseStage(options: Options(values), context: context)
        for household in search.published {
            guard let bytes = PublishedLedger.bytes(household, in: search.current) else { continue }
            let ledger = PublishedLedger(household, stream: bytes)
            let capture = RecordCapture()
            let sink = capture.sink(
                named: "till rules", household: household, speech: Speech(program: "till rules", quiet: true, descriptor: -1))
            for decision in ledger.others where decision.equals(.type, .decision) { try stage.take(decision, into: sink) }
            // What keeping a wallet made has its category from elsewhere.
            let asked = ledger.transactions.filter { !$0.strings(.observations).isEmpty }
            let made = Set(ledger.transactions.filter { $0.strings(.observations).isEmpty }.compactMap { $0.string(.id) })
            for transaction in asked { try stage.take(RulesTrial.bare(transaction, made), into: sink) }
            try stage.finish(into: sink)
            take(capture.others, asked, household)
        }
    }

    /// A transaction as the stage gets it: without what it and later ones said.
    ///
    /// - Parameter made: transactions that keeping a wallet made; what is linked to one was no transfer before.
    private static func bare(_ transaction: Record, _ made: Set<String>) -> Record {
        var record = transaction
        if record.objects(.links).contains(where: { $0.equals(.kind, "transfer") && made.contains($0.string(.to) ?? "") }) {
            record.set(.kind, string: record.decimal(.amount)?.isNegative ?? true ? "expense" : "income")
        }
        let isSaid = record.object(.category)?.equals(.by, "decision") ?? false
        if !isSaid { record.remove(.category) }
        let parts = record.objects(.splits)
        if !parts.isEmpty, parts.allSatisfy({ $0.object(.category)?.equals(.by, "rule") ?? false }) { record.remove(.splits) }
        return record
    }

    private mutating func take(_ lines: [UInt8], _ asked: [Record], _ household: String) {
        let before = Dictionary(asked.map { ($0.string(.id) ?? "", $0) }, uniquingKeysWith: { first, _ in first })
        count += asked.count
        for line in lines.split(separator: 0x0A) {
            guard let made = line.withBytes({ try? Record(checking: $0) }) else { continue }
            if made.equals(.type, .note) {
                let place = [made.string(.file), made.string(.place)].compactMap { $0 }.joined(separator: ", ")
                let remark = "\(place): \(made.string(.message) ?? "") \(made.string(.remedy) ?? "")"
                if !remarks.contains(remark) { remarks.append(remark) }
            }
            guard made.equals(.type, .transaction), let was = made.string(.id).flatMap({ before[$0] }) else { continue }
            let category = made.object(.category)
            if category?.equals(.by, "rule") ?? false, let line = category?.string(.why)?.split(separator: " ").last.flatMap({ Int($0) }) {
                named[line, default: 0] += 1
            }
            let change = Change(household: household, transaction: was, made: made)
            if change.from != change.to { changes.append(change) }
        }
    }

    // MARK: Words

    /// What would change, largest groups first.
    func text(_ files: HouseholdFiles) -> String {
        var text = remarks.map { "note: \($0)\n" }.joined()
        guard !changes.isEmpty else { return text + "nothing would change: \(CountText.of(count, "transaction")) looked at\n" }
        var groups: [String: [Change]] = [:]
        for change in changes { groups["\(change.from)\n\(change.to)\n\(change.why)", default: []].append(change) }
        var table = TextTable([
            .init(title: "rows", side: .right), .init(title: "money", side: .right), .init(title: "now", least: 16),
            .init(title: "would be", least: 16), .init(title: "because", least: 16), .init(title: "such as", least: 16),
        ])
        for (_, group) in groups.sorted(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) }) {
            var sums = MoneyTally()
            for change in group {
                if let amount = change.transaction.decimal(.amount) { sums.add(amount, change.transaction.currency(.currency)) }
            }
            let shown = ShownText((try? files.file(of: group[0].household)) ?? nil)
            table.add([
                String(group.count), TransactionWords.totals(sums), group[0].from, group[0].to, group[0].why,
                shown.text(TransactionWords.name(group[0].transaction)),
            ])
        }
        text += table.text
        return text
            + "\n\(changes.count) of \(CountText.of(count, "transaction")) would change; the next run makes it so once the rules are the book's\n"
    }

    /// What a line of the rules would come to.
    func words(ofLine line: Int) -> String? {
        let rows = named[line] ?? 0
        if rows > 0 { return "the new rule would name \(CountText.of(rows, "transaction"))" }
        return "the new rule would name no transaction: nothing meets its conditions, or a rule above or a decision comes first"
    }
}

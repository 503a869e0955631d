import TillRecords

/// What `--explain` and `--check` say of a document, as one record for other programs: `type` is `document`.
///
/// The names of its fields stay as they are; more may be added. What is not known is absent, amounts are decimal strings.
struct BankDocumentRecord {
    private(set) var record = Record(type: "document")
    private let summary: BankSummary
    private let facts: BankFacts

    /// - Parameter isWhole: with what was decided and from which evidence, as `--explain` tells it; else what `--check` tells.
    init(_ name: String, _ summary: BankSummary, _ facts: BankFacts, isWhole: Bool) {
        self.summary = summary
        self.facts = facts
        record.set(.file, string: name)
        if !facts.document.isEmpty { record.set(.document, string: facts.document) }
        if !facts.format.isEmpty { record.set(.format, string: facts.format) }
        record.set(.read, flag: !summary.isEmpty)
        if isWhole {
            record.set(.decisions, objects: facts.facts.map(BankDocumentRecord.decision))
            record.set(.columns, objects: facts.columns.map(BankDocumentRecord.column))
        }
        setRows()
        setBalances()
        if isWhole { record.set(.notes, objects: summary.notes.map { BankDocumentRecord.saying($0, .message) }) }
        record.set(.rejected, integer: summary.rejectCount)
        record.set(.rejects, objects: summary.rejects.map { BankDocumentRecord.saying($0, .reason) })
    }

    private mutating func setRows() {
        guard !summary.isEmpty else { return }
        record.set(.rows, integer: summary.rows)
        record.set(.pending, integer: summary.pending)
        record.set(.void, integer: summary.void)
        record.set(.trades, integer: summary.trades)
        if let first = summary.first { record.set(.first, first) }
        if let last = summary.last { record.set(.last, last) }
        record.set(.in, objects: BankDocumentRecord.sums(summary.into))
        record.set(.out, objects: BankDocumentRecord.sums(summary.out))
        let accounts = summary.rowsOfAccount.sorted { $0.key < $1.key }
        record.set(
            .accounts,
            objects: accounts.map { account, rows in
                var item = BankDocumentRecord.item
                if !account.isEmpty { item.set(.account, string: account) }
                item.set(.rows, integer: rows)
                return item
            })
    }

    private mutating func setBalances() {
        guard !summary.isEmpty else { return }
        record.set(.balances, string: state)
        record.set(.proof, strings: BankProof(summary, facts, most: 12).sentences)
        record.set(.statements, objects: facts.statements.map(BankDocumentRecord.statement))
        record.set(
            .gaps,
            objects: facts.gaps.map { before, after in
                var item = BankDocumentRecord.item
                if !before.account.isEmpty { item.set(.account, string: before.account) }
                if let day = before.to { item.set(.from, day) }
                if let amount = before.closing { item.set(.closing, amount) }
                if let day = after.from { item.set(.to, day) }
                if let amount = after.opening { item.set(.opening, amount) }
                return item
            })
    }

    /// Whether the balances prove the rows complete: `proven`, `contradicted`, or `open` where nothing proves all of them.
    private var state: String {
        let statements = facts.statements
        if statements.contains(where: \.isContradicted) || !facts.gaps.isEmpty { return "contradicted" }
        return !statements.isEmpty && statements.allSatisfy(\.isProven) ? "proven" : "open"
    }

    /// An object without a type, to be filled.
    private static var item: Record { Array("{}".utf8).withBytes { Record(trusted: $0) } }

    private static func decision(_ fact: BankFacts.Fact) -> Record {
        var item = BankDocumentRecord.item
        item.set(.topic, string: fact.topic)
        item.set(.finding, string: fact.finding)
        if !fact.because.isEmpty { item.set(.because, string: fact.because) }
        return item
    }

    private static func column(_ column: BankFacts.Column) -> Record {
        var item = BankDocumentRecord.item
        item.set(.number, integer: column.number)
        if !column.title.isEmpty { item.set(.title, string: column.title) }
        item.set(.role, string: column.role)
        item.set(.sureness, string: column.sureness)
        item.set(.because, string: column.because)
        return item
    }

    private static func statement(_ statement: BankStatement) -> Record {
        var item = BankDocumentRecord.item
        if !statement.account.isEmpty { item.set(.account, string: statement.account) }
        if let currency = statement.currency { item.set(.currency, string: currency.code) }
        if let amount = statement.opening { item.set(.opening, amount) }
        if let day = statement.from { item.set(.from, day) }
        if let amount = statement.closing { item.set(.closing, amount) }
        if let day = statement.to { item.set(.to, day) }
        if !statement.place.isEmpty { item.set(.place, string: statement.place) }
        if let amount = statement.difference { item.set(.difference, amount) }
        item.set(.links, integer: statement.links)
        item.set(.broken, integer: statement.broken)
        if statement.broken > 0 { item.set(.firstBreak, string: statement.firstBreak) }
        return item
    }

    private static func saying(_ saying: BankSummary.Saying, _ field: Key) -> Record {
        var item = BankDocumentRecord.item
        item.set(.code, string: saying.code)
        if let place = saying.place { item.set(.place, string: place) }
        item.set(field, string: saying.sentence)
        if let remedy = saying.remedy, !remedy.isEmpty { item.set(.remedy, string: remedy) }
        return item
    }

    private static func sums(_ tally: MoneyTally) -> [Record] {
        tally.totals.map { currency, total in
            var item = BankDocumentRecord.item
            item.set(.amount, string: total)
            if currency != .unknown { item.set(.currency, string: currency.code) }
            return item
        }
    }
}

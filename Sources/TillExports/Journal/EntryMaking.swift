import TillFigures
import TillRecords

/// Makes the entries of a ledger: what each row posts is what it is to the figures.
///
/// Expenses and income have exactly what figures count, in the home currency. What they leave out stays between the account it moved
/// and an account that says why.
struct EntryMaking {
    let ledger: ExportLedger

    func all() -> [JournalEntry] {
        var places: [String: Int] = [:]
        for (index, row) in ledger.rows.enumerated() where !row.id.isEmpty { places[row.id] = index }
        var isDone = [Bool](repeating: false, count: ledger.rows.count)
        var entries: [JournalEntry] = []
        for index in ledger.rows.indices where !isDone[index] {
            isDone[index] = true
            let row = ledger.rows[index]
            if let other = places[row.partner], !isDone[other], EntryMaking.areHalves(row, ledger.rows[other]) {
                isDone[other] = true
                entries.append(transfer(row, ledger.rows[other]))
            } else {
                entries.append(entry(row))
            }
        }
        return entries
    }

    /// Both are of one transfer, and no figure has either as income or as gone out.
    private static func areHalves(_ a: ExportRow, _ b: ExportRow) -> Bool {
        b.figures.kind == .transfer && [a, b].allSatisfy { $0.figures.flow == .transfer || $0.figures.flow == .saving }
    }

    /// Both halves of a transfer between own accounts, as one entry.
    private func transfer(_ a: ExportRow, _ b: ExportRow) -> JournalEntry {
        let (out, into) = a.money.minorUnits <= b.money.minorUnits ? (a, b) : (b, a)
        let day = min(out.day, into.day)
        var postings = [out, into].map { row in
            JournalEntry.Posting(account: own(row), money: row.money, day: row.day == day ? nil : row.day, price: nil)
        }
        if out.money.currency != into.money.currency {
            postings[1].price = try? out.money.negated()
        } else if let rest = out.money.minorUnits.checkedSum(into.money.minorUnits), rest != 0, rest != .min {
            postings.append(.init(account: .transfers, money: Money(minorUnits: -rest, currency: out.money.currency), day: nil, price: nil))
        }
        var entry = EntryMaking.blank(out, postings)
        entry.day = day
        entry.isBooked = out.figures.status == .posted && into.figures.status == .posted
        entry.ids = [out.id, into.id]
        if entry.note.isEmpty { entry.note = into.text }
        return entry
    }

    /// A row that stands for itself.
    private func entry(_ row: ExportRow) -> JournalEntry {
        let postings =
            switch (row.figures.counting, row.figures.flow) {
            case (_, .transfer): between(row, .transfers)
            case (.left(let why), _): between(row, JournalAccount(leftOut: why))
            case (.counted, .saving): between(row, .elsewhere)
            case (.counted, _): figured(row)
            }
        return EntryMaking.blank(row, postings)
    }

    /// The account that a row moved. One that no bank tells of moved none, so that the accounts agree with their bank.
    private func own(_ row: ExportRow) -> JournalAccount {
        row.figures.status == .unconfirmed ? .unconfirmed : JournalAccount(ledger.account(row.account))
    }

    private func between(_ row: ExportRow, _ other: JournalAccount) -> [JournalEntry.Posting] {
        EntryMaking.postings([(own(row), row.money), (other, row.money.opposite)])
    }

    /// Income or expenses, share by share, in the home currency. A row in another currency says what the whole of it comes to.
    private func figured(_ row: ExportRow) -> [JournalEntry.Posting] {
        guard let home = row.home else { return between(row, JournalAccount(leftOut: .rate)) }
        let isIncome = row.figures.flow == .income
        let sides = EntryMaking.postings(
            row.shares.map { share in
                (JournalAccount(category: share.category, isIncome: isIncome), (share.home ?? home).opposite)
            })
        var whole = JournalEntry.Posting(account: own(row), money: row.money, day: nil, price: nil)
        if row.money.currency == home.currency { return [whole] + sides }
        let (size, value) = (row.money.minorUnits, home.minorUnits)
        guard size != 0, value != 0, (size < 0) == (value < 0) else {
            return [whole] + EntryMaking.postings([(.conversion, row.money.opposite), (.conversion, home)]) + sides
        }
        whole.price = value < 0 ? home.opposite : home
        return [whole] + sides
    }

    private static func postings(_ sides: [(account: JournalAccount, money: Money)]) -> [JournalEntry.Posting] {
        sides.map { JournalEntry.Posting(account: $0.account, money: $0.money, day: nil, price: nil) }
    }

    private static func blank(_ row: ExportRow, _ postings: [JournalEntry.Posting]) -> JournalEntry {
        var note = row.text == row.merchant ? "" : row.text
        if !row.original.isEmpty { note += (note.isEmpty ? "" : ", ") + "\(row.original) \(row.originalCurrency)" }
        return JournalEntry(
            day: row.day, isBooked: row.figures.status == .posted, payee: row.merchant, note: note, member: row.member,
            status: row.status, ids: [row.id], tags: row.tags, postings: postings)
    }
}

extension Money {
    /// The other side of a posting; of the one number that has none, the nearest.
    fileprivate var opposite: Money { Money(minorUnits: minorUnits.clampedNegation, currency: currency) }
}

extension Int64 {
    fileprivate func checkedSum(_ other: Int64) -> Int64? {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? nil : sum
    }
}

/// One entry of double-entry bookkeeping: postings that add up to nothing.
struct JournalEntry: Sendable {
    struct Posting: Sendable {
        var account: JournalAccount
        var money: Money
        /// When the bank moved it, where that is another day than the entry's.
        var day: Day?
        /// What the whole of it cost in another currency.
        var price: Money?
    }

    var day: Day
    /// The bank has booked it; else it is pending or unconfirmed.
    var isBooked: Bool
    var payee: String
    var note: String
    var member: String
    var status: String
    /// Ids of its transactions: one, or two of a transfer.
    var ids: [String]
    var tags: [String]
    var postings: [Posting]
}

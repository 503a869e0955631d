import TillRecords

/// Cuts a household's life into overlapping exports.
public struct Exporter: Sendable {
    private let household: Household

    public init(_ household: Household) {
        self.household = household
    }

    /// Every export of every account, in the order of the accounts and of time.
    public func files() -> [ExportFile] {
        household.plan.accounts.indices.flatMap { account in
            windows(account).map { file(account, from: $0.from, until: $0.until) }
        }
    }

    private func windows(_ account: Int) -> [(from: Day, until: Day)] {
        let count = max(1, min(household.plan.accounts[account].exports, household.months / 2 + 1))
        let first = household.first.first
        let days = Int(household.lastDay.ordinal - first.ordinal) + 1
        return (0..<count).map { number in
            // Overlaps of 12 to 30 days, other ones for each account and seam.
            let overlap = number == 0 ? 0 : min(days / count / 2, 12 + (account * 7 + number * 5) % 19)
            let from = first.later(days * number / count - overlap)
            return (from, number == count - 1 ? household.lastDay : first.later(days * (number + 1) / count - 1))
        }
    }

    private func file(_ index: Int, from: Day, until: Day) -> ExportFile {
        let account = household.plan.accounts[index]
        let dialect = account.dialect.dialect
        let statement = statement(index, from: from, until: until, pending: dialect.showsPending)
        var draft = FileDraft(newline: account.dialect == .germanGiro || account.dialect == .americanOFX ? "\r\n" : "\n")
        dialect.write(statement, into: &draft)
        let narrow = account.dialect == .germanGiro || account.dialect == .americanOFX || account.dialect == .americanQFX
        return ExportFile(
            name: dialect.fileName(statement), bytes: narrow ? TextEncoding.windows1252(draft.text) : Array(draft.text.utf8),
            account: index, dialect: account.dialect, from: from, until: until, opening: statement.opening,
            closing: statement.closing,
            rows: draft.marks.map { ExportFile.Row(movement: $0.movement, line: $0.line, entry: $0.entry, pending: $0.pending) })
    }

    private func statement(_ account: Int, from: Day, until: Day, pending showsPending: Bool) -> Statement {
        var balance = household.openings[account]
        var opening = balance
        var booked: [Statement.Row] = []
        var pending: [Statement.Row] = []
        for (index, movement) in household.movements.enumerated() where movement.account == account {
            if movement.booked <= until {
                if movement.booked < from { opening += movement.amount }
                balance += movement.amount
                if movement.booked >= from { booked.append(Statement.Row(index: index, movement: movement, balance: balance)) }
            } else if showsPending, movement.day <= until {
                pending.append(Statement.Row(index: index, movement: movement, balance: balance))
            }
        }
        return Statement(
            plan: household.plan, account: household.plan.accounts[account], from: from, until: until, opening: opening,
            closing: balance, booked: booked, pending: pending)
    }
}

import TillFigures
import TillHousehold
import TillRecords

/// How far a loan is paid back on the as-of day.
struct LoanProgress {
    private let loan: HouseholdFile.Loan
    private let schedule: LoanSchedule
    private let currency: Currency
    private let principal: Int64
    private let asOf: Day
    private(set) var left: Int64
    private(set) var interest: Int64 = 0
    private(set) var repaid: Int64 = 0
    private(set) var missed: [Day] = []
    private(set) var payments: [LedgerTransaction] = []
    private(set) var by = "schedule"
    /// How many due days lie behind the as-of day.
    private var due = 0

    /// Nil for an empty ledger, and for amounts that its currency cannot hold.
    ///
    /// On each due day up to the as-of day interest is charged. Where the book knows the loan's payments, those of the days since the due
    /// day before pay it; where it does not reach so far back, the payment of the contract is taken for made. A balance that the bank
    /// states of the loan's account says what is left, whatever the payments were.
    init?(_ loan: HouseholdFile.Loan, _ ledger: HouseholdLedger) {
        guard let asOf = ledger.asOf, let schedule = LoanSchedule(loan, ledger.home),
            let principal = Money(loan.principal, ledger.home)?.minorUnits
        else { return nil }
        (self.loan, self.schedule, self.asOf, self.principal, currency) = (loan, schedule, asOf, principal, ledger.home)
        left = principal
        let rows = LoanProgress.payments(loan, ledger)
        payments = rows
        let begun = ledger.firstDay
        var from = 0
        while left > 0, let day = LoanProgress.due(due, loan), day <= asOf, due < 1200 {
            // A payment may be booked some days after it is due.
            let end = day.adding(days: LoanProgress.grace) ?? day
            var seen: Int64 = 0
            while from < rows.count, rows[from].day <= end {
                seen = seen.clampedAdding(Int64(clamping: (rows[from].home ?? 0).magnitude))
                from += 1
            }
            let isKnown = !rows.isEmpty && begun.map { day >= $0 } ?? false
            if isKnown, seen == 0 {
                // It may still come.
                if end > asOf { break }
                missed.append(day)
            }
            let charged = schedule.interest(on: left)
            let paid = isKnown ? seen : min(schedule.payment, left.clampedAdding(charged))
            if isKnown { by = "payments" }
            let part = min(charged, paid)
            interest = interest.clampedAdding(part)
            left = max(0, left.clampedAdding(charged).clampedSubtracting(paid))
            due += 1
        }
        if let stated = loan.account.flatMap({ ledger.account(declared: $0) })?.closing(on: asOf) {
            left = Int64(clamping: stated.magnitude)
            by = "bank"
        }
        repaid = max(0, principal.clampedSubtracting(left))
    }

    private static let grace = 10

    /// The due day with a number, 0 for the first payment's.
    private static func due(_ number: Int, _ loan: HouseholdFile.Loan) -> Day? {
        let month = Month(of: loan.first).advanced(by: number * loan.every)
        return month.year <= 9999 ? month.day(loan.first.day) : nil
    }

    /// What was paid on it, oldest first: money that left an own account and names the loan, or is linked to its account.
    private static func payments(_ loan: HouseholdFile.Loan, _ ledger: HouseholdLedger) -> [LedgerTransaction] {
        let words = PayeeWords(loan.match)
        let others = ledger.byId
        let own = loan.account.flatMap { ledger.account(declared: $0)?.id }
        return ledger.transactions.filter { row in
            guard row.money.minorUnits < 0, row.isCounted, row.account != own else { return false }
            if let own, row.linked.flatMap({ others[$0] })?.account == own { return true }
            return words.areIn(row)
        }
    }

    func record(_ household: String?) -> Record {
        var record = Record(type: .loan)
        if let household { record.set(.household, string: household) }
        record.set(.name, string: loan.name)
        if let account = loan.account { record.set(.account, string: account) }
        record.set(.currency, string: currency.code)
        record.set(.principal, minor: principal, currency)
        record.set(.rate, string: loan.rate.description)
        if let term = loan.term { record.set(.term, integer: term) }
        record.set(.payment, minor: schedule.payment, currency)
        record.set(.first, loan.first)
        record.set(.date, asOf)
        record.set(.left, minor: left, currency)
        record.set(.by, string: by)
        record.set(.repaid, minor: repaid, currency)
        record.set(.interest, minor: interest, currency)
        if left > 0, let day = LoanProgress.due(due, loan) {
            let next = schedule.next(on: left)
            var part = Record.bare
            part.set(.date, day)
            part.set(.amount, minor: next.amount, currency)
            part.set(.interest, minor: next.interest, currency)
            part.set(.principal, minor: next.principal, currency)
            record.set(.next, object: part)
        }
        if let end = schedule.payoff(of: left) {
            record.set(.remaining, integer: end.payments)
            record.set(.interestLeft, minor: end.interest, currency)
            if end.payments > 0, let day = LoanProgress.due(due + end.payments - 1, loan) { record.set(.payoff, day) }
        }
        if !missed.isEmpty { record.set(.missed, strings: missed.map(\.description)) }
        if !payments.isEmpty { record.set(.transactions, strings: payments.map(\.id)) }
        return record
    }
}

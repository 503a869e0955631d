import TillHousehold
import TillRecords

/// The amortisation of a loan, payment by payment, in minor units.
///
/// Interest of a period is the rest owed times the year's rate over the periods of a year, rounded half to even; a payment pays interest
/// first. A term's payment is the annuity L·i / (1 − (1 + i)⁻ⁿ), rounded up to the minor unit, so that the last payment is the smaller one.
struct LoanSchedule {
    /// One payment, split.
    struct Part: Equatable {
        let interest: Int64
        let principal: Int64

        var amount: Int64 { interest.clampedAdding(principal) }
    }

    /// What each payment is.
    let payment: Int64
    /// Ten-thousandths of a percent a year.
    private let rate: Int64
    /// Periods of a year: 12, 4, 2 or 1.
    private let periods: Int64

    /// Nil for amounts that the currency cannot hold, and where no payment follows from the term.
    init?(_ loan: HouseholdFile.Loan, _ currency: Currency) {
        guard let principal = Money(loan.principal, currency)?.minorUnits, let rate = loan.rate.scaled(to: 4)?.units else { return nil }
        self.rate = rate
        periods = Int64(12 / loan.every)
        if let stated = loan.payment {
            guard let minor = Money(stated, currency)?.minorUnits else { return nil }
            payment = minor
        } else if let term = loan.term {
            guard let annuity = LoanSchedule.annuity(principal, rate, periods, term) else { return nil }
            payment = annuity
        } else {
            return nil
        }
        guard payment > 0 else { return nil }
    }

    /// Without binary fractions: the discount (1 + i)⁻ⁿ in parts of 10¹⁸. Nil for amounts beyond all loans.
    private static func annuity(_ principal: Int64, _ rate: Int64, _ periods: Int64, _ term: Int) -> Int64? {
        guard rate > 0 else { return principal.clampedAdding(Int64(term) - 1) / Int64(term) }
        let whole = Int128(1_000_000) * Int128(periods)
        var discount = one
        for _ in 0..<term { discount = discount * whole / (whole + Int128(rate)) }
        let (sum, overflows) = (Int128(principal) * Int128(rate)).multipliedReportingOverflow(by: one)
        guard !overflows else { return nil }
        let (units, rest) = sum.quotientAndRemainder(dividingBy: whole * (one - discount))
        // What the discount was cut by is no minor unit: a payment that is whole stays so.
        return Int64(exactly: units + (rest > whole * (one - discount) / 1000 ? 1 : 0))
    }

    private static let one: Int128 = 1_000_000_000_000_000_000

    /// Interest of one period on what is owed.
    func interest(on rest: Int64) -> Int64 {
        let (whole, below) = (Int128(max(0, rest)) * Int128(rate)).quotientAndRemainder(dividingBy: Int128(1_000_000) * Int128(periods))
        let twice = below * 2
        let unit = Int128(1_000_000) * Int128(periods)
        let isUp = twice > unit || (twice == unit && whole % 2 != 0)
        return Int64(clamping: whole + (isUp ? 1 : 0))
    }

    /// How the next payment falls apart; the last one is what is left.
    func next(on rest: Int64) -> Part {
        let interest = interest(on: rest)
        return Part(interest: interest, principal: min(rest, payment.clampedSubtracting(interest)))
    }

    /// Payments until nothing is left, and the interest in them; nil where they do not even cover the interest, and beyond a hundred years.
    func payoff(of rest: Int64) -> (payments: Int, interest: Int64)? {
        var (rest, paid, interest) = (rest, 0, Int64(0))
        while rest > 0 {
            let part = next(on: rest)
            guard part.principal > 0, paid < 1200 else { return nil }
            rest -= part.principal
            interest = interest.clampedAdding(part.interest)
            paid += 1
        }
        return (paid, interest)
    }
}

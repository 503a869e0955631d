import TillRecords
import TillStages
import TillTesting
import Testing

@testable import TillAnalysis
@testable import TillHousehold

/// Loans by contract, and as payments and balances tell of them.
struct LoansTests {
    private static let euro = Currency("EUR") ?? .unknown

    private static func loan(_ principal: String, _ rate: String, term: Int? = nil, payment: String? = nil, every: Int = 1)
        -> HouseholdFile.Loan
    {
        HouseholdFile.Loan(
            name: "A", principal: Amount(principal) ?? .init(units: 0, decimals: 0), rate: Amount(rate) ?? .init(units: 0, decimals: 0),
            term: term, payment: payment.flatMap { Amount($0) }, every: every, first: Ledger.day("2024-01-31"), account: nil,
            match: ["autobank"])
    }

    /// Reckoned in Python with decimals of fifty digits: payment, number of payments, interest in all.
    @Test(arguments: [
        ("250000", "3.1", 300, 1, 119858, 300, 10957044), ("12000", "6", 12, 1, 103280, 12, 39358), ("9000", "0", 30, 3, 30000, 30, 0),
        ("1000", "24", 24, 1, 5288, 24, 26887),
        ("99.99", "5.25", 3, 6, 3510, 3, 529),
    ]) func aScheduleIsThatOfTheContract(
        principal: String, rate: String, term: Int, every: Int, payment: Int64, payments: Int, interest: Int64
    ) throws {
        let loan = Self.loan(principal, rate, term: term, every: every)
        let schedule = try #require(LoanSchedule(loan, Self.euro))
        #expect(schedule.payment == payment)
        let end = try #require(schedule.payoff(of: Money(loan.principal, Self.euro)?.minorUnits ?? 0))
        #expect(end.payments == payments && end.interest == interest)
    }

    /// A payment that only just covers the interest never pays anything back.
    @Test(arguments: [("10.00", false), ("10.01", true)]) func aPaymentBelowTheInterestNeverEnds(payment: String, ends: Bool) throws {
        // 1,000.00 at 12 percent a year cost 10.00 a month.
        let schedule = try #require(LoanSchedule(Self.loan("1000", "12", payment: payment), Self.euro))
        #expect((schedule.payoff(of: 100_000) != nil) == ends)
    }

    private static let file = """
        currency: EUR
        accounts: [{id: giro, kind: checking}, {id: debt, kind: loan}]
        loans: [{name: Car, principal: 12000, rate: 6, term: 12, first: 2025-01-31, match: [autobank]%ACCOUNT%}]
        """

    private func told(_ rows: [Record], account: Bool = false) throws -> Record {
        let file = Self.file.replacing("%ACCOUNT%", with: account ? ", account: debt" : "")
        return try #require(try StageRun(LoansStage.self, household: file, rows).all("loan").first)
    }

    private func paid(_ id: String, _ day: String, _ amount: String = "-1032.80") -> Record {
        Ledger.transaction(id, day, amount, category: "debt.loan", merchant: "Autobank AG")
    }

    @Test func paymentsAreSplitInterestFirst() throws {
        // A payment some days late pays the due day before it.
        let loan = try told([paid("a", "2025-01-31"), paid("b", "2025-03-04"), Ledger.transaction("z", "2025-03-20", "-5.00")])
        #expect(loan.string(.left) == "10049.54" && loan.string(.interest) == "115.14" && loan.equals(.by, "payments"))
        #expect(loan.object(.next)?.string(.interest) == "50.25" && loan.object(.next)?.string(.date) == "2025-03-31")
        #expect(loan.integer(.remaining) == 10 && loan.string(.payoff) == "2025-12-31")
        #expect(loan.strings(.transactions) == ["a", "b"] && !loan.has(.missed))
    }

    /// Ten days after it is due a payment still pays that day; on the eleventh it was missed.
    @Test(arguments: [("2025-03-10", 0), ("2025-03-11", 1)]) func aLatePaymentPaysTheDayBefore(day: String, missed: Int) throws {
        let loan = try told([paid("a", "2025-01-31"), paid("b", day), Ledger.transaction("z", "2025-03-20", "-5.00")])
        #expect(loan.strings(.missed).count == missed)
    }

    /// Until the tenth day after it is due a payment may still come: it is the next one, and not missed.
    @Test(arguments: [("2025-03-09", "2025-02-28", 0), ("2025-03-10", "2025-03-31", 1)])
    func aPaymentThatMayStillComeIsTheNext(today: String, next: String, missed: Int) throws {
        let loan = try told([paid("a", "2025-01-31"), Ledger.transaction("z", today, "-5.00")])
        #expect(loan.object(.next)?.string(.date) == next && loan.strings(.missed).count == missed)
    }

    @Test func aDueDayWithoutAPaymentIsMissedAndCostsInterest() throws {
        let loan = try told([paid("a", "2025-01-31"), Ledger.transaction("z", "2025-03-20", "-5.00")])
        #expect(loan.strings(.missed) == ["2025-02-28"])
        // 12,000.00 and its interest of 60.00, less the payment, and the interest of a month on what was left.
        #expect(loan.string(.left) == "11082.34")
    }

    @Test func beforeTheBookBeginsTheContractIsBelieved() throws {
        let loan = try told([Ledger.transaction("y", "2025-03-01", "-5.00"), paid("c", "2025-03-31")])
        #expect(loan.string(.repaid) == "2933.01", "three payments, of which the book has one")
        #expect(loan.equals(.by, "payments") && !loan.has(.missed))
    }

    @Test func theBanksBalanceWins() throws {
        let loan = try told([paid("a", "2025-01-31"), Ledger.balance("2025-02-01", "-11000.00", account: "debt")], account: true)
        #expect(loan.string(.left) == "11000.00" && loan.equals(.by, "bank") && loan.string(.repaid) == "1000.00")
    }
}

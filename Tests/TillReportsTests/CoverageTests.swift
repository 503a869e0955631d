import Testing
import TillRecords

@testable import TillReports

@Suite struct CoverageTests {
    private func coverage(_ rows: [(String, Int64)], _ balances: [StatedBalance]) -> Coverage {
        Coverage(
            rows: rows.map { (Sample.day($0.0), Money(minorUnits: $0.1, currency: Sample.eur)) }, balances: balances)
    }

    @Test func provesDaysBetweenBalancesThatAddUp() {
        let found = coverage(
            [("2025-03-03", -500), ("2025-03-10", -250)], [Sample.balance("2025-03-01", 10_000), Sample.balance("2025-03-31", 9_250)])
        #expect(found.proven == [.init(first: Sample.day("2025-03-02"), last: Sample.day("2025-03-31"))])
        #expect(found.gaps.isEmpty)
        #expect(found.state(of: Sample.day("2025-03-01")) == .rows)
        #expect(found.state(of: Sample.day("2025-03-20")) == .proven)
        #expect(found.state(of: Sample.day("2025-04-01")) == .nothing)
    }

    @Test func anOpeningBalanceProvesItsOwnDay() {
        let found = coverage(
            [("2025-03-01", -500)], [Sample.balance("2025-03-01", 10_000, .opening), Sample.balance("2025-03-31", 9_500, .closing)])
        #expect(found.proven == [.init(first: Sample.day("2025-03-01"), last: Sample.day("2025-03-31"))])
    }

    @Test func namesAGapWithDaysAndDifference() {
        let found = coverage(
            [("2025-03-03", -500)],
            [Sample.balance("2025-03-01", 10_000), Sample.balance("2025-03-10", 9_200), Sample.balance("2025-03-31", 9_200)])
        #expect(found.gaps.count == 1)
        #expect(found.gaps.first?.first == Sample.day("2025-03-02"))
        #expect(found.gaps.first?.last == Sample.day("2025-03-10"))
        #expect(found.gaps.first?.difference.minorUnits == -300)
        #expect(found.proven == [.init(first: Sample.day("2025-03-11"), last: Sample.day("2025-03-31"))])
    }

    @Test func aRowBookedADayLateIsNoGap() {
        let found = coverage(
            [("2025-03-04", -500)],
            [Sample.balance("2025-03-01", 10_000), Sample.balance("2025-03-03", 9_500), Sample.balance("2025-03-04", 9_500)])
        #expect(found.gaps.isEmpty)
        #expect(found.state(of: Sample.day("2025-03-03")) == .proven)
    }

    @Test func runningBalancesOfOneDayMayComeInAnyOrder() {
        let balances =
            [9_900, 9_600, 9_500].map { Sample.balance("2025-03-03", $0, .running) } + [Sample.balance("2025-03-05", 9_400, .running)]
        for order in [balances, balances.reversed()] {
            let found = coverage([("2025-03-03", -400), ("2025-03-03", -100), ("2025-03-05", -100)], order)
            #expect(found.gaps.isEmpty)
            #expect(found.state(of: Sample.day("2025-03-05")) == .proven)
        }
    }

    @Test func withoutBalancesNothingIsProven() {
        let found = coverage([("2025-03-03", -400)], [])
        #expect(found.proven.isEmpty)
        #expect(found.state(of: Sample.day("2025-03-03")) == .rows)
    }

    @Test func absurdAmountsDoNotTrap() {
        let found = coverage(
            [("2025-03-03", .min), ("2025-03-03", .min)], [Sample.balance("2025-03-01", .max), Sample.balance("2025-03-09", .min)])
        #expect(found.gaps.count + found.proven.count == 1)
    }
}

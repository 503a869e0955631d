import TillFigures
import TillRecords
import Testing
import TillTesting

@testable import TillAnalysis

/// Limits that a household's past proposes.
struct LearntLimitsTests {
    private func learnt(_ rows: [Record], through last: String) throws -> LearntLimits {
        LearntLimits(HouseholdLedger(rows, uses: try CategoryUses(StageRun.knowledge), asOf: Day(last)))
    }

    /// One row a month from January of a year, each with its amount; nothing where it is zero.
    private func months(_ year: Int, _ category: String, _ amounts: [Int]) -> [Record] {
        amounts.enumerated().filter { $0.element > 0 }.map { index, amount in
            let month = Month(index: Month(year: year, month: 1).index + index)
            return Ledger.transaction("\(category)\(month.iso)", "\(month.iso)-01", "-\(amount).00", category: category)
        }
    }

    private func line(_ learnt: LearntLimits, _ category: String) -> LearntLimits.Line? { learnt.lines.first { $0.category == category } }

    /// Complete months known, and the limit of food that the median gives; nil below three months.
    @Test(
        arguments: [([100, 300], nil), ([100, 300, 200], 20000), ([100, 300, 200, 211], 21000), ([101, 301, 201, 211], 21000)]
            as [([Int], Int64?)])
    func theMedianOfAtLeastThreeMonths(amounts: [Int], limit: Int64?) throws {
        let rows = months(2025, "food.groceries", amounts)
        let last = Month(index: Month(year: 2025, month: 1).index + amounts.count - 1).last
        #expect(line(try learnt(rows, through: last.description), "food")?.limit == limit)
    }

    /// Something paid in this many of twelve months: up to half of them it is the year's bill.
    @Test(arguments: [(1, 12), (5, 12), (6, 12), (7, 1), (12, 1)])
    func whatIsSeldomIsPutAside(paid: Int, period: Int) throws {
        let rows =
            months(2025, "food.groceries", Array(repeating: 90, count: 12))
            + months(2025, "insurance.car", (0..<12).map { $0 < paid ? 120 : 0 })
        let found = line(try learnt(rows, through: "2025-12-31"), "insurance")
        #expect(found?.months == period)
        #expect(found?.limit == (period == 12 ? LearntLimits.rounded(Int64(paid) * 12000, .init("EUR") ?? .unknown) : 12000))
    }

    /// A December of its own size in so many years: two with a year before each tell a season, one does not.
    @Test(arguments: [(2, nil, 10000), (3, nil, 10000), (4, 150, 15000)] as [(Int, Int?, Int64)])
    func aSeasonNeedsTwoYears(years: Int, season: Int?, limit: Int64) throws {
        var rows: [Record] = []
        for year in 0..<years {
            let isLast = year == years - 1
            rows += months(2022 + year, "leisure.events", Array(repeating: 100, count: 11) + (isLast ? [] : [150]))
        }
        let found = line(try learnt(rows, through: "\(2021 + years)-11-30"), "leisure")
        #expect(found?.season == season && found?.limit == limit, "\(String(describing: found))")
    }

    @Test(arguments: [(1, 100), (100, 100), (101, 200), (9900, 9900), (9901, 10000), (10000, 10000), (10001, 11000), (34320, 35000)])
    func aLimitHasTwoDigits(minor: Int64, limit: Int64) throws {
        #expect(LearntLimits.rounded(minor, try #require(Currency("EUR"))) == limit)
        #expect(LearntLimits.rounded(7, try #require(Currency("JPY"))) == 7)
    }
}

import Testing
import TillTesting

@testable import TillRecords

/// Equals are counted the same in whatever order the days of a document come.
@Suite struct EqualsCounterTests {
    private typealias Row = (mark: UInt64, account: UInt64, day: UInt32)

    private func check(_ rows: [Row], expecting: Int = 0) -> EqualsCounter {
        let counter = EqualsCounter(expecting: expecting)
        var known: [UInt64: Int] = [:]
        for (index, row) in rows.enumerated() {
            let before = known[row.mark, default: 0]
            known[row.mark] = before + 1
            let counted = counter.next(row.mark, account: row.account, day: row.day)
            #expect(counted == before, "row \(index)")
        }
        return counter
    }

    /// A mark is made from account, day and what else names a movement.
    private static func mark(_ account: UInt64, _ day: UInt32, _ number: Int) -> UInt64 {
        var chance = SeededChance(account &* 1_000_003 &+ UInt64(day) &* 7_919 &+ UInt64(number) << 32)
        return chance.next()
    }

    /// Rows of so many days, every fourth of which has an equal on its day.
    private func rows(_ days: [UInt32], each: Int, account: UInt64 = 1) -> [Row] {
        days.flatMap { day in
            (0..<each).map { (Self.mark(account, day, $0 % 4 == 3 ? $0 / 2 : $0), account, day) }
        }
    }

    private let days = Array(UInt32(1)...40)

    @Test func daysInOrder() {
        #expect(check(rows(days, each: 700)).isInOrder)
        #expect(check(rows(days.reversed(), each: 700)).isInOrder)
        // One day with more rows than a small table holds, between small ones.
        #expect(check(rows(days, each: 3) + rows([41], each: 20_000) + rows([42, 43, 44], each: 2_000)).isInOrder)
    }

    @Test func accountAfterAccount() {
        let accounts = (UInt64(1)...30).flatMap { rows(days, each: 20, account: $0) }
        #expect(check(accounts).isInOrder)
        #expect(check(accounts.reversed()).isInOrder)
        #expect(!check(accounts + rows([40], each: 50, account: 3)).isInOrder)
        #expect(!check(accounts + rows([39], each: 50, account: 30)).isInOrder)
    }

    /// Accounts take turns within a day, and each day has rows of all of them.
    @Test func accountsThatTakeTurns() {
        let turns = days.flatMap { day in
            (0..<600).map { number in
                let account = UInt64(number % 3)
                return (mark: Self.mark(account, day, number / 7), account: account, day: day)
            }
        }
        #expect(check(turns).isInOrder)
    }

    @Test func aDayThatComesBack() {
        let twice = rows(days, each: 700)
        #expect(!check(twice + twice, expecting: 60_000).isInOrder)
        #expect(!check(rows(days, each: 5) + rows(days, each: 900)).isInOrder)
        #expect(!check(rows([0] + days.reversed(), each: 300) + rows([20], each: 300)).isInOrder)
    }

    @Test(arguments: 0..<30) func anyOrder(seed: Int) {
        var chance = SeededChance(UInt64(seed))
        let count = 1 + chance.below(12_000)
        let (spread, accounts, slips) = (1 + chance.below(30), 1 + chance.below(4), chance.below(2) == 0)
        let together = chance.below(2) == 0
        let rows = (0..<count).map { index -> Row in
            let account = UInt64(together ? index * accounts / count : chance.below(accounts))
            let place = together ? index % (count / accounts + 1) : index
            let day = UInt32(place / (1 + spread * 20) + (slips && chance.below(400) == 0 ? chance.below(3) : 0))
            return (Self.mark(account, day, chance.below(spread * 12)), account, day)
        }
        _ = check(rows, expecting: chance.below(2) * count)
    }
}

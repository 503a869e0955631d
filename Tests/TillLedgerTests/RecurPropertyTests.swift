import Testing
import TillLedger
import TillRecords
import TillTesting

/// Whatever a household has: records and series agree, the order of a day does not show, and a second run changes nothing.
@Suite struct RecurPropertyTests {
    private func household(_ seed: UInt64) -> [String] {
        var chance = SeededChance(seed)
        var paid = Paid()
        for biller in 0..<8 {
            let months = chance.pick([1, 1, 1, 2, 3])
            let first = 1 + chance.below(28)
            let cents = 500 + chance.below(9_000)
            for date in Paid.monthly(first, 1 + chance.below(10), every: months) {
                let day = Day(date)?.adding(days: chance.below(4))?.description ?? date
                let size = chance.below(3) == 0 ? cents + chance.below(500) : cents
                let amount = Amount(units: Int64(-size), decimals: 2).description
                if chance.below(9) > 0 {
                    paid.add(day, amount, "Biller \(["A", "Be", "Ce"][biller % 3])", chance.pick(["", "utilities.energy"]))
                }
            }
        }
        for _ in 0..<60 {
            let day = Day(year: 2025, month: 1 + chance.below(12), day: 1 + chance.below(28))?.description ?? ""
            paid.add(day, "-\(1 + chance.below(9)).50", chance.pick(["Cafe", "Kiosk"]), "food.coffee")
        }
        return paid.lines
    }

    @Test(arguments: 1...12)
    func recordsAndSeriesAgree(seed: Int) throws {
        let lines = household(UInt64(seed))
        let run = try StageRun(RecurStage.self, lines)
        #expect(run.all("transaction").count == lines.count)
        var named: [String: Set<String>] = [:]
        for row in run.all("transaction") {
            if let series = row.string(.series) { named[series, default: []].insert(row.string(.id) ?? "") }
        }
        let listed = run.all("series").map { ($0.string(.id) ?? "", Set($0.strings(.transactions))) }
        #expect(Dictionary(listed, uniquingKeysWith: { $0.union($1) }) == named)
        #expect(Set(listed.map(\.0)).count == listed.count)
        for one in run.all("series") {
            let days = run.all("transaction").filter { $0.string(.series) == one.string(.id) }.compactMap { $0.date(.date) }
            #expect(days.min() == one.date(.first) && days.max() == one.date(.last))
            if let next = one.date(.next), let last = one.date(.last) { #expect(next > last) }
            #expect((one.string(.status) == "ended") == !one.has(.next))
        }
    }

    @Test(arguments: 1...6)
    func theOrderDoesNotShow(seed: Int) throws {
        var chance = SeededChance(UInt64(seed) + 99)
        let lines = household(UInt64(seed))
        let one = try StageRun(RecurStage.self, lines)
        let other = try StageRun(RecurStage.self, lines.shuffled(using: &chance))
        #expect(one.all("series").map(\.text) == other.all("series").map(\.text))
        #expect(Set(one.texts) == Set(other.texts))
    }

    @Test(arguments: 1...4)
    func aSecondRunChangesNothing(seed: Int) throws {
        let once = try StageRun(RecurStage.self, household(UInt64(seed)))
        #expect(try StageRun(RecurStage.self, once.texts).texts == once.texts)
    }

    @Test func aSeriesKeepsItsIdWhileItGrows() throws {
        let lines = household(3)
        let early = try StageRun(RecurStage.self, asOf: Day("2025-08-31"), lines).all("series")
        let late = Set(try StageRun(RecurStage.self, lines).all("series").compactMap { $0.string(.id) })
        #expect(!early.isEmpty)
        #expect(early.count { late.contains($0.string(.id) ?? "") } * 4 >= early.count * 3)
    }

    @Test func absurdAmountsAreNoTrap() throws {
        var paid = Paid()
        paid.add(Paid.monthly(1, 4), "-9999999999999999.99", "Bank", "debt.loan")
        paid.add(Paid.monthly(1, 4), "9999999999999999.99", "Bank", "income.other")
        paid.add(["0001-01-01", "0001-02-01", "0001-03-01", "0001-04-01", "9999-12-31"], "-5.00", "Time", "utilities.energy")
        #expect(try paid.run().all("series").count == 3)
    }
}

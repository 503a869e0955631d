import TillTesting
import Testing

@testable import TillAnalysis

struct PublishingTests {
    @Test func aMeanThatOneHouseholdMakesIsHeldBackWithOthersThatWouldGiveItAway() {
        // The first cohort spends on the last group through one household alone.
        var shares = [[Double]](repeating: [0.5, 0.3, 0.2, 0], count: 40)
        shares[0] = [0.3, 0.2, 0.1, 0.4]
        for row in 20..<40 { shares[row] = [0.4, 0.3, 0.2, 0.1] }
        let groups = (0..<40).map { Int32($0 / 20) }
        let means = PublishedShares(shares, groups, cohorts: 2).means
        #expect(means[0][3] == nil)
        #expect(means[0].count { $0 == nil } >= 2)
        #expect(means.count { $0[3] == nil } >= 2)
    }

    @Test func nothingThatIsHeldBackCanBeHadBySubtraction() {
        var chance = SeededChance(21)
        for _ in 0..<200 {
            let (cohorts, width) = (1 + chance.below(4), 2 + chance.below(5))
            let shares = (0..<cohorts * 6).map { _ -> [Double] in
                let parts = (0..<width).map { _ in chance.below(3) == 0 ? Double(1 + chance.below(9)) : 0 }
                let whole = max(1, parts.reduce(0, +))
                return parts.map { $0 / whole }
            }
            let groups = shares.indices.map { Int32($0 % cohorts) }
            let means = PublishedShares(shares, groups, cohorts: cohorts).means
            func hasSpent(_ row: Int, _ column: Int) -> Bool {
                shares.indices.contains { (row == cohorts || groups[$0] == Int32(row)) && shares[$0][column] > 0 }
            }
            for row in means.indices where means[row].count(where: { $0 == nil }) == 1 {
                // Only where nothing else of the row is more than nothing.
                #expect((0..<width).allSatisfy { means[row][$0] == nil || !hasSpent(row, $0) })
            }
            for column in 0..<width where means.count(where: { $0[column] == nil }) == 1 {
                #expect(means.indices.allSatisfy { means[$0][column] == nil || !hasSpent($0, column) })
            }
            for row in 0..<cohorts {
                for column in 0..<width where means[row][column] != nil {
                    let values = shares.indices.filter { groups[$0] == Int32(row) }.map { shares[$0][column] }
                    #expect((values.max() ?? 0) <= values.reduce(0, +) / 2)
                }
            }
        }
    }

    @Test func fiveHouseholdsLieBeyondEveryFigure() {
        func figures(_ count: Int) -> PublishedQuantiles { PublishedQuantiles((0..<count).map(Double.init)) }
        #expect(figures(9).median == nil)
        #expect(figures(10).median == 4.5 && figures(19).quartiles.isEmpty)
        #expect(figures(20).quartiles.count == 2 && figures(49).deciles.isEmpty)
        #expect(figures(50).deciles.count == 9)
        for count in [10, 20, 50, 99] {
            let told = figures(count)
            for value in [told.median].compactMap({ $0 }) + told.quartiles + told.deciles {
                #expect(value >= 4 && value <= Double(count) - 5)
            }
        }
    }

    @Test func equalCutsStandOnce() {
        let told = PublishedQuantiles([Double](repeating: 0, count: 45) + (0..<15).map(Double.init))
        #expect(told.cuts == told.cuts.sorted() && Set(told.cuts).count == told.cuts.count)
        #expect(PublishedQuantiles.shares(of: [0, 0, 1, 5], between: [0, 2]) == [0.5, 0.25, 0.25])
    }

    @Test func stabilityOfTheSameIsNothing() {
        #expect(StabilityIndex.value(before: [0.5, 0.5], now: [0.5, 0.5], households: 100) == 0)
        let moved = StabilityIndex.value(before: [0.5, 0.5], now: [0.8, 0.2], households: 100)
        #expect(abs(moved - (0.3 * 0.470_003_629 + 0.3 * 0.916_290_732)) < 1e-6)
        #expect([0.05, 0.1, 0.25, 0.3].map(StabilityIndex.word) == ["none", "some", "some", "strong"])
    }

    @Test func numbersAreAsLongAsTheyAreWorth() {
        #expect(Figure.text(0.1249, decimals: 3) == "0.125")
        #expect(Figure.text(-2.5, decimals: 2) == "-2.5")
        #expect(Figure.text(-0.0001, decimals: 2) == "0")
        #expect(Figure.text(.nan, decimals: 2) == "0")
        #expect(Figure.text(12, decimals: 0) == "12")
        #expect([4_137, 4_150, 99, -4_137, 0, 996].map(Figure.rough) == [4_100, 4_200, 99, -4_100, 0, 1_000])
        #expect(
            [1, 4, 7, 20, 49, 112, 1_000].map(Figure.band) == [
                "1", "2 to 4", "5 to 9", "20 to 49", "20 to 49", "100 to 199", "1000 to 1999",
            ])
    }
}

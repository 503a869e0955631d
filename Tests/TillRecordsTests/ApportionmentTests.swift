import Testing
import TillTesting

import TillRecords

struct ApportionmentTests {
    @Test func whatIsLeftGoesToTheLargestRemainders() {
        #expect(Apportionment.shares(of: 100, by: [1, 1, 1]) == [34, 33, 33])
        #expect(Apportionment.shares(of: 10, by: [5, 3, 2]) == [5, 3, 2])
        #expect(Apportionment.shares(of: 1, by: [1, 2]) == [0, 1])
        #expect(Apportionment.shares(of: 7, by: []) == [])
        #expect(Apportionment.shares(of: 7, by: [0, 0]) == [4, 3])
        #expect(Apportionment.shares(of: -7, by: [1, 1]) == [-4, -3])
    }

    @Test func extremesFit() {
        #expect(Apportionment.shares(of: .max, by: [.max, .max]).reduce(0, +) == .max)
        #expect(Apportionment.shares(of: 5, by: [-3, 1]) == [0, 5])
    }

    @Test(arguments: 0..<200)
    func partsAddUpAndNobodyGetsMoreThanAUnitBesideTheQuota(seed: Int) {
        var chance = SeededChance(UInt64(seed))
        let weights = (0..<Int.random(in: 1...12, using: &chance)).map { _ in Int64.random(in: 0...1_000_000, using: &chance) }
        let total = Int64.random(in: 0...100_000_000, using: &chance)
        let parts = Apportionment.shares(of: total, by: weights)
        #expect(parts.reduce(0, +) == total)
        let sum = weights.reduce(0, +)
        guard sum > 0 else { return }
        for (part, weight) in zip(parts, weights) {
            let scaled = Int128(part) * Int128(sum)
            let quota = Int128(total) * Int128(weight)
            #expect((scaled - quota).magnitude < Int128(sum).magnitude)
        }
    }
}

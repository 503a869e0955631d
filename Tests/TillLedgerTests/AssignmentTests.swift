import Testing
import TillTesting

@testable import TillLedger

/// One-to-one pairs of the greatest total weight.
@Suite struct AssignmentTests {
    @Test func theWholeWeighsMoreThanTheHeaviestPair() {
        let pairs = [(0, 0, 10), (0, 1, 9), (1, 0, 9)].map { Assignment.Pair(left: $0.0, right: $0.1, weight: $0.2) }
        #expect(Assignment.best(pairs).map { [$0.left, $0.right] } == [[0, 1], [1, 0]])
    }

    @Test func nothingIsPairedForNothing() {
        #expect(Assignment.best([]).isEmpty)
        let pairs = [(0, 0, 5), (1, 0, 7)].map { Assignment.Pair(left: $0.0, right: $0.1, weight: $0.2) }
        #expect(Assignment.best(pairs).map { [$0.left, $0.right, $0.weight] } == [[1, 0, 7]])
    }

    /// The greatest total by trying everything.
    private func greatest(_ pairs: [Assignment.Pair], from left: Int, taken: Set<Int>, lefts: Int) -> Int {
        guard left < lefts else { return 0 }
        var best = greatest(pairs, from: left + 1, taken: taken, lefts: lefts)
        for pair in pairs where pair.left == left && !taken.contains(pair.right) {
            best = max(best, pair.weight + greatest(pairs, from: left + 1, taken: taken.union([pair.right]), lefts: lefts))
        }
        return best
    }

    @Test func theTotalIsTheGreatestThereIs() {
        var chance = SeededChance(5)
        for _ in 0..<300 {
            let (lefts, rights) = (1 + chance.below(5), 1 + chance.below(5))
            var pairs: [Assignment.Pair] = []
            for left in 0..<lefts {
                for right in 0..<rights where chance.below(3) > 0 {
                    pairs.append(Assignment.Pair(left: left, right: right, weight: 1 + chance.below(30)))
                }
            }
            let found = Assignment.best(pairs)
            #expect(Set(found.map(\.left)).count == found.count)
            #expect(Set(found.map(\.right)).count == found.count)
            #expect(found.reduce(0) { $0 + $1.weight } == greatest(pairs, from: 0, taken: [], lefts: lefts))
            var shuffled = pairs
            shuffled.shuffle(using: &chance)
            #expect(Assignment.best(shuffled).reduce(0) { $0 + $1.weight } == found.reduce(0) { $0 + $1.weight })
        }
    }

    @Test func aLargeGroupIsStillOneToOne() {
        let pairs = (0..<200).flatMap { left in (0..<5).map { Assignment.Pair(left: left, right: (left + $0) % 200, weight: 1 + $0) } }
        let found = Assignment.best(pairs)
        #expect(Set(found.map(\.left)).count == found.count && Set(found.map(\.right)).count == found.count)
        #expect(found.count == 200)
    }
}

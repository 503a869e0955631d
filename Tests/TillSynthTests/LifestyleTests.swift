import Testing
import TillRecords

@testable import TillSynth

@Suite struct LifestyleTests {
    private let world = SynthWorld(seed: 7, first: Month(year: 2025, month: 1), months: 3)

    @Test func neighboursLiveInTurnsAndTheSameSeedGivesTheSame() {
        let ways = (0..<16).map { world.neighbour($0).lifestyle }
        #expect(ways == Lifestyle.allCases + Lifestyle.allCases)
        let ids = (0..<16).map { world.neighbour($0).household.plan.id }
        #expect(Set(ids).count == 16)
        for number in 0..<8 {
            let (one, two) = (world.neighbour(number).household, world.neighbour(number).household)
            #expect(one.movements.map(\.amount) == two.movements.map(\.amount))
            #expect(one.movements.count > 30, "\(Lifestyle.allCases[number])")
        }
    }

    @Test func householdsOfOneWayDiffer() {
        let spent = [0, 8, 16, 24].map { world.neighbour($0).household.movements.reduce(0) { $0 + min(0, $1.amount) } }
        #expect(Set(spent).count == 4)
    }
}

import TillTesting
import Testing

@testable import TillAnalysis

struct ClusteringTests {
    /// Points around these centres, one after the other.
    private static func blobs(_ centres: [[Double]], each: Int, noise: Double, seed: UInt64 = 3) -> [[Double]] {
        var chance = SeededChance(seed)
        func wobble() -> Double { (0..<6).reduce(0.0) { sum, _ in sum + Double(chance.below(1_000)) / 500 - 1 } * noise / 2 }
        return (0..<each * centres.count).map { centres[$0 % centres.count].map { $0 + wobble() } }
    }

    private static let three = blobs([[0, 0, 0], [6, 0, 0], [0, 7, 1]], each: 40, noise: 1)

    @Test func everyPointIsWithItsNearestCentreAndEveryCentreIsTheMeanOfItsPoints() {
        let points = ClusteringTests.blobs([[0, 0], [2, 1], [1, 3], [4, 4], [0, 5]], each: 60, noise: 1.2)
        let cloud = PointCloud(points)
        for clusters in [1, 2, 5, 9, 12] {
            let solution = KMeans(clusters: clusters, restarts: 3, seed: 5).fit(cloud)
            let centres = (0..<clusters).map { solution.centres.row($0) }
            func square(_ point: [Double], _ centre: [Double]) -> Double {
                zip(point, centre).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
            }
            for (place, point) in points.enumerated() {
                let own = square(point, centres[Int(solution.assignment[place])])
                #expect(centres.allSatisfy { square(point, $0) >= own - 1e-4 })
            }
            for cluster in 0..<clusters {
                let members = points.indices.filter { solution.assignment[$0] == Int32(cluster) }
                #expect(members.count == solution.sizes[cluster])
                let mean = (0..<2).map { column in Spread.mean(members.map { points[$0][column] }) }
                #expect(square(mean, centres[cluster]) < 0.01)
            }
        }
    }

    @Test func theSameSeedGivesTheSameAndSizesComeInOrder() {
        let cloud = PointCloud(ClusteringTests.three)
        let first = KMeans(clusters: 4, restarts: 5, seed: 9).fit(cloud)
        let second = KMeans(clusters: 4, restarts: 5, seed: 9).fit(cloud)
        #expect(first.assignment == second.assignment && first.inertia == second.inertia && first.centres.rows == second.centres.rows)
        #expect(first.sizes == first.sizes.sorted(by: >))
    }

    @Test func pointsThatAreAllAlikeAndNoPointsAtAllAreTaken() {
        let alike = KMeans(clusters: 3, restarts: 2, seed: 1).fit(PointCloud([[Double]](repeating: [1, 2], count: 10)))
        #expect(alike.inertia == 0 && alike.sizes.reduce(0, +) == 10)
        #expect(KMeans(clusters: 3, restarts: 2, seed: 1).fit(PointCloud([])).assignment.isEmpty)
        #expect(KMeans(clusters: 5, restarts: 2, seed: 1).fit(PointCloud([[1], [2]])).sizes == [1, 1])
    }

    @Test func asManyClustersAsThereAreBlobsAreFound() {
        let choice = ClusterChoice(ClusteringTests.three, least: 10, effort: Neighbours.effort, seed: 1)
        #expect(choice.solution.sizes == [40, 40, 40])
        #expect(choice.trials.map(\.clusters) == [2, 3, 4, 5])
        #expect(choice.trials[1].agreement > 0.99 && choice.trials[1].holding > 0.99)
    }

    @Test func aCloudWithoutClustersIsOne() {
        var chance = SeededChance(8)
        let points = (0..<150).map { _ in (0..<4).map { _ in Double(chance.below(1_000)) / 1_000 } }
        #expect(ClusterChoice(points, least: 10, effort: Neighbours.effort, seed: 1).solution.sizes.count <= 2)
        #expect(ClusterChoice(Array(points.prefix(19)), least: 10, effort: Neighbours.effort, seed: 1).trials.isEmpty)
    }

    @Test func agreementIsThatOfTheLiterature() {
        // scikit-learn's adjusted_rand_score says the same.
        #expect(abs(Agreement.adjustedRand([0, 0, 1, 1], [0, 0, 1, 2]) - 0.571_428_571_428_571_4) < 1e-12)
        #expect(Agreement.adjustedRand([0, 0, 1, 1], [1, 1, 0, 0]) == 1)
        #expect(abs(Agreement.adjustedRand([0, 0, 1, 1], [0, 1, 0, 1]) + 0.5) < 1e-12)
        #expect(Agreement.jaccards([0, 0, 0, 1], [0, 0, 1, 1]) == [2.0 / 3, 0.5])
    }

    @Test func silhouettesAreThoseOfTheLiterature() {
        // scikit-learn's silhouette_score of these points is 0.7848745...
        let value = Silhouette.mean([[0], [1], [5], [6], [7]], [0, 0, 1, 1, 1])
        #expect(abs(value - ClusteringTests.expectedSilhouette) < 1e-12)
        #expect(Silhouette.mean([[0], [1]], [0, 0]) == 0)
    }

    /// By hand: 0: 1 - 1/6, 1: 1 - 1/5, 5: 1 - 1.5/4.5, 6: 1 - 1/5.5, 7: 1 - 1.5/6.5; the mean of the five.
    private static let expectedSilhouette = (5.0 / 6 + 4.0 / 5 + 3.0 / 4.5 + 4.5 / 5.5 + 5.0 / 6.5) / 5

    @Test func matchingIsAsCheapAsTheBestOrder() {
        func permutations(_ rest: [Int]) -> [[Int]] {
            rest.isEmpty ? [[]] : rest.flatMap { first in permutations(rest.filter { $0 != first }).map { [first] + $0 } }
        }
        var chance = SeededChance(11)
        for size in 1...5 {
            for _ in 0..<20 {
                let costs = (0..<size).map { _ in (0..<size).map { _ in Double(chance.below(50)) } }
                let match = CentreMatching.match(costs).compactMap { $0 }
                func cost(_ order: [Int]) -> Double { order.enumerated().reduce(0) { $0 + costs[$1.offset][$1.element] } }
                #expect(Set(match).count == size)
                #expect(cost(match) == permutations(Array(0..<size)).map(cost).min())
            }
        }
        #expect(CentreMatching.match([[5, 1, 9]]) == [1])
        #expect(CentreMatching.match([[5], [1], [9]]) == [nil, 0, nil])
        #expect(CentreMatching.match([]).isEmpty)
    }

    @Test func sharesKeepTheirProportionsWhenZerosAreReplaced() {
        let shares = Composition.shares(of: [60, 0, 30, 10])
        #expect(abs(shares.reduce(0, +) - 1) < 1e-12)
        #expect(shares[1] == Composition.least)
        #expect(abs(shares[0] / shares[2] - 2) < 1e-12)
        let ratios = Composition.centredLogRatios(shares)
        #expect(abs(ratios.reduce(0, +)) < 1e-12)
        #expect(Composition.centredLogRatios(Composition.shares(of: [120, 0, 60, 20])) == ratios)
        #expect(Composition.shares(of: [0, 0]) == [0.5, 0.5])
    }
}

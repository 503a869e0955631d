import Testing

@testable import TillAnalysis

/// The median of a beginning is what sorting it would say.
@Suite struct RunningMedianTests {
    private static func sorted(_ sizes: ArraySlice<Int64>) -> Int64 {
        let sizes = sizes.sorted()
        return (sizes[(sizes.count - 1) / 2] + sizes[sizes.count / 2]) / 2
    }

    @Test(arguments: [1, 2, 3, 4, 7, 8, 9, 64, 65, 500])
    func isTheMiddleOfEveryBeginning(count: Int) {
        var seed: UInt64 = 42
        let sizes = (0..<count).map { _ in
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int64(seed >> 33) % 97
        }
        var median = RunningMedian(of: sizes)
        #expect(median.middle == 0)
        for (place, size) in sizes.enumerated() {
            median.insert(size)
            #expect(median.middle == Self.sorted(sizes[...place]))
        }
    }
}

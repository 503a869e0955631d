import Testing
import TillRecords

/// The first that something holds for is where looking at each would find it.
@Suite struct PartitioningIndexTests {
    @Test(arguments: 0...9)
    func isTheFirstOfThose(count: Int) {
        let sizes = (0..<count).map { $0 * 2 }
        for bound in -1...(count * 2) {
            #expect(sizes.partitioningIndex { $0 >= bound } == sizes.firstIndex { $0 >= bound } ?? count)
        }
    }

    @Test func countsAsItsSliceDoes() {
        let slice = [1, 2, 3, 5, 8][2...]
        #expect(slice.partitioningIndex { $0 > 0 } == 2)
        #expect(slice.partitioningIndex { $0 >= 5 } == 3)
        #expect(slice.partitioningIndex { $0 > 8 } == 5)
    }
}

import Testing
import TillTesting

@testable import TillStages

/// Lines of a file, piece by piece.
@Suite struct FileLinesTests {
    private func lines(_ bytes: [UInt8]) -> [Int]? {
        let scratch = Scratch()
        let path = scratch.file("lines", bytes)
        var lengths: [Int] = []
        return FileReading.eachLine(path: path) { lengths.append($0.count) } ? lengths : nil
    }

    /// Lengths of lines around the size of a piece, the last with and without its end.
    @Test(arguments: [
        [], [0], [1], [0, 0, 3], [(1 << 18) - 1, 5], [1 << 18, 5], [(1 << 18) + 1, 5], [7, 1 << 19, 0, 9], [(1 << 17), (1 << 17) - 1, 1],
    ])
    func everyLineOnce(lengths: [Int]) {
        var text: [UInt8] = []
        for (number, length) in lengths.enumerated() { text += [UInt8](repeating: UInt8(97 + number % 26), count: length) + [10] }
        #expect(lines(text) == lengths)
        if let last = lengths.last, last > 0 { #expect(lines(Array(text.dropLast())) == lengths) }
    }

    @Test func whatIsNoFileHasNone() {
        #expect(!FileReading.eachLine(path: "/nowhere") { _ in })
        #expect(!FileReading.eachLine(path: "/") { _ in })
    }
}

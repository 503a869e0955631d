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

    /// From where a line begins to where another one does: at the first, within, at the file's end, and nothing.
    @Test(
        arguments: [(0, nil, [2, 0, 5]), (3, nil, [0, 5]), (0, 3, [2]), (3, 4, [0]), (0, 10, [2, 0, 5]), (4, 4, []), (10, nil, [])]
            as [(Int, Int?, [Int])])
    func aPart(start: Int, end: Int?, lengths: [Int]) {
        let scratch = Scratch()
        let path = scratch.file("lines", Array("ab\n\nabcde\n".utf8))
        var found: [Int] = []
        #expect(FileReading.eachLine(path: path, from: start, to: end) { found.append($0.count) } && found == lengths)
    }

    @Test func whatIsNoFileHasNone() {
        #expect(!FileReading.eachLine(path: "/nowhere") { _ in })
        #expect(!FileReading.eachLine(path: "/") { _ in })
    }
}

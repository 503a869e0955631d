import Testing
import TillTesting

@testable import TillBook

/// Transactions of a stream are found where ours stand, and wherever else they stand.
@Suite struct TransactionLinesTests {
    private func line(_ type: String, _ number: Int) -> String {
        #"{"type":"\#(type)","id":"\#(number)","text":"\#(String(repeating: "x", count: 150 + number * 37 % 200))"}"#
    }

    private func seen(_ lines: [String], told: Int?) -> [String] {
        let end = told.map { #"{"type":"end","records":{"observation":1,"transaction":\#($0)},"rejected":0}"# } ?? #"{"type":"end"}"#
        let scratch = Scratch()
        let path = scratch.file("stream.ndjson", (lines + [end]).joined(separator: "\n") + "\n")
        var ids: [String] = []
        TransactionLines(path: path).each { line in
            let text = String(decoding: line, as: UTF8.self)
            ids.append(String(text.split(separator: "\"").dropFirst(7).first ?? ""))
        }
        return ids
    }

    /// How many observations stand before, and records behind; large enough to be looked for, and small.
    @Test(arguments: [(0, 0), (3, 3), (2000, 10), (10, 2000), (2000, 0), (0, 2000)])
    func whereOursStand(before: Int, behind: Int) {
        for count in [0, 1, 700] {
            let lines =
                (0..<before).map { line("observation", $0) } + (0..<count).map { line("transaction", $0) }
                + (0..<behind).map { line("series", $0) }
            #expect(seen(lines, told: count) == (0..<count).map(String.init), "\(before) \(count) \(behind)")
            #expect(seen(lines, told: nil).count == count)
        }
    }

    /// A stream that another program put together has them anywhere.
    @Test func wherever() {
        let mixed = (0..<3000).map { line($0 % 3 == 0 ? "transaction" : "observation", $0) }
        #expect(Set(seen(mixed, told: 1000)).count == 1000)
        let first = (0..<500).map { line("transaction", $0) } + (0..<2000).map { line("observation", $0) } + [line("transaction", 9999)]
        #expect(Set(seen(first, told: 501)).count == 501)
    }
}

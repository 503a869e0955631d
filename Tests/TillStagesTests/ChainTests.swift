import Glibc
import Testing
import TillRecords
import TillTesting

@testable import TillStages

/// Streams through a chain in this process: what goes in, what comes out.
@Suite struct ChainTests {
    private struct Passing: Stage {
        static let manual = Manual(
            name: "passing", summary: "Passes.", discussion: "", input: .records, options: [], examples: [], reads: [], writes: [])
        init() {}
        init(options: Options, context: Context) throws(Fault) {}
        mutating func take(_ record: consuming Record, into sink: Sink) throws(Fault) { try sink.emit(record) }
    }

    private struct Run {
        var lines: [String]
        var rejected: Int
        var records: [Record] { lines.compactMap { try? Record(checking: $0) } }
    }

    private func run(_ input: [UInt8], stages: Int = 1) throws -> Run {
        let scratch = Scratch()
        let into = open(scratch.file("in", input), O_RDONLY)
        let out = open(scratch.file("out", ""), O_RDWR)
        defer {
            close(into)
            close(out)
        }
        let speech = Speech(program: "test", quiet: true, descriptor: -1)
        let chain = Chain(
            (0..<stages).map { _ in Passing() }, writer: StreamWriter(descriptor: out, producer: "passing"), speech: speech)
        var reading = StreamInput(name: "in", sink: chain.intake(named: "passing"))
        try reading.read(into)
        try chain.finish()
        let bytes = try #require(Files.bytes("\(scratch.path)/out"))
        return Run(lines: String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init), rejected: chain.rejected)
    }

    private func run(_ lines: [String], stages: Int = 1) throws -> Run {
        try run(Array(lines.joined(separator: "\n").utf8), stages: stages)
    }

    private let head = #"{"type":"stream","protocol":1,"producer":"x"}"#
    private let tail = #"{"type":"end","producer":"x","records":{},"rejected":0,"totals":{}}"#

    @Test(arguments: 1...3)
    func countsAndSumsWhatPasses(stages: Int) throws {
        let run = try run(
            [
                head, #"{"type":"observation","amount":"-1.50","currency":"EUR"}"#, #"{"type":"observation","amount":"2"}"#,
                #"{"type":"weather"}"#, #"{"type":"transaction","amount":"7","currency":"JPY"}"#, tail,
            ], stages: stages)
        #expect(run.rejected == 0)
        #expect(run.lines.count == 6)
        let end = try #require(run.records.last)
        #expect(end.object(.records)?.text == #"{"observation":2,"transaction":1,"weather":1}"#)
        #expect(end.object(.totals)?.object(Key(foreign: "observation"))?.text == #"{"EUR":"-1.50","XXX":"2.00"}"#)
        #expect(end.object(.totals)?.object(Key(foreign: "transaction"))?.text == #"{"JPY":"7"}"#)
    }

    @Test func concatenatedHeaderlessAndLooselyWrittenStreamsPass() throws {
        let run = try run([head, #"{"type":"a"}"#, tail, head, #" {"type":"b"} "# + "\r", tail, "", #"{"type":"c"}"#])
        #expect(run.rejected == 0)
        #expect(run.records.map(\.type) == ["stream", "a", "b", "c", "end"])
        #expect(try self.run([String]()).records.map(\.type) == ["stream", "end"])
    }

    @Test(arguments: [["h", "a"], ["h", "a", "h", "t"], ["h"]])
    func aStreamWithoutAnEndIsCut(shape: [String]) throws {
        let words = ["h": head, "a": #"{"type":"a"}"#, "t": tail]
        let run = try run(shape.compactMap { words[$0] })
        #expect(run.rejected == 1)
        #expect(run.records.first { $0.type == "reject" }?.string(.code) == "stream.cut")
    }

    @Test(arguments: ["{", "text", #"{"type":5}"#, #"{"type":""}"#, #"{"a":1}"#, "{\"type\":\"\u{1}\"}", "[]"])
    func aBadLineIsARejectWithItsPlaceAndTheOthersPass(line: String) throws {
        let run = try run([head, #"{"type":"a"}"#, line, #"{"type":"b"}"#, tail])
        let reject = try #require(run.records.first { $0.type == "reject" })
        #expect(reject.string(.place) == "line 3")
        #expect(reject.string(.file) == "in")
        #expect(Shape.reject.violations(in: reject).isEmpty)
        #expect(run.records.map(\.type) == ["stream", "a", "reject", "b", "end"])
        #expect(run.rejected == 1)
        #expect(run.records.last?.integer(.rejected) == 1)
    }

    @Test func aLineTooLongIsSkippedAndTheNextOnesKeepTheirNumbers() throws {
        let long = [UInt8](repeating: 0x61, count: Record.longestLine + (1 << 19))
        let run = try run(Array("{\"type\":\"a\"}\n".utf8) + long + Array("\n{\"type\":\"b\"}\nbad\n".utf8))
        let rejects = run.records.filter { $0.type == "reject" }
        #expect(rejects.map { $0.string(.place) } == ["line 2", "line 4"])
        #expect(run.records.map(\.type) == ["stream", "a", "reject", "b", "reject", "end"])
    }

    @Test func aNewerProtocolIsRefusedAtOnce() {
        #expect(throws: Fault.self) { try run([#"{"type":"stream","protocol":2}"#, #"{"type":"a"}"#]) }
    }

    @Test func linesThatCrossTheEdgesOfChunksArriveWhole() throws {
        let lines = (0..<9000).map { #"{"type":"a","n":\#($0),"fill":"\#(String(repeating: "x", count: $0 % 97))"}"# }
        let run = try run(lines)
        #expect(run.lines.dropFirst().dropLast().elementsEqual(lines))
    }

    /// Soup of bytes and lines: always a stream with an end, and every line is there once, as a record or as a reject.
    @Test(arguments: 1...3)
    func everySoupEndsInAStream(seed: UInt64) throws {
        var chance = SeededChance(seed)
        let pieces = [
            head, tail, "{\"type\":\"a\"}", "{", "\u{1B}[31m", "\"", "{\"type\":\"observation\",\"amount\":\"1e9\"}", "{}", "x\u{0}y",
        ]
        for _ in 0..<40 {
            let lines = (0..<chance.below(12)).map { _ in chance.pick(pieces) }
            let run = try run(lines)
            #expect(run.lines.count == run.records.count)
            #expect(run.records.first?.type == "stream")
            #expect(run.records.last?.type == "end")
            let good = lines.filter { $0.hasPrefix("{\"type\":\"a\"") || $0.hasPrefix("{\"type\":\"o") }
            let bad = lines.count - good.count - lines.filter { $0 == head || $0 == tail }.count
            #expect(run.records.filter { $0.type == "a" || $0.type == "observation" }.count == good.count)
            #expect(run.records.filter { $0.string(.code) == "stream.bad-line" }.count == bad)
        }
    }
}

import Testing
import TillRecords
import TillTesting

/// The manners of every stage, ours or foreign.
@Suite struct StageConformance {
    @Test(arguments: Unit.stages)
    func emptyInputIsAnEmptyStream(unit: Unit) throws {
        for lines in [[Lines.head, Lines.tail], ["", "  "]] {
            let outcome = try unit.run(lines: lines)
            #expect(outcome.code == 0)
            #expect(outcome.records.map(\.type) == ["stream", "end"])
            #expect(outcome.err.isEmpty, "\(outcome.errText)")
            #expect(outcome.records.first?.string(.producer) == unit.name)
        }
    }

    /// Whoever writes a stream writes its first line, whatever follows: where there is none, something failed, and nothing is made of it.
    @Test(arguments: Unit.stages.filter { $0.name.hasPrefix("till-") })
    func noStreamAtAllIsTold(unit: Unit) throws {
        let outcome = try unit.run(lines: [])
        #expect(outcome.code == 65 && outcome.errText.contains("[stream.nothing]"), "\(outcome.errText)")
    }

    @Test(arguments: Unit.stages)
    func whatItDoesNotKnowPassesUntouched(unit: Unit) throws {
        let outcome = try unit.run(lines: [Lines.head, Lines.weather, Lines.observation("a1"), Lines.weather, Lines.tail])
        #expect(outcome.code == 0, "\(outcome.errText)")
        #expect(outcome.isWholeStream)
        #expect(outcome.lines.filter { $0 == Lines.weather }.count == 2, "\(outcome.outText)")
        let observation = try #require(outcome.records.first { $0.type == "observation" })
        #expect(observation.raw(Key(foreign: "x_unknown")) == Array(#"{"kept" : [1, "é"]}"#.utf8))
        #expect(observation.string(.id) == "a1")
        #expect(observation.object(.source)?.string(.place) == "line 2")
    }

    @Test(arguments: Unit.stages)
    func whatItKnowsKeepsItsShape(unit: Unit) throws {
        let fixture = try #require(Checkout.bytes("Tests/Fixtures/stream/v1.ndjson"))
        let outcome = try unit.run([], input: fixture)
        #expect(outcome.isWholeStream)
        for record in outcome.records {
            let wrong = StreamProtocol.shape(of: record.type)?.violations(in: record) ?? []
            #expect(wrong.isEmpty, "\(record.type): \(wrong.joined(separator: "; "))")
        }
        var types = Set(outcome.records.map(\.type))
        // The fixture's one payment does not recur: what an earlier run said of it is no more.
        if unit.name == "till-recur" { types.insert("series") }
        #expect(types.isSuperset(of: StreamProtocol.shapes.map(\.type)), "a type got lost")
    }

    @Test(arguments: Unit.stages)
    func endCountsAndSumsWhatPassed(unit: Unit) throws {
        let outcome = try unit.run(lines: (1...7).map { Lines.observation("a\($0)", amount: "-\($0).05") })
        let end = try #require(outcome.records.last)
        var counts: [String: Int] = [:]
        for record in outcome.records.dropFirst().dropLast() { counts[record.type, default: 0] += 1 }
        for (type, count) in counts {
            let raw = end.object(.records)?.dynamicKey(type).map { String(decoding: $0, as: UTF8.self) }
            #expect(raw == String(count), "end counts \(type) wrong")
        }
        #expect(end.object(.totals)?.object(Key(foreign: "observation"))?.string(Key(foreign: "EUR")) == "-28.35")
    }

    @Test(arguments: Unit.stages)
    func aStreamThatWasCutIsSeen(unit: Unit) throws {
        let outcome = try unit.run(lines: [Lines.head, Lines.weather])
        #expect(outcome.code == 2)
        #expect(outcome.isWholeStream)
        #expect(outcome.rejects == ["stream.cut"])
        #expect(outcome.lines.contains(Lines.weather))
        #expect(outcome.records.last?.integer(.rejected) == 1)
    }

    @Test(arguments: Unit.stages)
    func aBadLineIsARejectAndTheOthersPass(unit: Unit) throws {
        let bad: [[UInt8]] = [
            Array("{\"type\":\"weather\"".utf8), Array("not json".utf8), [0xFF, 0xFE, 0x00], Array(#"{"a":1}"#.utf8),
            Array(#"{"type":"weather","a":1,"\u0061":2}"#.utf8),
            Array("{\"type\":\"weather\",\"a\":\"".utf8) + [0xC3, 0x28] + Array("\"}".utf8),
        ]
        for line in bad {
            let input = Array("\(Lines.head)\n\(Lines.weather)\n".utf8) + line + Array("\n\(Lines.weather)\n\(Lines.tail)\n".utf8)
            let outcome = try unit.run([], input: input)
            #expect(outcome.code == 2)
            #expect(outcome.isWholeStream)
            #expect(outcome.lines.filter { $0 == Lines.weather }.count == 2)
            let reject = try #require(outcome.records.first { $0.type == "reject" }, "\(String(decoding: line, as: UTF8.self))")
            #expect(reject.string(.place) == "line 3")
            #expect(Shape.reject.violations(in: reject).isEmpty)
            #expect(outcome.errText.contains("line 3"))
            #expect(outcome.controls.isEmpty)
        }
    }

    @Test(arguments: Unit.stages)
    func aClosedPipeIsQuiet(unit: Unit) throws {
        let scratch = Scratch()
        let lines = (0..<20_000).map { Lines.observation("a\($0)") + "\n" }.joined()
        scratch.file("in.ndjson", lines)
        let outcome = try Command.bash(
            "\"\(unit.path)\" in.ndjson | head -1 >first; echo ${PIPESTATUS[0]}", folder: scratch.path
        ).run()
        #expect(outcome.outText == "0\n")
        #expect(outcome.err.isEmpty, "\(outcome.errText)")
    }

    @Test(arguments: Unit.stages)
    func twiceGivesTheSameBytes(unit: Unit) throws {
        let lines = (0..<300).map { Lines.observation("a\($0)", amount: "-\($0 % 40).50", text: "SHOP \($0 % 17)") }
        let first = try unit.run(lines: lines)
        let second = try unit.run(lines: lines)
        #expect(first.out == second.out)
        #expect(first.code == second.code)
        #expect(!first.out.isEmpty)
    }

    @Test(arguments: Unit.stages)
    func aMissingFileIsMissingInput(unit: Unit) throws {
        let outcome = try unit.run(["nowhere.ndjson"], folder: "/tmp")
        #expect(outcome.code == 66)
        #expect(outcome.errText.contains("nowhere.ndjson"))
        #expect(outcome.isWholeStream)
        #expect(outcome.rejects == ["document.missing"])
    }

    @Test(arguments: Unit.stages)
    func severalFilesAreOneStream(unit: Unit) throws {
        let scratch = Scratch()
        scratch.file("a", [Lines.head, Lines.weather, Lines.tail].joined(separator: "\n"))
        scratch.file("b", Lines.weather)
        let outcome = try unit.run(["a", "-", "b"], lines: [Lines.weather], folder: scratch.path)
        #expect(outcome.code == 0)
        #expect(outcome.isWholeStream)
        #expect(outcome.lines.filter { $0 == Lines.weather }.count == 3)
    }

    @Test(arguments: Unit.stages)
    func noControlCharacterOfDataReachesStandardError(unit: Unit) throws {
        let hostile = #"\u001b[31m\u0007\u009b\u202eEVIL\r\n"#
        let records = [
            Lines.observation("a1", text: hostile, more: #","merchant":"\#(hostile)""#),
            #"{"type":"observation","id":"\#(hostile)","household":"\#(hostile)","account":"\#(hostile)","amount":"\#(hostile)"}"#,
            #"{"type":"observation","date":"\#(hostile)","amount":"1","currency":"\#(hostile)","source":5}"#,
            #"{"type":"transaction","id":"t","date":"\#(hostile)","amount":"1e9","kind":"\#(hostile)"}"#,
            "\u{1B}]0;title\u{7}", #"{"type":"note","code":"\#(hostile)","message":"\#(hostile)"}"#,
        ]
        let outcome = try unit.run(lines: records)
        #expect(outcome.code == 2)
        #expect(outcome.isWholeStream)
        #expect(outcome.controls.isEmpty, "\(outcome.errText.debugDescription)")
        #expect(!outcome.errText.unicodeScalars.contains { (0x80..<0xA0).contains($0.value) || $0.value == 0x202E })
        let missing = try unit.run(["evil\u{1B}[2J\u{7}.ndjson"], folder: "/tmp")
        #expect(missing.controls.isEmpty, "\(missing.errText.debugDescription)")
    }
}

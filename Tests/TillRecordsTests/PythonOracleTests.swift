import Testing
import TillRecords
import TillTesting

/// python3's json as the judge of what is JSON and of what the strings say.
@Suite(.enabled(if: Python.isPresent, "python3 is not installed, so there is no oracle to ask"))
struct PythonOracleTests {
    private static let judge = #"""
        import sys, json
        def pairs(items):
            if len({k for k, _ in items}) != len(items): raise ValueError("twice")
            return dict(items)
        def refuse(word): raise ValueError(word)
        def whole(text): return "".join("\ufffd" if 0xD800 <= ord(c) <= 0xDFFF else c for c in text)
        for line in sys.stdin.buffer.read().split(b"\n")[:-1]:
            try:
                value = json.loads(line.decode("utf-8"), object_pairs_hook=pairs, parse_constant=refuse)
                if type(value) is not dict: raise ValueError("no object")
                texts = [whole(k) + "=" + whole(v) for k, v in value.items() if type(v) is str]
                print("good", ("\x1f".join(texts)).encode().hex())
            except (ValueError, RecursionError):
                print("bad")
        """#

    private static let strings = [
        "plain", "", "é", "𝄞", #"\u00e9"#, #"\ud834\udd1e"#, #"\ud834"#, #"\udd1e\ud834"#, #"\n\t\"\\\/\b\f\r"#, "家計", #"\u0000"#, " ",
        "a,b:{}[]",
    ]
    private static let scalars = ["0", "-1", "1.5", "-0.0e-7", "1E9", "true", "false", "null", "[]", "{}", "[1,[2]]", #"{"k":"v"}"#]

    private func generated(_ chance: inout SeededChance) -> String {
        var fields = ["\"type\":\"x\""]
        for index in 0..<chance.below(8) {
            let name = chance.below(4) == 0 ? "\\u006b\(index)" : "k\(index)"
            let value = chance.below(2) == 0 ? "\"\(chance.pick(Self.strings))\"" : chance.pick(Self.scalars)
            fields.append(chance.pick(["", " ", "\t"]) + "\"\(name)\"" + chance.pick([":", " : "]) + value)
        }
        return "{" + fields.joined(separator: ",") + "}"
    }

    @Test(arguments: 1...2)
    func agreesOnRecordsAndOnBrokenOnes(seed: UInt64) throws {
        var chance = SeededChance(seed)
        let lines = (0..<600).map { index -> [UInt8] in
            var bytes = Array(generated(&chance).utf8)
            if index % 2 == 1 {
                let at = chance.below(bytes.count)
                if chance.below(2) == 0 {
                    bytes.remove(at: at)
                } else {
                    bytes[at] = chance.pick(Array("\"\\{}[]:,0.eu ".utf8) + [0xC3, 1])
                }
            }
            return bytes
        }
        let verdicts = try Python.run(Self.judge, input: Array(lines.joined(separator: [0x0A])) + [0x0A]).outText
            .split(separator: "\n", omittingEmptySubsequences: false)
        try #require(verdicts.count == lines.count + 1)
        for (line, verdict) in zip(lines, verdicts) {
            #expect(ours(line) == verdict, "\(String(decoding: line, as: UTF8.self))")
        }
    }

    private func ours(_ line: [UInt8]) -> String {
        guard let record = try? Record(line: line) else { return "bad" }
        let texts = record.names.compactMap { name -> String? in
            guard let raw = record.dynamicKey(name) else { return nil }
            let text = raw.withBytes { raw in JsonValue.withText(raw) { String(decoding: $0, as: UTF8.self) } }
            let plain = Array("\"\(name)\"".utf8).withBytes { JsonValue.withText($0) { String(decoding: $0, as: UTF8.self) } }
            return text.map { "\(plain ?? name)=\($0)" }
        }
        return "good " + texts.joined(separator: "\u{1F}").utf8.map { String($0, radix: 16, pad: 2) }.joined()
    }
}

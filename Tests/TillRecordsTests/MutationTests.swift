import Testing
import TillRecords
import TillTesting

/// Any bytes give a record or a fault, never a trap; a record that was accepted holds what a record promises.
@Suite struct MutationTests {
    private static let seeds: [[UInt8]] = [
        #"{"type":"observation","id":"a1","amount":"-12.50","currency":"EUR","date":"2025-03-14","text":"Caf\u00e9 \ud834\udd1e"}"#,
        #"{"type":"transaction","links":[{"kind":"same","to":"b2","weight":7.25e0,"why":"key"}],"home":{"amount":"1"},"tags":["a","b"]}"#,
        #"{ "a" : { "b" : [ [ ] , { } , null , true , false , -0.5E+3 ] } , "\u0062" : "\\\"\/\b\f\n\r\t" }"#,
        "{\"type\":\"message\",\"text\":\"Привет, 家計簿 🧾\",\"sender\":null,\"entries\":[{\"amount\":\"5\"}]}",
    ].map { Array($0.utf8) }

    private static let telling: [UInt8] = Array("\"\\{}[]:,0-.eEtfnu \t".utf8) + [0, 0x1F, 0x7F, 0x80, 0xBF, 0xC3, 0xED, 0xF0, 0xF4, 0xFF]

    private func mutated(_ chance: inout SeededChance) -> [UInt8] {
        var bytes = chance.pick(MutationTests.seeds)
        for _ in 0...chance.below(4) where !bytes.isEmpty {
            let at = chance.below(bytes.count)
            switch chance.below(6) {
            case 0: bytes[at] = chance.pick(MutationTests.telling)
            case 1: bytes.insert(chance.pick(MutationTests.telling), at: at)
            case 2: bytes.remove(at: at)
            case 3: bytes.removeSubrange(at..<min(bytes.count, at + chance.below(9)))
            case 4: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + chance.below(30))], at: chance.below(bytes.count))
            default: bytes[at] = UInt8(truncatingIfNeeded: chance.next())
            }
        }
        return bytes
    }

    @Test(arguments: 1...4)
    func mutantsOfRecords(seed: UInt64) {
        var chance = SeededChance(seed)
        var accepted = 0
        for _ in 0..<5000 {
            let bytes = mutated(&chance)
            guard let record = try? Record(line: bytes) else { continue }
            accepted += 1
            if !holds(record, bytes) { Issue.record("breaks its promises: \(String(decoding: bytes, as: UTF8.self))") }
        }
        #expect(accepted > 200)
    }

    @Test func soupOfBytes() {
        var chance = SeededChance(99)
        for _ in 0..<5000 {
            let bytes = [UInt8(ascii: "{")] + (0..<chance.below(60)).map { _ in chance.pick(MutationTests.telling) }
            if let record = try? Record(line: bytes), !holds(record, bytes) { Issue.record("\(bytes)") }
        }
    }

    /// Reads everything in every way, changes it, and reads it again.
    private func holds(_ record: Record, _ bytes: [UInt8]) -> Bool {
        let keys: [Key] = [
            .type, .amount, .date, .text, .links, .home, Key(foreign: "a"),
            Key(foreign: "b"), .tags, .entries,
        ]
        for key in keys {
            _ = (record.string(key), record.decimal(key), record.date(key), record.currency(key), record.integer(key))
            _ = (record.number(key), record.flag(key), record.object(key), record.objects(key), record.strings(key))
        }
        for shape in StreamProtocol.shapes { _ = shape.violations(in: record) }
        var changed = record
        changed.set(Key(foreign: "a"), string: "changed")
        changed.remove(.text)
        guard let read = try? Record(line: changed.written) else { return false }
        let escaped = bytes.contains(UInt8(ascii: "\\"))
        return read.string(Key(foreign: "a")) == "changed" && !read.has(.text) && (escaped || record.written == bytes)
            && (try? Record(line: record.written)) != nil
    }
}

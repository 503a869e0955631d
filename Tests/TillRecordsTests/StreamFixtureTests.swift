import Testing
import TillRecords
import TillTesting

/// Streams of every version of the protocol that there ever was must read, fit their shapes and be written back byte for byte, for ever.
@Suite struct StreamFixtureTests {
    private static let versions = Array(1...StreamProtocol.version)

    private func lines(_ version: Int) throws -> [[UInt8]] {
        let bytes = try #require(Checkout.bytes("Tests/Fixtures/stream/v\(version).ndjson"), "the fixture of version \(version) is gone")
        return bytes.split(separator: 0x0A).map(Array.init)
    }

    @Test(arguments: versions)
    func readsFitsAndComesBack(version: Int) throws {
        for (index, line) in try lines(version).enumerated() {
            let record = try Record(line: line)
            let shape = try #require(StreamProtocol.shape(of: record.type), "line \(index + 1): \(record.type)")
            #expect(shape.violations(in: record).isEmpty, "line \(index + 1)")
            #expect(record.written == line, "line \(index + 1)")
            var changed = record
            changed.set(Key(foreign: "added_later"), string: "x")
            changed.remove(Key(foreign: "added_later"))
            #expect(changed.written == line, "line \(index + 1)")
        }
    }

    @Test func theNewestHasEveryTypeAndEveryField() throws {
        let records = try lines(StreamProtocol.version).map { try Record(line: $0) }
        #expect(records.first?.integer(.protocol) == StreamProtocol.version)
        #expect(records.last?.type == "end")
        for shape in StreamProtocol.shapes {
            let mine = records.filter { $0.type == shape.type }
            #expect(!mine.isEmpty, "no \(shape.type) in v\(StreamProtocol.version).ndjson")
            for field in shape.fields {
                #expect(
                    mine.contains { $0.dynamicKey(field.name) != nil },
                    "no \(shape.type) with \(field.name) in v\(StreamProtocol.version).ndjson")
            }
        }
    }
}

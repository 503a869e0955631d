import Glibc
import Testing
import TillRecords
import TillStages
import TillStore
import TillTesting

/// Originals go in once and come out as they were, or with a sentence.
@Suite struct ArchiveTests {
    private let scratch = Scratch()
    private var archive: Archive { Archive(StorePlaces(base: scratch.path)) }

    private func keep(_ bytes: [UInt8]) throws -> (id: String, isNew: Bool) {
        let id = Digest.sha256(bytes).hex
        var isNew = false
        try bytes.withBytes { isNew = try archive.keep($0, id: id) }
        return (id, isNew)
    }

    @Test(arguments: [0, 1, 300, 70_000, 3_000_000])
    func comesOutAsItWentIn(size: Int) throws {
        let repeating = (0..<size).map { UInt8(truncatingIfNeeded: $0 / 7) }
        let noise = (0..<size).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 13) }
        for bytes in [repeating, noise] {
            let (id, _) = try keep(bytes)
            #expect(try archive.original(id) == bytes)
        }
    }

    @Test func isKeptOnce() throws {
        let first = try keep(Array("date,amount\n".utf8))
        let second = try keep(Array("date,amount\n".utf8))
        #expect(first.isNew)
        #expect(!second.isNew)
        #expect(archive.ids == [first.id])
    }

    @Test func whatWasChangedOrCutIsTold() throws {
        let (id, _) = try keep(Array(repeating: 65, count: 5000))
        let path = "\(scratch.path)/archive/\(id.prefix(2))/\(id.dropFirst(2)).zst"
        let packed = try #require(Files.bytes(path))
        for broken in [Array(packed.dropLast(3)), packed.map { $0 ^ 1 }, []] {
            try #require(Files.write(broken, to: path))
            let fault = #expect(throws: Fault.self) { try archive.original(id) }
            #expect(fault?.code == "archive.damaged")
        }
        unlink(path)
        let fault = #expect(throws: Fault.self) { try archive.original(id) }
        #expect(fault?.code == "archive.missing")
    }

    @Test func aReadingIsWhatWasReadOrNothing() throws {
        let readings = Readings(StorePlaces(base: scratch.path))
        let name = Readings.name(document: "d", reader: "till-receipts", settings: ["deu"])
        #expect(name != Readings.name(document: "d", reader: "till-receipts", settings: ["eng"]))
        #expect(readings.lines(name) == nil)
        try readings.keep(Array("{}\n".utf8), as: name)
        #expect(readings.lines(name) == Array("{}\n".utf8))
        let path = "\(scratch.path)/store/readings/\(name.prefix(2))/\(name.dropFirst(2)).zst"
        let packed = try #require(Files.bytes(path))
        try #require(Files.write(Array(packed.dropLast(2)), to: path))
        #expect(readings.lines(name) == nil)
    }
}

import Glibc
import Testing
import TillRecords
import TillTesting

/// The manners of every reader: a stage whose input is documents.
@Suite struct ReaderConformance {
    /// A document that the reader reads, from its own manual.
    private func good(_ unit: Unit, in scratch: Scratch) throws -> String {
        let file = try #require(unit.examples.lazy.compactMap(\.files.first).first, "no example has a document")
        scratch.file(file.name, file.content)
        return file.name
    }

    @Test(arguments: Unit.readers)
    func needsADocument(unit: Unit) throws {
        let outcome = try unit.run()
        #expect(outcome.code == 64)
        #expect(outcome.out.isEmpty)
        #expect(outcome.errText.contains("--help"))
    }

    @Test(arguments: Unit.readers)
    func refusesWhatIsNoDocument(unit: Unit) throws {
        let scratch = Scratch()
        scratch.file("empty.csv", "")
        scratch.file("noise.bin", (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 31 &+ $0 >> 3) })
        scratch.file("prose.txt", "Dear diary, today I bought nothing and nothing was sold.\n")
        Files.makeFolder("\(scratch.path)/folder")
        symlink("nowhere", "\(scratch.path)/link.csv")
        for (name, code) in [
            ("missing.csv", 66), ("folder", 65), ("empty.csv", 65), ("noise.bin", 65), ("prose.txt", 65), ("link.csv", 66),
        ] {
            let outcome = try unit.run([name], folder: scratch.path)
            #expect(outcome.code == Int32(code), "\(name): \(outcome.errText)")
            #expect(outcome.isWholeStream, "\(name)")
            let rejects = outcome.records.filter { $0.type == "reject" }
            #expect(rejects.count == 1, "\(name)")
            #expect(rejects.allSatisfy { Shape.reject.violations(in: $0).isEmpty && $0.string(.file) == name }, "\(name)")
            #expect(outcome.errText.contains(name))
            #expect(!outcome.tookTooLong)
        }
    }

    @Test(.enabled(if: geteuid() != 0, "the superuser may read everything"), arguments: Unit.readers)
    func refusesWhatItMayNotRead(unit: Unit) throws {
        let scratch = Scratch()
        chmod(scratch.file("locked.csv", "a"), 0)
        let outcome = try unit.run(["locked.csv"], folder: scratch.path)
        #expect(outcome.code == 66)
        #expect(outcome.rejects == ["document.denied"])
    }

    @Test(arguments: Unit.readers)
    func oneBadAmongGoodIsARejectAndTheOthersAreRead(unit: Unit) throws {
        let scratch = Scratch()
        let name = try good(unit, in: scratch)
        scratch.file("bad.csv", "")
        let alone = try unit.run([name], folder: scratch.path)
        #expect(alone.code == 0, "\(alone.errText)")
        let outcome = try unit.run(["bad.csv", name, "missing.csv"], folder: scratch.path)
        #expect(outcome.code == 2)
        #expect(outcome.isWholeStream)
        #expect(outcome.rejects == ["document.empty", "document.missing"])
        #expect(
            outcome.records.filter { $0.type != "reject" }.dropFirst().dropLast().map(\.text)
                == alone.records.dropFirst().dropLast().map(\.text))
        #expect(outcome.records.last?.integer(.rejected) == 2)
    }

    @Test(arguments: Unit.readers)
    func theSameDocumentGivesTheSameIds(unit: Unit) throws {
        let scratch = Scratch()
        let name = try good(unit, in: scratch)
        let first = try unit.run([name], folder: scratch.path)
        #expect(try unit.run([name], folder: scratch.path).out == first.out)
        let bytes = try #require(Files.bytes("\(scratch.path)/\(name)"))
        scratch.file("other-name.dat", bytes)
        let renamed = try unit.run(["other-name.dat"], folder: scratch.path)
        let piped = try unit.run(["-"], input: bytes)
        let ids = first.records.compactMap { $0.string(.id) }
        #expect(!ids.isEmpty && Set(ids).count == ids.count)
        #expect(renamed.records.compactMap { $0.string(.id) } == ids)
        #expect(piped.records.compactMap { $0.string(.id) } == ids)
        #expect(piped.code == 0)
    }

    @Test(arguments: Unit.readers)
    func writesRecordsOfTheirShape(unit: Unit) throws {
        let scratch = Scratch()
        let outcome = try unit.run(["--household", "family-ng", try good(unit, in: scratch)], folder: scratch.path)
        for record in outcome.records.dropFirst().dropLast() {
            let wrong = StreamProtocol.shape(of: record.type)?.violations(in: record) ?? ["no such type"]
            #expect(wrong.isEmpty, "\(record.type): \(wrong.joined(separator: "; "))")
            #expect(record.string(.household) == "family-ng")
        }
    }

    @Test(arguments: Unit.readers)
    func refusesAHouseholdThatCouldBeAPath(unit: Unit) throws {
        for id in ["../etc", "A", "a b", ""] {
            #expect(try unit.run(["--household", id, "x.csv"]).code == 64)
        }
    }

    @Test(arguments: Unit.readers)
    func noControlCharacterOfDataReachesStandardError(unit: Unit) throws {
        let scratch = Scratch()
        let name = "evil\u{1B}[2J\u{7}.csv"
        scratch.file(name, "Date;Amount;Text\n\u{1B}[31m31.02.2025;-12,50;\u{1B}]0;x\u{7}\n2025-13-77;\u{1B}c;\u{202E}x\n")
        let outcome = try unit.run([name], folder: scratch.path)
        #expect(outcome.code == 65 || outcome.code == 2)
        #expect(outcome.isWholeStream)
        #expect(outcome.controls.isEmpty, "\(outcome.errText.debugDescription)")
    }
}

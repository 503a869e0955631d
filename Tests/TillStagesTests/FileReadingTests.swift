import Glibc
import Testing
import TillStages
import TillTesting

@Suite struct FileReadingTests {
    private let scratch = Scratch()

    @Test(arguments: [0, 1, 65_536, 1_048_577])
    func readsWholeFiles(size: Int) throws {
        let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let path = scratch.file("file", bytes)
        #expect(try FileReading.read(path: path, limit: 1 << 30).get() == bytes)
        let descriptor = open(path, O_RDONLY)
        defer { close(descriptor) }
        #expect(try FileReading.read(descriptor: descriptor, expected: 0, limit: 1 << 30).get() == bytes)
    }

    @Test func namesTheTrouble() {
        let path = scratch.file("file", "12345")
        symlink("loop", "\(scratch.path)/loop")
        mkfifo("\(scratch.path)/pipe", 0o600)
        #expect(FileReading.read(path: "\(scratch.path)/none", limit: 9) == .failure(.missing))
        #expect(FileReading.read(path: "\(path)/below", limit: 9) == .failure(.missing))
        #expect(FileReading.read(path: scratch.path, limit: 9) == .failure(.directory))
        #expect(FileReading.read(path: "\(scratch.path)/loop", limit: 9) == .failure(.symbolicLink))
        #expect(FileReading.read(path: "\(scratch.path)/pipe", limit: 9) == .failure(.special))
        #expect(FileReading.read(path: "/dev/null", limit: 9) == .failure(.special))
        #expect(FileReading.read(path: path, limit: 4) == .failure(.tooLarge(5)))
        #expect(FileReading.bytes(path: path, limit: 5) == Array("12345".utf8))
    }

    @Test func aDocumentIsNamedByItsBytes() throws {
        let document = try Document(argument: scratch.file("giro.csv", "abc"))
        #expect(document.name == "giro.csv")
        #expect(document.id == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(throws: Fault.self) { try Document(argument: scratch.file("empty.csv", "")) }
        #expect(Document.baseName("/a/b/c.csv") == "c.csv")
        #expect(Document.baseName("/") == "/")
    }
}

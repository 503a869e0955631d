import Glibc
import Testing
import TillRecords
import TillStages
import TillTesting

@testable import TillStore

/// What is sealed comes out as it went in, or not at all.
@Suite struct SealedPiecesTests {
    private let scratch = Scratch()
    private var path: String { scratch.path + "/sealed" }
    private static let piece = SealedPieces.size

    /// Cheap to stretch, so that thousands of openings take no minute.
    private func seal(_ secret: String = "correct horse battery") -> BackupSeal {
        BackupSeal(.file, secret: Array(secret.utf8), cost: 4)
    }

    private func noise(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 13) } }

    /// Seals bytes that come in portions of an odd size.
    private func write(_ bytes: [UInt8], portion: Int = 10_007) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        let writing = try SealedWriting(descriptor, seal())
        for at in stride(from: 0, to: bytes.count, by: portion) {
            let isTaken = bytes[at..<min(bytes.count, at + portion)].withBytes { writing.take($0) }
            #expect(isTaken)
        }
        #expect(writing.finish())
    }

    private func read(_ secret: String = "correct horse battery") throws -> [UInt8] {
        let reading = try SealedReading(path, seal(secret))
        var bytes: [UInt8] = []
        while let piece = try reading.next() { bytes += piece }
        return bytes
    }

    private func refused(_ bytes: [UInt8]) throws -> String? {
        try #require(Files.write(bytes, to: path))
        do {
            _ = try read()
            return nil
        } catch let fault as Fault { return fault.code }
    }

    private static let sizes = [0, 1, piece - 1, piece, piece + 1, 2 * piece, 5 * piece + 77]

    @Test(arguments: sizes)
    func comesOutAsItWentIn(size: Int) throws {
        for portion in [1 << 20, 10_007, Self.piece] {
            try write(noise(size), portion: portion)
            #expect(try read() == noise(size))
        }
        let whole = try #require(Files.bytes(path))
        let head = try #require(whole.firstIndex(of: 0x0A)) + 1
        let pieces = max(1, (size + Self.piece - 1) / Self.piece)
        #expect(whole.count == head + size + pieces * SealCipher.overhead)
    }

    /// The same twice is sealed under two keys.
    @Test func nothingOfItShows() throws {
        let bytes = [UInt8](repeating: 0x41, count: 3 * Self.piece)
        try write(bytes)
        let first = try #require(Files.bytes(path))
        try write(bytes)
        let second = try #require(Files.bytes(path))
        #expect(first != second)
        let head = try #require(first.firstIndex(of: 0x0A))
        #expect(!String(decoding: first[head...], as: UTF8.self).contains("AAAA"))
    }

    /// One bit of any region, every byte of the head among them.
    @Test func everyChangeIsRefused() throws {
        try write(noise(2 * Self.piece + 100))
        let whole = try #require(Files.bytes(path))
        let head = try #require(whole.firstIndex(of: 0x0A))
        let sealed = Self.piece + SealCipher.overhead
        var places = Array(0...head)
        for start in [head + 1, head + 1 + sealed] {
            places += [start, start + 1, start + Self.piece / 2, start + Self.piece - 1, start + Self.piece, start + sealed - 1]
        }
        places += [head + 1 + 2 * sealed, whole.count - SealCipher.overhead - 1, whole.count - SealCipher.overhead, whole.count - 1]
        for at in places {
            for bit in [UInt8(1), 0x80] {
                var bytes = whole
                bytes[at] ^= bit
                let code = try refused(bytes)
                #expect(code == "backup.damaged" || code == "backup.wrong-seal", "byte \(at): \(code ?? "taken")")
            }
        }
    }

    /// Cut in the head, at every border of a piece, and beside it; with something more; pieces elsewhere, twice or left out.
    @Test func whatIsCutOrMovedIsRefused() throws {
        try write(noise(3 * Self.piece))
        let whole = try #require(Files.bytes(path))
        let head = try #require(whole.firstIndex(of: 0x0A)) + 1
        let sealed = Self.piece + SealCipher.overhead
        let borders = (0...3).map { head + $0 * sealed }
        for length in Set([0, 1, head - 1] + borders.flatMap { [$0 - 1, $0, $0 + 1] }).sorted() where length < whole.count {
            #expect(try refused(Array(whole.prefix(length))) != nil, "cut to \(length)")
        }
        #expect(try refused(whole + [0]) == "backup.damaged")
        #expect(try refused(whole + whole[(head + 2 * sealed)...]) == "backup.damaged")
        let pieces = (0..<3).map { Array(whole[(head + $0 * sealed)..<(head + ($0 + 1) * sealed)]) }
        for order in [[1, 0, 2], [0, 2, 1], [0, 1, 1], [0, 0, 1, 2], [0, 2], [1, 2], [2]] {
            let bytes = Array(whole[..<head]) + order.flatMap { pieces[$0] }
            #expect(try refused(bytes) == "backup.damaged", "\(order)")
        }
        #expect(try refused(whole) == nil)
    }

    /// A piece of another file that the same secret sealed.
    @Test func piecesOfTwoFilesDoNotMix() throws {
        try write(noise(2 * Self.piece))
        let one = try #require(Files.bytes(path))
        try write(noise(2 * Self.piece))
        let other = try #require(Files.bytes(path))
        let head = try #require(one.firstIndex(of: 0x0A)) + 1
        let sealed = Self.piece + SealCipher.overhead
        #expect(try refused(Array(one[..<(head + sealed)]) + Array(other[(head + sealed)...])) == "backup.damaged")
        #expect(try refused(Array(other[..<head]) + Array(one[head...])) == "backup.damaged")
    }

    @Test func anotherSecretOpensNothing() throws {
        try write(noise(100))
        for secret in ["correct horse batterz", "correct horse battery ", "", "CORRECT HORSE BATTERY"] {
            let fault = #expect(throws: Fault.self) { try read(secret) }
            #expect(fault?.code == "backup.wrong-seal")
        }
    }

    /// A head that asks for all memory is refused before any is taken.
    @Test func aGreedyHeadIsRefused() throws {
        try write(noise(100))
        let whole = try #require(Files.bytes(path))
        let greedy = String(decoding: whole.prefix { $0 != 0x0A }, as: UTF8.self).split(separator: "\"cost\":4")
        try #require(greedy.count == 2)
        for cost in [21, 30, 40, 63] {
            let head = Array("\(greedy[0])\"cost\":\(cost)\(greedy[1])".utf8)
            #expect(try refused(head + whole.drop { $0 != 0x0A }) != nil)
        }
    }

    @Test(arguments: [("short", 0o600, "seal.short"), ("long enough words", 0o644, "seal.open"), ("eleven char", 0o600, "seal.short")])
    func aPassphraseThatOthersReadOrThatIsShortIsRefused(text: String, mode: Int, code: String) throws {
        let file = scratch.path + "/passphrase"
        Files.write(text + "\n", to: file)
        chmod(file, mode_t(mode))
        let fault = #expect(throws: Fault.self) { try BackupSeal(file: file) }
        #expect(fault?.code == code)
    }

    @Test func aPassphraseOfTwelveLettersIsTakenWhateverEndsItsLine() throws {
        let file = scratch.path + "/passphrase"
        for ending in ["", "\n", "\r\n", "\n\n"] {
            Files.write("twelve chars" + ending, to: file)
            chmod(file, 0o600)
            let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
            defer { close(descriptor) }
            #expect(try SealedWriting(descriptor, BackupSeal(file: file)).finish())
            #expect(try SealedReading(path, BackupSeal(.file, secret: Array("twelve chars".utf8))).next() == [])
        }
        #expect(throws: Fault.self) { try BackupSeal(file: scratch.path + "/none") }
    }
}

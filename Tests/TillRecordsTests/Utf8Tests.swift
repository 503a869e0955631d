import Testing
import TillRecords
import TillTesting

@Suite struct Utf8Tests {
    private func error(_ bytes: [UInt8]) -> Int? { bytes.withBytes { Utf8.firstError(in: $0) } }

    @Test(
        arguments: [
            [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x8F, 0xBF, 0xBF],
            [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xFE], [0x80], [0xBF], [0xC3], [0xE2, 0x82], [0xF0, 0x9D, 0x84],
            [0xC3, 0x28], [0xE2, 0x28, 0xA1], [0xE2, 0x82, 0x28], [0xF0, 0x9D, 0x84, 0x28],
        ] as [[UInt8]])
    func refuses(bytes: [UInt8]) {
        #expect(error(bytes) == 0)
        #expect(error(Array("sixteen letters.".utf8) + bytes) == 16)
        #expect(fault(of: Array("{\"type\":\"".utf8) + bytes + Array("\"}".utf8)) == .badUtf8)
    }

    @Test func acceptsEveryScalar() {
        var wrong: [UInt32] = []
        for value in (UInt32(0x80)...0x10FFFF) where value % 17 == 0 || value < 0x3000 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let bytes = Array(String(Character(scalar)).utf8)
            if error(bytes) != nil || error(Array("plain text".utf8) + bytes + bytes) != nil { wrong.append(value) }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(5))")
    }

    /// The standard library is the oracle: what it must repair is what we refuse.
    @Test func agreesWithTheStandardLibrary() {
        var chance = SeededChance(9)
        let pieces: [[UInt8]] = [
            [0x41], [0xC3, 0xA9], [0xE2, 0x82, 0xAC], [0xF0, 0x9D, 0x84, 0x9E], [0xC3], [0x80], [0xED, 0xA0, 0x80], [0xFF],
        ]
        for _ in 0..<5000 {
            let bytes = (0..<chance.below(12)).flatMap { _ in chance.pick(chance.below(4) == 0 ? pieces : Array(pieces.prefix(4))) }
            #expect((error(bytes) == nil) == (String(validating: bytes, as: UTF8.self) != nil))
        }
    }
}

import Testing
import TillRecords
import TillTesting

@Suite struct DigestTests {
    /// FIPS 180-4, the examples of NIST.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func isSha256(text: String, hex: String) {
        let digest = Digest.sha256(Array(text.utf8))
        #expect(digest.hex == hex)
        #expect(digest.shortHex == hex.prefix(32))
    }

    /// RFC 4231, test cases 2 and 6.
    @Test func isHmac() {
        #expect(
            Digest.hmac(Array("what do ya want for nothing?".utf8), key: Array("Jefe".utf8)).hex
                == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
        #expect(
            Digest.hmac(
                Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8), key: [UInt8](repeating: 0xAA, count: 131)
            ).hex == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
    }

    @Test func theOracleAgrees() throws {
        guard Python.isPresent else { return }
        var chance = SeededChance(11)
        let texts = (0..<50).map { length in
            (0..<(length * 7)).map { _ in UInt8(truncatingIfNeeded: chance.next()) }
        }
        let lines = texts.map { bytes in bytes.map { String($0, radix: 16, pad: 2) }.joined() }.joined(separator: "\n") + "\n"
        let outcome = try Python.run(
            "import sys,hashlib\nfor l in sys.stdin: print(hashlib.sha256(bytes.fromhex(l.strip())).hexdigest())", input: Array(lines.utf8))
        #expect(outcome.lines == texts.map { Digest.sha256($0).hex })
    }
}

extension String {
    /// A number in a radix, filled with zeros from the left.
    init(_ number: UInt8, radix: Int, pad: Int) {
        let digits = String(number, radix: radix)
        self = String(repeating: "0", count: Swift.max(0, pad - digits.count)) + digits
    }
}

import Testing
import TillTesting

@testable import TillRecords

/// Names of records and documents as others see them.
@Suite struct PublishedIdentityTests {
    private static let key: [UInt8] = (0..<4).flatMap { _ in [0x01, 0x23, 0x45, 0x67, 0x89, 0xAB, 0xCD, 0xEF] as [UInt8] }
    private let identity = PublishedIdentity(key: key)

    /// By Python: hmac.new(key, b"till identity\n" + name, sha256).hexdigest()[:32].
    @Test(arguments: [
        ("", "274f7e2b1f907e62d699016c77677ba5"), ("a1", "f7d28b80b49e16bd3214ff7f465dccb7"),
        ("00000000000000000000000000000001", "a3808bd6170432f431dbe892527377d8"),
        (String(repeating: "f", count: 64), "2f07e9841af76c59f997d2365ec0c666"),
    ])
    func isAnHmacUnderTheKey(name: String, published: String) {
        #expect(identity.name(name) == published)
    }

    @Test func keysLongerThanABlockAreHashedFirst() {
        #expect(PublishedIdentity(key: (0..<100).map { UInt8($0) }).name("a1") == "858f9c47e997bc1bcd96a7735ee53c9f")
    }

    /// The states that are kept give what the library's HMAC does, whatever the length.
    @Test func agreesWithTheLibraryAtEveryLength() {
        for count in 0..<200 {
            let name = String(repeating: "7", count: count)
            #expect(identity.name(name) == Digest.hmac(Array("till identity\n\(name)".utf8), key: Self.key).shortHex, "\(count)")
        }
    }

    @Test func theKeyIsToldByDigitsThatAreNoNames() {
        #expect(identity.keyId == "40fc51fb")
        #expect(identity.name("key").prefix(8) != identity.keyId)
        var other = Self.key
        other[31] ^= 1
        #expect(PublishedIdentity(key: other).keyId != identity.keyId)
        #expect(PublishedIdentity(key: other).name("a1") != identity.name("a1"))
    }

    @Test func namesWithinTextsAreKnownByTheirForm() {
        let (a, b) = (String(repeating: "a", count: 32), String(repeating: "0", count: 64))
        let rows: [(String, String)] = [
            ("a1", identity.name("a1")),
            (a, identity.name(a)),
            ("duplicate-charge:\(a)+\(b)", "duplicate-charge:\(identity.name(a))+\(identity.name(b))"),
            ("low-balance:giro:2025-03-01", "low-balance:giro:2025-03-01"),
            // One digit fewer or more, a letter beside it, a capital: no digest.
            ("x:\(a.dropLast())", "x:\(a.dropLast())"), ("x:\(a)a", "x:\(a)a"), ("x:\(a)z", "x:\(a)z"), ("x:é\(a)", "x:é\(a)"),
            ("x:\(a.uppercased())", "x:\(a.uppercased())"),
        ]
        for (text, published) in rows { #expect(identity.text(text) == published, "\(text)") }
    }
}

/// Every name in every record type gets its published one.
@Suite struct IdentityFieldsTests {
    private let identity = PublishedIdentity(key: Array(repeating: 7, count: 32))

    /// The value of a field of some kind, with digests where names are, each another.
    private func value(_ kind: Shape.Kind, _ digests: inout [String]) -> String {
        func digest() -> String {
            let one = Digest.sha256(Array("name \(digests.count)".utf8))
            digests.append(digests.count % 2 == 0 ? one.shortHex : one.hex)
            return digests[digests.count - 1]
        }
        switch kind {
        case .identity: return "\"\(digest())\""
        case .identityText: return "\"some-rule:\(digest())+\(digest())\""
        case .list(let element): return "[\(value(element, &digests)),\(value(element, &digests))]"
        case .object(let fields): return object(fields, &digests)
        case .integer, .number: return "1"
        case .flag: return "true"
        default: return "\"x\""
        }
    }

    private func object(_ fields: [Shape.Field], _ digests: inout [String], type: String? = nil) -> String {
        let parts = fields.map { "\"\($0.name)\":\(value($0.kind, &digests))" }
        return "{" + ((type.map { ["\"type\":\"\($0)\""] } ?? []) + parts).joined(separator: ",") + "}"
    }

    @Test(arguments: StreamProtocol.shapes.map(\.type)) func noNameOfADeclaredTypePasses(type: String) throws {
        let shape = try #require(StreamProtocol.shape(of: type))
        var digests: [String] = []
        var record = try Record(checking: object(shape.fields, &digests, type: type))
        let before = record.text
        IdentityPublishing(identity).publish(&record)
        let after = record.text
        for digest in digests {
            #expect(!after.contains(digest), "\(type) keeps \(digest)")
            #expect(after.contains(identity.name(digest)), "\(type) lost what \(digest) is published as")
        }
        // Nothing else changes.
        #expect(digests.reduce(before) { $0.replacing($1, with: identity.name($1)) } == after)
    }

    /// The fixture has every field of every type: a digest in a field that nobody declared as a name would stay.
    @Test func noDigestOfTheFixturePasses() throws {
        let bytes = try #require(Checkout.bytes("Tests/Fixtures/stream/v\(StreamProtocol.version).ndjson"))
        let publishing = IdentityPublishing(identity)
        var seen = 0
        for line in bytes.split(separator: 0x0A) {
            var record = try Record(line: Array(line))
            let words = record.text.split { !($0.isLetter || $0.isNumber) }.filter(IdentityForm.isDigest)
            seen += words.count
            publishing.publish(&record)
            for word in words { #expect(!record.text.contains(word), "\(record.type) keeps \(word)") }
        }
        #expect(seen > 20)
    }

    @Test func whatStrangersWriteIsKnownByItsForm() throws {
        let a = String(repeating: "c", count: 32)
        let digits = String(repeating: "1", count: 32)
        var record = try Record(checking: #"{"type":"weather","of":"\#(a)","n":\#(digits),"x":{"y":["q \#(a)\" \#(digits)"]}}"#)
        IdentityPublishing(identity).publish(&record)
        #expect(
            record.text
                == #"{"type":"weather","of":"\#(identity.name(a))","n":\#(digits),"x":{"y":["q \#(identity.name(a))\" \#(identity.name(digits))"]}}"#
        )
        let plain = #"{"type":"weather",  "of":"rain"}"#
        var other = try Record(checking: plain)
        IdentityPublishing(identity).publish(&other)
        #expect(other.text == plain)
    }

    @Test func theRegisterTellsWhichIsWhich() throws {
        let register = IdentityRegister()
        let publishing = IdentityPublishing(identity, register: register)
        var record = try Record(checking: #"{"type":"transaction","id":"t1","observations":["o1","o2"]}"#)
        publishing.publish(&record)
        #expect(register.withLines { String(decoding: $0, as: UTF8.self) } == "\(identity.name("t1")) t1\n")
        #expect(record.strings(.observations) == [identity.name("o1"), identity.name("o2")])
    }
}

import Testing

@testable import TillRecords

/// Ids and keys are what their definition says: digests that anybody can make again.
@Suite struct EvidenceIdentityTests {
    private static let document = Digest.sha256(Array("document".utf8))

    private static func bytes(_ digest: Digest) -> [UInt8] { digest.withBytes { Array($0) } }
    private static func little(_ number: Int) -> [UInt8] { withUnsafeBytes(of: Int64(number).littleEndian) { Array($0) } }
    private static func little(_ number: UInt32) -> [UInt8] { withUnsafeBytes(of: number.littleEndian) { Array($0) } }

    private static func key(
        _ identity: borrowing EvidenceIdentity, _ amount: Amount, ref: Bool = false, _ what: String
    ) -> Digest {
        Array(what.utf8).withBytes { identity.key(account: 1, day: Day("2025-03-14"), amount: amount, byRef: ref, what: $0) }
    }

    @Test func anIdIsMadeOfDocumentPlaceAndNumber() {
        let identity = EvidenceIdentity(document: EvidenceIdentityTests.document)
        for (place, number) in [(1, 0), (1, 1), (7, ~0), (1 << 40, 3)] {
            let made = Digest.sha256(
                EvidenceIdentityTests.bytes(EvidenceIdentityTests.document) + EvidenceIdentityTests.little(place)
                    + EvidenceIdentityTests.little(number))
            #expect(identity.id(place, number: number) == made)
            #expect(EvidenceIdentity.id(of: EvidenceIdentityTests.document, place, number: number) == made)
        }
        #expect(
            identity.id(part: "receipt", 12)
                == Digest.sha256(EvidenceIdentityTests.bytes(EvidenceIdentityTests.document) + Array("receipt12".utf8)))
    }

    @Test func theKeyOfARowIsMadeOfAccountAmountDayAndWhatItSays() throws {
        let identity = EvidenceIdentity(document: EvidenceIdentityTests.document)
        let day = try #require(Day("2025-03-14"))
        let name =
            EvidenceIdentityTests.little(1) + EvidenceIdentityTests.little(-45) + EvidenceIdentityTests.little(day.packed) + [1, 2]
            + Array("BROT".utf8)
        let first = EvidenceIdentityTests.key(identity, Amount(units: -450, decimals: 2), "BROT")
        #expect(first == Digest.sha256(name))
        // Equals are numbered; zeros behind the mark are no difference.
        let second = EvidenceIdentityTests.key(identity, Amount(units: -45, decimals: 1), "BROT")
        #expect(second == Digest.sha256(EvidenceIdentityTests.bytes(first) + EvidenceIdentityTests.little(1)))
        #expect(second == EvidenceIdentity.numbered(1, of: first))
        #expect(EvidenceIdentityTests.key(identity, Amount(units: -45, decimals: 1), ref: true, "BROT") != first)
    }

    @Test(arguments: [200, 201])
    func longTextsAreNamedByTheirDigest(count: Int) {
        let identity = EvidenceIdentity(document: EvidenceIdentityTests.document)
        let text = String(repeating: "x", count: count)
        let amount = Amount(units: 1, decimals: 0)
        let key = EvidenceIdentityTests.key(identity, amount, text)
        let other = EvidenceIdentityTests.key(identity, amount, text + "y")
        #expect(key != other)
        let digest = EvidenceIdentityTests.bytes(Digest.sha256(Array(text.utf8)))
        let named =
            EvidenceIdentityTests.little(1) + EvidenceIdentityTests.little(1)
            + EvidenceIdentityTests.little(Day("2025-03-14")?.packed ?? 0) + [0, count > 200 ? 6 : 2]
        #expect(key == Digest.sha256(named + (count > 200 ? digest : Array(text.utf8))))
    }

    @Test func accountsAreTheSameInAnyGroups() {
        func mark(_ text: String) -> UInt64 { Array(text.utf8).withBytes { EvidenceIdentity.accountMark($0) } }
        #expect(mark("DE02 1203 0000") == mark("de021203-0000"))
        #expect(mark("DE02 1203 0000") != mark("DE02 1203 0001"))
    }

    @Test func messagesOfAnAppKeepTheirKeyAndOthersAreCounted() {
        let identity = EvidenceIdentity(document: EvidenceIdentityTests.document)
        func byRef() -> Digest { Array("m1".utf8).withBytes { identity.key(message: $0, conversation: "c") } }
        #expect(byRef() == byRef())
        #expect(byRef() == Digest.sha256(Array("chat ref\u{0}c\u{0}m1".utf8)))
        func byText(_ seconds: Int, _ day: String = "2025-03-14") -> Digest {
            Array("ana".utf8).withBytes { sender in
                Array("brot 4,50".utf8).withBytes { identity.key(sender: sender, day: Day(day), seconds: seconds, text: $0) }
            }
        }
        let first = byText(3600)
        // Of one minute, whatever the seconds.
        #expect(byText(3659) == EvidenceIdentity.numbered(1, of: first))
        #expect(byText(3660) != first)
        let next = byText(3600, "2025-03-15")
        #expect(next != first)
        // A day that comes back is counted on.
        #expect(byText(3601) == EvidenceIdentity.numbered(2, of: first))
    }

    @Test func equalReceiptsOfADocumentAreCounted() {
        let identity = EvidenceIdentity(document: EvidenceIdentityTests.document)
        let first = identity.key(receipt: "2025-03-14  -4.50 SHOP")
        #expect(first == Digest.sha256(Array("receipt\u{0}2025-03-14  -4.50 SHOP".utf8)))
        #expect(identity.key(receipt: "2025-03-14  -4.50 SHOP") == EvidenceIdentity.numbered(1, of: first))
    }
}

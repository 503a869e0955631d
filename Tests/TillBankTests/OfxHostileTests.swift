import Glibc
import Testing
import TillRecords
import TillTesting

@testable import TillBank
@testable import TillStages

@Suite struct OfxHostileTests {
    @Test(arguments: ["<STMTTRN>", "<A ", "<![CDATA[", "<!--", "<?", "<!x", "&", "<STATUS>", "<A b=\"", "<STMTTRNRS>", "</", "<MEMO>&#"])
    func repeatedOpeningsCostLinearTime(opening: String) {
        let clock = ContinuousClock()
        let small = String(repeating: opening, count: 4_000)
        let large = String(repeating: opening, count: 40_000)
        _ = ReadDocument(OfxText.sgml(small))
        let brief = clock.measure { _ = ReadDocument(OfxText.sgml(small)) }
        let long = clock.measure { _ = ReadDocument(OfxText.sgml(large)) }
        // Ten times the bytes; a hundred times the time would be quadratic.
        #expect(long < brief * 40 + .milliseconds(200))
    }

    private func environment(_ name: String) -> UInt64? { getenv(name).flatMap { UInt64(String(cString: $0)) } }

    /// Whatever is done to a document, it gives records that keep to their declarations, or a fault; never a trap.
    /// `TILL_FUZZ_ROUNDS` and `TILL_FUZZ_SEED` make it longer and other.
    @Test func damagedDocumentsGiveFaultsAndNeverTraps() throws {
        let after = "<LEDGERBAL><BALAMT>-812.33<DTASOF>20250331</LEDGERBAL>"
        let whole = [
            OfxText.sgml(
                OfxText.row("-1.00", id: "A", more: "<MEMO>caf\u{E9} &amp; <CURRENCY><CURSYM>USD</CURRENCY>") + OfxText.row("2,50"),
                after: after),
            OfxText.xml(
                "<STMTTRN><DTPOSTED>20250314</DTPOSTED><TRNAMT>-3.00</TRNAMT><NAME><![CDATA[x]]></NAME></STMTTRN><!-- c -->", after: after),
        ].map { Array($0.utf8) }
        var chance = SeededChance(environment("TILL_FUZZ_SEED") ?? 7)
        let speech = Speech(program: "test", quiet: true)
        let rounds = environment("TILL_FUZZ_ROUNDS") ?? 3_000
        for _ in 0..<rounds {
            let document = Damage.apply(to: whole[chance.below(whole.count)], &chance)
            let read = ReadDocument(document, speech: speech)
            #expect(read.fault != nil || !read.records.isEmpty)
            for record in read.records {
                #expect((try? Record(checking: record.text)) != nil)
                switch record.string(.type) {
                case "observation": #expect(Shape.observation.violations(in: record) == [])
                case "balance": #expect(Shape.balance.violations(in: record) == [])
                case "note": #expect(Shape.note.violations(in: record) == [])
                default: #expect(Shape.reject.violations(in: record) == [])
                }
            }
            let ids = read.observations.compactMap { $0.string(.id) }
            #expect(Set(ids).count == ids.count)
        }
    }
}

/// Ways a file breaks.
enum Damage {
    static func apply(to document: [UInt8], _ chance: inout SeededChance) -> [UInt8] {
        var bytes = document
        for _ in 0...chance.below(4) {
            guard !bytes.isEmpty else { return [0x3C] }
            let at = chance.below(bytes.count)
            switch chance.below(7) {
            case 0: bytes[at] = UInt8(truncatingIfNeeded: chance.next())
            case 1: bytes.remove(at: at)
            case 2: bytes.insert(UInt8(truncatingIfNeeded: chance.next()), at: at)
            case 3: bytes.removeLast(bytes.count - at)
            case 4: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + chance.below(200))], at: chance.below(bytes.count))
            case 5: bytes.removeSubrange(at..<min(bytes.count, at + chance.below(30)))
            default: bytes.insert(contentsOf: Array("<>&/!-[]?.,0\"\u{0}\r\n".utf8).shuffled(&chance), at: at)
            }
        }
        return bytes
    }
}

extension [UInt8] {
    fileprivate func shuffled(_ chance: inout SeededChance) -> [UInt8] {
        (0..<(1 + chance.below(5))).map { _ in self[chance.below(count)] }
    }
}

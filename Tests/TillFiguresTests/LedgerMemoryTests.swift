import Testing
import TillRecords
import TillStages

@testable import TillFigures

/// A household is read once by the stages of a chain, and again when anything of it changed.
@Suite struct LedgerMemoryTests {
    private func amounts(_ ledger: HouseholdLedger) -> [Int64] { ledger.transactions.map(\.money.minorUnits) }

    @Test func whatDidNotChangeIsNotReadAgain() throws {
        let uses = try #require(Books.uses)
        let memory = ChainMemory()
        var records = try ["-1.00", "-2.00"].enumerated().map { try Record(checking: Books.row("t\($0)", "2025-03-0\($0 + 1)", $1)) }
        let first = memory.ledger(records, uses: uses, file: nil, asOf: nil)
        #expect(amounts(first) == [-100, -200])
        // Results of analyses pass beside.
        let health = try Record(checking: #"{"type":"health","household":"home"}"#)
        #expect(first.stands(on: HouseholdLedger.sources(of: records + [health])))
        let again = memory.ledger(records + [health], uses: uses, file: nil, asOf: nil)
        #expect(amounts(again) == [-100, -200])
        records[1].set(.amount, string: "-3.00")
        #expect(!first.stands(on: HouseholdLedger.sources(of: records)))
        #expect(amounts(memory.ledger(records, uses: uses, file: nil, asOf: nil)) == [-100, -300])
        #expect(amounts(memory.ledger(records, uses: uses, file: nil, asOf: Day("2025-03-01"))) == [-100])
        #expect(amounts(memory.ledger(Array(records.prefix(1)), uses: uses, file: nil, asOf: nil)) == [-100])
        // Another line of the same words is another record.
        let copied = try records.map { try Record(checking: $0.text) }
        #expect(!HouseholdLedger(records, uses: uses).stands(on: HouseholdLedger.sources(of: copied)))
        #expect(amounts(memory.ledger(copied, uses: uses, file: nil, asOf: nil)) == [-100, -300])
    }
}

import TillHousehold
import TillRecords
import TillStages

/// The household that a stage of the chain read last, so that the next stage need not read it again.
private struct LedgerMemory {
    let file: HouseholdFile?
    let asOf: Day?
    let home: Currency?
    let ledger: HouseholdLedger
}

extension ChainMemory {
    /// A household's ledger: the one that a stage before made of the same records, else a new one.
    ///
    /// Records are the same when they are the very same line in memory, which a stage that changes nothing passes on.
    ///
    /// - Parameters:
    ///   - records: of one household, as a stage holds them.
    ///   - home: the currency asked for.
    public func ledger(
        _ records: [Record], uses: CategoryUses, file: HouseholdFile?, asOf: Day?, home: Currency? = nil
    ) -> HouseholdLedger {
        let sources = HouseholdLedger.sources(of: records)
        if let last = value(LedgerMemory.self), last.asOf == asOf, last.home == home, last.file == file, last.ledger.stands(on: sources) {
            return last.ledger
        }
        drop(LedgerMemory.self)
        let ledger = HouseholdLedger(sources: sources, uses: uses, file: file, asOf: asOf, home: home)
        keep(LedgerMemory(file: file, asOf: asOf, home: home, ledger: ledger))
        return ledger
    }
}

import TillFigures
import TillHousehold
import TillRecords

/// What has come in of one household, until its last record.
struct LedgerDraft {
    let household: String
    let file: HouseholdFile?
    private var records: [Record] = []
    /// Some transaction of it can be exported.
    private(set) var hasTransactions = false

    init(household: String, file: HouseholdFile?) {
        self.household = household
        self.file = file
    }

    /// A transaction that has no day, no amount or more digits than its currency cannot be exported.
    struct Unfit: Error {
        var code: String
        var sentence: String
    }

    /// Whether figures are made of records of this type.
    static func takes(_ record: borrowing Record) -> Bool {
        ([.transaction, .observation, .balance, .series] as [FieldWord]).contains { record.equals(.type, $0) }
    }

    mutating func add(_ record: borrowing Record) throws(Unfit) {
        if record.equals(.type, .transaction), !record.equals(.status, "void") {
            try LedgerDraft.check(record)
            hasTransactions = true
        }
        records.append(copy record)
    }

    private static func check(_ record: borrowing Record) throws(Unfit) {
        guard record.date(.date) != nil, let amount = record.decimal(.amount) else {
            throw Unfit(code: "export.incomplete", sentence: "a transaction without a day or an amount is in no export.")
        }
        guard Money(amount, record.currency(.currency) ?? .unknown) != nil else {
            throw Unfit(code: "export.amount", sentence: "an amount has more digits than its currency.")
        }
    }

    func ledger(_ uses: CategoryUses, asOf: Day?, daysAhead: Int) -> ExportLedger {
        ExportLedger(
            HouseholdLedger(records, uses: uses, file: file, asOf: asOf), household: household, file: file, daysAhead: daysAhead)
    }
}

import TillFigures
import TillHousehold
import TillRecords
import TillStages

/// `till-figures`: writes into each transaction what it is to the figures, and why they do not have it where they do not.
public struct FiguresStage: HouseholdStage {
    public var holding = HouseholdHolding()
    private let households: Households
    private let uses: CategoryUses
    private let asOf: Day?

    public init(options: Options, context: Context) throws(Fault) {
        households = try Households(folder: options.text("households"), file: options.text("household-file"))
        uses = try CategoryUses(context.knowledge)
        asOf = context.asOf
    }

    /// A household's records in their order; what an earlier run said of its transactions is said anew.
    public mutating func take(household records: [Record], into sink: Sink) throws(Fault) {
        guard records.contains(where: { $0.equals(.type, .transaction) }) else {
            for record in records { try sink.emit(record) }
            return
        }
        let ledger = HouseholdLedger(records, uses: uses, file: try households.file(of: records), asOf: asOf)
        var places = [Int32](repeating: -1, count: ledger.sources.count)
        for (place, row) in ledger.transactions.enumerated() { places[row.record] = Int32(place) }
        var next = 0
        for record in records {
            // The ledger's sources are these records without those that no figure is made of.
            let isSource = next < ledger.sources.count && ledger.sources[next].isSame(as: record)
            defer { next += isSource ? 1 : 0 }
            guard record.equals(.type, .transaction) else {
                try sink.emit(record)
                continue
            }
            var record = record
            let place = isSource ? Int(places[next]) : -1
            FigureWords.write(place < 0 ? nil : ledger.transactions[place], home: ledger.home, into: &record)
            try sink.emit(record)
        }
    }
}

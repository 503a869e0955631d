import TillHousehold
import TillRecords
import TillStages

/// `till-recur`: finds what recurs among the transactions of a household, and joins it with what the household declares.
public struct RecurStage: HouseholdStage {
    public var holding = HouseholdHolding()
    private let knowledge: RecurKnowledge
    private let households: Households
    private let asOf: Day?

    public init(options: Options, context: Context) throws(Fault) {
        knowledge = try RecurKnowledge(context.knowledge)
        households = try Households(folder: options.text("households"), file: options.text("household-file"))
        asOf = context.asOf
    }

    /// One household: its records as they came, each transaction with its series; then the series, by id.
    public mutating func take(household records: [Record], into sink: Sink) throws(Fault) {
        let file = try households.file(of: records)
        guard file?.fixed.isEmpty == false || records.contains(where: { $0.equals(.type, .transaction) }) else {
            for record in records { try sink.emit(record) }
            return
        }
        let found = HouseholdSeries(records, file: file, asOf: asOf, knowledge)
        var ids: [Int: String] = [:]
        for series in found.series {
            for row in series.fit?.rows ?? [] { ids[row.record] = series.id }
        }
        let refunds = RefundCategories(records)
        for (index, record) in records.enumerated() {
            // What an earlier run found is found anew, or is no more.
            if record.equals(.type, .series) { continue }
            var record = record
            refunds.settle(&record, at: index, among: records)
            if let id = ids[index] {
                record.set(.series, string: id)
            } else if record.has(.series), record.equals(.type, .transaction) {
                record.remove(.series)
            }
            try sink.emit(record)
        }
        for record in SeriesWriting(found, records, file: file, knowledge).all { try sink.emit(record) }
    }
}

/// What comes back is of the category of what it was paid for: the shop's name alone, with "RETURN" in it, says less.
struct RefundCategories {
    /// The purchase that each refund gives back, by the refund's place among the records.
    private var purchases: [Int: Int] = [:]
    private static let said: [String] = ["decision", "rule"]

    init(_ records: [Record]) {
        var wanted: [String: [Int]] = [:]
        for (index, record) in records.enumerated() where record.equals(.type, .transaction) && record.equals(.kind, "refund") {
            guard let link = record.objects(.links).first(where: { $0.equals(.kind, "refund") }), let to = link.string(.to) else {
                continue
            }
            wanted[to, default: []].append(index)
        }
        guard !wanted.isEmpty else { return }
        for (index, record) in records.enumerated() where record.equals(.type, .transaction) {
            for refund in record.string(.id).flatMap({ wanted[$0] }) ?? [] { purchases[refund] = index }
        }
    }

    /// Gives a refund its purchase's category, unless a person or a rule of theirs said another.
    func settle(_ record: inout Record, at index: Int, among records: [Record]) {
        guard let purchase = purchases[index], let raw = records[purchase].withRaw(.category, { Array($0) }) else { return }
        if let by = record.object(.category)?.string(.by), RefundCategories.said.contains(by) { return }
        record.set(.category, raw: raw)
        let isOpen = !record.objects(.candidates).isEmpty || records[purchase].flag(.needsReview) ?? false
        if !isOpen, record.has(.needsReview) { record.remove(.needsReview) }
    }
}

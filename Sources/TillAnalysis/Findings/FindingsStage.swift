import TillFigures
import TillHousehold
import TillRecords
import TillStages

/// `till-findings`: what a person should know, each thing once.
public struct FindingsStage: HouseholdStage {
    public var holding = HouseholdHolding()
    private let households: Households
    private let uses: CategoryUses
    private let memory: ChainMemory
    private let asOf: Day?
    private let most: Int
    private let languages: HouseholdLanguages
    private let notes: DayNotes

    /// A tag that says that a person knows: nothing is found about such a transaction.
    static let dismissal = "checked"

    public init(options: Options, context: Context) throws(Fault) {
        households = try Households(folder: options.text("households"), file: options.text("household-file"))
        uses = try CategoryUses(context.knowledge)
        memory = context.memory
        asOf = context.asOf
        most = max(1, try options.integer("most") ?? 3)
        languages = try HouseholdLanguages(options, context.knowledge)
        notes = try options.text("notes").map { path throws(Fault) in try DayNotes(path: path) } ?? .none
    }

    /// Emits a household's records, then its findings in place of any that an earlier run left among them.
    public mutating func take(household records: [Record], into sink: Sink) throws(Fault) {
        for record in records where !isOurs(record) { try sink.emit(record) }
        guard records.contains(where: { $0.equals(.type, .transaction) }) else { return }
        let file = try households.file(of: records)
        let ledger = memory.ledger(records, uses: uses, file: file, asOf: asOf)
        let shared = FindingContext(records, ledger, try languages.messages(of: file), notes)
        let known = Set(records.lazy.compactMap { Decision($0) }.filter { $0.action == .dismiss }.map(\.about))
        let all = FindingRules.all.flatMap { $0.findings(in: shared) }.filter { !known.contains($0.key) }
        for finding in FindingsStage.chosen(all, ledger, most: most) {
            try sink.emit(finding.record(household: ledger.household, ledger.home))
        }
    }

    /// A finding of one of our rules; those of other stages pass.
    private func isOurs(_ record: borrowing Record) -> Bool {
        record.equals(.type, .finding) && FindingRules.codes.contains(record.string(.code) ?? "")
    }

    /// Findings by day, each key once, without those that were dismissed; the most pressing of each month are listed.
    static func chosen(_ all: [Finding], _ ledger: HouseholdLedger, most: Int) -> [Finding] {
        let dismissed = Set(ledger.transactions.lazy.filter { $0.tags.contains(dismissal) }.map(\.id))
        var keys: Set<String> = []
        var byMonth: [Month: [Finding]] = [:]
        for finding in all.sorted(by: Finding.precedes) {
            guard keys.insert(finding.key).inserted, dismissed.isDisjoint(with: finding.transactions) else { continue }
            var finding = finding
            finding.isListed = (byMonth[Month(of: finding.day)]?.count ?? 0) < most
            byMonth[Month(of: finding.day), default: []].append(finding)
        }
        return byMonth.keys.sorted().flatMap { month in
            (byMonth[month] ?? []).sorted { $0.day != $1.day ? $0.day < $1.day : Finding.precedes($0, $1) }
        }
    }
}

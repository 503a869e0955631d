import TillFigures
import TillHousehold
import TillRecords
import TillStages

/// `till-goals`: how far a household is with what it saves for, and how long it has kept the habits it wants to keep.
public struct GoalsStage: HouseholdStage {
    public var holding = HouseholdHolding()
    private let households: Households
    private let knowledge: Knowledge
    private let uses: CategoryUses
    private let memory: ChainMemory
    private let asOf: Day?

    public init(options: Options, context: Context) throws(Fault) {
        households = try Households(folder: options.text("households"), file: options.text("household-file"))
        knowledge = context.knowledge
        uses = try CategoryUses(context.knowledge)
        memory = context.memory
        asOf = context.asOf
    }

    /// Emits a household's records, then its goals and challenges, where it can tell of any in place of those that an earlier run left.
    public mutating func take(household records: [Record], into sink: Sink) throws(Fault) {
        let made = try plans(records, sink)
        for record in records where made.isEmpty || !(record.equals(.type, .goal) || record.equals(.type, .challenge)) {
            try sink.emit(record)
        }
        for record in made { try sink.emit(record) }
    }

    private func plans(_ records: [Record], _ sink: Sink) throws(Fault) -> [Record] {
        guard records.contains(where: { $0.equals(.type, .transaction) }), let file = try households.file(of: records),
            !file.goals.isEmpty || !file.challenges.isEmpty
        else { return [] }
        let ledger = memory.ledger(records, uses: uses, file: file, asOf: asOf)
        let known = try unknown(in: file, ledger)
        var made = GoalProgress.all(file, ledger).map { $0.record(ledger) }
        for challenge in file.challenges {
            guard let progress = ChallengeProgress(challenge, ledger) else { continue }
            if let category = challenge.category, known.unused.contains(category) {
                try sink.note(
                    "goals.unused-category", "there is no category \(category), which the challenge \(challenge.name) is about.",
                    remedy:
                        "\(NearestName.question(category, among: known.words))till categories lists them; correct it in the household's file.",
                    household: ledger.household)
            }
            made.append(progress.record(ledger))
        }
        return made
    }

    /// Categories of challenges that neither the taxonomy nor any transaction has, and those that there are.
    private func unknown(in file: HouseholdFile, _ ledger: HouseholdLedger) throws(Fault) -> (unused: [String], words: [String]) {
        let asked = file.challenges.compactMap(\.category)
        guard !asked.isEmpty else { return ([], []) }
        let words = try BudgetBuckets.categories.resolved(knowledge).words
        let used = Set(
            ledger.transactions.flatMap { row in row.shares.flatMap { [$0.category, LedgerTransaction.group(of: $0.category)] } })
        return (asked.filter { !words.contains($0) && !used.contains($0) }, words)
    }
}

import TillFigures
import TillHousehold
import TillRecords
import TillStages

/// What has come in of one household, until its last record.
struct HouseholdDraft {
    var household: String
    /// What the figures are made of: transactions, observations, balances.
    private var sources: [Record] = []
    private var isResolved = false
    private var places: [String: String] = [:]
    private var evidence: [String: ReportEvidence] = [:]
    private var outlook = Outlook()
    private var series: [ReportSeries] = []
    private var questions: [String: (first: Question, count: Int)] = [:]
    private var acknowledged = AcknowledgedMatters()
    /// Of each month that a record tells of.
    private var healths: [Month: HouseholdHealth] = [:]
    /// What it saves for, which habits it keeps and what it owes, as told.
    private var plans: [Record] = []
    /// Where it stands among others, as far as that was told before its first record.
    var peers: PeersCard?
    /// The records themselves, where pages are made for members who do not see them all.
    private(set) var held: [Record] = []

    init(household: String) { self.household = household }

    var isEmpty: Bool { sources.allSatisfy { $0.equals(.type, .series) } }

    /// Keeps a record as it is.
    mutating func hold(_ record: Record) { held.append(record) }

    /// Takes a record that pages are made of; others are left out. Throws what a row lacks.
    mutating func take(_ record: borrowing Record, masking: Bool) throws(RecordReading.RecordError) {
        if record.equals(.type, .transaction) || record.equals(.type, .observation) {
            try RecordReading.check(record)
            if record.equals(.type, .observation) {
                let id = Plain.clean(record.string(.id) ?? "", limit: 64)
                places[id] = RecordReading.place(record)
                evidence[id] = RecordReading.evidence(record, masking: masking)
            } else {
                isResolved = true
            }
            sources.append(copy record)
        } else if record.equals(.type, .balance) {
            if StatedBalance(record) != nil { sources.append(copy record) }
        } else if record.equals(.type, .series) {
            if let one = RecordReading.series(record, masking: masking) { series.append(one) }
            sources.append(copy record)
        } else if record.equals(.type, .health) {
            if let told = HouseholdHealth(record) { healths[told.month] = told }
        } else if record.equals(.type, .goal) || record.equals(.type, .challenge) || record.equals(.type, .loan) {
            plans.append(copy record)
        } else if record.equals(.type, .note) || record.equals(.type, .reject) {
            add(question: RecordReading.question(record, masking: masking), code: record.string(.code) ?? "")
        } else if record.equals(.type, .decision) {
            acknowledged.take(record)
        } else {
            _ = outlook.take(record, masking: masking)
        }
    }

    /// Remarks of one kind about one file are one question, with how many more there are.
    private mutating func add(question: Question, code: String) {
        questions["\(code)\u{0}\(question.subject)", default: (question, 0)].count += 1
        questions["\(code)\u{0}\(question.subject)"]?.first.documents.formUnion(question.documents)
    }

    mutating func add(questionsOf other: HouseholdDraft) {
        questions.merge(other.questions) { mine, theirs in
            var first = mine.first
            first.documents.formUnion(theirs.first.documents)
            return (first, mine.count + theirs.count)
        }
        acknowledged.take(other.acknowledged)
        held += other.held
    }

    /// The household, complete. Nothing of it depends on the order the records came in, but for rows that are equal in everything.
    ///
    /// - Parameters:
    ///   - home: the currency asked for; nil for the household's own.
    ///   - uses: what categories mean to the figures.
    ///   - memory: where a stage before may have left the same household.
    func book(home: Currency?, file: HouseholdFile?, uses: CategoryUses, memory: ChainMemory, asOf: Day?, masking: Bool)
        -> HouseholdBook
    {
        let ledger = memory.ledger(sources, uses: uses, file: file, asOf: asOf, home: home)
        let rows = ledger.transactions.map { row in
            var placed = RecordReading.transaction(ledger.sources[row.record], row, masking: masking)
            let ids = isResolved ? placed.sources : [placed.id]
            placed.observations = ids
            placed.sources = ids.map { places[$0] ?? $0 }
            placed.evidence = ids.compactMap { evidence[$0] }
            return placed
        }
        let asked = questions.values.map { found in
            var question = found.first
            if found.count > 1 { question.place += (question.place.isEmpty ? "" : " ") + "and \(found.count - 1) more" }
            return question
        }
        var book = HouseholdBook(
            household: household, home: ledger.home, transactions: rows, balances: ledger.balances, questions: asked, series: series,
            asOf: asOf)
        book.acknowledged = acknowledged
        book.undocumented = HouseholdDraft.undocumented(ledger)
        book.standing = HouseholdStanding(ledger)
        book.outlook = outlook.sorted
        book.goals = plans.compactMap { $0.equals(.type, .goal) ? GoalReading($0, home: ledger.home) : nil }
        book.loans = plans.compactMap { $0.equals(.type, .loan) ? LoanReading($0, home: ledger.home) : nil }
        book.challenges = plans.compactMap { $0.equals(.type, .challenge) ? ChallengeReading($0, home: ledger.home) : nil }
        book.healths = healths.values.sorted { $0.month < $1.month }
        return book
    }

    /// Declared accounts without documents, and what rows of others say was paid to them.
    private static func undocumented(_ ledger: HouseholdLedger) -> [UndocumentedAccount] {
        let payments = ledger.paymentsToUndocumented
        return ledger.undocumented.filter { $0.kind != "loan" }.map { account in
            let rows = payments[account.id] ?? []
            return UndocumentedAccount(
                id: account.id, kind: account.kind, last4: account.last4, rows: rows.count,
                paid: rows.reduce(Int64(0)) { $0.clampedAdding(Int64(clamping: ($1.home ?? 0).magnitude)) })
        }
    }
}

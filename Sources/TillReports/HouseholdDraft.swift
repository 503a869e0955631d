import TillRecords

/// What has come in of one household, until its last record.
struct HouseholdDraft {
    var household: String
    private var transactions: [ReportTransaction] = []
    /// Observations as transactions: what the pages are made of while no stage before has resolved them.
    private var observations: [ReportTransaction] = []
    private var places: [String: String] = [:]
    private var evidence: [String: ReportEvidence] = [:]
    private var balances: [StatedBalance] = []
    private var outlook = Outlook()
    private var series: [ReportSeries] = []
    private var questions: [String: (first: Question, count: Int)] = [:]
    /// Of the latest month that a record tells of.
    private var health: HouseholdHealth?
    /// The records themselves, where pages are made for members who do not see them all.
    private(set) var held: [Record] = []

    init(household: String) { self.household = household }

    var isEmpty: Bool { transactions.isEmpty && observations.isEmpty && balances.isEmpty }

    /// Keeps a record as it is.
    mutating func hold(_ record: Record) { held.append(record) }

    /// Takes a record that pages are made of; others are left out. Throws what a row lacks.
    mutating func take(_ record: borrowing Record, masking: Bool) throws(RecordReading.Trouble) {
        if record.equals("type", "transaction") || record.equals("type", "observation") {
            guard let row = try RecordReading.transaction(record, masking: masking) else { return }
            if record.equals("type", "transaction") {
                transactions.append(row)
            } else {
                places[row.id] = RecordReading.place(record)
                evidence[row.id] = RecordReading.evidence(record, masking: masking)
                observations.append(row)
            }
        } else if record.equals("type", "balance") {
            if let balance = StatedBalance(record) { balances.append(balance) }
        } else if record.equals("type", "series") {
            if let one = RecordReading.series(record, masking: masking) { series.append(one) }
        } else if record.equals("type", "health") {
            if let told = HouseholdHealth(record), health.map({ $0.month <= told.month }) ?? true { health = told }
        } else if record.equals("type", "note") || record.equals("type", "reject") {
            add(question: RecordReading.question(record, masking: masking), code: record.string("code") ?? "")
        } else {
            _ = outlook.take(record, masking: masking)
        }
    }

    /// Remarks of one kind about one file are one question, with how many more there are.
    private mutating func add(question: Question, code: String) {
        questions["\(code)\u{0}\(question.subject)", default: (question, 0)].count += 1
    }

    mutating func add(questionsOf other: HouseholdDraft) {
        questions.merge(other.questions) { mine, theirs in (mine.first, mine.count + theirs.count) }
        held += other.held
    }

    /// The household, complete. Nothing of it depends on the order the records came in, but for rows that are equal in everything.
    func book(home: Currency?, asOf: Day?) -> HouseholdBook {
        let rows = (transactions.isEmpty ? observations : transactions).map { row in
            var placed = row
            let ids = transactions.isEmpty ? [row.id] : row.sources
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
            household: household, home: home, transactions: rows, balances: balances, questions: asked, series: series, asOf: asOf)
        book.outlook = outlook.sorted
        book.health = health
        return book
    }
}

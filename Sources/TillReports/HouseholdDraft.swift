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

    init(household: String) { self.household = household }

    var isEmpty: Bool { transactions.isEmpty && observations.isEmpty && balances.isEmpty }

    mutating func add(transaction: ReportTransaction) { transactions.append(transaction) }

    mutating func add(observation: ReportTransaction, at place: String, _ said: ReportEvidence? = nil) {
        places[observation.id] = place
        evidence[observation.id] = said
        observations.append(observation)
    }

    mutating func add(health told: HouseholdHealth) {
        if health.map({ $0.month <= told.month }) ?? true { health = told }
    }

    mutating func add(balance: StatedBalance) { balances.append(balance) }

    /// Takes what an analysis says; false for any other record.
    mutating func add(result: borrowing Record, masking: Bool) -> Bool { outlook.take(result, masking: masking) }

    mutating func add(series one: ReportSeries) { series.append(one) }

    /// Remarks of one kind about one file are one question, with how many more there are.
    mutating func add(question: Question, code: String) {
        questions["\(code)\u{0}\(question.subject)", default: (question, 0)].count += 1
    }

    mutating func add(questionsOf other: HouseholdDraft) {
        questions.merge(other.questions) { mine, theirs in (mine.first, mine.count + theirs.count) }
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

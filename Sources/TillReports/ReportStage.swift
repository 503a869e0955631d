import TillHousehold
import TillRecords
import TillStages

/// Makes the pages of each household as it passes, and passes every record on.
public struct ReportStage: Stage {
    private let options: ReportOptions
    private let households: Households
    private let frame: PageFrame
    private var draft: HouseholdDraft?
    /// Remarks that came before the first record of their household; of nobody's documents under the empty name.
    private var early: [String: HouseholdDraft] = [:]
    private var isWarned = false
    private var cohorts: [CohortCard] = []
    private var done: [String: HouseholdsPage.Entry] = [:]

    public init(options: Options, context: Context) throws(Fault) {
        self.options = try ReportOptions(options, asOf: context.asOf)
        households = try Households(folder: options.text("households"), file: options.text("household-file"))
        frame = try PageFrame()
    }

    public mutating func take(_ record: consuming Record, into sink: Sink) throws(Fault) {
        if record.equals("type", "note") || record.equals("type", "reject") {
            addQuestion(record)
            try sink.emit(record)
            return
        }
        if record.equals("type", "cohort"), options.cohorts != nil, let told = CohortCard(record) { cohorts.append(told) }
        let isKnown =
            record.equals("type", "transaction") || record.equals("type", "observation") || record.equals("type", "balance")
            || record.equals("type", "series") || record.equals("type", "health")
        if options.writes || options.cohorts == nil {
            if isKnown { try add(record, sink) } else { addResult(record) }
        }
        if !options.discards { try sink.emit(record) }
    }

    public mutating func finish(into sink: Sink) throws(Fault) {
        try close(sink)
        try closeUnread(sink)
        if let path = options.cohorts {
            try PageFolder.write(CohortsPage.html(cohorts, frame: frame), path: path)
            cohorts = []
        }
        if options.writes, done.isEmpty, sink.rejected == 0 {
            try sink.note(
                "report.nothing", "the stream has no transaction, observation or balance: no page was made.",
                remedy: "Give till-report the output of till-bank or of the stages after it.")
        }
        if let folder = options.folder, !options.skipsIndex, !done.isEmpty {
            let entries = done.keys.sorted().compactMap { done[$0] }
            try PageFolder(folder).write(HouseholdsPage.html(entries, frame: frame), to: "index.html")
        }
    }

    /// Households of which nothing could be read still have pages: they say what needs a person.
    private mutating func closeUnread(_ sink: Sink) throws(Fault) {
        for owner in early.keys.sorted() where options.writes && done[owner] == nil && (!owner.isEmpty || done.isEmpty) {
            draft = early.removeValue(forKey: owner)
            try close(sink)
        }
    }

    private mutating func add(_ record: borrowing Record, _ sink: Sink) throws(Fault) {
        let household = record.string("household") ?? ""
        if draft?.household != household {
            try close(sink)
            var fresh = HouseholdDraft(household: household)
            for owner in [household, ""] { early.removeValue(forKey: owner).map { fresh.add(questionsOf: $0) } }
            draft = fresh
        }
        if record.equals("type", "series") {
            if let series = RecordReading.series(record, masking: options.masking) { draft?.add(series: series) }
            return
        }
        if record.equals("type", "health") {
            if let health = HouseholdHealth(record) { draft?.add(health: health) }
            return
        }
        if record.equals("type", "balance") {
            if let balance = StatedBalance(record) { draft?.add(balance: balance) }
            return
        }
        do {
            guard let row = try RecordReading.transaction(record, masking: options.masking) else { return }
            if record.equals("type", "transaction") {
                draft?.add(transaction: row)
            } else {
                draft?.add(observation: row, at: RecordReading.place(record), RecordReading.evidence(record, masking: options.masking))
            }
        } catch {
            try sink.reject(ReportStage.fault(error, RecordReading.place(record)), household: household.isEmpty ? nil : household)
        }
    }

    private static func fault(_ trouble: RecordReading.Trouble, _ place: String) -> Fault {
        let at = place.isEmpty ? nil : place
        return switch trouble {
        case .incomplete:
            Fault(
                "report.incomplete", "a row without a date or an amount is on no page.", remedy: "Correct the row in its document.",
                place: at)
        case .amount:
            Fault(
                "report.amount", "the amount has more digits than its currency.",
                remedy: "Correct the currency, with --currency of till-normalise or in the household file.", place: at)
        }
    }

    /// What an analysis says of the household that is passing; it comes after the household's transactions.
    private mutating func addResult(_ record: borrowing Record) {
        guard draft?.household == record.string("household") ?? "" else { return }
        _ = draft?.add(result: record, masking: options.masking)
    }

    private mutating func addQuestion(_ record: borrowing Record) {
        let question = RecordReading.question(record, masking: options.masking)
        let code = record.string("code") ?? ""
        let owner = record.string("household")
        if draft != nil, owner == nil || owner == draft?.household {
            draft?.add(question: question, code: code)
        } else {
            early[owner ?? "", default: HouseholdDraft(household: owner ?? "")].add(question: question, code: code)
        }
    }

    /// Makes the pages of the household that is complete.
    private mutating func close(_ sink: Sink) throws(Fault) {
        guard let draft else { return }
        self.draft = nil
        guard options.writes else {
            if !draft.isEmpty, !isWarned {
                isWarned = true
                try sink.note("report.no-page", "no page was asked for.", remedy: "Name one with --html FILE or a folder with --out DIR.")
            }
            return
        }
        let id = draft.household.isEmpty ? "household" : draft.household
        guard Context.isHouseholdId(id) || (options.folder == nil && done.isEmpty) else {
            let fault = Fault(
                "report.household", "the household's id cannot name a folder.", remedy: "Use small letters, digits, _ and - only.")
            return try sink.reject(fault)
        }
        guard done[id] == nil else {
            let fault = Fault(
                "report.household-split", "the household's records are not together; the later ones are on no page.",
                remedy: "Sort the stream by household.")
            return try sink.reject(fault, household: id)
        }
        try publish(draft, id, sink)
    }

    private mutating func publish(_ draft: HouseholdDraft, _ id: String, _ sink: Sink) throws(Fault) {
        let file = try households.file(of: id)
        var draft = draft
        draft.household = id
        let book = draft.book(home: options.home ?? file?.currency, asOf: options.asOf)
        let publisher = HouseholdPublisher(book: book, settings: options.settings(book, file), frame: frame)
        if let page = options.page {
            let path = done.isEmpty ? page : ReportOptions.path(page, of: id)
            if done.count == 1 {
                try sink.note(
                    "report.several",
                    "the stream has several households: the pages of all but the first have the household's id in their names.",
                    household: id)
            }
            if let missing = try publisher.writePage(options.month, to: path) { try sink.reject(missing, household: id) }
        }
        let entry = HouseholdsPage.Entry(id: id, book: book, title: options.title, month: options.month)
        if let folder = options.folder {
            let pages = try PageFolder(folder + "/" + id)
            if options.isOneMonth {
                if let missing = try publisher.writeMonth(options.month, in: pages) { try sink.reject(missing, household: id) }
            } else {
                try publisher.writeAll(in: pages)
            }
            try pages.write(entry.record.text + "\n", to: ReportIndex.summary)
        }
        if let tables = options.tables { try publisher.writeTables(in: try PageFolder(tables)) }
        done[id] = entry
    }
}

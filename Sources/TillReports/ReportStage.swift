import TillFigures
import TillHousehold
import TillRecords
import TillStages

/// Makes the pages of each household as it passes, and passes every record on.
public struct ReportStage: Stage {
    let options: ReportOptions
    let households: Households
    let uses: CategoryUses
    let memory: ChainMemory
    let frame: PageFrame
    /// What members may see, where pages are made for members.
    let rights: RoleRights?
    private var draft: HouseholdDraft?
    /// Remarks that came before the first record of their household; of nobody's documents under the empty name.
    private var early: [String: HouseholdDraft] = [:]
    /// Why there is no page was said.
    var isWarned = false
    private var cohorts: [CohortCard] = []
    /// Where households stand among others: what a file told, and what came before their records.
    private(set) var peers = PeersBook()
    /// Households that passed, where each has a page among others.
    private var passed: [String] = []
    var done: [String: HouseholdsPage.Entry] = [:]

    public init(options: Options, context: Context) throws(Fault) {
        self.options = try ReportOptions(options, asOf: context.asOf)
        households = try Households(folder: options.text("households"), file: options.text("household-file"))
        uses = try CategoryUses(context.knowledge)
        memory = context.memory
        frame = try PageFrame()
        if let path = self.options.peers { peers = try PeersBook(path: path) }
        rights = self.options.people == .household ? nil : try RoleRights(context.knowledge)
        // A file that serves all records says at once whether it knows the member.
        if case .member(let id) = self.options.people, options.text("household-file") != nil {
            _ = try ReportStage.member(id, of: "", try households.file(of: String?.none))
        }
    }

    public mutating func take(_ record: consuming Record, into sink: Sink) throws(Fault) {
        if record.equals(.type, .note) || record.equals(.type, .reject) {
            addQuestion(record)
            try sink.emit(record)
            return
        }
        if peers.take(record) {
            if record.equals(.type, .cohort), options.cohorts != nil, let told = CohortCard(record) { cohorts.append(told) }
        } else {
            if options.peersPages != nil, let household = record.string(.household), passed.last != household { passed.append(household) }
            if options.writes || !options.isAcross { try add(record, sink) }
        }
        if !options.discards || record.equals(.type, .cohort) || record.equals(.type, .membership) { try sink.emit(record) }
    }

    public mutating func finish(into sink: Sink) throws(Fault) {
        try close(sink)
        try closeUnread(sink)
        if let path = options.cohorts {
            try PageFolder.write(CohortsPage.html(cohorts, frame: frame), path: path)
            cohorts = []
        }
        if let folder = options.peersPages {
            try PeersPage.write(Set(passed).sorted(), peers, in: folder, frame: frame)
            passed = []
        }
        if options.writes, done.isEmpty, sink.rejected == 0, !isWarned {
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

    /// A household begins with what is told of its money; what analyses say of a household comes after that.
    private static func begins(_ record: borrowing Record) -> Bool {
        record.equals(.type, .transaction) || record.equals(.type, .observation) || record.equals(.type, .balance)
            || record.equals(.type, .series) || record.equals(.type, .health)
    }

    private mutating func add(_ record: Record, _ sink: Sink) throws(Fault) {
        let household = record.string(.household) ?? ""
        if draft?.household != household {
            guard ReportStage.begins(record) else { return }
            try close(sink)
            var fresh = HouseholdDraft(household: household)
            fresh.peers = peers.card(of: household)
            for owner in [household, ""] { early.removeValue(forKey: owner).map { fresh.add(questionsOf: $0) } }
            draft = fresh
        }
        if rights != nil { draft?.hold(record) }
        do {
            try draft?.take(record, masking: options.masking)
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

    private mutating func addQuestion(_ record: Record) {
        let owner = record.string(.household)
        if draft != nil, owner == nil || owner == draft?.household {
            add(question: record, to: &draft)
        } else {
            var waiting: HouseholdDraft? = early[owner ?? ""] ?? HouseholdDraft(household: owner ?? "")
            add(question: record, to: &waiting)
            early[owner ?? ""] = waiting
        }
    }

    private func add(question record: Record, to draft: inout HouseholdDraft?) {
        if rights != nil { draft?.hold(record) }
        // A remark lacks nothing.
        try? draft?.take(record, masking: options.masking)
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
}

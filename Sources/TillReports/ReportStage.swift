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
    private let stream: StreamKey
    let languages: HouseholdLanguages
    let weeks: WeekStarts
    let knowledge: Knowledge
    /// Reports of the household's own.
    let definitions: [ReportDefinition]
    private let frames = PageFrames()
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
        stream = context.stream
        languages = try HouseholdLanguages(options, context.knowledge)
        weeks = try WeekStarts(context.knowledge)
        knowledge = context.knowledge
        definitions = try ReportStage.definitions(self.options, households, knowledge)
        if let path = self.options.peers { peers = try PeersBook(path: path) }
        rights = self.options.people == .household ? nil : try RoleRights(context.knowledge)
        // A file that serves all records says at once whether it knows the member.
        if case .member(let id) = self.options.people, options.text("household-file") != nil {
            _ = try ReportStage.member(id, of: "", try households.file(of: String?.none))
        }
    }

    public mutating func take(_ record: consuming Record, into sink: Sink) throws(Fault) {
        if !options.apart.isEmpty {
            let file = try households.file(of: record.string(.household))
            options.apart.mark(&record, file)
        }
        if record.equals(.type, .note) || record.equals(.type, .reject) {
            addQuestion(record)
            try sink.emit(record)
            return
        }
        // It stands at the head of its household, as remarks do.
        if record.equals(.type, .decision), record.equals(.action, "acknowledge") {
            addQuestion(record)
            if !options.discards { try sink.emit(record) }
            return
        }
        if peers.take(record) {
            if record.equals(.type, .cohort), options.cohorts != nil, let told = CohortCard(record) { cohorts.append(told) }
        } else {
            if options.isAcross, let household = record.string(.household), passed.last != household { passed.append(household) }
            if options.writes || !options.isAcross { try add(record, sink) }
        }
        if !options.discards || record.equals(.type, .cohort) || record.equals(.type, .membership) { try sink.emit(record) }
    }

    /// Does what writes pages in the language of a household, with its templates; of nobody's in the language asked for.
    func speaking<Made>(to file: HouseholdFile?, _ work: (PageFrame) throws(Fault) -> Made) throws(Fault) -> Made {
        try speaking(try languages.messages(of: file), work)
    }

    func speaking<Made>(_ messages: Messages, _ work: (PageFrame) throws(Fault) -> Made) throws(Fault) -> Made {
        try PageLanguage.speaking(messages) { () throws(Fault) in try work(try frames.spoken()) }
    }

    public mutating func finish(into sink: Sink) throws(Fault) {
        guard stream.isWhole || !(options.writes || options.isAcross) else {
            draft = nil
            return try sink.reject(
                Fault(
                    "report.cut", "the stream was cut before its end: nothing is put in place of the pages that were made before.",
                    remedy: "Mend what stopped its producer, and run it again.", exit: .partlyRejected))
        }
        try close(sink)
        try closeUnread(sink)
        try writeAcross()
        if options.writes, done.isEmpty, sink.rejected == 0, !isWarned {
            try sink.note(
                "report.nothing", "the stream has no transaction, observation or balance: no page was made.",
                remedy: "Give till-report the output of till-bank or of the stages after it.")
        }
        if let folder = options.folder, !options.skipsIndex, !done.isEmpty {
            let entries = done.keys.sorted().compactMap { done[$0] }
            try speaking(try languages.messages(shared: entries.map(\.language))) { frame throws(Fault) in
                try PageFolder(folder).write(HouseholdsPage.html(entries, frame: frame), to: "index.html")
            }
        }
    }

    /// Pages of all households together, and of each among the others.
    private mutating func writeAcross() throws(Fault) {
        if let path = options.cohorts {
            let cards = cohorts
            let front = options.front
            let spoken = try Set(passed).map { id throws(Fault) in try languages.messages(of: households.file(of: id)).language }
            try speaking(try languages.messages(shared: spoken)) { frame throws(Fault) in
                try PageFolder.write(CohortsPage.html(cards, front: front, frame: frame), path: path)
            }
            cohorts = []
        }
        if let folder = options.peersPages {
            let (ids, book) = (Set(passed).sorted(), peers)
            for id in ids where Context.isHouseholdId(id) {
                try speaking(to: try households.file(of: id)) { frame throws(Fault) in
                    try PeersPage.write(id, book, in: folder, frame: frame)
                }
            }
            passed = []
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

    private static func fault(_ trouble: RecordReading.RecordError, _ place: String) -> Fault {
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
        guard stream.isWhole else { return }
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

/// Pages of a household that is complete: as it is, or as its members may see it.
extension ReportStage {
    mutating func publish(_ draft: HouseholdDraft, _ id: String, _ sink: Sink) throws(Fault) {
        let file = try households.file(of: id)
        var draft = draft
        draft.household = id
        guard let rights else { return try write(draft, id, file, nil, in: options.folder.map { $0 + "/" + id }, sink) }
        switch options.people {
        case .household: return
        case .member(let name):
            let member = try ReportStage.member(name, of: id, file)
            guard let file else { return }
            let scope = MemberScope(member, of: file, rights)
            try write(seen(draft, scope), id, file, scope, in: options.folder.map { $0 + "/" + id }, sink)
        case .each:
            guard let file, !file.members.isEmpty else {
                isWarned = true
                return try sink.note(
                    "report.nobody", "the household file names no members: no page was made.",
                    remedy: "List members with their roles in households/\(id).yaml.", household: id)
            }
            for member in file.members {
                guard Context.isHouseholdId(member.id) else {
                    let fault = Fault(
                        "report.member", "the member's id cannot name a folder.", remedy: "Use small letters, digits, _ and - only.")
                    try sink.reject(fault, household: id)
                    continue
                }
                let scope = MemberScope(member, of: file, rights)
                try write(seen(draft, scope), id, file, scope, in: options.folder.map { "\($0)/\(id)/\(member.id)" }, sink)
            }
        }
    }

    /// The member of this name. Throws a usage fault that names those there are.
    static func member(_ id: String, of household: String, _ file: HouseholdFile?) throws(Fault) -> HouseholdFile.Member {
        if let member = file?.member(id) { return member }
        let known = file?.members.map(\.id).joined(separator: ", ") ?? ""
        throw Fault(
            "usage.member",
            "there is no member named \(Plain.clean(id, limit: 64)) in the household\(household.isEmpty ? "" : " \(household)").",
            remedy: known.isEmpty
                ? "Name the file that lists its members with --household-file FILE or --households DIR." : "Name one of \(known).",
            place: "--as", exit: .usage)
    }

    /// The household made anew of what a member sees.
    private func seen(_ draft: HouseholdDraft, _ scope: MemberScope) -> HouseholdDraft {
        if scope.isWhole { return draft }
        var own = HouseholdDraft(household: draft.household)
        own.peers = draft.peers
        // What rows lack was told when they came.
        for record in scope.records(of: draft.held) { try? own.take(record, masking: options.masking) }
        return own
    }

    private mutating func write(
        _ draft: HouseholdDraft, _ id: String, _ file: HouseholdFile?, _ scope: MemberScope?, in folder: String?, _ sink: Sink
    ) throws(Fault) {
        let entry = try speaking(to: file) { frame throws(Fault) in try write(draft, id, file, scope, in: folder, frame, sink) }
        if let folder { try writeReports(draft, id, file, scope, in: folder) }
        done[id] = entry
    }

    /// The household in the language of the page, as its reader sees it, and how its pages are made.
    func made(_ draft: HouseholdDraft, _ file: HouseholdFile?, _ scope: MemberScope?) -> (HouseholdBook, PageSettings) {
        var book = draft.book(home: options.home, file: file, uses: uses, memory: memory, asOf: options.asOf, masking: options.masking)
        book.isAsked = scope.map { $0.reach(.questions) != .none } ?? true
        if let scope, !scope.seesStanding { book.standing = nil }
        book.weekStart = weeks.first(of: file)
        var settings = options.settings(book, file, seen: scope?.words ?? "")
        settings.front = options.front
        return (book, settings)
    }

    private func write(
        _ draft: HouseholdDraft, _ id: String, _ file: HouseholdFile?, _ scope: MemberScope?, in folder: String?, _ frame: PageFrame,
        _ sink: Sink
    ) throws(Fault) -> HouseholdsPage.Entry {
        var (book, settings) = made(draft, file, scope)
        settings.reports = links(to: id, book)
        if scope.map({ $0.reach(.peers) == .all }) ?? true {
            settings.peers = draft.peers.map { ($0, peers) }
            settings.across = options.across
        }
        let publisher = HouseholdPublisher(book: book, settings: settings, frame: frame, files: options.files)
        if let page = options.page { try write(page, publisher, id, sink) }
        let entry = HouseholdsPage.Entry(id: id, book: book, title: options.title, month: options.month, period: options.period)
        if let folder {
            let pages = try PageFolder(folder)
            if let period = options.period {
                if let missing = try publisher.writePeriod(period, in: pages) { try sink.reject(missing, household: id) }
            } else if let year = options.year {
                if let missing = try publisher.writeYear(year, in: pages) { try sink.reject(missing, household: id) }
            } else if options.isOneMonth {
                if let missing = try publisher.writeMonth(options.month, in: pages) { try sink.reject(missing, household: id) }
            } else {
                try publisher.writeAll(in: pages)
            }
            try pages.write(entry.record.text + "\n", to: ReportIndex.summary)
        }
        if let tables = options.tables {
            let folder = try PageFolder(tables)
            if let period = options.period {
                try publisher.writeTables(of: period, in: folder)
            } else {
                try publisher.writeTables(in: folder)
            }
        }
        if let workbook = options.workbook { try write(workbook: workbook, publisher, id, isTold: folder != nil, sink) }
        return entry
    }

    /// A workbook of the time that was asked for; none, and a reject, where no document is about it.
    ///
    /// - Parameter isTold: pages of the same time say that themselves.
    private func write(
        workbook: String, _ publisher: HouseholdPublisher, _ id: String, isTold: Bool, _ sink: Sink
    ) throws(Fault) {
        if let missing = publisher.missing(options) {
            if options.page == nil, !isTold { try sink.reject(missing, household: id) }
            return
        }
        try publisher.writeWorkbook(
            options.times(of: publisher.book), to: done.isEmpty ? workbook : ReportOptions.path(workbook, of: id))
    }

    /// One page that stands alone.
    private func write(_ page: String, _ publisher: HouseholdPublisher, _ id: String, _ sink: Sink) throws(Fault) {
        let path = done.isEmpty ? page : ReportOptions.path(page, of: id)
        if done.count == 1 {
            try sink.note(
                "report.several",
                "the stream has several households: the pages of all but the first have the household's id in their names.",
                household: id)
        }
        let missing: Fault?
        if let period = options.period {
            missing = try publisher.writePage(period, to: path)
        } else if let year = options.year {
            missing = try publisher.writePage(year: year, to: path)
        } else {
            missing = try publisher.writePage(options.month, to: path)
        }
        if let missing { try sink.reject(missing, household: id) }
    }
}

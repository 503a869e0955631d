import TillHousehold
import TillRecords
import TillStages
import TillStore

/// `till run --dry-run`: what a run would read, and what it would make anew and why. Nothing is made, written or locked.
struct DryRun {
    private let plan: Plan
    private let out: String
    private let state: BookState
    private let request: RunRequest
    private let readers: DocumentReaders

    /// What a run would find of one household.
    private struct Household {
        let id: String
        var job: HouseholdJob
        /// Documents that are not in the archive yet, with the paths they lie at.
        var new: [(name: String, path: String)] = []
        /// Files that no run takes in: links, and what is empty or cannot be read.
        var refused: [String] = []
    }

    /// Throws the plan's mistakes.
    init(_ plan: Plan, out: String, _ state: BookState, _ request: RunRequest) throws(Fault) {
        var request = request
        if request.context.keyFile == nil, plan.needsKey, Folder.exists(state.places.key) { request.context.keyFile = state.places.key }
        self.plan = try Plan(path: plan.path, book: request.book, out: Publishing.partial(of: out), period: request.period)
            .leaving(request.apart)
        self.out = out
        self.state = state
        self.request = request
        readers = try PlanCheck(plan: self.plan, book: state.book, context: request.context).documentReaders()
    }

    /// Writes what a run would do. Throws what would stop it.
    func run(_ speech: Speech) throws(Fault) -> ExitCode {
        let decisions = try DecisionBook(state)
        let strays = request.only.isEmpty ? try state.strays() : nil
        for fault in strays?.faults ?? [] { speech.fault(fault) }
        let database = try opened()
        defer { database?.close() }
        var ids = Set(try state.book.households().map(\.id)).subtracting(strays?.folders.map(\.name) ?? [])
        let entered = Set(try state.book.entered())
        ids.formUnion(try database?.households() ?? [])
        ids.formUnion(entered)
        var households: [Household] = []
        for id in ids.sorted() where request.only.isEmpty || request.only.contains(id) {
            var found = try household(id, database)
            guard !found.job.items.isEmpty || entered.contains(id) else { continue }
            found.job.decisions = decisions.records(of: id)
            households.append(found)
        }
        if let stranger = request.only.first(where: { id in !households.contains { $0.id == id } }) {
            throw PlanRun.noDocuments(of: stranger, in: state.book)
        }
        try tell(households)
        return strays?.isEmpty ?? true ? .good : .partlyRejected
    }

    /// The database as it is; nil where no run made one.
    private func opened() throws(Fault) -> StoreDatabase? {
        guard Folder.exists(state.places.database) else { return nil }
        let database = try state.databaseToRead()
        guard try database.form().applied > 0 else {
            database.close()
            return nil
        }
        return database
    }

    /// What the inbox and the archive have of a household.
    private func household(_ id: String, _ database: StoreDatabase?) throws(Fault) -> Household {
        var found = Household(id: id, job: HouseholdJob(household: id, items: []))
        var looks: [StoreDatabase.Looks] = []
        for path in state.book.documents(of: id) {
            if let look = Intake.looks(path) { looks.append(look) } else { found.refused.append(path) }
        }
        let known = try database?.known(looks) ?? [:]
        let stored = try database?.documents(of: id) ?? []
        var held = Set(stored.map(\.hash))
        var here: [String: String] = [:]
        var fresh: [HouseholdJob.Item] = []
        for look in looks {
            let name = Document.baseName(look.path)
            if let hash = known[look.path], state.archive.holds(hash) {
                here[hash] = look.path
            } else if let bytes = FileReading.bytes(path: look.path, limit: Document.largest), !bytes.isEmpty {
                let hash = Digest.sha256(bytes).hex
                here[hash] = look.path
                guard held.insert(hash).inserted else { continue }
                fresh.append(.init(name: name, hash: hash, path: look.path))
                found.new.append((name, look.path))
            } else {
                found.refused.append(look.path)
            }
        }
        let old = stored.filter { !$0.isForgotten }.map { HouseholdJob.Item(name: $0.name, hash: $0.hash, path: here[$0.hash]) }
        let all = (old + fresh).sorted { ($0.name, $0.hash ?? "") < ($1.name, $1.hash ?? "") }
        found.job.items = all + found.refused.map { .init(name: Document.baseName($0), hash: nil, path: $0) }
        return found
    }

    // MARK: Telling

    private func tell(_ households: [Household]) throws(Fault) {
        let key = try plan.needsKey ? request.context.keyFile.map { path throws(Fault) in try BookKey(path: path) } : nil
        let hash = try InputHash(
            plan: plan, period: request.period, apart: request.apart, book: state.book, key: key, context: request.context)
        let damage = PublishedDamage(of: out + "/current", try state.key())
        let documents = households.reduce(0) { $0 + $1.new.count }
        var lines = ""
        var made = 0
        for household in households {
            let why = try reason(household, hash, damage)
            made += why == nil ? 0 : 1
            lines += "  \(household.id): \(why.map { "made anew: \($0)" } ?? "stays as it is published")\n"
            for one in household.new { lines += "    \(try reading(one.path))  \(shown(one.name))\n" }
            for path in household.refused {
                lines += "    not taken in: \(shown(Document.baseName(path))) is empty, a link, or cannot be read\n"
            }
        }
        let gone =
            request.only.isEmpty ? Publishing.households(in: out + "/current").filter { id in !households.contains { $0.id == id } } : []
        for id in gone { lines += "  \(id): taken out of what is published: the book has nothing of it any more\n" }
        if !plan.across.isEmpty, made > 0 || !gone.isEmpty { lines += "  across all households: made anew after them\n" }
        Output.write(
            "\(plan.name) would read \(CountText.of(documents, "new document")) and make \(made) of "
                + "\(CountText.of(households.count, "household")) anew; nothing is written now\n\n\(lines)")
    }

    /// Why a household would be made anew; nil where it would not.
    private func reason(_ household: Household, _ hash: InputHash, _ damage: PublishedDamage) throws(Fault) -> String? {
        let id = household.id
        if request.isFresh { return "--fresh asks for it" }
        guard let before = Publishing.published(id, in: out + "/current"),
            PublishedNames.hasKept(plan: plan.name, household: id, state.places)
        else { return "nothing is published of it yet" }
        if damage.parts.contains(id) { return "what is published of it was changed" }
        let now = try hash.of(household.job)
        guard before != now else { return nil }
        let causes = InputHash.causes(before, now)
        return causes.isEmpty ? "another version of Till published it" : causes.map(\.words).joined(separator: ", ")
    }

    /// The reader that would take a document, in the words of `till check`.
    private func reading(_ path: String) throws(Fault) -> String { readers.claimant(of: try Document(argument: path)) ?? "nobody's" }

    private func shown(_ name: String) -> String { Plain.masked(Plain.clean(name), keepingDates: true) }
}

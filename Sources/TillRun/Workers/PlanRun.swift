import Glibc
import TillProcess
import TillRecords
import TillStages
import TillStore

/// One run of a plan on a book, from taking in the inbox to publishing.
final class PlanRun {
    let plan: Plan
    let state: BookState
    let request: RunRequest
    let speech: Speech
    let publishing: Publishing
    private let database: StoreDatabase
    let log: RunLog
    let totals = RunTotals()
    private let number: Int
    private let began = WallClock.seconds
    private let hash: InputHash
    /// A few digits of the hash of the key that names are published with.
    private let keyId: String?
    /// What lies in the inbox where it is not taken in.
    private var strays: InboxStrays?
    /// What of the published run is not as it was published.
    private let damage: PublishedDamage

    /// Opens the book and notes that a run begins. Throws the plan's mistakes.
    init(_ plan: Plan, out: String, _ state: BookState, _ request: RunRequest, _ speech: Speech) throws(Fault) {
        var request = request
        if request.context.keyFile == nil, plan.needsKey { request.context.keyFile = try state.keyFile() }
        let key = try plan.needsKey ? request.context.keyFile.map { path throws(Fault) in try BookKey(path: path) } : nil
        let publishing = try Publishing(out: out, keep: request.keep)
        self.plan = try Plan(path: plan.path, book: request.book, out: publishing.partial, period: request.period)
            .leaving(request.apart)
        self.state = state
        self.request = request
        self.speech = speech
        self.publishing = publishing
        try PlanRun.check(self.plan, state, publishing, request.context)
        hash = try InputHash(
            plan: plan, period: request.period, apart: request.apart, book: state.book, key: key, context: request.context)
        keyId = key?.fingerprint
        try OutputOwner(out, state).take()
        damage = PublishedDamage(of: publishing.current, try state.key())
        database = try state.database()
        let last = try database.runs(most: 1).first
        let now = WallClock.now
        number = try database.begin(.init(plan: plan.name, version: TillVersion.text, arguments: request.words(plan, out), started: now))
        log = RunLog(folder: state.places.base + "/logs", run: number, isSpoken: request.logs)
        if let last, last.started > now {
            speech.say(
                "till run: the clock stands at \(now), before the last run began (\(last.started)): was it set back? Results do not depend on it."
            )
            log.add("clock-back")
        }
    }

    /// Makes the chains once, so that what is wrong with them is told before anything is read.
    private static func check(_ plan: Plan, _ state: BookState, _ publishing: Publishing, _ context: Context) throws(Fault) {
        _ = try HouseholdRun(
            plan: plan, book: state.book, out: publishing.partial, processors: 1, places: state.places, context: context)
        if !plan.across.isEmpty {
            _ = try AcrossRun(plan: plan, out: publishing.partial, logs: state.places.base + "/logs", context: context)
        }
    }

    /// Runs it all. Throws what stops a run; then what was published before stays.
    func run() throws(Fault) -> ExitCode {
        defer { database.close() }
        do throws(Fault) {
            return try work()
        } catch {
            log.fault(error)
            // So that the ledger tells a run that stopped with a sentence from one that was killed. It may be the disk that is full.
            let end = StoreDatabase.RunEnd(
                seconds: WallClock.seconds - began, exit: Int(error.exit.rawValue), outcome: "failed", households: [])
            try? database.end(number, end)
            // Whatever stopped the run is told, and not what keeps its metrics from being written.
            try? metrics(error.exit).write(
                database, current: publishing.current, households: publishing.publishedHouseholds, to: publishing.out)
            throw error
        }
    }

    private func work() throws(Fault) -> ExitCode {
        var work = try RunWork(
            jobs(), plan, hash, publishing, state.places, isWhole: request.only.isEmpty, isFresh: request.isFresh, damage: damage)
        if !damage.isEmpty { tellDamage(work) }
        log.add("begin") {
            $0.set(.plan, string: plan.name)
            $0.set(.version, string: TillVersion.text)
            $0.set(.households, integer: work.all.count)
            $0.set(.documents, integer: work.documents)
            $0.set(.open, integer: work.jobs.count)
        }
        var summary = RunSummary(households: work.all.count, rejected: work.rejectedBefore, hasStrays: !(strays?.isEmpty ?? true))
        if !work.isNothing {
            try deal(&work, &summary)
            if !plan.across.isEmpty { try across(&work, &summary) }
        }
        try checkRejects(work, summary)
        try note(work, summary)
        let outcome = try publish(work, summary)
        if plan.fillsStore { try store(work) }
        summary.tell(outcome, current: publishing.current, households: work.all, work, again: again, speech)
        let exit = summary.exit
        let seconds = WallClock.seconds - began
        try database.end(
            number,
            .init(seconds: seconds, exit: Int(exit.rawValue), outcome: outcome.word, households: work.ends(failed: summary.failed)))
        log.add("end") {
            $0.set(.outcome, string: outcome.word)
            $0.set(.exit, integer: Int(exit.rawValue))
            $0.set(.failed, integer: summary.failed.count)
            $0.set(.seconds, raw: RunLog.seconds(Int(seconds * 1000)))
        }
        try finish(work, summary, exit)
        return exit
    }

    /// Tells monitoring, and who asked what took long.
    private func finish(_ work: RunWork, _ summary: RunSummary, _ exit: ExitCode) throws(Fault) {
        var metrics = metrics(exit)
        metrics.rejected = summary.rejected
        metrics.documents = work.documents
        let ends = Dictionary(grouping: work.ends(failed: summary.failed), by: \.outcome)
        metrics.outcomes = ["made", "kept", "failed"].map { ($0, ends[$0]?.count ?? 0) }
        try metrics.write(database, current: publishing.current, households: work.all, to: publishing.out)
        if request.isSlowAsked { totals.tellSlow(speech) }
    }

    private func metrics(_ exit: ExitCode) -> RunMetrics {
        RunMetrics(plan: plan.name, exit: exit, seconds: WallClock.seconds - began, totals: totals)
    }

    /// Throws when more was refused than may be: then the run before stays published.
    private func checkRejects(_ work: RunWork, _ summary: RunSummary) throws(Fault) {
        guard let limit = request.rejects else { return }
        let rows = RunIndex.counts(work.all, in: work.isNothing ? publishing.current : publishing.partial).observations
        try limit.check(rejected: summary.rejected, rows: rows)
    }

    /// Notes in the book's audit which views are made anew.
    private func note(_ work: RunWork, _ summary: RunSummary) throws(Fault) {
        guard !work.isNothing, let key = try state.key() else { return }
        let made = work.all.filter { !work.kept.contains($0) && !summary.failed.contains($0) }
        try ViewAudit(state, key).made(made, inputs: work.inputs, plan: plan.name, run: number, folder: publishing.partial)
    }

    /// The options that name what this plan publishes, which may lie beside what other plans do.
    private var again: String {
        request.again + (request.out == nil && plan.output != nil ? " --out \(ShellLine.quoted(publishing.out))" : "")
    }

    /// Takes in what the inbox has; gives every household's documents.
    private func jobs() throws(Fault) -> [HouseholdJob] {
        // Nothing is taken in while decisions are gone that nobody may miss.
        let decisions = try DecisionBook(state)
        if let key = try state.key() { _ = try AuditJournal(state.places).verified(with: key) }
        var inventory = try BookInventory(state)
        if let sentence = try inventory.settle(database) {
            speech.say("  \(sentence)")
            log.add("restored")
        }
        // Who asks for some households means them, whatever they are called.
        if request.only.isEmpty { strays = InboxStrays(state.book, known: Set(try database.households())) }
        for fault in strays?.faults ?? [] {
            speech.fault(fault)
            log.fault(fault)
        }
        var intake = Intake(state, database, inventory)
        let households = try intake.run(only: request.only, passing: Set(strays?.folders.map(\.name) ?? []))
        guard !households.isEmpty else {
            if let only = request.only.first { throw PlanRun.noDocuments(of: only, in: state.book) }
            throw Fault(
                "book.no-households", "there is no household to run.", remedy: "Put documents into inbox/<household>/ of the book.",
                file: Document.baseName(state.book.folder), exit: .missingInput)
        }
        if let stranger = request.only.first(where: { id in !households.contains { $0.job.household == id } }) {
            throw PlanRun.noDocuments(of: stranger, in: state.book)
        }
        return households.map { household in
            var job = household.job
            job.decisions = decisions.records(of: job.household)
            return job
        }
    }

    static func noDocuments(of household: String, in book: Book) -> Fault {
        let known = ((try? book.households()) ?? []).map(\.id) + book.declared
        return Fault(
            "run.only", "the book has no documents of a household \(household).",
            remedy: "\(NearestName.question(household, among: known))Put documents into inbox/\(household)/, or name another.",
            place: "--only", exit: .missingInput)
    }

    /// The stages over all households, run when what any household is made from changed.
    private func across(_ work: inout RunWork, _ summary: inout RunSummary) throws(Fault) {
        let name = Plan.acrossFolder
        // A household that failed counts as it was before.
        for household in summary.failed { try publishing.keepBefore(household) }
        let inputs = RunWork.across(work.all, hash, publishing.begun)
        if !request.isFresh, publishing.published(name) == inputs, !damage.parts.contains(name) {
            try publishing.keepBefore(name)
            work.keepAcross()
            return
        }
        if publishing.begun(name) == inputs { return }
        publishing.clear(name)
        let households = work.all.filter { publishing.begun($0) != nil }
        let outcomes = try Dealing(self).run([(name, AcrossJob.line(households))], inputs: [name: inputs], documents: [0])
        for outcome in outcomes { _ = summary.add(outcome.household, outcome.outcome, speech) }
        try stopIfUnwritten(summary)
    }

    private func publish(_ work: RunWork, _ summary: RunSummary) throws(Fault) -> Publishing.Outcome {
        let key = try state.key()
        if work.isNothing {
            publishing.drop()
            try sealed(key, publishing.current)
            return .unchanged(publishing.current)
        }
        for household in summary.failed { try publishing.keepBefore(household) }
        try RunIndex.write(work.all.filter { Folder.isFolder("\(publishing.partial)/\($0)") }, to: publishing.partial)
        return try publishing.publish(
            kept: work.kept.union(summary.failed), run: number, listing: plan.hasManifest ? FeedListing(plan: plan, keyId: keyId) : nil,
            isFresh: request.isFresh || !damage.isEmpty
        ) { (folder) throws(Fault) in try sealed(key, folder) }
    }

    /// Seals in a run's folder how far decisions and documents go, and its list of checksums.
    private func sealed(_ key: BookKey?, _ folder: String) throws(Fault) {
        var seal = state.seals.latest(key)
        try state.seals.write(seal, key)
        seal.sums = FileReading.bytes(path: "\(folder)/\(Publishing.manifest)", limit: 1 << 30).map { Digest.sha256($0).hex }
        if seal != BookSeals.ofRun(folder, key) { try BookSeals.write(seal, key, run: folder) }
    }

    /// Names what was changed or lost of what is published, and what comes of it.
    private func tellDamage(_ work: RunWork) {
        let first = damage.paths.prefix(3).joined(separator: ", ")
        let more = damage.paths.count > 3 ? " and \(damage.paths.count - 3) more" : ""
        let what = damage.paths.isEmpty ? Publishing.manifest : first + more
        let stays = work.kept.intersection(damage.parts).sorted()
        speech.fault(
            Fault(
                "published.changed", "what is published is not what was published: \(what).",
                remedy: stays.isEmpty
                    ? "It is made anew now." : "Run the plan without --only: \(stays.joined(separator: ", ")) is not made anew now.",
                file: "current", exit: .inputOutput))
        log.add("published-changed") { $0.set(.files, integer: damage.paths.count) }
    }

    /// Brings the database to what is published: also where a run before was stopped between the two.
    private func store(_ work: RunWork) throws(Fault) {
        let loaded = try database.loaded()
        var streams: [(household: String, inputs: String, path: String)] = []
        for household in work.all {
            guard let inputs = publishing.published(household), loaded[household] != inputs else { continue }
            streams.append((household, inputs, "\(publishing.current)/\(household)/stream.ndjson"))
        }
        try database.load(streams)
        if !Set(loaded.keys).isSubset(of: work.all) { try database.dropEntries(exceptOf: work.all) }
    }

    private func deal(_ work: inout RunWork, _ summary: inout RunSummary) throws(Fault) {
        try work.prepare(publishing)
        let jobs = work.jobs
        let outcomes = try Dealing(self).run(
            jobs.map { ($0.household, $0.line) }, inputs: work.inputs, documents: jobs.map(\.items.count))
        for (household, outcome) in outcomes.sorted(by: { $0.household < $1.household }) {
            let counts = summary.add(household, outcome, speech)
            work.note(household, documents: counts.documents, rejected: counts.rejected)
        }
        try stopIfUnwritten(summary)
    }

    private func stopIfUnwritten(_ summary: RunSummary) throws(Fault) {
        guard let fault = summary.outputFault else { return }
        throw Fault(
            "run.not-published", "the run could not be written, so the one before stays published: \(fault)",
            remedy: "Make room and run it again.", exit: .inputOutput)
    }
}

/// What happens in a run, one JSON object a line, in the book's `logs/`: run, household, stages, counts, times. Nothing of a
/// person's: no names of files, no text of documents, no money.
final class RunLog {
    private let descriptor: Int32
    private let run: Int
    private let isSpoken: Bool

    /// So many runs have their logs kept.
    static let kept = 100

    /// - Parameters:
    ///   - folder: where logs lie; made when it is not there. A log that cannot be written stops nothing.
    ///   - run: the run's number in the ledger.
    ///   - isSpoken: true to say each line on standard error as well.
    init(folder: String, run: Int, isSpoken: Bool) {
        self.run = run
        self.isSpoken = isSpoken
        try? Folder.make(folder)
        descriptor = unsafe open("\(folder)/\(Publishing.name(of: run)).ndjson", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        let runs = (Folder.names(folder) ?? []).filter { $0.hasSuffix(".ndjson") }
        for name in runs.dropLast(RunLog.kept) { unsafe unlink("\(folder)/\(name)") }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Adds a line.
    func add(_ event: String, _ fill: (inout Record) -> Void = { _ in }) {
        var record = Record(type: "log")
        record.set(.event, string: event)
        record.set(.run, integer: run)
        record.set(.time, string: WallClock.now)
        fill(&record)
        let line = record.text + "\n"
        if isSpoken { Speech.write(line, to: 2) }
        guard descriptor >= 0 else { return }
        let bytes = Array(line.utf8)
        _ = bytes.withBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
    }

    /// A fault by its code: its sentence may name a file.
    func fault(_ fault: Fault) {
        add("fault") {
            $0.set(.code, string: fault.code)
            $0.set(.exit, integer: Int(fault.exit.rawValue))
        }
    }

    /// What came of a household.
    func household(_ id: String, _ outcome: WorkerPool.Outcome) {
        guard let answer = RunSummary.answer(outcome) else {
            let code: String? = if case .answered(let line) = outcome { (try? Record(checking: line))?.string(.code) } else { nil }
            add("household") {
                $0.set(.household, string: id)
                $0.set(.outcome, string: "failed")
                $0.set(.code, string: code ?? RunLog.word(outcome))
            }
            return
        }
        add("household") {
            $0.set(.household, string: id)
            $0.set(.outcome, string: "made")
            for key: Key in [.documents, .rejected, .megabytes] { $0.set(key, integer: answer.integer(key) ?? 0) }
            $0.set(.seconds, raw: RunLog.seconds(answer.integer(.milliseconds) ?? 0))
            $0.set(.cpu, raw: RunLog.seconds(answer.integer(.cpu) ?? 0))
            if let stages = answer.raw(.stages) { $0.set(.stages, raw: stages) }
        }
    }

    private static func word(_ outcome: WorkerPool.Outcome) -> String {
        switch outcome {
        case .answered: "worker.nonsense"
        case .died(.exited): "worker.ended"
        case .died(.killed): "worker.killed"
        case .tookTooLong: "worker.too-long"
        case .heldTooMuch: "worker.too-large"
        }
    }

    /// Milliseconds as a number of seconds.
    static func seconds(_ milliseconds: Int) -> [UInt8] {
        let rest = String(milliseconds % 1000)
        return Array("\(milliseconds / 1000).\(String(repeating: "0", count: 3 - rest.count))\(rest)".utf8)
    }
}

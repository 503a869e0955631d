import Glibc
import TillProcess
import TillRecords
import TillStages
import TillStore

/// `till run`: a plan over the households of a book, dealt to worker processes, published in one step.
public struct RunCommand: Command {
    private let options: Options
    private let context: Context

    static let sharedOptions: [OptionDeclaration] = [
        .value("plan", "FILE", "the plan as a file, in place of its name"),
        .value("book", "DIR", "the book: households/<id>.yaml and inbox/<household>/", default: "."),
        .value("out", "DIR", "where the run is published (default: output in the book, or here)"),
        .value("as-of", "DAY", "the day the run stands on, YYYY-MM-DD (default: the latest day of each household's stream)"),
        .value("seed", "N", "seed of whatever needs chance", default: "1"),
    ]

    public static let manual = Manual(
        name: "till run",
        summary: "Run a plan over the households of a book and publish the results.",
        discussion: """
            Households are dealt to worker processes, one a processor, largest first. A worker runs the plan's stages as one chain, \
            one household at a time; a document that cannot be read is a reject in its household's stream and the rest goes on. The \
            results appear in one step as OUT/current; when nothing changed, not a byte of it does.
            """,
        input: .names,
        options: sharedOptions + [
            .values("only", "ID", "only this household; may be given several times"),
            .value("wait", "SECONDS", "how long to wait for another run into the same output", default: "10"),
            .flag("fresh", "make every household anew, also where nothing changed"),
            .value("workers", "N", "how many processes (default: one a processor)"),
        ],
        examples: [Example("the sample book", command: "till run nightly --book samples --out output", shows: [])],
        reads: [], writes: [])

    public init(options: Options, context: Context) throws(Fault) {
        self.options = options
        self.context = context
    }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        let book = options.text("book") ?? "."
        let out = BookOptions.out(options)
        let planFile = try planPath()
        let lock = try RunLock(out: out, wait: options.integer("wait") ?? 10)
        defer { lock.release() }
        let state = BookState(book: book, out: out)
        let publishing = try Publishing(out: out)
        // The plan is read here too, so that its mistakes are told once and not by every worker.
        let plan = try Plan(path: planFile, book: book, out: publishing.partial)
        _ = try HouseholdRun(
            plan: plan, book: state.book, out: publishing.partial, processors: 1, places: state.places, context: context)
        let database = try state.database()
        defer { database.close() }
        let began = WallClock.seconds
        let run = try database.begin(
            .init(plan: plan.name, version: TillVersion.text, arguments: arguments(plan.name, book, out), started: WallClock.now))
        let inputs = try InputHash(plan: plan, planPath: planFile, book: state.book, context: context)
        var work = try RunWork(
            jobs(state, database), inputs, publishing, isWhole: options.list("only").isEmpty, isFresh: options.flag("fresh"))
        var summary = RunSummary(households: work.all.count)
        if !work.isNothing { try deal(&work, planFile, state, publishing, speech, &summary) }
        let outcome = try publish(work, publishing, summary)
        try store(work, publishing, database)
        summary.tell(outcome, out: out, households: work.all, work, speech)
        try database.end(
            run,
            .init(
                seconds: WallClock.seconds - began, exit: Int(summary.exit.rawValue), outcome: outcome.word,
                households: work.ends(failed: summary.failed)))
        return summary.exit
    }

    /// Takes in what the inbox has; gives every household's documents.
    private func jobs(_ state: BookState, _ database: StoreDatabase) throws(Fault) -> [HouseholdJob] {
        let households = try Intake(state, database).run(only: options.list("only"))
        guard !households.isEmpty else {
            throw Fault(
                "book.no-households", "there is no household to run.", remedy: "Put documents into inbox/<household>/ of the book.",
                file: Document.baseName(state.book.folder), exit: .missingInput)
        }
        let decisions = try DecisionBook(state)
        return households.map { household in
            var job = household.job
            job.decisions = decisions.records(of: job.household)
            return job
        }
    }

    private func arguments(_ plan: String, _ book: String, _ out: String) -> String {
        "till run \(plan) --book \(book) --out \(out)" + (options.list("only").map { " --only \($0)" }.joined())
    }

    private func publish(_ work: RunWork, _ publishing: Publishing, _ summary: RunSummary) throws(Fault) -> Publishing.Outcome {
        if work.isNothing {
            publishing.drop()
            return .unchanged(publishing.current)
        }
        for household in summary.failed { try publishing.keepBefore(household) }
        try RunIndex.write(work.all.filter { Folder.isFolder("\(publishing.partial)/\($0)") }, to: publishing.partial)
        return try publishing.publish(kept: work.kept.union(summary.failed), isFresh: options.flag("fresh"))
    }

    /// Brings the database to what is published: also where a run before was stopped between the two.
    private func store(_ work: RunWork, _ publishing: Publishing, _ database: StoreDatabase) throws(Fault) {
        let loaded = try database.loaded()
        var streams: [(household: String, inputs: String, path: String)] = []
        for household in work.all {
            guard let inputs = publishing.published(household), loaded[household] != inputs else { continue }
            streams.append((household, inputs, "\(publishing.current)/\(household)/stream.ndjson"))
        }
        try database.load(streams)
        if loaded.keys.contains(where: { !work.all.contains($0) }) { try database.dropEntries(exceptOf: work.all) }
    }

    /// The plan's file: `--plan`, else the name given, else nightly; a bare name is looked for in `pipelines/` here and beside the knowledge.
    private func planPath() throws(Fault) -> String {
        if let path = options.text("plan") { return path }
        let name = options.arguments.first ?? "nightly"
        guard options.arguments.count <= 1 else {
            throw Fault("usage.plans", "one plan is run at a time.", remedy: "Name one.", place: "till run", exit: .usage)
        }
        if name.contains("/") || name.hasSuffix(".yaml") { return name }
        let places = ["pipelines", context.knowledge.folder.map { $0 + "/.." }].compactMap { $0 }
        return places.map { "\($0)/\(name).yaml" }.first { Folder.size($0) > 0 } ?? "pipelines/\(name).yaml"
    }

    private func deal(
        _ work: inout RunWork, _ plan: String, _ state: BookState, _ publishing: Publishing, _ speech: Speech, _ summary: inout RunSummary
    ) throws(Fault) {
        let jobs = work.jobs
        try work.prepare(publishing)
        let pool = try pool(plan, state, publishing, jobs: jobs.count)
        let progress = Progress("households", total: jobs.count, quiet: context.quiet)
        var outcomes: [(household: String, outcome: WorkerPool.Outcome)] = []
        var trouble: Fault?
        do throws(ChildProcess.Trouble) {
            try pool.run(jobs.map(\.line)) { index, outcome in
                let household = jobs[index].household
                outcomes.append((household, outcome))
                progress.advance()
                guard RunSummary.isWhole(outcome), let inputs = work.inputs[household] else { return }
                do throws(Fault) { try publishing.finish(household, inputs: inputs) } catch { trouble = trouble ?? error }
            }
        } catch {
            throw Fault(
                "run.no-worker", "a worker cannot be started (error \(error.code) of the system).", remedy: "Run it again.", exit: .software
            )
        }
        progress.finish()
        if let trouble { throw trouble }
        for (household, outcome) in outcomes.sorted(by: { $0.household < $1.household }) {
            let counts = summary.add(household, outcome, speech)
            work.note(household, documents: counts.documents, rejected: counts.rejected)
        }
        if let fault = summary.outputFault {
            throw Fault(
                "run.not-published", "the run could not be written, so the one before stays published: \(fault)",
                remedy: "Make room and run it again.", exit: .inputOutput)
        }
    }

    private func pool(_ plan: String, _ state: BookState, _ publishing: Publishing, jobs: Int) throws(Fault) -> WorkerPool {
        var arguments = [
            "worker", "--plan", plan, "--book", state.book.folder, "--out", publishing.partial, "--seed", String(context.seed), "--memory",
            state.places.base,
        ]
        if let asOf = context.asOf { arguments += ["--as-of", asOf.description] }
        if let knowledge = context.knowledge.folder { arguments += ["--knowledge", knowledge] }
        let workers = max(1, min(try options.integer("workers") ?? WorkerPool.processors, jobs))
        // Where there are fewer households than processors, reading pictures takes the others.
        arguments += ["--processors", String(max(1, WorkerPool.processors / workers))]
        return WorkerPool(count: workers) { () throws(ChildProcess.Trouble) in
            try ChildProcess(path: "/proc/self/exe", arguments: arguments, environment: ["OMP_THREAD_LIMIT": "1"])
        }
    }
}

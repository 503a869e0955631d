import Glibc
import TillProcess
import TillRecords
import TillStages

/// `till run`: a plan over the households of a book, dealt to worker processes, published in one step.
public struct RunCommand: Command {
    private let options: Options
    private let context: Context

    static let sharedOptions: [OptionDeclaration] = [
        .value("plan", "FILE", "the plan as a file, in place of its name"),
        .value("book", "DIR", "the book: households/<id>.yaml and inbox/<household>/", default: "."),
        .value("out", "DIR", "where the run is published", default: "output"),
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
        let out = options.text("out") ?? "output"
        let planFile = try planPath()
        let only = options.list("only")
        let households = try Book(folder: book).households().filter { only.isEmpty || only.contains($0.id) }
        guard !households.isEmpty else {
            throw Fault(
                "book.no-households", "there is no household to run.", remedy: "Put documents into inbox/<household>/ of the book.",
                file: Document.baseName(book), exit: .missingInput)
        }
        let lock = try RunLock(out: out)
        defer { lock.release() }
        let publishing = try Publishing(out: out)
        // The plan is read here too, so that its mistakes are told once and not by every worker.
        let plan = try Plan(path: planFile, book: book, out: publishing.partial)
        _ = try HouseholdRun(plan: plan, book: Book(folder: book), out: publishing.partial, processors: 1, context: context)
        var summary = RunSummary(households: households.count)
        try deal(households.map(\.id), planFile, book, publishing.partial, speech, &summary)
        if let fault = summary.outputFault {
            throw Fault(
                "run.not-published", "the run could not be written, so the one before stays published: \(fault)",
                remedy: "Make room and run it again.", exit: .inputOutput)
        }
        try keepBefore(summary.failed, in: publishing.partial, from: out + "/current")
        try RunIndex.write(households.map(\.id), to: publishing.partial)
        let outcome = try publishing.publish()
        summary.tell(outcome, out: out, households: households.map(\.id), speech)
        return summary.exit
    }

    /// A household that failed keeps what the run before published of it.
    private func keepBefore(_ households: [String], in partial: String, from current: String) throws(Fault) {
        for household in households {
            Folder.remove("\(partial)/\(household)")
            if Folder.isFolder("\(current)/\(household)") { try Folder.takeOver("\(current)/\(household)", as: "\(partial)/\(household)") }
        }
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
        _ households: [String], _ plan: String, _ book: String, _ partial: String, _ speech: Speech, _ summary: inout RunSummary
    ) throws(Fault) {
        var arguments = ["worker", "--plan", plan, "--book", book, "--out", partial, "--seed", String(context.seed)]
        if let asOf = context.asOf { arguments += ["--as-of", asOf.description] }
        if let knowledge = context.knowledge.folder { arguments += ["--knowledge", knowledge] }
        let workers = max(1, min(try options.integer("workers") ?? WorkerPool.processors, households.count))
        // Where there are fewer households than processors, reading pictures takes the others.
        arguments += ["--processors", String(max(1, WorkerPool.processors / workers))]
        let pool = WorkerPool(count: workers) { () throws(ChildProcess.Trouble) in
            try ChildProcess(path: "/proc/self/exe", arguments: arguments, environment: ["OMP_THREAD_LIMIT": "1"])
        }
        let progress = Progress("households", total: households.count, quiet: context.quiet)
        var outcomes: [(household: String, outcome: WorkerPool.Outcome)] = []
        do throws(ChildProcess.Trouble) {
            try pool.run(households) { job, outcome in
                outcomes.append((households[job], outcome))
                progress.advance()
            }
        } catch {
            throw Fault(
                "run.no-worker", "a worker cannot be started (error \(error.code) of the system).", remedy: "Run it again.", exit: .software
            )
        }
        progress.finish()
        for (household, outcome) in outcomes.sorted(by: { $0.household < $1.household }) { summary.add(household, outcome, speech) }
    }
}

import TillFigures
import TillLedger
import TillProcess
import TillRecords
import TillStages
import TillStore

/// `till run`: a plan over the households of a book, dealt to worker processes, published in one step.
public struct RunCommand: Command {
    private let options: Options
    private let context: Context

    static let sharedOptions: [OptionDeclaration] =
        [
            .value("plan", "FILE", "the plan as a file, in place of its name"),
            .value("book", "DIR", "the book: households/<id>.yaml and inbox/<household>/", default: "."),
            .value("out", "DIR", "where the run is published (default: output in the book, or here, and there the plan's own folder)"),
            .value("as-of", "DAY", "the day the run stands on, YYYY-MM-DD (default: the latest day of each household's stream)"),
            .value("key", "FILE", "the key that ids are published with (default: TILL_KEY_FILE, else the book's)"),
            .value("seed", "N", "seed of whatever needs chance", default: "1"),
            .value(
                "period", "YYYY[-MM]", "the month or year of a plan's reports, or last: each household's last month that is over",
                default: "last"),
        ] + AskedApart.declared

    public static let manual = Manual(
        name: "till run",
        summary: "Run a plan over the households of a book and publish the results.",
        discussion: """
            Households are dealt to worker processes, one a processor, largest first. A worker runs the plan's stages as one chain, \
            one household at a time; a document that cannot be read is a reject in its household's stream and the rest goes on. The \
            results appear in one step as OUT/current; when nothing changed, not a byte of it does. Every run leaves a log in the \
            book: a JSON object a line, with households, counts and times, and nothing of a person's.

            What is left out with --without-account and --without-member is in no figure, and is named beside them; the next run without \
            these options has it again. Publish it elsewhere (--out) to keep both.
            """,
        input: .names,
        options: sharedOptions + [
            .values("only", "ID", "only this household; may be given several times"),
            .value("wait", "SECONDS", "how long to wait for another run on the same book", default: "10"),
            .flag("dry-run", "tell what would be read, and what made anew and why; nothing is written"),
            .flag("fresh", "make every household anew, also where nothing changed"),
            .value("workers", "N", "how many processes (default: one a processor)"),
            .value("keep", "N", "how many published runs are kept; files that did not change are kept once", default: "7"),
            .value(
                "max-reject-rate", "SHARE",
                "publish nothing when more than this share of rows was refused, from 0 to 1 (default: any number may be)"),
            .flag("slow", "tell how many seconds each stage took, and which households took longest"),
            .flag("log", "say the log's lines on standard error in place of sentences and bars"),
        ],
        examples: [
            Example("the sample book", command: "till run nightly --book samples --out output", shows: []),
            Example("what the next run will do", command: "till run nightly --book money --dry-run", shows: []),
            Example("the pages of one month", command: "till run monthly --book money --period 2025-03", shows: []),
        ],
        reads: [], writes: [])

    public init(options: Options, context: Context) throws(Fault) {
        self.options = options
        self.context = context
    }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        guard options.flag("log") else { return try work(speech) }
        // A log has lines of one form only, also of what stops a run.
        let lines = Speech(program: "till run", quiet: true)
        lines.speaksLines = true
        let shown = PublishedText(nil)
        lines.shown = Speech.Shown(file: shown.file, sentence: shown.sentence, setting: shown.setting)
        do throws(Fault) { return try work(lines) } catch {
            lines.fault(error)
            return error.exit
        }
    }

    private func work(_ speech: Speech) throws(Fault) -> ExitCode {
        let request = try RunRequest(options, context)
        let state = BookState(book: request.book, out: BookOptions.place(options))
        // The plan is read here too, so that its mistakes are told once and not by every worker.
        let plan = try Plan(path: request.planPath, book: request.book, out: request.book, period: request.period).leaving(request.apart)
        try state.book.checkInbox()
        try request.checkApart(state.book)
        let out = request.out ?? BookOptions.place(options) + (plan.output.map { "/" + $0 } ?? "")
        let owner = OutputOwner(out, state)
        try owner.checkPlace()
        if request.isDry {
            try owner.check()
            return try DryRun(plan, out: out, state, request).run(speech)
        }
        let bookLock = try RunLock(book: state.places.base, wait: request.wait)
        defer { bookLock.release() }
        let lock = try RunLock(out: out, wait: request.wait)
        defer { lock.release() }
        try owner.check()
        let run = try PlanRun(plan, out: out, state, request, speech)
        let exit = try run.run()
        if plan.output == nil { try LastOutput(book: request.book).note(out) }
        return exit
    }
}

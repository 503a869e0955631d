import Glibc
import TillRecords
import TillStages
import TillStore

/// `till worker`: a process of `till run` that takes households by name, one a line, and answers one line for each.
public struct WorkerCommand: Command {
    private let options: Options
    private let context: Context

    public static let manual = Manual(
        name: "till worker", summary: "Runs a plan for the households it is told (a part of till run).",
        discussion:
            "Takes a household's id, or a household and its documents as JSON, on each line of standard input; answers with JSON, a line each.",
        input: .none,
        options: RunCommand.sharedOptions + [
            .value("processors", "N", "how many processes a reader may start itself", default: "1"),
            .value("memory", "DIR", "where originals and earlier readings are"),
        ],
        examples: [], reads: [], writes: [])

    public init(options: Options, context: Context) throws(Fault) {
        self.options = options
        self.context = context
    }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        let book = options.text("book") ?? "."
        let out = options.text("out") ?? "."
        let plan = try Plan(path: options.text("plan") ?? "", book: book, out: out)
        let processors = try options.integer("processors") ?? 1
        let places = options.text("memory").map { StorePlaces(base: $0) }
        var run: HouseholdRun?
        while let line = readLine() {
            var answer = Record(type: "answer")
            do throws(Fault) {
                let job = try HouseholdJob(line: line, book: Book(folder: book))
                answer.set("household", string: job.household)
                let ready: HouseholdRun
                if let run {
                    ready = run
                } else {
                    ready = try HouseholdRun(
                        plan: plan, book: Book(folder: book), out: out, processors: processors, places: places, context: context)
                }
                run = ready
                let result = try ready.run(job)
                answer.set("rejected", integer: result.rejected)
                answer.set("documents", integer: result.documents)
            } catch {
                // A chain that broke half-way starts anew with the next household.
                run = nil
                answer.set("code", string: error.code)
                answer.set("fault", string: error.description)
                answer.set("exit", integer: Int(error.exit.rawValue))
            }
            Output.write(answer.text + "\n")
        }
        return .good
    }
}

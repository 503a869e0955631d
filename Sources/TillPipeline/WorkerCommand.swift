import Glibc
import TillRecords
import TillStages

/// `till worker`: a process of `till run` that takes households by name, one a line, and answers one line for each.
public struct WorkerCommand: Command {
    private let options: Options
    private let context: Context

    public static let manual = Manual(
        name: "till worker", summary: "Runs a plan for the households it is told (a part of till run).",
        discussion: "Takes the id of a household on each line of standard input and answers with one JSON object a line.",
        input: .none,
        options: RunCommand.sharedOptions + [.value("processors", "N", "how many processes a reader may start itself", default: "1")],
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
        var run: HouseholdRun?
        while let household = readLine() {
            var answer = Record(type: "answer")
            answer.set("household", string: household)
            do throws(Fault) {
                let ready: HouseholdRun
                if let run {
                    ready = run
                } else {
                    ready = try HouseholdRun(
                        plan: plan, book: Book(folder: book), out: out, processors: processors, context: context)
                }
                run = ready
                let result = try ready.run(household)
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

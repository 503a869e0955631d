import TillHousehold
import TillStages

/// `till check`: what a plan would do, whether it can, and the same as a line for a shell.
public struct CheckCommand: Command {
    private let options: Options
    private let context: Context

    public static let manual = Manual(
        name: "till check",
        summary: "Resolve and validate a plan and a book, and print the equivalent line for a shell.",
        discussion: """
            Reads the plan, asks every stage whether it can work with its options, reads every household's file, and looks which \
            reader each document of the inbox goes to. Nothing is written. The line at the end runs the same stages as separate \
            programs joined by pipes, for one household, and gives the same data records as a worker of till run; Till's programs must \
            be on PATH. The exit code is 1 when something is wrong; each fault names its file, line and column.
            """,
        input: .names,
        options: RunCommand.sharedOptions.filter { $0.name != "out" } + [
            .value("household", "ID", "the household of the line (default: the first)"),
            .flag("shell", "print nothing but the line"),
        ],
        examples: [
            Example("the nightly plan over the sample book", command: "till check nightly --book samples", shows: []),
            Example(
                "the stages of one household as a script", command: "till check nightly --book money --household ng --shell > ng.sh",
                shows: []),
        ],
        reads: [], writes: [])

    public init(options: Options, context: Context) throws(Fault) {
        self.options = options
        self.context = context
    }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        try BookOptions.check(options)
        let path = try PlanPath.find(options, context, command: "till check")
        let book = Book(folder: options.text("book") ?? ".")
        let plan = try Plan(path: path, book: book.folder, out: ShellLine.out, period: try RunRequest.period(options))
        var context = context
        let state = BookState(book: book.folder, out: BookOptions.out(options))
        if context.keyFile == nil, plan.needsKey { context.keyFile = state.places.key }
        let checking = PlanCheck(plan: plan, book: book, context: context)
        // A key that the run makes is not there yet.
        var faults = checking.planFaults().filter { $0.code != "key.missing" || !state.makesKey }
        let households = checking.households(&faults)
        faults += try state.strays().faults
        let asked = options.text("household") ?? households.first?.id
        if let asked, !households.contains(where: { $0.id == asked }) {
            faults.append(
                Fault(
                    "check.household", "the book has no household \(asked).",
                    remedy: "It has \(households.map(\.id).joined(separator: ", ")).", place: "--household", exit: .usage))
        }
        if !options.flag("shell") {
            Output.write(checking.description)
            for household in households { Output.write(household.description) }
        }
        for fault in faults { speech.fault(fault) }
        guard faults.isEmpty, let household = households.first(where: { $0.id == asked }) else {
            return faults.isEmpty ? .good : .checkFailed
        }
        let line = try ShellLine(plan: plan, book: book, context: context).text(household)
        Output.write(options.flag("shell") ? line : "\nThe same for \(household.id) as separate programs:\n\n\(line)")
        return .good
    }
}

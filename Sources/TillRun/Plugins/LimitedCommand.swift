import TillProcess
import TillStages

/// `till limited`: becomes a stranger's program within limits (a part of `till run`).
public struct LimitedCommand: Command {
    private let options: Options

    public static let manual = Manual(
        name: "till limited", summary: "Becomes another program within limits (a part of till run).",
        discussion: "Sets limits of time and memory that the program cannot lift, closes all files but its streams, and becomes it.",
        input: .names,
        options: [
            .value("seconds", "N", "processor time", default: "600"), .value("wall", "N", "time in all", default: "87000"),
            .value("megabytes", "N", "memory", default: "4096"),
        ],
        examples: [], reads: [], writes: [])

    public init(options: Options, context: Context) throws(Fault) { self.options = options }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        guard let path = options.arguments.first else {
            throw Fault("usage.program", "no program is named.", remedy: "Name one.", place: "till limited", exit: .usage)
        }
        let code = LimitedProgram.become(
            path, Array(options.arguments.dropFirst()), processorSeconds: try options.integer("seconds") ?? 600,
            wallSeconds: try options.integer("wall") ?? 87_000, megabytes: try options.integer("megabytes") ?? 4096)
        throw Fault(
            "foreign.not-started", "the program cannot be started (error \(code) of the system).", remedy: "Look at its rights.",
            file: Document.baseName(path), exit: .missingInput)
    }
}

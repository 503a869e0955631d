import TillProcess
import TillRecords
import TillRun
import TillStages

/// `till doctor`: whether the machine and a book are fit for a run.
public struct DoctorCommand: Command {
    private let options: Options
    private let context: Context

    public static let manual = Manual(
        name: "till doctor",
        summary: "Look whether this machine and a book are fit for a run, and say what to mend.",
        discussion: """
            Looks at the programs and languages that reading needs, at the key, the household files, the originals, the decisions, the \
            database and its form, the room on the disk, the clock, and how the last run went and how old it is. Nothing is changed, \
            and nothing is hashed (till verify does that). Each line is ok, a note, or something to mend, with what to do. The exit code \
            is 1 when something is to be mended.
            """,
        input: .none,
        options: BookOptions.declared + [
            .value("days", "N", "the last run may be so many days old; an older one is something to mend"),
            .flag("json", "one JSON object"),
        ],
        examples: [
            Example("a look at this machine alone", command: "till doctor --json | head -c 15", shows: ["{\"type\":\"doctor"]),
            Example("a guard that tells when the nights stop", command: "till doctor --book money --days 2 --quiet", shows: []),
        ],
        reads: [], writes: [])

    public init(options: Options, context: Context) throws(Fault) {
        self.options = options
        self.context = context
    }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        let days = try options.integer("days")
        let state = BookOptions.state(options)
        var findings = ToolExamination(context: context).findings()
        let book = BookExamination(state: state, out: BookOptions.out(options), context: context)
        if state.isThere {
            findings += book.findings()
            findings += RunExamination(state: state, out: BookOptions.out(options), days: days).findings()
        } else {
            findings.append(book.absence(isAsked: (options.text("book") ?? ".") != "."))
        }
        let open = findings.count { $0.state == .mend }
        if options.flag("json") {
            var record = Record(type: "doctor")
            record.set(.version, string: TillVersion.text)
            record.set(.time, string: WallClock.now)
            record.set(.mend, integer: open)
            record.set(.checks, objects: findings.map(\.record))
            Output.write(record.text + "\n")
        } else {
            let isQuiet = options.flag("quiet")
            for finding in findings where !isQuiet || finding.state == .mend { Output.write(finding.text) }
            if !isQuiet { Output.write(open == 0 ? "\nall is well\n" : "\n\(CountText.of(open, "thing")) to mend\n") }
        }
        return open == 0 ? .good : .checkFailed
    }
}

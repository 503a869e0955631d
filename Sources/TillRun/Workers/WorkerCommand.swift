import Glibc
import TillFigures
import TillProcess
import TillRecords
import TillStages
import TillStore

/// `till worker`: a process of `till run` that takes households by name, one a line, and answers one line for each.
public struct WorkerCommand: Command {
    private let options: Options
    private let context: Context

    public static let manual = Manual(
        name: "till worker", summary: "Runs a plan for the households it is told (a part of till run).",
        discussion: """
            Takes a household's id, or a household and its documents as JSON, or all households as JSON for the stages across them, \
            on each line of standard input; says how many documents are read in lines that begin with a tab, and answers with JSON.
            """,
        input: .none,
        options: RunCommand.sharedOptions + [
            .value("processors", "N", "how many processes a reader may start itself", default: "1"),
            .value("memory", "DIR", "where originals and earlier readings are"),
            .flag("log", "say what goes wrong as lines of a log"),
            .flag("slow", "measure the seconds of each stage"),
        ],
        examples: [], reads: [], writes: [])

    public init(options: Options, context: Context) throws(Fault) {
        self.options = options
        self.context = context
    }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        let book = Book(folder: options.text("book") ?? ".")
        let out = options.text("out") ?? "."
        let plan = try Plan(
            path: options.text("plan") ?? "", book: book.folder, out: out, period: options.text("period") ?? "last"
        ).leaving(AskedApart(options))
        let places = options.text("memory").map { StorePlaces(base: $0) }
        var run: HouseholdRun?
        func made(_ job: HouseholdJob) throws(Fault) -> HouseholdRun.Result {
            let ready = if let run { run } else { try opened(plan, book, out, places) }
            run = ready
            return try ready.run(job)
        }
        while let line = readLine() {
            let began = (wall: WallClock.seconds, cpu: MeasuredRun.ownCpuSeconds)
            var answer = Record(type: "answer")
            do throws(Fault) {
                if let households = AcrossJob.households(of: line) {
                    let across = try AcrossRun(plan: plan, out: out, logs: (places?.base ?? out) + "/logs", context: context)
                    WorkerCommand.write(try across.run(households), since: began, into: &answer)
                } else {
                    WorkerCommand.write(try made(HouseholdJob(line: line, book: book)), since: began, into: &answer)
                }
            } catch {
                // A chain that broke half-way starts anew with the next household.
                run = nil
                answer.set(.code, string: error.code)
                answer.set(.fault, string: error.description)
                answer.set(.exit, integer: Int(error.exit.rawValue))
            }
            Output.write(answer.text + "\n")
        }
        return .good
    }

    private func opened(_ plan: Plan, _ book: Book, _ out: String, _ places: StorePlaces?) throws(Fault) -> HouseholdRun {
        let ready = try HouseholdRun(
            plan: plan, book: book, out: out, processors: try options.integer("processors") ?? 1, places: places, context: context,
            isLog: options.flag("log"), isTimed: options.flag("slow"))
        ready.advanced = { Output.write("\t\($0)\n") }
        return ready
    }

    private static func write(_ result: HouseholdRun.Result, since began: (wall: Double, cpu: Double), into answer: inout Record) {
        answer.set(.rejected, integer: result.rejected)
        answer.set(.documents, integer: result.documents)
        answer.set(.milliseconds, integer: Int((WallClock.seconds - began.wall) * 1000))
        answer.set(.cpu, integer: Int((MeasuredRun.ownCpuSeconds - began.cpu) * 1000))
        answer.set(.megabytes, integer: MeasuredRun.ownPeakBytes >> 20)
        if !result.times.isEmpty {
            answer.set(
                .times,
                objects: result.times.map { time in
                    var one = Record(type: "time")
                    one.set(.stage, string: time.stage)
                    one.set(.milliseconds, integer: Int(time.seconds * 1000))
                    return one
                })
        }
        answer.set(
            .stages,
            objects: result.counts.map { count in
                var one = Record(type: "stage")
                one.set(.stage, string: count.stage)
                one.set(.records, integer: count.records)
                one.set(.rejected, integer: count.rejected)
                return one
            })
    }
}

/// What a worker is asked to do across households.
enum AcrossJob {
    /// The job as one line.
    static func line(_ households: [String]) -> String {
        var record = Record(type: "across")
        record.set(.households, strings: households)
        return record.text
    }

    /// The households of such a line; nil for any other job.
    static func households(of line: String) -> [String]? {
        guard line.hasPrefix("{\"type\":\"across\""), let record = try? Record(checking: line) else { return nil }
        return record.strings(.households)
    }
}

import Glibc
import TillProcess
import TillRecords
import TillStages

/// `till-bench`: what Till costs beside known yardsticks, in one run on one machine.
public struct BenchCommand: Command {
    private let rows: Int
    private let rounds: Int
    private let households: Int
    private let groups: Int
    private let only: [String]

    public static let manual = Manual(
        name: "till-bench",
        summary: "Measure Till beside sqlite3, Foundation, orjson, ofxtools and scikit-learn; and how well it forecasts and groups.",
        discussion: """
            Times of a busy machine mean little, ratios within one run hold: every figure is the median of its rounds, in processor \
            seconds, with the yardstick run in turn with it. The input comes from till-synth and goes to a temporary folder that is \
            removed at the end. A whole night over the rows takes long and is measured only when asked for: --only plan, and --only pages \
            with the pages of every month. Build with -c release first: swift build -c release && .build/release/till-bench.
            """,
        input: .none,
        options: [
            .value("rows", "N", "rows of the large input", default: "1000000"),
            .value("rounds", "N", "how often each measurement is made", default: "3"),
            .value("households", "N", "households whose last months are forecast", default: "80"),
            .value("groups", "N", "households that are grouped, for each of three seeds", default: "300"),
            .values(
                "only", "NAME",
                "only this measurement: \(measurements.joined(separator: ", ")); may be given several times"),
        ],
        examples: [Example("a quick look", command: "till-bench --rows 20000 --rounds 1 --only codec", shows: ["codec"])],
        reads: [], writes: [])

    private static let measurements = [
        "csv", "statements", "chain", "codec", "start", "forecast", "kmeans", "cohorts", "plan", "pages",
    ]

    public init(options: Options, context: Context) throws(Fault) {
        rows = max(1000, try options.integer("rows") ?? 1_000_000)
        rounds = max(1, try options.integer("rounds") ?? 3)
        households = max(1, try options.integer("households") ?? 80)
        groups = max(40, try options.integer("groups") ?? 300)
        only = options.list("only")
        if let stranger = only.first(where: { !BenchCommand.measurements.contains($0) }) {
            throw Fault(
                "bench.only", "there is no measurement \(stranger).",
                remedy: "Give one of \(BenchCommand.measurements.joined(separator: ", ")), and --only again for another.", place: "--only",
                exit: .usage)
        }
    }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        let bench = try Workplace()
        defer { bench.remove() }
        func isAsked(_ name: String) -> Bool { only.isEmpty || only.contains(name) }
        if isAsked("csv") { try CsvMeasurement(rows: rows, rounds: rounds).run(bench) }
        if isAsked("statements") { try StatementMeasurement(rows: rows, rounds: rounds).run(bench) }
        if isAsked("chain") { try ChainMeasurement(rows: rows, rounds: rounds).run(bench) }
        if isAsked("codec") { try CodecMeasurement(records: min(rows, 200_000), rounds: rounds).run(bench) }
        if isAsked("start") { try StartMeasurement().run(bench) }
        if isAsked("forecast") { try ForecastMeasurement(households: households).run(bench) }
        if isAsked("kmeans") { try KMeansMeasurement(points: rows, rounds: rounds).run(bench) }
        if isAsked("cohorts") { try CohortMeasurement(households: groups).run(bench) }
        if only.contains("plan") || only.contains("pages") {
            try PlanMeasurement(rows: rows, rounds: rounds).run(bench, withPages: only.contains("pages"))
        }
        return .good
    }
}

import TillFigures
import TillHousehold
import TillRecords
import TillRun
import TillStages

/// `till diff`: what changed between two runs that were published.
public struct DiffCommand: Command {
    private let options: Options
    private let uses: CategoryUses

    public static let manual = Manual(
        name: "till diff",
        summary: "Tell what changed between two published runs: transactions that came, went or changed, and figures that moved.",
        discussion: """
            Names two runs by their numbers in the ledger of runs (till status), or the word current; without names the last two that \
            were published. A run that changed nothing stands for the one whose results it left in place. A transaction whose id changed \
            because a better document of it arrived counts as changed, not as gone and come. With --json every difference is one line: \
            change, figure, and at the end diff with the counts.
            """,
        input: .names,
        options: BookOptions.declared + [
            .values("household", "ID", "only this household; may be given several times"),
            .value("most", "N", "how many transactions of a household are shown; 0 for all", default: "20"),
            .flag("json", "JSON, an object a line"),
        ],
        examples: [
            Example("what the last night changed", command: "till diff --book money", shows: []),
            Example("between two runs, for a program", command: "till diff 12 15 --book money --json", shows: []),
        ],
        reads: [], writes: [])

    public init(options: Options, context: Context) throws(Fault) {
        self.options = options
        uses = try CategoryUses(context.knowledge)
    }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        let most = try options.integer("most") ?? 20
        let state = BookOptions.state(options)
        let choice = RunChoice(state: state, out: BookOptions.out(options))
        let (before, after) = try choice.pair(options.arguments)
        var telling: any DifferenceTelling =
            options.flag("json") ? DifferenceRecords(before, after) : DifferenceText(before, after, most: most)
        let asked = options.list("household")
        let files = try HouseholdFiles(state.book)
        for household in Set(before.households + after.households).sorted() where asked.isEmpty || asked.contains(household) {
            if let sum = before.sum(of: household), sum == after.sum(of: household) { continue }
            telling.tell(
                HouseholdDifference(household, before.stream(household), after.stream(household), try files.file(of: household), uses))
        }
        telling.finish()
        return .good
    }
}

/// Tells differences, household by household, on standard output.
protocol DifferenceTelling {
    mutating func tell(_ difference: HouseholdDifference)
    mutating func finish()
}

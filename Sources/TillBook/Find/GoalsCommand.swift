import TillRecords
import TillRun
import TillStages

/// `till goals`: what households save for and how far they are; the habits they keep.
public struct GoalsCommand: Command {
    private let options: Options

    public static let manual = Manual(
        name: "till goals",
        summary: "List goals with what is there, what is missing and when it is there at the present pace, and habits with their streaks.",
        discussion: """
            Goals and challenges are written in the household's file; till-goals --help has an example and says how they are figured. \
            The day a goal is there is where the pace of its last complete months leads; from and to are days with one and with nine \
            chances in ten.
            """,
        input: .none,
        options: BookOptions.declared + [
            .value("household", "ID", "of this household only"),
            .choice("format", ["table", "csv", "json"], "how it is written", default: "table"),
        ],
        examples: [Example("of a book", command: "till goals --book money", shows: [])],
        reads: ["goal", "challenge"], writes: [])

    public init(options: Options, context: Context) throws(Fault) { self.options = options }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        let current = try BookOptions.current(options)
        let search = try LedgerSearch(current: current, household: options.text("household"))
        let (goals, habits) = (search.records("goal"), search.records("challenge"))
        switch options.text("format") ?? "table" {
        case "json": for one in goals + habits { Output.write(one.record.text + "\n") }
        case "csv":
            Output.write(
                Csv.line([
                    "household", "name", "target", "saved", "left", "currency", "percent", "by", "projected", "earliest", "latest",
                    "needed", "pace", "status",
                ]))
            for one in goals { Output.write(Csv.line(GoalsCommand.cells(one))) }
        default: tell(goals, habits, severalHouseholds: search.published.count > 1)
        }
        return .good
    }

    private static func cells(_ one: (household: String, record: Record)) -> [String] {
        let record = one.record
        func text(_ key: Key) -> String { record.string(key) ?? "" }
        return [
            one.household, text(.name), text(.target), text(.saved), text(.left), text(.currency),
            record.integer(.used).map(String.init) ?? "",
        ]
            + [text(.until), text(.projected), text(.earliest), text(.latest), text(.needed), text(.pace), text(.status)]
    }

    private func tell(
        _ goals: [(household: String, record: Record)], _ habits: [(household: String, record: Record)], severalHouseholds: Bool
    ) {
        guard !goals.isEmpty || !habits.isEmpty else {
            Output.write(
                "no goals and no challenges yet: write them into households/<id>.yaml (till-goals --help has an example) and run the plan\n"
            )
            return
        }
        if !goals.isEmpty {
            var table = TextTable([
                .init(title: "household", least: 10), .init(title: "goal", least: 16), .init(title: "there", side: .right),
                .init(title: "of", side: .right), .init(title: "%", side: .right), .init(title: "a month", side: .right),
                .init(title: "needed", side: .right), .init(title: "by"), .init(title: "about"), .init(title: "from"), .init(title: "to"),
                .init(title: "state"),
            ])
            for (household, record) in goals {
                func text(_ key: Key) -> String { record.string(key) ?? "" }
                table.add(
                    [severalHouseholds ? household : "", text(.name), text(.saved), "\(text(.target)) \(text(.currency))"]
                        + [record.integer(.used).map(String.init) ?? "", text(.pace), text(.needed), text(.until), text(.projected)]
                        + [text(.earliest), text(.latest), text(.why).isEmpty ? text(.status) : "\(text(.status)): \(text(.why))"])
            }
            Output.write(table.text + "\n")
        }
        if !habits.isEmpty { tell(habits: habits, severalHouseholds) }
    }

    private func tell(habits: [(household: String, record: Record)], _ severalHouseholds: Bool) {
        var table = TextTable([
            .init(title: "household", least: 10), .init(title: "habit", least: 16), .init(title: "in a row", side: .right),
            .init(title: "best", side: .right), .init(title: "wanted", side: .right), .init(title: "now", side: .right),
            .init(title: "last broken"), .init(title: "state"),
        ])
        for (household, record) in habits {
            let every = record.string(.every) ?? "day"
            let most = record.string(.most).map { "\(record.string(.spent) ?? "") of \($0)" } ?? ""
            table.add([
                severalHouseholds ? household : "", record.string(.name) ?? "", CountText.of(record.integer(.streak) ?? 0, every),
                record.integer(.best).map(String.init) ?? "", record.integer(.target).map(String.init) ?? "", most,
                record.string(.broken) ?? "", record.string(.status) ?? "",
            ])
        }
        Output.write(table.text + "\n")
    }
}

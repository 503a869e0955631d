import TillRecords
import TillRun
import TillStages

/// `till loans`: what households owe by contract.
public struct LoansCommand: Command {
    private let options: Options

    public static let manual = Manual(
        name: "till loans",
        summary: "List loans with what is left, the next payment's interest and principal, and the day they are paid off.",
        discussion: """
            Loans are written in the household's file; till-loans --help has an example and says how they are figured. by says where \
            what is left comes from: the balance that the bank states, the payments seen, or the contract alone.
            """,
        input: .none,
        options: BookOptions.declared + [
            .value("household", "ID", "of this household only"),
            .choice("format", ["table", "csv", "json"], "how it is written", default: "table"),
        ],
        examples: [Example("of a book", command: "till loans --book money", shows: [])],
        reads: ["loan"], writes: [])

    public init(options: Options, context: Context) throws(Fault) { self.options = options }

    private static let titles = [
        "household", "name", "principal", "currency", "rate", "left", "by", "repaid", "interest", "payment", "next", "next_interest",
        "next_principal", "remaining", "interest_left", "payoff",
    ]

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        let current = try BookOptions.current(options)
        let search = try LedgerSearch(current: current, household: options.text("household"))
        let loans = search.records("loan")
        switch options.text("format") ?? "table" {
        case "json": for one in loans { Output.write(one.record.text + "\n") }
        case "csv":
            Output.write(Csv.line(LoansCommand.titles))
            for one in loans { Output.write(Csv.line(LoansCommand.cells(one.household, one.record))) }
        default: tell(loans, severalHouseholds: search.published.count > 1)
        }
        return .good
    }

    private static func cells(_ household: String, _ record: Record) -> [String] {
        func text(_ key: Key) -> String { record.string(key) ?? "" }
        let next = record.object(.next)
        func part(_ key: Key) -> String { next?.string(key) ?? "" }
        return [household, text(.name), text(.principal), text(.currency), text(.rate), text(.left), text(.by), text(.repaid)]
            + [text(.interest), text(.payment), part(.date), part(.interest), part(.principal)]
            + [record.integer(.remaining).map(String.init) ?? "", text(.interestLeft), text(.payoff)]
    }

    private func tell(_ loans: [(household: String, record: Record)], severalHouseholds: Bool) {
        guard !loans.isEmpty else {
            Output.write("no loans yet: write them into households/<id>.yaml (till-loans --help has an example) and run the plan\n")
            return
        }
        var table = TextTable([
            .init(title: "household", least: 10), .init(title: "loan", least: 16), .init(title: "left", side: .right),
            .init(title: "of", side: .right), .init(title: "rate", side: .right), .init(title: "by"), .init(title: "next"),
            .init(title: "amount", side: .right), .init(title: "interest", side: .right), .init(title: "principal", side: .right),
            .init(title: "to go", side: .right), .init(title: "interest to come", side: .right), .init(title: "paid off"),
        ])
        for (household, record) in loans {
            func text(_ key: Key) -> String { record.string(key) ?? "" }
            let next = record.object(.next)
            let isPaid = record.decimal(.left)?.isZero ?? false
            table.add(
                [severalHouseholds ? household : "", text(.name), "\(text(.left)) \(text(.currency))", text(.principal)]
                    + ["\(text(.rate)) %", text(.by)]
                    + ([.date, .amount, .interest, .principal] as [Key]).map { next?.string($0) ?? "" }
                    + [record.integer(.remaining).map(String.init) ?? "", text(.interestLeft)]
                    + [isPaid ? "paid off" : record.has(.payoff) ? text(.payoff) : "never"])
        }
        Output.write(table.text + "\n")
    }
}

import TillAnalysis
import TillFigures
import TillHousehold
import TillRecords
import TillRun
import TillStages

/// `till budget`: a household's plan of a month, what its days may cost, and limits that its past proposes.
public struct BudgetCommand: Command {
    private let options: Options
    private let context: Context

    public static let manual = Manual(
        name: "till budget",
        summary: "Show a month's budget, its plan day by day as a table, CSV or a calendar, or limits that the past proposes.",
        discussion: """
            till budget [YYYY-MM]            the lines of a month (default: the last): what may be spent, was, and is left
            till budget [YYYY-MM] --days     what each day may cost beside bills, and did; --format ics is a calendar of the days to come
            till budget --propose            limits from the household's past, as lines to copy into its file: the median of its last complete \
            months, at most twelve, times the season of the month to come where two years tell of it, rounded up to two digits. What is \
            paid in at most half of the months is proposed as a sinking fund for the year.

            Nothing is written. till-budget --help says how a budget is made.
            """,
        input: .names,
        options: BookOptions.declared + [
            .value("household", "ID", "of this household only"),
            .flag("days", "the plan day by day"),
            .flag("propose", "limits that the past proposes"),
            .choice("format", ["table", "csv", "json", "ics"], "how it is written; ics with --days", default: "table"),
        ],
        examples: [
            Example("this month", command: "till budget --book money", shows: []),
            Example("into a calendar", command: "till budget --days --format ics --book money", shows: []),
            Example("a first budget", command: "till budget --propose --book money", shows: []),
        ],
        reads: ["budget", "transaction"], writes: [])

    public init(options: Options, context: Context) throws(Fault) {
        self.options = options
        self.context = context
    }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        let month = try asked()
        let format = options.text("format") ?? "table"
        guard format != "ics" || options.flag("days") else {
            throw BudgetCommand.usage("a calendar has days.", "Give --days with --format ics.")
        }
        let search = try LedgerSearch(current: BookOptions.current(options), household: options.text("household"))
        if options.flag("propose") {
            guard !options.flag("days"), month == nil, format == "table" else {
                throw BudgetCommand.usage("--propose takes no month, no days and no format.", "till budget --propose --household ID")
            }
            return try propose(search)
        }
        var budgets = search.records("budget")
        budgets = search.published.compactMap { household in
            budgets.last { $0.household == household && (month == nil || $0.record.string(.period) == month) }
        }
        guard !budgets.isEmpty else {
            throw Fault(
                "budget.none", "no budget is published\(month.map { " for \($0)" } ?? "").",
                remedy: "till budget --propose shows limits to begin with; till-budget --help says what a budget needs.",
                exit: .missingInput)
        }
        write(budgets, format)
        return .good
    }

    private static func usage(_ sentence: String, _ remedy: String) -> Fault {
        Fault("usage.budget", sentence, remedy: remedy, place: "till budget", exit: .usage)
    }

    private func asked() throws(Fault) -> String? {
        guard let text = options.arguments.first else { return nil }
        guard options.arguments.count == 1, Month(text) != nil else {
            throw BudgetCommand.usage("\(options.arguments.joined(separator: " ")) is no month.", "Write it as 2025-03.")
        }
        return text
    }

    private func write(_ budgets: [(household: String, record: Record)], _ format: String) {
        let isDays = options.flag("days")
        let key: Key = isDays ? .days : .lines
        let titles = isDays ? BudgetCommand.dayTitles : BudgetCommand.lineTitles
        let rows = budgets.flatMap { household, record in
            record.objects(key).map { isDays ? BudgetCommand.day($0, household, record) : BudgetCommand.line($0, household, record) }
        }
        switch format {
        case "json": for one in budgets { Output.write(one.record.text + "\n") }
        case "csv": Output.write(Csv.line(titles) + rows.map { Csv.line($0) }.joined())
        case "ics": Output.write(BudgetCalendarFile(budgets).text)
        default:
            var table = TextTable(
                titles.enumerated().map {
                    .init(title: $1.replacing("_", with: " "), side: $0 > 2 && $1 != "status" && $1 != "names" ? .right : .left)
                })
            let isOne = budgets.count == 1
            for row in rows { table.add([isOne ? "" : row[0]] + row.dropFirst()) }
            Output.write(table.text)
        }
    }

    private static let lineTitles = [
        "household", "period", "line", "limit", "carried", "moved", "available", "spent", "left", "bills", "daily", "currency", "status",
    ]

    private static func line(_ line: Record, _ household: String, _ budget: Record) -> [String] {
        func text(_ key: Key) -> String { line.string(key) ?? "" }
        let name = text(.category) + (line.string(.member).map { " (\($0))" } ?? "")
        return [household, budget.string(.period) ?? "", name]
            + [.limit, .carried, .moved, .available, .spent, .left, .bills, .daily].map(text) + [
                budget.string(.currency) ?? "", text(.status),
            ]
    }

    private static let dayTitles = ["household", "period", "date", "planned", "spent", "bills", "currency", "status", "names"]

    private static func day(_ day: Record, _ household: String, _ budget: Record) -> [String] {
        func text(_ key: Key) -> String { day.string(key) ?? "" }
        return [household, budget.string(.period) ?? "", text(.date), text(.planned), text(.spent), text(.bills)]
            + [budget.string(.currency) ?? "", text(.status), Plain.clean(day.strings(.names).joined(separator: ", "))]
    }

    // MARK: What the past proposes

    private func propose(_ search: LedgerSearch) throws(Fault) -> ExitCode {
        let files = try HouseholdFiles(BookOptions.state(options).book)
        let uses = try CategoryUses(context.knowledge)
        var isAny = false
        for household in search.published {
            guard let ledger = PublishedLedger(household, in: search.current) else { continue }
            let file = try files.file(of: household)
            let typed = HouseholdLedger(ledger.all, uses: uses, file: file)
            let learnt = LearntLimits(typed)
            isAny = isAny || !learnt.lines.isEmpty
            Output.write(BudgetCommand.text(learnt, household, typed.home, file?.budget))
        }
        return isAny ? .good : .checkFailed
    }

    /// Lines for the household's file.
    private static func text(_ learnt: LearntLimits, _ household: String, _ home: Currency, _ plan: BudgetPlan?) -> String {
        guard let first = learnt.shown.first, let last = learnt.shown.last, let month = learnt.month, !learnt.lines.isEmpty else {
            return "# \(household): fewer than three complete months with spending are known, which is too little to propose limits\n"
        }
        func amount(_ minor: Int64) -> String { Amount(units: minor, decimals: home.exponent).description }
        var text = "# households/\(household).yaml, in \(home.code): proposed for \(month.iso) from "
        text += "\(CountText.of(learnt.shown.count, "month")), \(first.iso) to \(last.iso)\n"
        if plan != nil { text += "# its file has a budget already: take over the lines that you want\n" }
        text += "budget:\n  method: limits\n  categories:\n"
        for line in learnt.lines {
            let every = line.months > 1 ? ", every: yearly" : ""
            var why =
                line.months > 1
                ? "\(amount(line.usual)) in the year, paid in \(CountText.of(line.paid, "month"))" : "median \(amount(line.usual))"
            if let season = line.season, season != 100 { why += ", and \(month.iso) is usually \(season) % of that" }
            if let now = plan?.lines.first(where: { $0.category == line.category && $0.member == nil }) { why += "; now \(now.limit)" }
            text += "    - {category: \(line.category), limit: \(amount(line.limit))\(every)}  # \(why)\n"
        }
        return text
    }
}

/// What the days to come may cost, as events of a calendar (RFC 5545).
struct BudgetCalendarFile {
    let text: String

    init(_ budgets: [(household: String, record: Record)]) {
        var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Till//till budget 1//EN", "CALSCALE:GREGORIAN"]
        for (household, record) in budgets {
            let currency = record.string(.currency) ?? ""
            guard let until = record.date(.until) else { continue }
            for day in record.objects(.days) {
                guard let date = day.date(.date), day.string(.spent) == nil, let planned = day.string(.planned) else { continue }
                let bills = day.string(.bills).map { ", bills \($0)" } ?? ""
                lines += [
                    "BEGIN:VEVENT", "UID:budget-\(CalendarText.escaped(household))-\(CalendarText.date(date))@till",
                    "DTSTAMP:\(CalendarText.date(until))T000000Z", "DTSTART;VALUE=DATE:\(CalendarText.date(date))",
                    "SUMMARY:\(CalendarText.escaped("\(planned) \(currency) to spend\(bills)"))", "TRANSP:TRANSPARENT", "END:VEVENT",
                ]
            }
        }
        lines.append("END:VCALENDAR")
        text = lines.map(CalendarText.line).joined()
    }
}

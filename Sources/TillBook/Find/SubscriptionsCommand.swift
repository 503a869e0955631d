import TillRecords
import TillReports
import TillRun
import TillStages

/// `till subscriptions`: what a household pays again and again, and what that costs in a year.
public struct SubscriptionsCommand: Command {
    private let options: Options

    public static let manual = Manual(
        name: "till subscriptions",
        summary: "List subscriptions with their price, what they cost in a year, rises, and those that ended.",
        discussion: """
            The dearest in a year stands first. Under the table stands what those that go on cost in a year. A price is what the next one is \
            expected to be; the state is active, late (a payment that was due has not come), ended, or expected (declared in the household \
            file and not seen yet). With --all also bills, instalments, loans and what comes in. till explain and the beginning of the \
            id tell what it was seen by, and each of its payments.
            """,
        input: .none,
        options: BookOptions.declared + [
            .value("household", "ID", "of this household only"), .flag("all", "everything that recurs"),
            .choice("format", ["table", "csv", "json"], "how it is written", default: "table"),
        ],
        examples: [Example("of a book", command: "till subscriptions --book money", shows: [])],
        reads: ["series"], writes: [])

    public init(options: Options, context: Context) throws(Fault) { self.options = options }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        let current = try BookOptions.current(options)
        let search = try LedgerSearch(current: current, household: options.text("household"))
        let files = try HouseholdFiles(BookOptions.reader(options).book)
        var found: [Recurring] = []
        for (household, record) in search.records("series") where options.flag("all") || record.equals(.kind, "subscription") {
            found.append(Recurring(record, household, ShownText(try files.file(of: household))))
        }
        // What ended stands behind what goes on, whatever it cost.
        found.sort { ($0.isOver ? 1 : 0, $1.size, $0.name, $0.id) < ($1.isOver ? 1 : 0, $0.size, $1.name, $1.id) }
        switch options.text("format") ?? "table" {
        case "json": for one in found { Output.write(one.json.text + "\n") }
        case "csv":
            Output.write(
                Csv.line(["household", "id", "name", "kind", "period", "amount", "currency", "yearly", "status", "first", "last", "next"]))
            for one in found { Output.write(Csv.line(one.cells)) }
        default: tell(found, severalHouseholds: search.published.count > 1)
        }
        return .good
    }

    private func tell(_ found: [Recurring], severalHouseholds: Bool) {
        guard !found.isEmpty else {
            Output.write(
                "nothing that recurs was found\(options.flag("all") ? "" : " that is a subscription; --all has bills and wages too")\n")
            return
        }
        var table = TextTable([
            .init(title: "household", least: 10), .init(title: "id"), .init(title: "name", least: 16), .init(title: "kind"),
            .init(title: "how often"), .init(title: "price", side: .right), .init(title: "a year", side: .right), .init(title: "state"),
            .init(title: "since"), .init(title: "next"), .init(title: "change", least: 12),
        ])
        for one in found {
            table.add([
                severalHouseholds ? one.household : "", String(one.id.prefix(8)), one.name, options.flag("all") ? one.kind : "",
                one.period?.rawValue ?? "", one.money.map(\.description) ?? "", one.yearly.map(\.description) ?? "", one.status,
                one.record.string(.first) ?? "", one.isOver ? "" : one.record.string(.next) ?? "", one.change,
            ])
        }
        Output.write(table.text + "\n")
        var sums = MoneyTally()
        let lasting = found.filter { !$0.isOver }
        for one in lasting { if let yearly = one.yearly { sums.add(yearly.amount, yearly.currency) } }
        let totals = TransactionWords.totals(sums)
        let ended = found.count - lasting.count
        Output.write("\(lasting.count) that go on\(totals.isEmpty ? "" : ", in a year \(totals)")\(ended > 0 ? "; \(ended) ended" : "")\n")
    }
}

/// What recurs, as one line tells it.
private struct Recurring {
    let record: Record
    let household: String
    let id: String
    let name: String
    let kind: String
    let status: String
    let period: SeriesPeriod?
    let money: Money?

    init(_ record: Record, _ household: String, _ shown: ShownText) {
        self.record = record
        self.household = household
        id = record.string(.id) ?? ""
        name = shown.text(record.object(.declared)?.string(.name) ?? record.string(.name) ?? "")
        kind = record.string(.kind) ?? ""
        status = record.string(.status) ?? "active"
        period = record.string(.period).flatMap(SeriesPeriod.init(rawValue:))
        money = record.decimal(.amount).flatMap { amount in record.currency(.currency).flatMap { Money(amount, $0) } }
    }

    var isOver: Bool { status == "ended" }

    /// What it comes to in a year at its present price; nil where no amount is known.
    var yearly: Money? {
        guard let money, let period else { return nil }
        return Money(minorUnits: Int64(clamping: Int128(money.minorUnits) * Int128(period.timesAYear)), currency: money.currency)
    }

    /// To be sorted by; what takes more in a year is larger.
    var size: Int64 { yearly.map { $0.minorUnits == .min ? .max : abs($0.minorUnits) } ?? 0 }

    /// `was -9.99`
    var change: String {
        record.string(.was).map { "was \($0)" } ?? ""
    }

    var cells: [String] {
        let price = [record.string(.amount) ?? "", record.string(.currency) ?? ""]
        return [household, id, name, kind, period?.rawValue ?? ""] + price + [yearly?.amount.description ?? "", status]
            + [record.string(.first) ?? "", record.string(.last) ?? "", record.string(.next) ?? ""]
    }

    var json: Record {
        var copy = record
        if let yearly { copy.set(.yearly, string: yearly.amount.description) }
        return copy
    }
}

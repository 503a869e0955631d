import TillRecords

/// A `budget` record as the pages show it, in minor units of its currency.
public struct BudgetReading: Sendable, Hashable {
    /// How spending stands: never told by a colour alone.
    public enum Status: String, Sendable {
        case green, yellow, red

        /// A mark that says the same without colour.
        var mark: String {
            switch self {
            case .green: "\u{2713}"
            case .yellow: "!"
            case .red: "\u{2715}"
            }
        }
    }

    public struct Line: Sendable, Hashable {
        public let name: String
        public let limit: Int64
        public let carried: Int64
        public let moved: Int64
        public let available: Int64
        public let spent: Int64
        public let left: Int64
        /// Known payments still to come.
        public let bills: Int64
        /// What a day of the rest may cost; nil when the period is over.
        public let daily: Int64?
        public let status: Status
        /// What is to be kept, of which more is better.
        public let isSaving: Bool
    }

    public struct Move: Sendable, Hashable {
        public let from: String
        public let to: String
        public let amount: Int64
        public let waits: Bool
    }

    public struct DayPlan: Sendable, Hashable {
        public let day: Day
        public let planned: Int64
        /// Nil for a day that is still to come.
        public let spent: Int64?
        public let status: Status?
        public let bills: Int64
        public let names: [String]
    }

    public let month: Month
    public let currency: Currency
    public let method: String
    /// The household wrote it.
    public let isOwn: Bool
    public let isRunning: Bool
    public let income: Int64?
    public let incomeOf: [String]
    public let available: Int64
    public let spent: Int64
    public let outside: Int64
    public let unassigned: Int64?
    public let kept: Int64?
    public let status: Status
    public let lines: [Line]
    public let moves: [Move]
    public let days: [DayPlan]

    /// Nil for a record without a period, a currency or lines.
    init?(_ record: borrowing Record) {
        guard let month = record.string("period").flatMap({ Month($0) }), let currency = record.currency("currency") else { return nil }
        func minor(_ record: borrowing Record, _ key: Key) -> Int64? { record.decimal(key).flatMap { Money($0, currency)?.minorUnits } }
        func status(_ record: borrowing Record) -> Status? { record.string("status").flatMap(Status.init(rawValue:)) }
        self.month = month
        self.currency = currency
        method = Plain.clean(record.string("method") ?? "", limit: 20)
        isOwn = record.equals("by", "household")
        isRunning = record.equals("state", "running")
        income = minor(record, "income")
        incomeOf = record.strings("income_of").map { Plain.clean($0, limit: 7) }
        available = minor(record, "available") ?? 0
        spent = minor(record, "spent") ?? 0
        outside = minor(record, "outside") ?? 0
        unassigned = minor(record, "unassigned")
        kept = minor(record, "kept")
        self.status = status(record) ?? .green
        lines = record.objects("lines").map { line in
            Line(
                name: CategoryName.shown(line.string("label") ?? line.string("category") ?? ""), limit: minor(line, "limit") ?? 0,
                carried: minor(line, "carried") ?? 0, moved: minor(line, "moved") ?? 0, available: minor(line, "available") ?? 0,
                spent: minor(line, "spent") ?? 0, left: minor(line, "left") ?? 0, bills: minor(line, "bills") ?? 0,
                daily: minor(line, "daily"), status: status(line) ?? .green, isSaving: line.flag("saving") ?? false)
        }
        let names = Dictionary(
            record.objects("lines").map {
                ($0.string("category") ?? "", CategoryName.shown($0.string("label") ?? $0.string("category") ?? ""))
            },
            uniquingKeysWith: { first, _ in first })
        moves = record.objects("moves").map { move in
            let (from, to) = (move.string("from") ?? "", move.string("to") ?? "")
            return Move(
                from: names[from] ?? CategoryName.shown(from), to: names[to] ?? CategoryName.shown(to), amount: minor(move, "amount") ?? 0,
                waits: move.equals("state", "waiting"))
        }
        days = record.objects("days").compactMap { day in
            guard let date = day.date("date") else { return nil }
            return DayPlan(
                day: date, planned: minor(day, "planned") ?? 0, spent: minor(day, "spent"), status: status(day),
                bills: minor(day, "bills") ?? 0, names: day.strings("names").map { Plain.clean($0, limit: 60) })
        }
        guard !lines.isEmpty else { return nil }
    }
}

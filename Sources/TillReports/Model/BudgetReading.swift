import TillFigures
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
        /// The member whose spending it is for, where it is one's.
        public let member: String?
        /// It puts money aside for bills that come less often than every month.
        public let isSinking: Bool

        /// As people read it, in the language that is spoken.
        var said: String { BudgetReading.said(name, member) }
    }

    public struct Move: Sendable, Hashable {
        /// Names of lines.
        public let from: String
        public let to: String
        /// Whose lines they are, where they are one member's.
        public let members: [String?]
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
    }

    public let month: Month
    public let currency: Currency
    public let method: String
    /// The household wrote it.
    public let isOwn: Bool
    public let isRunning: Bool
    public let income: Int64?
    public let incomeOf: [String]
    public let outside: Int64
    public let unassigned: Int64?
    public let kept: Int64?
    /// What its sums do not have, in rows, by reason.
    public let leftOut: [LeftOut: Int]
    public let lines: [Line]
    public let moves: [Move]
    public let days: [DayPlan]

    /// Nil for a record without a period, a currency or lines.
    init?(_ record: borrowing Record) {
        guard let month = record.string(.period).flatMap({ Month($0) }), let currency = record.currency(.currency) else { return nil }
        func minor(_ key: Key) -> Int64? { BudgetReading.minor(record, key, currency) }
        self.month = month
        self.currency = currency
        method = Plain.clean(record.string(.method) ?? "", limit: 20)
        isOwn = record.equals(.by, "household")
        isRunning = record.equals(.state, "running")
        income = minor(.income)
        incomeOf = record.strings(.incomeOf).map { Plain.clean($0, limit: 7) }
        outside = minor(.outside) ?? 0
        unassigned = minor(.unassigned)
        kept = minor(.kept)
        leftOut = record.leftOutRows
        let parts = record.objects(.lines)
        lines = parts.map { BudgetReading.line($0, currency) }
        let names = Dictionary(
            zip(parts.map(BudgetReading.key), lines), uniquingKeysWith: { first, _ in first })
        moves = record.objects(.moves).map { BudgetReading.move($0, names, currency) }
        days = record.objects(.days).compactMap { BudgetReading.day($0, currency) }
        guard !lines.isEmpty else { return nil }
    }

    private static func minor(_ record: borrowing Record, _ key: Key, _ currency: Currency) -> Int64? {
        record.minor(key, currency)
    }

    /// A line's name in the language that is spoken, with the member whose it is.
    static func said(_ name: String, _ member: String?) -> String {
        member.map { "\(CategoryName.said(name)) (\($0))" } ?? CategoryName.said(name)
    }

    /// What moves call a line.
    private static func key(_ line: Record) -> String {
        (line.string(.category) ?? "") + (line.string(.member).map { " (\($0))" } ?? "")
    }

    private static func status(_ record: borrowing Record) -> Status? { record.string(.status).flatMap(Status.init(rawValue:)) }

    private static func line(_ line: Record, _ currency: Currency) -> Line {
        func minor(_ key: Key) -> Int64 { BudgetReading.minor(line, key, currency) ?? 0 }
        let member = line.string(.member).map { Plain.clean($0, limit: 40) }
        var label = line.string(.label) ?? line.string(.category) ?? ""
        if let member, label.hasSuffix(" (\(member))") { label.removeLast(member.count + 3) }
        return Line(
            name: CategoryName.shown(label), limit: minor(.limit),
            carried: minor(.carried),
            moved: minor(.moved), available: minor(.available), spent: minor(.spent), left: minor(.left), bills: minor(.bills),
            daily: BudgetReading.minor(line, .daily, currency), status: status(line) ?? .green, isSaving: line.flag(.saving) ?? false,
            member: member, isSinking: line.flag(.sinking) ?? false)
    }

    private static func move(_ move: Record, _ lines: [String: Line], _ currency: Currency) -> Move {
        func name(_ key: Key) -> String { move.string(key).map { lines[$0]?.name ?? CategoryName.shown($0) } ?? "" }
        func member(_ key: Key) -> String? { move.string(key).flatMap { lines[$0]?.member } }
        return Move(
            from: name(.from), to: name(.to), members: [member(.from), member(.to)], amount: minor(move, .amount, currency) ?? 0,
            waits: move.equals(.state, "waiting"))
    }

    private static func day(_ day: Record, _ currency: Currency) -> DayPlan? {
        guard let date = day.date(.date) else { return nil }
        return DayPlan(
            day: date, planned: minor(day, .planned, currency) ?? 0, spent: minor(day, .spent, currency), status: status(day),
            bills: minor(day, .bills, currency) ?? 0)
    }
}

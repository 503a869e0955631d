import TillHousehold
import TillRecords
import TillStages
import Yams

/// How long documents of each kind are kept, as `retention` of a book's `till.yaml` says it: `{receipts: 10y, chats: 2y, bank: forever}`.
///
/// Nothing goes by itself: `till purge --retention` erases what is due, `till status` and `till doctor` tell of it.
package struct RetentionPlan: Sendable, Equatable {
    /// A kind of document, by its name in the file.
    package enum Kind: String, Sendable, CaseIterable {
        case bank, receipts, chats

        /// The kind of documents that are of this kind of evidence: bank, receipt, chat.
        package init?(source: String) {
            switch source {
            case "bank": self = .bank
            case "receipt": self = .receipts
            case "chat": self = .chats
            default: return nil
            }
        }
    }

    /// A number of days, months or years.
    package struct Span: Sendable, Equatable {
        private enum Unit: String {
            case days = "d"
            case months = "m"
            case years = "y"
        }

        private let count: Int
        private let unit: Unit

        /// `90d`, `18m`, `10y`; nil for anything else.
        init?(_ text: String) {
            guard let unit = text.last.flatMap({ Unit(rawValue: String($0)) }), let count = Int(text.dropLast()),
                Span.range.contains(count), text.utf8.dropLast().allSatisfy({ $0 &- 48 < 10 })
            else { return nil }
            self.count = count
            self.unit = unit
        }

        private static let range = 1...9999

        /// The day so long before another; the last one of a month that is too short. Nil before the year 1.
        package func before(_ day: Day) -> Day? {
            if unit == .days { return day.adding(days: -count) }
            let months = day.year * 12 + day.month - 1 - (unit == .years ? count * 12 : count)
            guard months >= 12 else { return nil }
            let (year, month) = (months / 12, months % 12 + 1)
            return Day(year: year, month: month, day: min(day.day, Day.length(ofMonth: month, year: year)))
        }
    }

    /// A kind that is not there is kept for good.
    package private(set) var spans: [Kind: Span] = [:]

    /// Reads the plan of a book; an empty one where nothing is said of it. Throws what is wrong with `till.yaml`, with line and column.
    package init(book folder: String) throws(Fault) { self = try BookSettings.read(folder) }

    init() {}

    init(_ node: Node, _ reading: YamlReading) throws(Fault) {
        if node.scalar != nil, try reading.text(node, "retention") == nil { return }
        let map = try reading.map(node, "retention")
        try reading.known(map, Kind.allCases.map(\.rawValue))
        for kind in Kind.allCases {
            guard let value = map[kind.rawValue], let text = try reading.text(value, kind.rawValue), text != "forever" else { continue }
            guard let span = Span(text) else {
                throw reading.fault(
                    value, "how long \(kind.rawValue) \(kind == .bank ? "is" : "are") kept is no time.",
                    "Write a number and d, m or y for days, months or years, such as 90d, 18m or 10y; or forever.")
            }
            spans[kind] = span
        }
    }

    /// Whether a document that tells of these kinds of evidence, of nothing later than a day, is kept longer than the plan says.
    package func isDue(kinds: Set<String>, last: Day, on today: Day) -> Bool {
        !kinds.isEmpty
            && kinds.allSatisfy { kind in
                guard let span = Kind(source: kind).flatMap({ spans[$0] }), let first = span.before(today) else { return false }
                return last < first
            }
    }
}

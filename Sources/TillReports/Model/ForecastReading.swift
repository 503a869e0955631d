import TillFigures
import TillRecords

/// A `forecast` record as the pages show it, in minor units of its currency.
public struct ForecastReading: Sendable, Hashable {
    public enum Target: String, Sendable {
        case balance, spending, category
    }

    public struct Point: Sendable, Hashable {
        public let day: Day
        public let amount: Int64
        public let low80: Int64
        public let high80: Int64
        public let low95: Int64
        public let high95: Int64
    }

    public struct Known: Sendable, Hashable {
        public let day: Day
        public let amount: Int64
        public let name: String
    }

    public struct Low: Sendable, Hashable {
        public let day: Day
        public let amount: Int64
        public let below: Int64
        public let isExpected: Bool
    }

    public struct Accuracy: Sendable, Hashable {
        public let origins: Int
        public let error: Int64
        /// By the seasonal naive forecast's; in hundredths.
        public let ratio: Int?
        /// Percent of intervals of 80 % that held what came.
        public let held80: Int?
        public let tried: Int
    }

    public let of: Target
    /// The account or the group of categories; empty: all.
    public let name: String
    public let currency: Currency
    public let from: Day?
    public let start: Int64
    public let points: [Point]
    public let known: [Known]
    public let low: Low?
    public let accuracy: Accuracy?
    public let lacking: String
    /// What its base does not have, in rows, by reason.
    public let leftOut: [LeftOut: Int]

    init?(_ record: borrowing Record, masking: Bool) {
        guard let of = record.string(.of).flatMap(Target.init(rawValue:)), let currency = record.currency(.currency) else { return nil }
        func minor(_ record: borrowing Record, _ key: Key) -> Int64 {
            record.minor(key, currency) ?? 0
        }
        func text(_ text: String) -> String { masking ? Plain.masked(Plain.clean(text, limit: 80)) : Plain.clean(text, limit: 80) }
        self.of = of
        self.currency = currency
        let category = record.string(.label) ?? record.string(.category) ?? ""
        name = of == .balance ? record.string(.account).map { Plain.account($0, masking: masking) } ?? "" : CategoryName.shown(category)
        from = record.date(.from)
        start = minor(record, .start)
        points = record.objects(.points).compactMap { point in
            point.date(.date).map {
                Point(
                    day: $0, amount: minor(point, .amount), low80: minor(point, .low80), high80: minor(point, .high80),
                    low95: minor(point, .low95), high95: minor(point, .high95))
            }
        }
        known = record.objects(.known).compactMap { known in
            known.date(.date).map { Known(day: $0, amount: minor(known, .amount), name: text(known.string(.name) ?? "")) }
        }
        low = record.object(.low).flatMap { low in
            low.date(.date).map {
                Low(day: $0, amount: minor(low, .amount), below: minor(low, .below), isExpected: low.equals(.certainty, "expected"))
            }
        }
        accuracy = record.object(.accuracy).map { told in
            Accuracy(
                origins: told.integer(.origins) ?? 0, error: minor(told, .error),
                ratio: told.number(.mase).map { Int(($0 * 100).rounded()) },
                held80: told.number(.coverage80).map { Int(($0 * 100).rounded()) }, tried: told.integer(.tried) ?? 0)
        }
        leftOut = record.leftOutRows
        lacking = Plain.clean(record.string(.lacking) ?? "", limit: 160)
    }
}

import TillRecords

/// A `finding` record as the pages show it.
public struct FindingReading: Sendable, Hashable {
    public enum Severity: String, Sendable {
        case high, middle, low

        var rank: Int {
            switch self {
            case .high: 0
            case .middle: 1
            case .low: 2
            }
        }
    }

    /// Which of the three questions it answers.
    public enum Side: Sendable {
        case changed, coming
    }

    public let key: String
    public let code: String
    public let day: Day
    public let severity: Severity
    public let sentence: String
    public let action: String
    public let amount: Money?
    public let isListed: Bool

    public let side: Side

    /// The key as far as a person has to type it: of an id in it, eight signs.
    var shortKey: String {
        var signs = 0
        for (place, sign) in key.enumerated() {
            signs = sign.isHexDigit ? signs + 1 : 0
            if signs == 32 { return String(key.prefix(place - 23)) }
        }
        return Plain.clean(key, limit: 120)
    }

    init?(_ record: borrowing Record, masking: Bool) {
        guard let key = record.string(.key), let day = record.date(.date), let message = record.string(.message) else { return nil }
        func text(_ text: String) -> String {
            let clean = Plain.clean(text, limit: 300)
            let masked = masking ? Plain.masked(clean, keepingDates: true) : clean
            // Sums keep what binds them, where nothing has to be masked: a number in blanks of that kind would not be found.
            return masked == clean ? Plain.clean(text, limit: 300, bound: true) : masked
        }
        self.key = key
        self.day = day
        code = Plain.clean(record.string(.code) ?? "", limit: 40)
        severity = record.string(.severity).flatMap(Severity.init(rawValue:)) ?? .low
        sentence = text(message)
        action = text(record.string(.action) ?? "")
        amount = record.decimal(.amount).flatMap { Money($0, record.currency(.currency) ?? .unknown) }
        side = record.flag(.ahead) ?? false ? .coming : .changed
        isListed = record.flag(.listed) ?? true
    }

    static func precedes(_ a: FindingReading, _ b: FindingReading) -> Bool {
        if a.severity != b.severity { return a.severity.rank < b.severity.rank }
        let sizes = (a.amount?.minorUnits ?? 0, b.amount?.minorUnits ?? 0)
        return sizes.0 != sizes.1 ? sizes.0 > sizes.1 : a.key < b.key
    }
}

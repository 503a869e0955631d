import TillRecords

/// The ways in which days are written.
enum BankDateForm: String, Sendable, CaseIterable {
    case dotted = "dmy."
    case slashed = "dmy/"
    case dashed = "dmy-"
    case bare = "d/m/y"
    case american = "mdy/"
    case americanDashed = "mdy-"
    case iso
    case yearSlashed = "ymd/"
    case yearDotted = "ymd."
    case compact
    case shortDotted = "dmy2."
    case shortSlashed = "dmy2/"
    case shortAmerican = "mdy2/"
    case shortYear = "ymd2/"
    case name
    case nameShort = "name-2"
    case americanLong = "us-long"
    case americanShort = "us-short"
    case long
    case yearlessDotted = "no-year."
    case yearlessSlashed = "no-year/"
    case epoch
    case epochMillis = "epoch-ms"
    case serial
    case chinese = "cjk"
    case compactDayFirst = "compact-dmy"

    /// True where the order of day and month shows only in a day above 12.
    var isOrderOpen: Bool {
        switch self {
        case .slashed, .dashed, .bare, .american, .americanDashed, .shortSlashed, .shortAmerican, .yearlessSlashed, .compactDayFirst: true
        default: false
        }
    }

    var hasNames: Bool { [.name, .nameShort, .americanLong, .americanShort, .long].contains(self) }
    var isYearless: Bool { self == .yearlessDotted || self == .yearlessSlashed || self == .americanShort }
    var isShort: Bool { [.shortDotted, .shortSlashed, .shortAmerican, .shortYear].contains(self) }
    var isNumber: Bool { [.epoch, .epochMillis, .serial].contains(self) }
    /// A form for a day that stands by itself, outside the rows.
    var standing: BankDateForm {
        switch self {
        case .yearlessDotted: .dotted
        case .yearlessSlashed: .slashed
        case .americanShort: .iso
        default: isNumber ? .iso : self
        }
    }

    /// The day as written.
    ///
    /// - Parameter months: short and long names; those of English stand in where there are none.
    func text(_ day: Day, months: (short: [String], long: [String])?) -> String {
        let (d, m, y) = (Digits.padded(day.day, 2), Digits.padded(day.month, 2), String(day.year))
        let yy = String(y.suffix(2))
        let short = months?.short[day.month - 1] ?? MonthNames.short(day.month)
        let long = months?.long[day.month - 1] ?? MonthNames.name(day.month, language: "en")
        switch self {
        case .dotted: return "\(d).\(m).\(y)"
        case .slashed: return "\(d)/\(m)/\(y)"
        case .dashed: return "\(d)-\(m)-\(y)"
        case .bare: return "\(day.day)/\(day.month)/\(y)"
        case .american: return "\(m)/\(d)/\(y)"
        case .americanDashed: return "\(m)-\(d)-\(y)"
        case .iso: return "\(y)-\(m)-\(d)"
        case .yearSlashed: return "\(y)/\(m)/\(d)"
        case .yearDotted: return "\(y).\(m).\(d)"
        case .compact: return y + m + d
        case .shortDotted: return "\(d).\(m).\(yy)"
        case .shortSlashed: return "\(d)/\(m)/\(yy)"
        case .shortAmerican: return "\(m)/\(d)/\(yy)"
        case .shortYear: return "\(yy)/\(m)/\(d)"
        case .name: return "\(d) \(short) \(y)"
        case .nameShort: return "\(d)-\(short)-\(yy)"
        case .americanLong: return "\(long) \(day.day), \(y)"
        case .americanShort: return "\(short) \(d)"
        case .long: return "\(day.day) \(long) \(y)"
        case .yearlessDotted: return "\(d).\(m)."
        case .yearlessSlashed: return "\(d)/\(m)"
        case .epoch: return String(day.ordinal * 86_400 + 43_200)
        case .epochMillis: return String(day.ordinal * 86_400_000 + 43_200_000)
        case .serial: return String(day.ordinal + 25_569)
        case .chinese: return "\(y)年\(day.month)月\(day.day)日"
        case .compactDayFirst: return d + m + y
        }
    }
}

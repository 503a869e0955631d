import TillFigures
import TillRecords
import TillStages

/// The time that the options of `till-report` ask for.
enum AskedPeriod: Equatable {
    /// The last month that is over.
    case last
    case of(FigurePeriod)

    /// The options that name a time each; `from` and `to` are one.
    private static let names = ["month", "period", "week", "quarter", "day", "from", "to"]

    /// Nil where none is asked for. Throws `usage.option` for a time that there is not, and for two of them.
    init?(_ options: Options) throws(Fault) {
        let given = AskedPeriod.names.filter { options.text($0) != nil }
        guard let name = given.first, let text = options.text(name) else { return nil }
        if let other = given.dropFirst().first, !(name == "from" && other == "to" && given.count == 2) {
            throw Fault(
                "usage.option", "--\(name) and --\(other) both name a time.", remedy: "Give one of them.", place: "--\(other)", exit: .usage
            )
        }
        switch name {
        case "from", "to": self = .of(try AskedPeriod.range(options))
        case "month", "period":
            if text == "last" {
                self = .last
            } else if let period = FigurePeriod(text), name == "period" || period.month != nil {
                self = .of(period)
            } else {
                throw AskedPeriod.fault(name, text)
            }
        default:
            guard let period = FigurePeriod(text), AskedPeriod.isOf(period.kind, name) else { throw AskedPeriod.fault(name, text) }
            self = .of(period)
        }
    }

    private static func isOf(_ kind: FigurePeriod.Kind, _ name: String) -> Bool {
        switch kind {
        case .week: name == "week"
        case .quarter: name == "quarter"
        case .day: name == "day"
        case .month, .year, .range: false
        }
    }

    private static func range(_ options: Options) throws(Fault) -> FigurePeriod {
        guard let first = try options.day("from"), let last = try options.day("to") else {
            let name = options.text("from") == nil ? "from" : "to"
            throw Fault(
                "usage.option", "a time has a first and a last day.", remedy: "Give --\(name) a day as well, as YYYY-MM-DD.",
                place: "--\(name)", exit: .usage)
        }
        guard let period = FigurePeriod(from: first, to: last) else {
            throw Fault(
                "usage.option", "\(first) is later than \(last).", remedy: "Give --from the earlier day and --to the later one.",
                place: "--from", exit: .usage)
        }
        return period
    }

    private static func fault(_ name: String, _ text: String) -> Fault {
        func fault(_ sentence: String, _ remedy: String) -> Fault {
            Fault("usage.option", sentence, remedy: remedy, place: "--\(name)", exit: .usage)
        }
        switch name {
        case "month": return fault("the value is not a month.", "Give --month a month as YYYY-MM, or last.")
        case "period":
            return fault(
                "the value is no time that there is.",
                "Give --period YYYY-MM, YYYY, 2025-Q2, 2025-W14, YYYY-MM-DD, two days with -- between them, or last.")
        case "week":
            if let year = lacksWeek(text) {
                return fault("\(year) has 52 weeks.", "Give --week a week up to \(year)-W52, or \(FigurePeriod.next(year))-W01.")
            }
            return fault("the value is not a week.", "Give --week a week of ISO 8601 as 2025-W14: W01 to W52, in some years W53.")
        case "quarter": return fault("the value is not a quarter.", "Give --quarter a quarter as 2025-Q2: Q1 to Q4.")
        default: return fault("the value is not a day that there is.", "Give --day a day as YYYY-MM-DD.")
        }
    }

    /// The year of a 53rd week that it does not have.
    private static func lacksWeek(_ text: String) -> String? {
        guard text.utf8.count == 8, text.hasSuffix("-W53"), FigurePeriod(text.prefix(4) + "-W52") != nil else { return nil }
        return String(text.prefix(4))
    }
}

extension FigurePeriod {
    /// The name of the year after one.
    fileprivate static func next(_ year: String) -> String {
        FigurePeriod(year).flatMap { $0.last.adding(days: 1) }.map { FigurePeriod(year: $0.year).name } ?? year
    }
}

import TillFigures
import TillRecords
import TillStages

/// A figure as a person names it: `2025-03 Groceries`, `2025 Groceries`, or by options.
struct FigureQuestion: Equatable {
    let period: FigurePeriod
    let name: String
    /// category, account or merchant; nil for whatever has the name.
    let kind: String?

    /// Whether it may be asked of what is said across households.
    var isAcross: Bool { kind == nil && name.lowercased().hasPrefix("group ") }

    /// Nil when the words name no figure. Throws when a month stands alone, or options contradict each other.
    init?(_ words: [String], _ options: Options) throws(Fault) {
        let named = ["category", "account", "merchant"].filter { options.text($0) != nil }
        var words = words.flatMap { $0.split(separator: " ", omittingEmptySubsequences: true).map(String.init) }
        let stated = options.text("month")
        guard stated != nil || !named.isEmpty || words.first.flatMap({ FigurePeriod($0) }) != nil else { return nil }
        guard let period = (stated ?? words.first).flatMap({ FigurePeriod($0) }) else {
            throw FigureQuestion.fault("a figure has a day, a month or a year.", "Give --month YYYY-MM, YYYY-MM-DD or YYYY.")
        }
        if stated == nil { words.removeFirst() }
        guard named.count <= 1, named.isEmpty || words.isEmpty else {
            throw FigureQuestion.fault("a figure has one name.", "Give one of --category, --account, --merchant.")
        }
        let name = named.first.flatMap { options.text($0) } ?? words.joined(separator: " ")
        guard !name.isEmpty else {
            throw FigureQuestion.fault(
                "a month has many figures.", "Name one: till explain \(period.name) Groceries; also in, out, left, an account, a merchant.")
        }
        self.period = period
        self.name = name
        kind = named.first
    }

    private static func fault(_ sentence: String, _ remedy: String) -> Fault {
        Fault("usage.figure", sentence, remedy: remedy, place: "till explain", exit: .usage)
    }
}

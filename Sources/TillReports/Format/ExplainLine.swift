import TillFigures
import TillRecords

/// The line to type for a figure of a page: down to its rows, and how it was made. It stands as the title of what shows the figure.
struct ExplainLine: Sendable, Hashable {
    let household: String
    /// False where a page shows a part of the household alone: its figures are not those that are explained.
    let isWhole: Bool

    /// `till explain 2025-03 "Eating out" --household family-ng`; empty where there is none.
    func text(_ period: FigurePeriod, _ name: String) -> String { line("\(period.name) \(ExplainLine.quoted(name))") }

    /// Of a record, by its id or key.
    func text(_ id: String) -> String { id.isEmpty ? "" : line(ExplainLine.quoted(id)) }

    private func line(_ words: String) -> String {
        isWhole ? "till explain \(words)" + (household.isEmpty ? "" : " --household \(household)") : ""
    }

    /// A name as a shell takes it for one word.
    private static func quoted(_ name: String) -> String {
        let name = Plain.clean(name, limit: 120)
        let isPlain = !name.isEmpty && name.utf8.allSatisfy { $0 &- 97 < 26 || $0 &- 65 < 26 || $0 &- 48 < 10 || $0 == 45 || $0 == 46 }
        if isPlain { return name }
        return "'" + (name.utf8.contains(UInt8(ascii: "'")) ? name.replacing("'", with: "'\\''") : name) + "'"
    }
}

extension MonthPage {
    var explain: ExplainLine { ExplainLine(household: household, isWhole: seen.isEmpty && !settings.isFiltered) }

    /// The line for a figure of its time.
    func explain(_ name: String) -> any Shown { optional(explain.text(period, name)) }
    /// The line for a figure of a day.
    func explain(_ day: Day, _ name: String) -> any Shown { optional(explain.text(FigurePeriod(day), name)) }
}

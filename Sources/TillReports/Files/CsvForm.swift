import TillHousehold
import TillRecords

/// How tables of comma-separated values are written: for programs, or for the spreadsheet of a household's country, which takes its own
/// marks for numbers and UTF-8 only behind a mark of its own.
public struct CsvForm: Sendable {
    private let numbers: NumberForm?

    /// RFC 4180 with points and commas, the same in every language.
    public static let plain = CsvForm(numbers: nil)

    /// As spreadsheets of the language open it by a double click.
    static func spreadsheet(_ numbers: NumberForm) -> CsvForm { CsvForm(numbers: numbers) }

    /// What a file begins with.
    var start: String { numbers == nil ? "" : "\u{FEFF}" }

    func line(_ cells: [DataCell]) -> String {
        guard let numbers else { return Csv.line(cells.map(\.plain)) }
        return cells.map { cell(of: $0, numbers) }.joined(separator: numbers.listSeparator) + "\r\n"
    }

    private func cell(of cell: DataCell, _ numbers: NumberForm) -> String {
        switch cell {
        case .money, .percent: return numbers.cell(cell.plain)
        case .text(let text):
            let safe = Csv.cell(text)
            // A semicolon is no mark of RFC 4180's: what holds one is quoted here.
            let isQuoted = safe.first == "\"" || !safe.utf8.contains(UInt8(ascii: ";"))
            return isQuoted ? safe : "\"" + safe + "\""
        case .count, .day, .month, .none: return cell.plain
        }
    }
}

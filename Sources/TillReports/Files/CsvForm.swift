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
        guard let numbers else { return CsvForm.plain(cells) }
        return cells.map { cell(of: $0, numbers) }.joined(separator: numbers.listSeparator) + "\r\n"
    }

    /// As `Csv` writes it. Most cells are numbers, days and words, which nothing has to be looked for in.
    private static func plain(_ cells: [DataCell]) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(256)
        for (place, cell) in cells.enumerated() {
            if place > 0 { out.append(UInt8(ascii: ",")) }
            switch cell {
            case .text(let text): out.append(contentsOf: (isWord(text) ? text : Csv.cell(text)).utf8)
            case .money, .count, .percent, .day, .month: out.append(contentsOf: cell.plain.utf8)
            case .none: continue
            }
        }
        out.append(contentsOf: "\r\n".utf8)
        return String(decoding: out, as: UTF8.self)
    }

    /// Letters, digits and what joins them alone: it is no formula and needs no quotes.
    private static func isWord(_ text: String) -> Bool {
        guard let first = text.utf8.first else { return true }
        func isOfWord(_ byte: UInt8) -> Bool { byte &- 48 < 10 || (byte | 32) &- 97 < 26 }
        return isOfWord(first) && text.utf8.allSatisfy { isOfWord($0) || $0 &- 45 < 3 || $0 == 32 || $0 == 95 || $0 == 59 }
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

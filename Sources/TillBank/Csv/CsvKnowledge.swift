import TillRecords
import TillStages

/// What the reader knows of banks' tables: words above and inside them, months, signs of currencies. Files, not code.
final class CsvKnowledge: Sendable {
    let headers: HeaderWords
    let words: BankWords
    let dates: DateParser
    let currencies: CurrencySigns
    /// Code page, language, letters.
    let alphabets: [[Substring]]

    /// Reads `bank/*.tsv`. Throws `knowledge.missing`.
    init(_ knowledge: Knowledge) throws(Fault) {
        headers = HeaderWords(try knowledge.bytes(of: "bank/headers.tsv"))
        words = BankWords(rows: try knowledge.rows(of: "bank/words.tsv"))
        dates = DateParser(months: MonthNames(rows: try knowledge.rows(of: "bank/months.tsv")))
        alphabets = try knowledge.rows(of: "bank/alphabets.tsv")
        currencies = CurrencySigns(rows: try knowledge.rows(of: "bank/currencies.tsv"))
    }
}

/// Signs and words that stand for one currency.
struct CurrencySigns: Sendable {
    private let signs: [[UInt8]: Currency]

    /// `rows` are sign, ISO 4217 code.
    init(rows: [[Substring]]) {
        var signs: [[UInt8]: Currency] = [:]
        for row in rows where row.count >= 2 {
            if let currency = Currency(row[1]) { signs[CurrencySigns.lowered(Array(row[0].utf8))] = currency }
        }
        self.signs = signs
    }

    /// The currency of a code or sign, or nil when it names none (or several, as `$` does).
    func currency(_ cell: UnsafeRawBufferPointer) -> Currency? {
        if cell.count == 3, let found = Currency(bytes: cell) { return found }
        // No sign and no word for a currency has a digit; most cells that are asked about do.
        guard cell.count > 0, cell.count <= 16, !cell.contains(where: { $0 &- 48 < 10 }) else { return nil }
        let bytes = CurrencySigns.lowered(Array(cell))
        if let found = signs[bytes] { return found }
        guard bytes.count == 3 else { return nil }
        return Currency(String(decoding: bytes.map { $0 &- 97 < 26 ? $0 & 0xDF : $0 }, as: UTF8.self))
    }

    func currency(_ cell: [UInt8]) -> Currency? { cell.withUnsafeBytes { currency($0) } }

    /// True for what may stand beside a number as its currency.
    func isMark(_ mark: [UInt8]) -> Bool {
        if currency(mark) != nil { return true }
        return CurrencySigns.sharedMarks.contains(CurrencySigns.lowered(mark))
    }

    /// Marks that several currencies share, and the asterisk of a footnote.
    private static let sharedMarks: [[UInt8]] = ["$", "kr", "kr.", "¥", "￥", "*"].map { Array($0.utf8) }

    private static func lowered(_ bytes: [UInt8]) -> [UInt8] { bytes.map { $0 &- 65 < 26 ? $0 | 0x20 : $0 } }
}

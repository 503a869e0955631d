import TillRecords
import TillStages

/// What the reader knows of banks' tables: words above and inside them, months, signs of currencies. Files, not code.
final class CsvKnowledge: Sendable {
    let headers: HeaderWords
    let words: BankWords
    let dates: DateParser
    let currencies: CurrencySigns
    let alphabets: [Alphabet]
    let weights: EvidenceWeights
    /// Currencies that have decimals and are mostly written without.
    let wholeUnits: Set<Currency>

    static let wholeUnitTable = KnowledgeTable(
        "bank/whole-units.tsv", key: ["currency"], .form("currency", "a currency of ISO 4217") { Currency($0) != nil }, .text("why"))

    /// Reads `bank/*.tsv` and `months.tsv`. Throws `knowledge.missing`, or a fault with the line of a row that means nothing.
    init(_ knowledge: Knowledge) throws(Fault) {
        headers = HeaderWords(try HeaderWords.table.rows(knowledge))
        words = BankWords(try BankWords.table.rows(knowledge))
        dates = DateParser(months: MonthNames(try knowledge.monthNames()))
        alphabets = try Alphabet.all(knowledge)
        weights = try EvidenceWeights(try EvidenceWeights.table.rows(knowledge))
        currencies = CurrencySigns(try CurrencySigns.table.rows(knowledge))
        var whole: Set<Currency> = []
        for row in try CsvKnowledge.wholeUnitTable.rows(knowledge) { if let currency = Currency(row.text(0)) { whole.insert(currency) } }
        wholeUnits = whole
    }

    private init(_ other: CsvKnowledge, _ dates: DateParser) {
        (headers, words, currencies, alphabets, weights) = (other.headers, other.words, other.currencies, other.alphabets, other.weights)
        wholeUnits = other.wholeUnits
        self.dates = dates
    }

    /// The same with days that count.
    func reading(_ count: DateCount) -> CsvKnowledge {
        count == dates.count ? self : CsvKnowledge(self, DateParser(months: dates.months, count: count))
    }

    static let tables = [
        HeaderWords.table, BankWords.table, Knowledge.months, Alphabet.table, CurrencySigns.table, EvidenceWeights.table, wholeUnitTable,
    ]

    /// The languages that words of tables are of; `any` where a word is of many.
    static let languages = AllowedWords.languages(or: ["any"])
}

/// Signs and words that stand for one currency.
struct CurrencySigns: Sendable {
    private let signs: [[UInt8]: Currency]

    static let table = KnowledgeTable(
        "bank/currencies.tsv", key: ["sign"], .text("sign"), .form("currency", "a currency of ISO 4217") { Currency($0) != nil })

    init(_ rows: TableRows) {
        var signs: [[UInt8]: Currency] = [:]
        for row in rows { signs[CurrencySigns.lowered(Array(row.bytes(0)))] = Currency(row.text(1)) }
        self.signs = signs
    }

    /// The currency of a code or sign, or nil when it names none (or several, as `$` does).
    func currency(_ cell: ByteView) -> Currency? {
        if cell.count == 3, let found = Currency(bytes: cell) { return found }
        // No sign and no word for a currency has a digit; most cells that are asked about do.
        guard cell.count > 0, cell.count <= 16, !cell.contains(where: { $0 &- 48 < 10 }) else { return nil }
        let bytes = CurrencySigns.lowered(Array(cell))
        if let found = signs[bytes] { return found }
        guard bytes.count == 3 else { return nil }
        return Currency(String(decoding: bytes.map { $0 &- 97 < 26 ? $0 & 0xDF : $0 }, as: UTF8.self))
    }

    func currency(_ cell: [UInt8]) -> Currency? { cell.withBytes { currency($0) } }

    /// The currency that a title such as `Amount (EUR)`, `CAD$`, `Importo (euro)` or `Amount in Rs` names, or nil.
    func currency(inTitle title: [UInt8]) -> Currency? {
        let words = CurrencySigns.words(title)
        for (index, word) in words.enumerated() where word.count <= 12 {
            let isCode = word.count == 3 && word.allSatisfy { $0 &- 65 < 26 }
            // Short words of small letters are words of languages as well, so that they count only at the end.
            let isWord = word.count >= 3 || word.contains { $0 >= 0x80 || $0 == 0x24 } || (index > 0 && index == words.count - 1)
            if isCode, let found = currency(word) { return found }
            if isWord, let found = signs[CurrencySigns.lowered(word)] { return found }
            if word.count == 4, word[3] == 0x24, let found = Currency(String(decoding: word[..<3], as: UTF8.self)) { return found }
        }
        return nil
    }

    /// The words of a title between blanks, brackets (also wide ones), strokes and stops.
    static func words(_ title: [UInt8]) -> [[UInt8]] {
        var spaced = title
        for at in spaced.indices.dropLast(2) where spaced[at] == 0xEF && spaced[at + 1] == 0xBC {
            if spaced[at + 2] == 0x88 || spaced[at + 2] == 0x89 { for index in at...at + 2 { spaced[index] = 0x20 } }
        }
        return spaced.split {
            $0 == 0x20 || $0 == 0x28 || $0 == 0x29 || $0 == 0x5B || $0 == 0x5D || $0 == 0x5F || $0 == 0x2F || $0 == 0x2E || $0 == 0x2C
                || $0 == 0x3A || $0 == 0x27
        }.map(Array.init)
    }

    /// True for what may stand beside a number as its currency.
    func isMark(_ mark: [UInt8]) -> Bool {
        if currency(mark) != nil { return true }
        return CurrencySigns.sharedMarks.contains(CurrencySigns.lowered(mark))
    }

    /// Marks that several currencies share, and the asterisk of a footnote.
    private static let sharedMarks: [[UInt8]] = ["$", "kr", "kr.", "¥", "￥", "*"].map { Array($0.utf8) }

    private static func lowered(_ bytes: [UInt8]) -> [UInt8] { bytes.map { $0 &- 65 < 26 ? $0 | 0x20 : $0 } }
}

import TillRecords
import TillStages

/// What is known of receipts in general: labels, months, countries, signs of currencies, words of shops' names.
public struct ReceiptKnowledge: Sendable {
    private var labels = ReceiptLabels()
    private let monthNames: [MonthName]
    var countries: [Country] = []
    /// Signs of currencies as printed, longest first.
    var signs: [(sign: [Glyph], currency: Currency)] = []
    /// Those of two letters.
    private(set) var letterSigns: Set<[Glyph]> = []
    /// Words that stand before no amount.
    var words = ReceiptWords()
    var merchantWords: [MerchantWord] = []
    /// Units between a number and a price, in capitals; an empty one is that of pieces.
    var units: [[Glyph]: String] = [:]

    struct Country: Sendable {
        let code: String
        let order: DateOrder
        let currency: Currency?
        let decimalComma: Bool
        let words: [[Glyph]]
        /// Languages that its receipts are printed in.
        let languages: [String]

        static let table = KnowledgeTable(
            "receipts/countries.tsv", key: ["country"], .form("country", "a country of ISO 3166 as two capitals", isCountry),
            .choice("order", DateOrder.self), .form("currency", "a currency of ISO 4217") { TillRecords.Currency($0) != nil },
            .word("decimal mark", [".", ","]), .list("words", separator: ","),
            .list("languages", separator: "+"))

        @Sendable private static func isCountry(_ code: Substring) -> Bool {
            code.utf8.count == 2 && code.utf8.allSatisfy { (65...90).contains($0) }
        }
    }

    struct MerchantWord: Sendable {
        let kind: Kind
        let words: [[Glyph]]

        enum Kind: String, Sendable, CaseIterable { case legal, trade, stop, address }

        static let table = KnowledgeTable(
            "receipts/merchants.tsv", key: ["kind", "words"], .choice("kind", Kind.self), .text("words"))
    }

    /// - Parameter languages: labels of these languages count; of all when empty.
    public init(_ knowledge: Knowledge, languages: [String] = []) throws(Fault) {
        var known: Set<String> = []
        for row in try ReceiptLabels.table.rows(knowledge) where languages.isEmpty || languages.contains(row.text(0)) {
            known.insert(row.text(0))
            labels.add(row.text(0), kind: row.choice(1, ReceiptLabels.Kind.self), weight: row.integer(2), phrase: row.text(3))
        }
        labels.sort()
        monthNames = try knowledge.monthNames(languages: known)
        for row in try Country.table.rows(knowledge) {
            countries.append(
                Country(
                    code: row.text(0), order: row.choice(1, DateOrder.self), currency: Currency(row.text(2)),
                    decimalComma: row.text(3) == ",", words: row.list(4).map { Folding.capitals($0) },
                    languages: row.list(5).map { String($0) }))
        }
        for row in try ReceiptKnowledge.currencies.rows(knowledge) {
            if let currency = Currency(row.text(1)) { signs.append((Folding.capitals(row.text(0)), currency)) }
        }
        letterSigns = Set(signs.map(\.sign).filter { $0.count == 2 && $0.allSatisfy(Folding.isLetter) })
        for row in try ReceiptKnowledge.unitWords.rows(knowledge) {
            for word in row.list(1) { units[Folding.capitals(word)] = row.text(0) }
        }
        words = try ReceiptWords(knowledge)
        for row in try MerchantWord.table.rows(knowledge) {
            merchantWords.append(
                MerchantWord(kind: row.choice(0, MerchantWord.Kind.self), words: Folding.words(Folding.capitals(row.text(1)))))
        }
    }

    private static let currencies = KnowledgeTable(
        "receipts/currencies.tsv", key: ["sign"], .text("sign"), .form("currency", "a currency of ISO 4217") { Currency($0) != nil })
    private static let unitWords = KnowledgeTable(
        "receipts/units.tsv", key: ["unit"], .text("unit", mayBeEmpty: true), .list("words", separator: ","))

    /// The files it is made from.
    static let tables = [
        ReceiptLabels.table, ReceiptWords.table, Knowledge.months, Country.table, currencies, MerchantWord.table, unitWords,
        ReceiptLanguages.table,
    ]

    /// What the rows are read with: labels and months of the languages that their words are of, and of English, which tills speak
    /// everywhere. A word of one language is often another in a second, and a short month of one another's.
    func tongue(of rows: [TextRow]) -> (labels: ReceiptLabels, months: MonthNames) {
        let languages = labels.languages(of: rows.map { Folding.words($0.folded) }).union(["en"])
        return (labels.of(languages), MonthNames(monthNames.filter { languages.contains($0.language) }))
    }

    func country(_ code: String) -> Country? { countries.first { $0.code == code.uppercased() } }
}

/// Words of receipts that stand before no amount: beside days, and at the head of refunds. From `receipts/words.tsv`.
struct ReceiptWords: Sendable {
    enum Kind: String, Sendable, CaseIterable {
        case date
        case issued
        case otherDate = "other-date"
        case refund
    }

    static let table = KnowledgeTable(
        "receipts/words.tsv", key: ["kind", "language", "words"], .choice("kind", Kind.self),
        .word("language", .languages()), .text("words"))

    private var phrases: [Kind: Set<[[Glyph]]>] = [:]
    /// Ends of words.
    private var endings: [Kind: [[Glyph]]] = [:]

    init() {}

    init(_ knowledge: Knowledge) throws(Fault) {
        for row in try ReceiptWords.table.rows(knowledge) {
            let kind = row.choice(0, Kind.self)
            if row.bytes(2).first == UInt8(ascii: "-") {
                endings[kind, default: []].append(Folding.capitals(row.text(2).dropFirst()))
            } else {
                phrases[kind, default: []].insert(Folding.words(Folding.capitals(row.text(2))))
            }
        }
    }

    /// Whether one of a row's words is of a kind, or ends as such words do, or several are a phrase of it.
    func holds(_ kind: Kind, _ words: [[Glyph]]) -> Bool {
        let known = phrases[kind] ?? []
        for start in words.indices {
            if endings[kind]?.contains(where: { words[start].suffix($0.count) == $0[...] }) ?? false { return true }
            for count in 1...4 where start + count <= words.count && known.contains(Array(words[start..<(start + count)])) { return true }
        }
        return false
    }

    /// Whether a row is a phrase of a kind, with one word more at most.
    func begins(_ kind: Kind, _ words: [[Glyph]]) -> Bool {
        phrases[kind]?.contains { words.count <= $0.count + 1 && words.starts(with: $0) } ?? false
    }
}

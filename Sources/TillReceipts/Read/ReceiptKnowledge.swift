import TillRecords

/// What is known of receipts in general: labels, months, countries, signs of currencies, words of shops' names.
public struct ReceiptKnowledge: Sendable {
    var labels = ReceiptLabels()
    var months = MonthNames()
    var countries: [Country] = []
    /// Signs of currencies as printed, longest first.
    var signs: [(sign: [UInt8], currency: Currency)] = []
    var merchantWords: [MerchantWord] = []
    /// Words beside days, and rows that say that money came back.
    var words: [LooseWord.Kind: [LooseWord]] = [:]
    /// Units between a number and a price, in capitals; an empty one is that of pieces.
    var units: [[UInt8]: String] = [:]

    struct Country: Sendable {
        let code: String
        let order: DateOrder
        let currency: Currency?
        let decimalComma: Bool
        let words: [[UInt8]]
    }

    struct MerchantWord: Sendable {
        let kind: Kind
        let words: [[UInt8]]

        enum Kind: String, Sendable { case legal, trade, stop, address }
    }

    /// A word or phrase that tells something by itself.
    struct LooseWord: Sendable {
        let words: [[UInt8]]

        enum Kind: String, Sendable { case date, dateEnd = "date-end", otherDate = "other-date", refund }
    }

    /// The files it is made from, in the folder `receipts` of the knowledge.
    public static let files = ["labels", "months", "countries", "currencies", "merchants", "units", "words"]

    /// - Parameters:
    ///   - rows: the rows of a file, by its name.
    ///   - languages: labels of these languages count; of all when empty.
    public init(rows: (String) throws -> [[Substring]], languages: [String] = []) rethrows {
        for row in try rows("labels") where row.count >= 4 {
            guard languages.isEmpty || languages.contains(String(row[0])) else { continue }
            guard let kind = ReceiptLabels.Kind(rawValue: String(row[1])), let weight = Int(row[2]) else { continue }
            labels.add(kind: kind, weight: weight, phrase: row[3])
        }
        labels.sort()
        for row in try rows("months") where row.count >= 2 {
            if let number = Int(row[0]), (1...12).contains(number) { months.add(row[1], number) }
        }
        for row in try rows("countries") where row.count >= 5 {
            countries.append(
                Country(
                    code: String(row[0]), order: DateOrder(rawValue: String(row[1])) ?? .dayFirst, currency: Currency(row[2]),
                    decimalComma: row[3] == ",", words: row[4].split(separator: ",").map { Folding.capitals($0) }))
        }
        for row in try rows("currencies") where row.count >= 2 {
            if let currency = Currency(row[1]) { signs.append((Folding.capitals(row[0]), currency)) }
        }
        for row in try rows("units") where row.count >= 2 {
            for word in row[1].split(separator: ",") { units[Folding.capitals(word)] = String(row[0]) }
        }
        for row in try rows("words") where row.count >= 3 {
            guard let kind = LooseWord.Kind(rawValue: String(row[1])) else { continue }
            words[kind, default: []] += row[2].split(separator: ",").map { LooseWord(words: Folding.words(Folding.capitals($0))) }
        }
        for row in try rows("merchants") where row.count >= 2 {
            if let kind = MerchantWord.Kind(rawValue: String(row[0])) {
                merchantWords.append(MerchantWord(kind: kind, words: Folding.words(Folding.capitals(row[1]))))
            }
        }
    }

    /// Whether a word is one of a kind.
    func has(_ kind: LooseWord.Kind, _ word: [UInt8]) -> Bool {
        words[kind]?.contains { known in
            guard known.words.count == 1, let one = known.words.first else { return false }
            return kind == .dateEnd ? word.suffix(one.count).elementsEqual(one) : word == one
        } ?? false
    }

    func country(_ code: String) -> Country? { countries.first { $0.code == code.uppercased() } }
}

import TillHousehold
import TillStages

/// A country's two letters as one number; 0 where nobody knows which it is.
struct CountryCode: Hashable, Sendable {
    static let unknown = CountryCode(value: 0)

    let value: UInt16

    private init(value: UInt16) { self.value = value }

    init(_ letters: some StringProtocol) { value = letters.utf8.prefix(2).reduce(0) { $0 << 8 | UInt16($1) } }
}

/// Words and names that mean one thing in some countries and another elsewhere: `categories/homonyms.tsv`.
struct Homonyms: Sendable {
    private struct Sense {
        /// Empty where it is what the word means everywhere else.
        var countries: Set<CountryCode>
        var meaning: MerchantKnowledge.Meaning
        /// For which way of the money it speaks.
        var out: Bool
        var into: Bool
    }

    static let everywhere = "*"
    /// The most a word says that means something else in another country: an idea.
    static let most: UInt8 = 3

    static let table = KnowledgeTable(
        "categories/homonyms.tsv", key: ["phrase", "countries"], .text("phrase"), .list("countries", separator: " "),
        .word("category", AllowedWords(of: Taxonomy.table.file, or: ["none"])), .integer("weight", 1...9), .word("sign", ["+", "-", "*"]))

    private var senses: [Int: [Sense]] = [:]

    mutating func add(_ row: TableRow, phrase: Int, category: Int16) throws(Fault) {
        let countries = row.list(1).map(String.init)
        let isEverywhere = countries == [Homonyms.everywhere]
        guard isEverywhere || countries.allSatisfy(Homonyms.isCode) else {
            throw row.fault("\(row.text(1)) is no list of countries.", "Write codes of ISO 3166 such as DE with blanks between, or *.")
        }
        let sign = row.text(4)
        let meaning = MerchantKnowledge.Meaning(category: category, weight: UInt8(truncatingIfNeeded: row.integer(3)))
        senses[phrase, default: []].append(
            Sense(
                countries: isEverywhere ? [] : Set(countries.map { CountryCode($0) }), meaning: meaning, out: sign != "+",
                into: sign != "-"))
    }

    private static func isCode(_ text: String) -> Bool { text.utf8.count == 2 && text.utf8.allSatisfy { $0 &- 65 < 26 } }

    /// What a phrase means in a country, for money that goes one way.
    ///
    /// - Parameter usual: what the other tables say of it.
    func meaning(
        _ phrase: Int, in country: CountryCode, _ direction: MerchantKnowledge.Direction, usual: MerchantKnowledge.Meaning
    ) -> MerchantKnowledge.Meaning {
        let all = senses[phrase] ?? []
        let here = all.first { $0.countries.contains(country) } ?? all.first { $0.countries.isEmpty }
        guard let here else {
            // Rows that say what the word says anyway make it surer where they are of, and no less sure elsewhere.
            let isOne = all.allSatisfy { $0.meaning.category == usual.category }
            return isOne ? usual : MerchantKnowledge.Meaning(category: usual.category, weight: min(usual.weight, Homonyms.most))
        }
        return (direction == .into ? here.into : here.out) ? here.meaning : .absent
    }
}

extension MerchantKnowledge {
    /// Reads the homonyms, behind all tables that say what their words mean else.
    mutating func readHomonyms(_ knowledge: Knowledge) throws(Fault) {
        var words = DescriptionWords()
        for row in try Homonyms.table.rows(knowledge) {
            row.bytes(0).withBytes { words.read($0) }
            guard let phrase = addHomonym(words) else { continue }
            let category = Int16(row.word(2) == 0 ? -1 : taxonomy.index(of: row.text(2)) ?? -1)
            try homonyms.add(row, phrase: phrase, category: category)
        }
    }

    /// What a phrase says of money that goes one way, where the household lives.
    @inline(__always)
    func meaning(_ phrase: Int, _ direction: Direction) -> Meaning {
        let usual = direction == .into ? phrases[phrase].into : phrases[phrase].out
        return phrases[phrase].isHomonym ? homonyms.meaning(phrase, in: country, direction, usual: usual) : usual
    }
}

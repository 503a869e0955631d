import TillStages

/// Given names of people, and words of companies that may be called after them. From `categories/names.tsv`.
struct PeopleNames: Sendable {
    private enum Kind: String, CaseIterable { case given, company }

    static let table = KnowledgeTable("categories/names.tsv", key: ["word"], .text("word"), .choice("kind", Kind.self))

    /// By the hash of the folded word.
    private(set) var given: [UInt64: String] = [:]
    private var companies: Set<UInt64> = []

    init() {}

    init(_ knowledge: Knowledge) throws(Fault) {
        var words = DescriptionWords()
        for row in try PeopleNames.table.rows(knowledge) {
            row.bytes(0).withBytes { words.read($0) }
            guard words.words.count == 1, let word = words.words.first else {
                throw row.fault("\(row.text(0)) is more than one word.", "Write its words in rows of their own.")
            }
            switch row.choice(1, Kind.self) {
            case .given: given[word.hash] = row.text(0)
            case .company: companies.insert(word.hash)
            }
        }
        for company in companies { given[company] = nil }
    }

    func isCompany(_ word: DescriptionWords.Word) -> Bool { companies.contains(word.hash) }
}

extension MerchantKnowledge {
    /// What a description is to the name of a person in it.
    private struct NameRun {
        var words = 0
        /// The phrase of the given name.
        var given: Int32?

        /// A given name beside one to three words that mean nothing else.
        var found: Int32? { (2...4).contains(words) ? given : nil }
    }

    /// The given name in what sends money or is sent it: a person's name stands where two to four words in a row mean nothing but a name, one of them is
    /// given, and none of the description is a company's.
    ///
    /// - Returns: the phrase of the name; nil where nobody is named so.
    func somebody(_ words: DescriptionWords, _ payee: Range<Int>?, _ direction: Direction) -> Int32? {
        guard !givenNames.isEmpty, !words.words.contains(where: people.isCompany) else { return nil }
        var run = NameRun()
        var index = payee?.lowerBound ?? 0
        let end = payee?.upperBound ?? words.words.count
        while index < end {
            let word = words.words[index]
            let given = givenNames[word.hash]
            let (phrase, length) = phrase(words, at: index, direction)
            if length == 1, phrase < 0 || given != nil, words.bytes[word.start] >= 58 {
                run.words += 1
                run.given = run.given ?? given
                index += 1
                continue
            }
            // A kind of shop beside a name is called after somebody.
            if phrase >= 0, phrases[phrase].kind == .kind { return nil }
            if let found = run.found { return found }
            run = NameRun()
            index += max(length, 1)
        }
        return run.found
    }
}

import TillRecords
import TillStages

/// The words inside tables: directions, statuses, opening and closing balances, totals, marks of card payments.
struct BankWords: Sendable {
    enum Kind: String, Sendable, CaseIterable {
        case moneyIn = "in"
        case moneyOut = "out"
        case pending, posted, void
        case opening, closing, total
        /// Text of a row that pays a card's bill: money coming in on a card.
        case cardPayment = "card_payment"
        /// A word that shows a table to be a card's.
        case card
        /// What a cell says of a row that is a purchase, and nothing else.
        case purchase
        /// Part of a row's text: money that likely came in (wages, money back), or went (a fee, a withdrawal).
        case saysIn = "says_in"
        case saysOut = "says_out"
        /// What stands beside a sum of all that came in, or went.
        case totalIn = "total_in"
        case totalOut = "total_out"
        /// Part of a title: of several amounts the one that moved the account.
        case bookedAmount = "booked_amount"
        /// Part of a title: numbers count cents.
        case minorUnit = "minor_unit"
        /// Part of a title: the account is the household's own, whoever stands on the other side.
        case ownAccount = "own_account"
    }

    private let kinds: [[UInt8]: [Kind]]
    /// The same the other way round, for a search within texts.
    private let words: [Kind: [[UInt8]]]
    /// Phrases by their first word, and those of scripts that put no blanks between words.
    private let phrases: [[UInt8]: [(phrase: [UInt8], kinds: [Kind])]]
    private let unspaced: [(phrase: [UInt8], kinds: [Kind])]
    /// Beginnings of texts, by their first byte.
    private let beginnings: [UInt8: [(word: [UInt8], kind: Kind)]]

    static let table = KnowledgeTable(
        "bank/words.tsv", key: ["kind", "language", "words"], .choice("kind", Kind.self), .word("language", CsvKnowledge.languages),
        .text("words"))

    init(_ rows: TableRows) {
        var kinds: [[UInt8]: [Kind]] = [:]
        var beginnings: [UInt8: [(word: [UInt8], kind: Kind)]] = [:]
        for row in rows {
            let kind = row.choice(0, Kind.self)
            let word = WordFolding.folded(Array(row.bytes(2)))
            guard let first = word.first else { continue }
            kinds[BankWords.plain(Array(row.bytes(2))), default: []].append(kind)
            beginnings[first, default: []].append((word, kind))
        }
        self.kinds = kinds
        words = kinds.reduce(into: [:]) { words, entry in
            for kind in Set(entry.value) { words[kind, default: []].append(entry.key) }
        }
        self.beginnings = beginnings
        var phrases: [[UInt8]: [(phrase: [UInt8], kinds: [Kind])]] = [:]
        for (phrase, found) in kinds where !phrase.isEmpty {
            let said = found.filter { BankWords.ofTexts.contains($0) }
            if !said.isEmpty { phrases[Array(phrase.prefix { $0 != 0x20 }), default: []].append((phrase, said)) }
        }
        unspaced = phrases.values.joined().filter { ($0.phrase.first ?? 0) >= 0xE3 }.sorted {
            $0.phrase.lexicographicallyPrecedes($1.phrase)
        }
        self.phrases = phrases
    }

    /// Kinds that are looked for within texts.
    private static let ofTexts: Set<Kind> = [
        .cardPayment, .purchase, .saysIn, .saysOut, .totalIn, .totalOut, .opening, .closing, .total, .card,
    ]

    /// The kinds of all phrases that a text holds between word boundaries.
    func kinds(in text: [UInt8]) -> Set<Kind> {
        guard text.count <= 400, text.contains(where: { $0 >= 0x80 || ($0 | 0x20) &- 97 < 26 }) else { return [] }
        let plain = BankWords.plain(text)
        var found: Set<Kind> = []
        var start = 0
        while start < plain.count {
            let end = plain[start...].firstIndex(of: 0x20) ?? plain.count
            for (phrase, kinds) in phrases[Array(plain[start..<end])] ?? []
            where plain[start...].starts(with: phrase) && (start + phrase.count == plain.count || plain[start + phrase.count] == 0x20) {
                found.formUnion(kinds)
            }
            start = end + 1
        }
        if plain.contains(where: { $0 >= 0xE3 }) {
            for (phrase, kinds) in unspaced where BankWords.holds(plain, phrase) { found.formUnion(kinds) }
        }
        return found
    }

    /// True when the whole cell is a word of that kind.
    func matches(_ cell: [UInt8], _ kind: Kind) -> Bool {
        guard cell.count <= 40 else { return false }
        return kinds[BankWords.plain(cell)]?.contains(kind) ?? false
    }

    /// Which way the cell says the money went: +1 in, -1 out, nil when it says nothing.
    func direction(_ cell: [UInt8]) -> Int? {
        guard !cell.isEmpty, cell.count <= 40 else { return nil }
        if cell.count == 1, cell[0] == 0x2B || cell[0] == 0x2D { return cell[0] == 0x2B ? 1 : -1 }
        let words = BankWords.plain(cell)
        if let sign = sign(words) { return sign }
        // "贷 Cr", "Debit (D)": every word that is known says the same.
        let signs = words.split(separator: 0x20).compactMap { sign(Array($0)) }
        guard let first = signs.first, signs.allSatisfy({ $0 == first }) else { return nil }
        return signs.count == words.split(separator: 0x20).count ? first : nil
    }

    private func sign(_ word: [UInt8]) -> Int? {
        guard let found = kinds[word] else { return nil }
        if found.contains(.moneyIn) { return 1 }
        return found.contains(.moneyOut) ? -1 : nil
    }

    /// A quick look whether a text may begin with a word of the kinds.
    func starts(_ wanted: [Kind]) -> TextStarts {
        TextStarts(beginnings.values.joined().filter { wanted.contains($0.kind) }.map(\.word))
    }

    /// True when the text begins with a word of one of the kinds, or, for longer phrases, holds it.
    func begins(_ text: ByteView, with wanted: [Kind]) -> Bool {
        guard let first = text.first, first >= 0x80 || beginnings[first | ((first &- 65 < 26) ? 0x20 : 0)] != nil else { return false }
        let head = ByteView(rebasing: text.prefix(60))
        let folded = WordFolding.folded(head)
        guard let start = folded.first, let entries = beginnings[start] else { return false }
        return entries.contains { entry in
            wanted.contains(entry.kind) && folded.count >= entry.word.count && folded.prefix(entry.word.count) == entry.word[...]
                && (folded.count == entry.word.count || entry.word[0] >= 0x80 || !BankWords.isLetter(folded[entry.word.count]))
        }
    }

    func begins(_ text: [UInt8], with wanted: [Kind]) -> Bool { text.withBytes { begins($0, with: wanted) } }

    /// True when the text holds a word or phrase of the kind between word boundaries.
    func holds(_ text: [UInt8], _ kind: Kind) -> Bool {
        // A cell without a letter, such as a day, holds no word.
        guard text.count <= 400, text.contains(where: { $0 >= 0x80 || ($0 | 0x20) &- 97 < 26 }) else { return false }
        let plain = BankWords.plain(text)
        return words[kind]?.contains { BankWords.holds(plain, $0) } ?? false
    }

    private static func holds(_ plain: [UInt8], _ word: [UInt8]) -> Bool {
        guard let first = word.first, word.count <= plain.count else { return false }
        for start in 0...(plain.count - word.count) where plain[start] == first && plain[start..<start + word.count] == word[...] {
            let before = start == 0 || !isLetter(plain[start - 1])
            let end = start + word.count
            if before, end == plain.count || first >= 0xE0 || !isLetter(plain[end]) { return true }
        }
        return false
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (byte | 0x20) &- 97 < 26 || byte &- 48 < 10 }

    /// Folded, with anything that is no letter or digit as one blank.
    private static func plain(_ cell: [UInt8]) -> [UInt8] {
        let folded = WordFolding.folded(cell)
        let words = folded.split { !isLetter($0) }
        return Array(words.joined(separator: [0x20]))
    }
}

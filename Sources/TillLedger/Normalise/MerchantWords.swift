import TillRecords
import TillStages

/// What is known of how merchants' names are printed: prefixes of processors, words that end a name, forms of companies,
/// places, and the names behind abbreviations. From `merchants/*.tsv`.
public final class MerchantWords {
    /// Phrases of words, each word in capitals; `#` in a phrase stands for a word with a digit in it.
    private let prefixHeads = BytesTable()
    private var prefixPhrases: [[[[UInt8]]]] = []
    private let cuts = BytesTable()
    /// How many words the longest phrase has that ends a name, and the first words of those that have several.
    private var longestCut = 1
    private let cutHeads = BytesTable()
    /// Those that end one only where a colon stands behind them.
    private let labelCuts = BytesTable()
    private let suffixes = BytesTable()
    /// Forms of companies that are no words of names: a name ends with them.
    private let forms = BytesTable()
    private let ways = BytesTable()
    private let dates = BytesTable()
    private let states = BytesTable()
    private let cities = BytesTable()
    private let aliases = BytesTable()
    private var aliasNames: [[UInt8]] = []
    /// Beginnings of texts that a channel writes in fields, with the mark between them as the last byte.
    private var channels: [[UInt8]] = []
    private let leading = BytesTable()
    /// Those that lead to whoever money went to or came from, and nowhere else.
    private let toward = BytesTable()
    /// Words of a phrase that tells how money moved (`SEND`), and what may stand in one beside those (`MERCHANT`).
    private let moves = BytesTable()
    private let roles = BytesTable()
    private let small = BytesTable()
    /// Folded words for kinds of shop.
    private var kinds: Set<UInt64> = []
    /// Folded words that stand in phrases of channels.
    private var channelWords: Set<UInt64> = []
    /// Labels by their words joined, and what each names.
    private let labels = BytesTable()
    private var labelRoles: [LabelRole] = []

    /// What a label in a bank's text names.
    private enum LabelRole: Int {
        /// Whoever was paid or paid.
        case payee
        /// The shop as its terminal calls it, where nobody else is named.
        case shop
        /// Anything else: a name ends before it.
        case other
    }

    /// What a small word does in a text.
    private enum SmallKind: String, CaseIterable {
        /// It leads to a name: in, de, at.
        case leading
        case article
        /// It tells how something was paid.
        case way
        /// A day follows it.
        case date
        /// It leads to whoever money went to or came from, and nowhere else.
        case toward
        /// It says that money moved.
        case moves
        /// It may stand in a phrase of a movement, beside words that say so.
        case role
    }
    private var folding = DescriptionWords()

    private static let prefixTable = KnowledgeTable("merchants/prefixes.tsv", key: ["phrase"], .text("phrase"))
    private static let cutTable = KnowledgeTable("merchants/cuts.tsv", key: ["word"], .text("word"))
    private static let suffixTable = KnowledgeTable("merchants/suffixes.tsv", key: ["word"], .text("word"), .word("kind", ["form", "end"]))
    private static let placeTable = KnowledgeTable(
        "merchants/places.tsv", key: ["kind", "name"], .word("kind", ["state", "city"]), .text("name"))
    private static let aliasTable = KnowledgeTable("merchants/aliases.tsv", key: ["words"], .text("words"), .text("name"))

    private static let channelTable = KnowledgeTable(
        "merchants/channels.tsv", key: ["beginning"],
        .form("beginning", "capitals with / or - behind them", { "/-".contains($0.last ?? " ") }))
    private static let smallTable = KnowledgeTable(
        "merchants/small.tsv", key: ["word"], .text("word"), .choice("kind", SmallKind.self))

    private static let labelTable = KnowledgeTable(
        "merchants/labels.tsv", key: ["label"], .text("label"), .word("names", ["payee", "shop", "other"]))

    static let tables = [prefixTable, cutTable, suffixTable, placeTable, aliasTable, channelTable, smallTable, labelTable]

    /// Reads the knowledge. Throws when a file is missing or has a row that means nothing.
    public init(_ knowledge: Knowledge) throws(Fault) {
        for row in try MerchantWords.prefixTable.rows(knowledge) { addPrefix(row.text(0)) }
        for row in try MerchantWords.cutTable.rows(knowledge) { addCut(row.text(0)) }
        for row in try MerchantWords.suffixTable.rows(knowledge) {
            suffixes.intern(row.text(0))
            if row.word(1) == 0 { forms.intern(row.text(0)) }
        }
        for row in try MerchantWords.placeTable.rows(knowledge) { (row.word(0) == 0 ? states : cities).intern(row.text(1)) }
        for row in try MerchantWords.aliasTable.rows(knowledge) {
            let index = aliases.intern(row.text(0))
            if index == aliasNames.count { aliasNames.append(Array(row.bytes(1))) }
        }
        try addTowns(knowledge)
        for row in try MerchantWords.channelTable.rows(knowledge) { channels.append(Array(row.bytes(0))) }
        for row in try MerchantWords.smallTable.rows(knowledge) { addSmall(row.text(0), row.choice(1, SmallKind.self)) }
        for row in try MerchantWords.labelTable.rows(knowledge) {
            if labels.intern(MerchantScan.capitals(row.text(0))) == labelRoles.count {
                labelRoles.append(LabelRole(rawValue: row.word(1)) ?? .other)
            }
        }
        kinds = try MerchantKnowledge.kindWords(knowledge)
        for index in prefixPhrases.indices { prefixPhrases[index].sort { $0.count > $1.count } }
    }

    /// The places that say nothing of what was bought.
    private func addTowns(_ knowledge: Knowledge) throws(Fault) {
        let table = MerchantKnowledge.table.named("categories/wrappers-places.tsv")
        for row in try table.rows(knowledge) { cities.intern(MerchantScan.capitals(row.text(0))) }
    }

    private func addSmall(_ word: String, _ kind: SmallKind) {
        switch kind {
        case .leading: leading.intern(word)
        case .article: break
        case .way: ways.intern(word)
        case .date: dates.intern(word)
        case .toward:
            leading.intern(word)
            toward.intern(word)
        case .moves: moves.intern(word)
        case .role: roles.intern(word)
        }
        if ![.way, .moves, .role].contains(kind) { small.intern(word) }
    }

    private func addCut(_ phrase: String) {
        if phrase.hasSuffix(":") {
            labelCuts.intern(String(phrase.dropLast()))
        } else {
            cuts.intern(phrase)
            let words = phrase.split(separator: " ")
            longestCut = max(longestCut, words.count)
            if words.count > 1 { cutHeads.intern(String(words[0])) }
        }
    }

    private func addPrefix(_ phrase: String) {
        let words = phrase.split(separator: " ").map { Array($0.utf8) }
        guard let head = words.first else { return }
        for word in words where word != [UInt8(ascii: "#")] { channelWords.insert(folded(word)) }
        let index = head.withBytes { prefixHeads.intern($0).index }
        if index == prefixPhrases.count { prefixPhrases.append([]) }
        prefixPhrases[index].append(words)
    }

    /// How many words from `first` on are a prefix that says nothing of the merchant; 0 when none.
    func prefixLength(_ words: MerchantScan, from first: Int) -> Int {
        guard let head = words.withBytes(first, { prefixHeads.find($0) }) else { return 0 }
        var longest = 0
        for phrase in prefixPhrases[head] { longest = max(longest, length(of: phrase, words, from: first)) }
        return longest
    }

    /// How many words a phrase takes from `first` on, 0 when it does not fit; `#` takes one or more words with digits.
    private func length(of phrase: [[UInt8]], _ words: MerchantScan, from first: Int) -> Int {
        var at = first
        for wanted in phrase {
            guard at < words.count else { return 0 }
            if wanted.count == 1, wanted[0] == UInt8(ascii: "#") {
                guard words.hasDigit(at) else { return 0 }
                while at < words.count, words.hasDigit(at) { at += 1 }
            } else if wanted.last == UInt8(ascii: "#"), wanted.count > 1 {
                guard words.hasDigit(at), words.withBytes(at, { $0.starts(with: wanted.dropLast()) }) else { return 0 }
                at += 1
            } else {
                guard words.withBytes(at, { $0.elementsEqual(wanted) }) else { return 0 }
                at += 1
            }
        }
        return at - first
    }

    /// The marks between the fields of a text, where channels wrote it that way: `UPI/…`, `NEFT CR-…`, `TO TRANSFER-UPI/DR/…`.
    func channelMarks(of text: ByteView) -> MerchantScan.Marks {
        var marks = MerchantScan.Marks()
        var start = 0
        // SWIFT's fields: `/TRTP/SEPA OVERBOEKING/NAME/…`.
        if text.first == UInt8(ascii: "/"), text.dropFirst().prefix(6).contains(UInt8(ascii: "/")) { marks.slash = true }
        while let (mark, end) = channelMark(of: text, from: start) {
            if mark == UInt8(ascii: "-") { marks.dash = true } else { marks.slash = true }
            start = end
        }
        return marks
    }

    /// The mark behind a channel's name at a place of a text, and where the text goes on. One or two letters may stand between that tell
    /// which way the money went.
    private func channelMark(of text: ByteView, from start: Int) -> (mark: UInt8, end: Int)? {
        guard start < text.count, text[start] &- 65 < 26 || text[start] &- 97 < 26 else { return nil }
        for beginning in channels where text.count - start > beginning.count {
            let name = beginning.count - 1
            guard (0..<name).allSatisfy({ beginning[$0] == MerchantWords.capital(text[start + $0]) }), let mark = beginning.last else {
                continue
            }
            var end = start + name
            if text[end] == 0x20 {
                let letters = text[(end + 1)...].prefix(3).prefix { MerchantWords.capital($0) &- 65 < 26 }
                if !letters.isEmpty, letters.count <= 2 { end = letters.endIndex }
            }
            if end < text.count, text[end] == mark { return (mark, end + 1) }
        }
        return nil
    }

    private static func capital(_ byte: UInt8) -> UInt8 { byte &- 97 < 26 ? byte - 32 : byte }

    /// A word that tells how it was paid or leads to a name.
    func isChannel(_ words: MerchantScan, _ index: Int) -> Bool {
        words.withBytes(index) { bytes in
            if small.find(bytes) != nil || ways.find(bytes) != nil || moves.find(bytes) != nil || roles.find(bytes) != nil { return true }
            folding.read(bytes)
            return channelWords.contains(folding.hash)
        }
    }

    private func folded(_ word: [UInt8]) -> UInt64 {
        word.withBytes { folding.read($0) }
        return folding.hash
    }

    /// The most words a label has.
    private static let longestLabel = 3

    /// Where the name begins that a label of the text names: `Nazwa odbiorcy: …`, `/NAME/…`; nil where none does.
    func labelled(_ words: MerchantScan) -> Int? {
        var shop: Int?
        for index in 0..<max(0, words.count - 1) where isNaming(words, index) {
            switch label(words, endingAt: index)?.role {
            case .payee: return index + 1
            case .shop: shop = shop ?? index + 1
            case .other, nil: break
            }
        }
        return shop
    }

    /// Whether a word may be a label, with what it names behind it.
    private func isNaming(_ words: MerchantScan, _ index: Int) -> Bool {
        let next = words[index + 1]
        return (words[index].hasColon || words[index].startsField && next.startsField) && !next.isLabel && next.letters > 0
    }

    /// Whether a label of several words begins here.
    func beginsLabel(_ words: MerchantScan, _ index: Int) -> Bool {
        (1..<MerchantWords.longestLabel).contains { length in
            index + length < words.count && words[index + length].isLabel
                && label(words, endingAt: index + length).map { $0.words > length } ?? false
        }
    }

    /// The longest label that ends with a word.
    private func label(_ words: MerchantScan, endingAt index: Int) -> (role: LabelRole, words: Int)? {
        for length in stride(from: min(MerchantWords.longestLabel, index + 1), to: 0, by: -1) {
            if let found = words.withJoined(index + 1 - length, length, { labels.find($0) }) { return (labelRoles[found], length) }
        }
        return nil
    }

    /// A word that leads to whoever money went to or came from: to, from, vers; not in, de, at.
    func isToward(_ words: MerchantScan, _ index: Int) -> Bool { words.withBytes(index) { toward.find($0) != nil } }

    /// A word that says that money moved: `PAYMENT`, `SENT`, `KUTUMA`.
    func isMoving(_ words: MerchantScan, _ index: Int) -> Bool {
        words.withBytes(index) { ways.find($0) != nil || moves.find($0) != nil }
    }

    /// A word that leads to a name: to, from, an, para.
    func isLeading(_ words: MerchantScan, _ index: Int) -> Bool { words.withBytes(index) { leading.find($0) != nil } }

    /// An article or a preposition.
    func isSmall(_ words: MerchantScan, _ index: Int) -> Bool { words.withBytes(index) { small.find($0) != nil } }

    /// A word that alone names nobody: a kind of shop, an article.
    func isBare(_ words: MerchantScan, _ index: Int) -> Bool {
        words.withBytes(index) { bytes in
            if small.find(bytes) != nil { return true }
            folding.read(bytes)
            return kinds.contains(folding.hash)
        }
    }

    /// Whether a name ends before a word: one behind which none stands (`MANDAT`), the first of such words (`VALUE DATE`), one of a
    /// statement's own fields (`SVWZ+…`).
    func cutsName(_ words: MerchantScan, _ index: Int) -> Bool {
        if words[index].hasColon, words.withBytes(index, { labelCuts.find($0) != nil }) { return true }
        if words.withBytes(index, { cuts.find($0) != nil }) { return true }
        if longestCut > 1, words.withBytes(index, { cutHeads.find($0) != nil }) {
            for length in 2...longestCut where index + length <= words.count {
                if words.withJoined(index, length, { cuts.find($0) != nil }) { return true }
            }
        }
        return words.withBytes(index) { bytes in
            guard let plus = bytes.firstIndex(of: UInt8(ascii: "+")), plus >= 4 else { return false }
            return cuts.find(ByteView(rebasing: bytes.prefix(plus + 1))) != nil
        }
    }

    /// Whether a word is a label that is known.
    func isKnownLabel(_ words: MerchantScan, _ index: Int) -> Bool { label(words, endingAt: index) != nil }

    /// A word that tells how something was paid, in the front of a text: `PURCHASE`, `CARTA`.
    func isWay(_ words: MerchantScan, _ index: Int) -> Bool { words.withBytes(index) { ways.find($0) != nil } }
    /// A word that a day follows: `ON 11 FEB`.
    func datesName(_ words: MerchantScan, _ index: Int) -> Bool { words.withBytes(index) { dates.find($0) != nil } }
    /// A form of company that is no word of a name.
    func isForm(_ words: MerchantScan, _ index: Int) -> Bool { words.withBytes(index) { forms.find($0) != nil } }
    func isSuffix(_ words: MerchantScan, _ index: Int) -> Bool { words.withBytes(index) { suffixes.find($0) != nil } }
    func isState(_ words: MerchantScan, _ index: Int) -> Bool { words.withBytes(index) { states.find($0) != nil } }
    func isCity(_ joined: ByteView) -> Bool { cities.find(joined) != nil }

    /// The name people know for words that begin like this; the longest of at most four words wins.
    func alias(_ words: MerchantScan, from first: Int) -> (name: [UInt8], words: Int)? {
        for length in stride(from: min(4, words.count - first), to: 0, by: -1) {
            let found = words.withJoined(first, length) { aliases.find($0) }
            if let found { return (aliasNames[found], length) }
        }
        return nil
    }
}

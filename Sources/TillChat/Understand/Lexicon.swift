import TillRecords
import TillStages

/// Words and phrases of many languages with what they can mean, from `chat/words-*.tsv`, and names of months.
final class Lexicon: Sendable {
    /// One meaning of a word in one language.
    struct Sense: Sendable {
        var languages: Languages
        var classes: WordClass
        /// Of numbers, multipliers, days, weekdays, months.
        var value: Int32
        var currency: Currency?
    }

    /// A word; it lives as long as its lexicon.
    @safe struct Word {
        /// Its number in the lexicon, from 0.
        let number: Int
        let senses: UnsafeBufferPointer<Sense>
        /// The most words of a phrase that starts with this word; 1 when none does.
        let longestPhrase: Int
        /// Outlines of the second words of phrases that start with this word, a bit each.
        let seconds: UInt64
    }

    /// What tells most words apart that cannot be the second of a phrase: a bit for the first byte and the length.
    @inline(__always)
    static func outline(_ first: UInt8, _ length: Int) -> UInt64 {
        1 << UInt64((Int(first) &* 7 &+ length &* 13) & 63)
    }

    /// A bit for each language of `languages.tsv`.
    typealias Languages = UInt64
    static let everyLanguage = Languages.max

    static let table = KnowledgeTable(
        "chat/words", .word("class", AllowedWords(WordClass.names)), .word("language", AllowedWords.languages(or: ["*"])),
        .text("value", mayBeEmpty: true), .list("words", separator: ","))

    /// The files of words: those that are always there, then any others, such as those of one more language.
    static func files(_ knowledge: Knowledge) -> [String] {
        let usual = ["money", "verbs", "talk", "small", "goods"].map { "chat/words-\($0).tsv" }
        let names = knowledge.folder.flatMap { FolderNames.of("\($0)/chat") } ?? []
        let others = names.filter { $0.hasPrefix("words-") && $0.hasSuffix(".tsv") }.map { "chat/\($0)" }
        return usual + others.filter { !usual.contains($0) }
    }

    private let table: LexiconTable
    let writing: LanguageWriting
    let roles: RoleWords
    /// The bit of each language that has words.
    private let bits: [String: Languages]
    let english: Languages
    /// Currencies of which people write the dollar's sign alone; the first where nobody says which.
    let dollars: [Currency]

    static let dollarTable = KnowledgeTable(
        "chat/dollars.tsv", key: ["currency"], .form("currency", "a currency of ISO 4217") { Currency($0) != nil })

    init(_ knowledge: Knowledge) throws(Fault) {
        let table = LexiconTable()
        let declared = try Lexicon.table.resolved(knowledge)
        let forms = try WordForms(knowledge)
        var bits: [String: Languages] = [:]
        for file in Lexicon.files(knowledge) {
            for row in try declared.named(file).rows(of: try knowledge.bytes(of: file)) {
                // The first of the allowed words stands for every language.
                let place = row.word(1) - 1
                guard place < Languages.bitWidth else {
                    throw row.fault("there are more than \(Languages.bitWidth) languages.", "Take languages out of languages.tsv.")
                }
                let mask: Languages = place < 0 ? Lexicon.everyLanguage : 1 << Languages(place)
                if place >= 0 { bits[row.text(1)] = mask }
                try table.add(row, languages: mask, forms)
            }
        }
        for name in try knowledge.monthNames() {
            // Names of months alone make no language of chats.
            if let mask = bits[name.language] { table.add(name, languages: mask) }
        }
        table.seal()
        self.table = table
        self.bits = bits
        english = bits["en"] ?? 0
        writing = try LanguageWriting(knowledge) { bits[$0] ?? 0 }
        roles = try RoleWords(knowledge)
        dollars = try Lexicon.dollarTable.rows(knowledge).compactMap { Currency($0.text(0)) }
    }

    /// The bit of a language; none for one without words.
    func mask(_ language: some StringProtocol) -> Languages { bits[String(language)] ?? 0 }

    /// The word with these folded bytes, or nil.
    @inline(__always)
    func word(_ folded: ByteView) -> Word? { table.find(folded) }

    /// How many words it has.
    var count: Int { table.count }
}

/// The lexicon's table while it is filled, and read-only after `seal`.
@safe final class LexiconTable: @unchecked Sendable {
    // Filled by one owner in `Lexicon.init`, then only read: finding changes nothing.
    private let keys = BytesTable()
    private var filling: [(senses: [Lexicon.Sense], longestPhrase: Int, seconds: UInt64)] = []
    private var words: UnsafeMutableBufferPointer<Lexicon.Word> = unsafe .init(start: nil, count: 0)
    private var senses: UnsafeMutableBufferPointer<Lexicon.Sense> = unsafe .init(start: nil, count: 0)

    deinit {
        unsafe words.deallocate()
        unsafe senses.deallocate()
    }

    /// Adds the words of a row, with their forms. Throws where its value is none of its class, or a form is none of its language.
    func add(_ row: TableRow, languages: Lexicon.Languages, _ forms: WordForms) throws(Fault) {
        let classes = WordClass(index: row.word(0))
        let value = row.text(2)
        try LexiconTable.check(value, of: classes, row)
        let sense = Lexicon.Sense(languages: languages, classes: classes, value: Int32(value) ?? 0, currency: Currency(value))
        let language = row.text(1)
        for phrase in row.list(3) {
            if phrase.utf8.contains(UInt8(ascii: "{")) {
                for form in try forms.expanded(phrase, language: language, row) { add(form, sense) }
            } else {
                add(phrase, sense)
            }
        }
    }

    /// Adds the name of a month.
    func add(_ name: MonthName, languages: Lexicon.Languages) {
        add(Substring(name.text), Lexicon.Sense(languages: languages, classes: .month, value: Int32(name.number), currency: nil))
    }

    private func add(_ phrase: Substring, _ sense: Lexicon.Sense) {
        let folded = WordFolding.folded(phrase.trimmingBlanks)
        guard !folded.isEmpty else { return }
        filling[intern(folded)].senses.append(sense)
        let parts = folded.split(separator: 0x20)
        guard parts.count > 1 else { return }
        let first = intern(Array(parts[0]))
        filling[first].longestPhrase = max(filling[first].longestPhrase, parts.count)
        filling[first].seconds |= Lexicon.outline(parts[1][parts[1].startIndex], parts[1].count)
    }

    /// What numbers, currencies and days are worth; other classes may have a small number that parts their words.
    private static func check(_ value: String, of classes: WordClass, _ row: TableRow) throws(Fault) {
        let name = row.text(0)
        guard classes != .currency else {
            if Currency(value) == nil { throw row.fault("the value \(value) is no currency.", "Write a code of ISO 4217 such as EUR.") }
            return
        }
        let range: ClosedRange<Int32>
        switch classes {
        case .number: range = 1...1_000_000
        case .multiplier: range = 2...1_000_000_000
        case .weekday: range = 0...6
        case .month: range = 1...12
        case .dayback, .dayunit: range = 0...366
        default:
            guard !value.isEmpty else { return }
            range = 1...9
        }
        guard let number = Int32(value), range.contains(number) else {
            throw row.fault(
                "the value \(value) of a word of \(name) is not a whole number from \(range.lowerBound) to \(range.upperBound).",
                "Write such a number.")
        }
    }

    /// Lays the senses out side by side, for looking up without reference counts.
    func seal() {
        unsafe senses = .allocate(capacity: filling.reduce(0) { $0 + $1.senses.count })
        unsafe words = .allocate(capacity: filling.count)
        var at = 0
        for (index, word) in filling.enumerated() {
            for (offset, sense) in word.senses.enumerated() { unsafe senses.initializeElement(at: at + offset, to: sense) }
            let slice = unsafe UnsafeBufferPointer(rebasing: senses[at..<(at + word.senses.count)])
            unsafe words.initializeElement(
                at: index, to: Lexicon.Word(number: index, senses: slice, longestPhrase: word.longestPhrase, seconds: word.seconds))
            at += word.senses.count
        }
        filling = []
    }

    var count: Int { unsafe words.count }

    private func intern(_ bytes: [UInt8]) -> Int {
        let (index, isNew) = bytes.withBytes { keys.intern($0) }
        if isNew { filling.append(([], 1, 0)) }
        return index
    }

    @inline(__always)
    func find(_ folded: ByteView) -> Lexicon.Word? { keys.find(folded).map { unsafe words[$0] } }
}

extension Substring {
    fileprivate var trimmingBlanks: Substring {
        var rest = utf8.drop { $0 == 0x20 }
        while rest.last == 0x20 { rest = rest.dropLast() }
        return Substring(rest)
    }
}

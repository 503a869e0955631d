import TillRecords
import TillStages

/// Words and phrases of many languages with what they can mean, from `chat/words-*.tsv`.
final class Lexicon: Sendable {
    /// One meaning of a word in one language.
    struct Sense: Sendable {
        var languages: UInt32
        var classes: WordClass
        /// Of numbers, multipliers, days, weekdays, months.
        var value: Int32
        var currency: Currency?
    }

    /// A word; it lives as long as its lexicon.
    struct Word {
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

    /// A bit for each language.
    static let languages = ["en", "de", "es", "fr", "pt", "ru", "bg", "bn", "hi", "he", "it", "nl", "pl", "tr", "id", "uk", "cs", "ro"]
    static let everyLanguage = UInt32.max

    private let table: LexiconTable

    init(_ knowledge: Knowledge) throws(Fault) {
        let table = LexiconTable()
        for file in ["money", "verbs", "talk", "small", "goods"] {
            for row in try knowledge.rows(of: "chat/words-\(file).tsv") where row.count >= 4 { table.add(row) }
        }
        table.seal()
        self.table = table
    }

    static let english = mask("en")

    static func mask(_ language: Substring) -> UInt32 {
        if language == "*" { return everyLanguage }
        return languages.firstIndex { $0 == language }.map { 1 << UInt32($0) } ?? 0
    }

    /// The word with these folded bytes, or nil.
    @inline(__always)
    func word(_ folded: UnsafeRawBufferPointer) -> Word? { table.find(folded) }

    /// How many words it has.
    var count: Int { table.count }
}

/// The lexicon's table while it is filled, and read-only after `seal`.
final class LexiconTable: @unchecked Sendable {
    // Filled by one owner in `Lexicon.init`, then only read: finding changes nothing.
    private let keys = BytesTable()
    private var filling: [(senses: [Lexicon.Sense], longestPhrase: Int, seconds: UInt64)] = []
    private var words: UnsafeMutableBufferPointer<Lexicon.Word> = .init(start: nil, count: 0)
    private var senses: UnsafeMutableBufferPointer<Lexicon.Sense> = .init(start: nil, count: 0)

    deinit {
        words.deallocate()
        senses.deallocate()
    }

    /// Adds a row: class, language, value, words separated by commas.
    func add(_ row: [Substring]) {
        guard let classes = WordClass(name: row[0]) else { return }
        let mask = Lexicon.mask(row[1])
        guard mask != 0 else { return }
        let sense = Lexicon.Sense(languages: mask, classes: classes, value: Int32(row[2]) ?? 0, currency: Currency(row[2]))
        for phrase in row[3].utf8.split(separator: UInt8(ascii: ",")) {
            let folded = Folding.text(Substring(phrase).trimmingBlanks)
            guard !folded.isEmpty else { continue }
            filling[intern(folded)].senses.append(sense)
            let parts = folded.split(separator: 0x20)
            guard parts.count > 1 else { continue }
            let first = intern(Array(parts[0]))
            filling[first].longestPhrase = max(filling[first].longestPhrase, parts.count)
            filling[first].seconds |= Lexicon.outline(parts[1][parts[1].startIndex], parts[1].count)
        }
    }

    /// Lays the senses out side by side, for looking up without reference counts.
    func seal() {
        senses = .allocate(capacity: filling.reduce(0) { $0 + $1.senses.count })
        words = .allocate(capacity: filling.count)
        var at = 0
        for (index, word) in filling.enumerated() {
            for (offset, sense) in word.senses.enumerated() { senses.initializeElement(at: at + offset, to: sense) }
            let slice = UnsafeBufferPointer(rebasing: senses[at..<(at + word.senses.count)])
            words.initializeElement(
                at: index, to: Lexicon.Word(number: index, senses: slice, longestPhrase: word.longestPhrase, seconds: word.seconds))
            at += word.senses.count
        }
        filling = []
    }

    var count: Int { words.count }

    private func intern(_ bytes: [UInt8]) -> Int {
        let (index, isNew) = bytes.withUnsafeBytes { keys.intern($0) }
        if isNew { filling.append(([], 1, 0)) }
        return index
    }

    @inline(__always)
    func find(_ folded: UnsafeRawBufferPointer) -> Lexicon.Word? { keys.find(folded).map { words[$0] } }
}

extension Substring {
    fileprivate var trimmingBlanks: Substring {
        var rest = utf8.drop { $0 == 0x20 }
        while rest.last == 0x20 { rest = rest.dropLast() }
        return Substring(rest)
    }
}

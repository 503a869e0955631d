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

    struct Word: Sendable {
        var senses: [Sense] = []
        /// The most words of a phrase that starts with this word; 1 when none does.
        var longestPhrase = 1
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

    static func mask(_ language: Substring) -> UInt32 {
        if language == "*" { return everyLanguage }
        return languages.firstIndex(of: String(language)).map { 1 << UInt32($0) } ?? 0
    }

    /// The word with these folded bytes, or nil.
    @inline(__always)
    func word(_ folded: UnsafeRawBufferPointer) -> Word? { table.find(folded) }
}

/// The lexicon's table while it is filled, and read-only after.
final class LexiconTable: @unchecked Sendable {
    // Filled by one owner in `Lexicon.init`, then only read: finding changes nothing.
    private let keys = BytesTable()
    private var words: [Lexicon.Word] = []

    /// Adds a row: class, language, value, words separated by commas.
    func add(_ row: [Substring]) {
        guard let classes = WordClass(name: row[0]) else { return }
        let mask = Lexicon.mask(row[1])
        guard mask != 0 else { return }
        let value = Int32(row[2]) ?? 0
        for phrase in row[3].split(separator: ",") {
            let folded = Folding.text(phrase.trimmingBlanks)
            guard !folded.isEmpty else { continue }
            let index = intern(folded)
            let sense = Lexicon.Sense(languages: mask, classes: classes, value: value, currency: Currency(row[2]))
            words[index].senses.append(sense)
            let parts = folded.split(separator: 0x20)
            guard parts.count > 1 else { continue }
            let first = intern(Array(parts[0]))
            words[first].longestPhrase = max(words[first].longestPhrase, parts.count)
        }
    }

    func seal() {}

    private func intern(_ bytes: [UInt8]) -> Int {
        let (index, isNew) = bytes.withUnsafeBytes { keys.intern($0) }
        if isNew { words.append(Lexicon.Word()) }
        return index
    }

    @inline(__always)
    func find(_ folded: UnsafeRawBufferPointer) -> Lexicon.Word? { keys.find(folded).map { words[$0] } }
}

extension Substring {
    fileprivate var trimmingBlanks: Substring {
        var rest = drop { $0 == " " }
        while rest.last == " " { rest = rest.dropLast() }
        return rest
    }
}

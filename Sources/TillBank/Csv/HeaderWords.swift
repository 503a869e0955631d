import TillRecords
import TillStages

/// The words that banks write above columns, in many languages, as data.
struct HeaderWords: Sendable {
    private let phrases: [[UInt8]: [ColumnRole]]
    /// Words of scripts that put no blanks between words, longest first.
    private let ideographs: [(word: [UInt8], role: ColumnRole)]
    /// Words that end compounds (Buchungs-datum), longest first.
    private let endings: [(word: [UInt8], role: ColumnRole)]

    /// What a header cell says.
    struct Reading: Equatable {
        /// What the words can mean, the likeliest first; the values of the column choose.
        var roles: [ColumnRole]
        /// 3: the whole cell is a known phrase; 2: part of it; 1: the end of a compound.
        var strength: Int
    }

    static let table = KnowledgeTable(
        "bank/headers.tsv", key: ["role", "language", "words"], .choice("role", ColumnRole.self),
        .word("language", CsvKnowledge.languages), .text("words"))

    /// Words that start with `-` are the end of compounds.
    init(_ rows: TableRows) {
        var phrases: [[UInt8]: [ColumnRole]] = [:]
        phrases.reserveCapacity(4096)
        var ideographs: [(word: [UInt8], role: ColumnRole)] = []
        var endings: [(word: [UInt8], role: ColumnRole)] = []
        for row in rows {
            let role = row.choice(0, ColumnRole.self)
            let raw = Array(row.bytes(2))
            if raw.first == 0x2D {
                endings.append((WordFolding.folded(Array(raw.dropFirst())), role))
            } else if HeaderWords.isIdeographic(raw) {
                ideographs.append((raw, role))
            } else {
                phrases[WordFolding.folded(raw), default: []].append(role)
            }
        }
        self.phrases = phrases
        self.ideographs = ideographs.sorted { $0.word.count > $1.word.count }
        self.endings = endings.sorted { $0.word.count > $1.word.count }
    }

    private static func isIdeographic(_ bytes: [UInt8]) -> Bool { bytes.contains { (0xE3...0xED).contains($0) } }

    /// What the cell says, or nil when no word in it is known.
    func read(_ cell: [UInt8]) -> Reading? {
        guard !cell.isEmpty, cell.count <= 200 else { return nil }
        if HeaderWords.isIdeographic(cell) { return readIdeographs(cell) }
        let words = HeaderWords.words(cell)
        if let found = longest(words, in: phrases) { return isForBothSides(found, words) ? HeaderWords.bothSides : found }
        if let found = damaged(cell) { return found }
        for word in words {
            for ending in endings where word.count > ending.word.count && word.suffix(ending.word.count) == ending.word[...] {
                return Reading(roles: [ending.role], strength: 1)
            }
        }
        return nil
    }

    /// The longest known run of words; of two as long, the last.
    private func longest(_ words: [[UInt8]], in table: [[UInt8]: [ColumnRole]]) -> Reading? {
        for length in stride(from: min(words.count, 5), through: 1, by: -1) {
            for start in stride(from: words.count - length, through: 0, by: -1) {
                // A short word inside a longer title (in, to, dr) says nothing.
                if length == 1, words.count > 1, words[start].count < 4 { continue }
                let phrase = Array(words[start..<start + length].joined(separator: [0x20]))
                if let roles = table[phrase] { return Reading(roles: roles, strength: length == words.count ? 3 : 2) }
            }
        }
        return nil
    }

    /// "Credit/Debit Amount": one column for both, which holds the signed amount or the word for its direction.
    private static let bothSides = Reading(roles: [.amount, .direction], strength: 2)

    private func isForBothSides(_ found: Reading, _ words: [[UInt8]]) -> Bool {
        guard found.strength < 3, let role = found.roles.first, role == .debit || role == .credit else { return false }
        let other: ColumnRole = role == .debit ? .credit : .debit
        return words.contains { phrases[$0]?.first == other }
            || zip(words, words.dropFirst()).contains { phrases[$0 + [0x20] + $1]?.first == other }
    }

    /// A whole phrase whose accented letters were lost: each is one `?` or U+FFFD.
    private func damaged(_ cell: [UInt8]) -> Reading? {
        var marked: [UInt8] = []
        var at = 0
        while at < cell.count {
            let lost = cell[at] == 0x3F || (cell[at] == 0xEF && at + 2 < cell.count && cell[at + 1] == 0xBF && cell[at + 2] == 0xBD)
            marked.append(lost ? UInt8(ascii: "q") : cell[at])
            if lost { marked.append(0) }
            at += lost && cell[at] == 0xEF ? 3 : 1
        }
        guard marked.contains(0) else { return nil }
        let pattern = HeaderWords.pattern(marked)
        for (phrase, roles) in phrases where phrase.count == pattern.count {
            if zip(phrase, pattern).allSatisfy({ $0 == $1 || $1 == 0 }) { return Reading(roles: roles, strength: 3) }
        }
        return nil
    }

    /// Folded letters; 0 stands for a letter that was lost.
    private static func pattern(_ marked: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        for byte in marked {
            if byte == 0 {
                if !out.isEmpty { out[out.count - 1] = 0 }
            } else if byte >= 0x80 || (byte | 0x20) &- 97 < 26 || byte &- 48 < 10 {
                out.append(byte &- 65 < 26 ? byte | 0x20 : byte)
            } else if let last = out.last, last != 0x20 {
                out.append(0x20)
            }
        }
        if out.last == 0x20 { out.removeLast() }
        return out
    }

    private func readIdeographs(_ cell: [UInt8]) -> Reading? {
        var best: (role: ColumnRole, length: Int, place: Int)?
        for entry in ideographs {
            if let best, entry.word.count < best.length { break }
            guard let place = HeaderWords.lastPlace(of: entry.word, in: cell) else { continue }
            if best.map({ place > $0.place }) ?? true { best = (entry.role, entry.word.count, place) }
        }
        return best.map { Reading(roles: [$0.role], strength: $0.length == cell.count ? 3 : 2) }
    }

    private static func lastPlace(of word: [UInt8], in cell: [UInt8]) -> Int? {
        guard word.count <= cell.count else { return nil }
        return stride(from: cell.count - word.count, through: 0, by: -1).first { cell[$0..<$0 + word.count] == word[...] }
    }

    /// The words of a cell: folded, split at what is not a letter or digit and at capitals inside a word.
    static func words(_ cell: [UInt8]) -> [[UInt8]] {
        var spaced: [UInt8] = []
        var previous: UInt8 = 0x20
        for byte in cell {
            let isLetter = byte >= 0x80 || (byte | 0x20) &- 97 < 26 || byte &- 48 < 10
            if byte &- 65 < 26, previous &- 97 < 26 { spaced.append(0x20) }
            spaced.append(isLetter ? byte : 0x20)
            previous = byte
        }
        return WordFolding.folded(spaced).split(separator: 0x20).map(Array.init)
    }
}

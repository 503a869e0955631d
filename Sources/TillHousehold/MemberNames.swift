import TillRecords

/// The names of a household's members, and of people it writes with, and what stands in their place where a stream is published: the
/// members' ids.
///
/// Names are found as people write them: in any case, width and order, with accents or their transcriptions, with initials, behind a
/// title, joined, broken by hyphens and line ends, cut at the end of a field, with a letter amiss. A part of a name alone is none:
/// shops are called so as well. What the household's file lists as one word stands for itself.
public struct MemberNames: Sendable {
    /// A name as its words.
    private struct Name: Sendable {
        var words: [Word]
        /// Its words as one, in the orders that people write them in.
        var wholes: [[UInt8]]
        var id: [UInt8]
        /// Writing that sets no blanks between words.
        var isUnspaced: Bool
        /// It counts only where messages are shown: what somebody is called in a chat is often a word.
        var isOfChats = false
        var isContact = false
    }

    struct Word: Sendable {
        var letters: [UInt8]
        /// Said alone with an initial or a title it tells who is meant: no particle, such as van or de.
        var isStrong: Bool
    }

    private var names: [Name] = []
    private let titles: NameTitles
    /// The letters that a text must have for one of the names to stand in it: those of a strong word of it each.
    private var masks: [UInt32] = []

    public var isEmpty: Bool { names.isEmpty }

    /// Whether names may be hidden that merchants have as well.
    public var mayMeetMerchants: Bool { names.contains { $0.words.count == 1 || $0.isContact } }

    /// Somebody the household writes with, who is no member.
    public struct Contact: Sendable, Hashable {
        public var name: String
        /// What stands in place of the name.
        public var id: String

        public init(name: String, id: String) {
            self.name = name
            self.id = id
        }
    }

    public init(_ file: HouseholdFile?, titles: NameTitles = .none, contacts: [Contact] = []) {
        self.titles = titles
        var seen: Set<[[UInt8]]> = []
        for member in file?.members ?? [] {
            for name in member.names { add(name, id: member.id, isContact: false, &seen) }
        }
        for contact in contacts { add(contact.name, id: contact.id, isContact: true, &seen) }
        names.sort { ($1.words.count, $1.words.joined(by: \.letters)) < ($0.words.count, $0.words.joined(by: \.letters)) }
        let all = names.flatMap { $0.words.filter(\.isStrong) }
        masks = Array(Set(all.map { MemberNames.mask($0.letters) })).sorted()
    }

    private mutating func add(_ name: String, id: String, isContact: Bool, _ seen: inout Set<[[UInt8]]>) {
        let parts = name.split { $0.isWhitespace || MemberNames.separators.contains($0) }
        let folded = parts.map { NameLetters.folded($0) }
        let hasCapitals = parts.contains { $0.first?.isUppercase ?? false }
        var words: [Word] = []
        for (part, letters) in zip(parts, folded) where !letters.isEmpty {
            let isParticle = hasCapitals && (part.first?.isLowercase ?? false)
            words.append(Word(letters: letters, isStrong: letters.count >= 2 && !isParticle))
        }
        // One letter is nobody's name.
        guard words.reduce(0, { $0 + $1.letters.count }) >= 2, words.contains(where: \.isStrong), seen.insert(words.map(\.letters)).inserted
        else { return }
        let isUnspaced = words.contains { $0.letters.contains { $0 >= 0xE0 } }
        names.append(
            Name(
                words: words, wholes: MemberNames.wholes(words.map(\.letters), isUnspaced: isUnspaced), id: Array(id.utf8),
                isUnspaced: isUnspaced,
                isOfChats: isContact && words.count == 1, isContact: isContact))
    }

    private static let separators: Set<Character> = ["_", "-", ".", ",", "'", "\u{2019}", "~"]

    /// A bit for each letter.
    private static func mask(_ letters: [UInt8]) -> UInt32 { letters.reduce(0) { $1 &- 97 < 26 ? $0 | 1 << UInt32($1 & 31) : $0 } }

    /// False when no name can stand in the text: it lacks letters that each of them has.
    public func mayStand(in text: ByteView) -> Bool {
        guard !names.isEmpty else { return false }
        var found: UInt32 = 0
        for index in 0..<text.count {
            let byte = text[index]
            // Other letters than those of ASCII have small forms that only the whole way knows.
            if byte >= 0x80 { return true }
            let small = byte | 0x20
            if small &- 97 < 26 { found |= 1 << UInt32(small & 31) }
        }
        // Letters that are taken for one another, and those of a name that a person writes amiss.
        if found & (1 << 25 | 1 << 10) != 0 { found |= 1 << 9 }
        if found & (1 << 23) != 0 { found |= 1 << 22 }
        return masks.contains { found & $0 == $0 }
    }

    /// The text with names replaced by ids.
    ///
    /// - Parameters:
    ///   - isMessage: it is of a chat, where single words are names of people as well.
    ///   - merchant: a known merchant's name; words of it that are names are left where they stand in it.
    ///   - instead: what stands in place of every name; nil for the ids.
    public func hidden(
        in text: [UInt8], isMessage: Bool = false, merchant: [UInt8]? = nil, instead: [UInt8]? = nil
    ) -> [UInt8] {
        let found = places(in: text, isMessage: isMessage, merchant: merchant)
        guard !found.isEmpty else { return text }
        var out: [UInt8] = []
        var copied = 0
        for place in found {
            out += text[copied..<place.bytes.lowerBound]
            out += instead ?? place.id
            copied = place.bytes.upperBound
        }
        return out + text[copied...]
    }

    /// Where somebody is named, and who it is.
    public struct Place: Sendable {
        public let bytes: Range<Int>
        /// The member's or the contact's; of several whom the name fits equally well, each.
        public let ids: [[UInt8]]

        /// What stands in place of the name: `m1`, or `m1-or-m2` for one that is no one's alone.
        public var id: [UInt8] { Array(ids.joined(separator: Array("-or-".utf8))) }
    }

    /// Where names stand in a text, in order; parameters as for `hidden`.
    public func places(in text: [UInt8], isMessage: Bool = false, merchant: [UInt8]? = nil) -> [Place] {
        guard !names.isEmpty, !text.isEmpty else { return [] }
        let letters = NameLetters(text)
        guard !letters.words.isEmpty else { return [] }
        let search = Search(letters: letters, text: text, titles: titles.words, isMessage: isMessage)
        let spared = merchant.map { search.places(of: NameLetters($0)) } ?? []
        var places: [Place] = []
        var at = 0
        while at < letters.words.count {
            guard let found = best(at, search, spared) else {
                at += 1
                continue
            }
            places.append(Place(bytes: letters.starts[found.start]..<letters.ends[found.end - 1], ids: found.ids))
            while at < letters.words.count, letters.words[at].start < found.end { at += 1 }
        }
        return places
    }

    private struct Found {
        var start: Int
        var fit: Search.Fit
        var ids: [[UInt8]]
        var end: Int { fit.end }
    }

    /// The longest name that begins at a word, or in it, and whose it is: of as long ones the one with fewer letters amiss and more of
    /// the name written out. `Frau Moor` is any member's who is called Moor.
    private func best(_ word: Int, _ search: Search, _ spared: Set<Int>) -> Found? {
        var best: Found?
        for name in names where !name.isOfChats || search.isMessage {
            if name.words.count == 1 || name.isContact, spared.contains(word) { continue }
            var start = search.letters.words[word].start
            var fit = search.run(name.words, from: word)
            if fit == nil, let (from, end) = search.whole(name.wholes, in: word) {
                (start, fit) = (from, Search.Fit(end: end, full: name.words.count))
            }
            guard let fit else { continue }
            if best.map({ $0.fit.isBelow(fit) }) ?? true {
                best = Found(start: start, fit: fit, ids: [name.id])
            } else if let found = best, !fit.isBelow(found.fit), !found.ids.contains(name.id) {
                best?.ids = (found.ids + [name.id]).sorted { $0.lexicographicallyPrecedes($1) }
            }
        }
        return best
    }

    /// All words of a name written as one with others before or behind, from eight letters on where blanks are set between words.
    private static func wholes(_ name: [[UInt8]], isUnspaced: Bool) -> [[UInt8]] {
        guard name.count > 1 || isUnspaced else { return [] }
        var orders = name.count > 1 ? [name, [name[name.count - 1]] + name.dropLast()] : [name]
        // Of a longer name any two parts that stand together.
        if name.count > 2 {
            for one in name.indices { for other in name.indices where other != one { orders.append([name[one], name[other]]) } }
        }
        return orders.map(joined).filter { $0.count >= (isUnspaced ? 1 : 8) }
    }

    /// Words written as one; a letter that then stands double is one.
    static func joined(_ words: [[UInt8]]) -> [UInt8] {
        var all: [UInt8] = []
        for letter in words.joined() {
            guard let last = all.last, letter < 0x80 else {
                all.append(letter)
                continue
            }
            if letter == last || (letter == 0x65 && (last == 0x61 || last == 0x6F || last == 0x75)) { continue }
            all.append(letter)
        }
        return all
    }

    /// Whether one letter was left out, added, or is another, or two are the wrong way round.
    static func isNearly(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        guard abs(a.count - b.count) <= 1, a != b else { return a == b }
        var start = 0
        while start < min(a.count, b.count), a[start] == b[start] { start += 1 }
        var tail = 0
        while tail < min(a.count, b.count) - start, a[a.count - 1 - tail] == b[b.count - 1 - tail] { tail += 1 }
        let (left, right) = (a.count - start - tail, b.count - start - tail)
        if max(left, right) <= 1 { return true }
        return left == 2 && right == 2 && a[start] == b[start + 1] && a[start + 1] == b[start]
    }
}

extension Array {
    fileprivate func joined(by letters: KeyPath<Element, [UInt8]>) -> Int { reduce(0) { $0 + $1[keyPath: letters].count } }
}

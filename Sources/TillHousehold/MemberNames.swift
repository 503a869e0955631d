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
        var id: [UInt8]
        /// Writing that sets no blanks between words.
        var isUnspaced: Bool
        /// It counts only where messages are shown: what somebody is called in a chat is often a word.
        var isOfChats = false
        var isContact = false
    }

    private struct Word: Sendable {
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
        names.append(
            Name(
                words: words, id: Array(id.utf8), isUnspaced: words.contains { $0.letters.contains { $0 >= 0xE0 } },
                isOfChats: isContact && words.count == 1, isContact: isContact))
    }

    private static let separators: Set<Character> = ["_", "-", ".", ",", "'", "\u{2019}", "~"]

    /// A bit for each letter.
    private static func mask(_ letters: [UInt8]) -> UInt32 { letters.reduce(0) { $1 &- 97 < 26 ? $0 | 1 << UInt32($1 & 31) : $0 } }

    /// False when no name can stand in the text: it lacks letters that each of them has.
    public func mayStand(in text: UnsafeRawBufferPointer) -> Bool {
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
        guard !names.isEmpty, !text.isEmpty else { return text }
        let letters = NameLetters(text)
        guard !letters.words.isEmpty else { return text }
        let search = Search(letters: letters, text: text, titles: titles.words, isMessage: isMessage)
        let spared = merchant.map { search.places(of: NameLetters($0)) } ?? []
        var out: [UInt8] = []
        var copied = 0
        var at = 0
        while at < letters.words.count {
            guard let found = best(at, search, spared) else {
                at += 1
                continue
            }
            out += text[copied..<letters.starts[found.start]]
            out += instead ?? found.id
            copied = letters.ends[found.end - 1]
            while at < letters.words.count, letters.words[at].start < found.end { at += 1 }
        }
        return copied == 0 ? text : out + text[copied...]
    }

    private struct Found {
        var start: Int
        var end: Int
        var id: [UInt8]
    }

    /// The longest name that begins at a word, or in it.
    private func best(_ word: Int, _ search: Search, _ spared: Set<Int>) -> Found? {
        var best: Found?
        for name in names where !name.isOfChats || search.isMessage {
            if name.words.count == 1 || name.isContact, spared.contains(word) { continue }
            var found = search.run(name.words.map { ($0.letters, $0.isStrong) }, from: word).map { (search.letters.words[word].start, $0) }
            if found == nil { found = search.joined(name.words.map(\.letters), in: word, anywhere: name.isUnspaced) }
            if let (start, end) = found, end > best?.end ?? 0 { best = Found(start: start, end: end, id: name.id) }
        }
        return best
    }

    /// A look for names in one text.
    private struct Search {
        let letters: NameLetters
        let text: [UInt8]
        let titles: Set<[UInt8]>
        let isMessage: Bool

        /// The letters that more words than these stand between are no one name.
        private static let widestGap = 4

        /// What a name's words have been found of.
        private struct State {
            var word: Int
            /// Where in the letters it goes on.
            var at: Int
            var used: UInt32 = 0
            var full = 0
            var strong = 0
            /// Words found with a letter amiss, or cut.
            var amiss = 0
            var initials = 0
            var titles = 0
            var strangers = 0
        }

        /// Where a name that begins with a word ends; nil when none does.
        func run(_ name: [([UInt8], Bool)], from word: Int) -> Int? {
            var state = State(word: word, at: letters.words[word].start)
            var end: Int?
            while state.word < letters.words.count {
                let isInside = state.at > letters.words[state.word].start
                if !isInside, state.word > word, !isNear(state.word) { break }
                guard step(name, &state, isInside) else { break }
                if isEnough(name, state) { end = state.at }
                // What is read to the end of a word goes on with the next.
                while state.word < letters.words.count, letters.words[state.word].end <= state.at { state.word += 1 }
                if state.word < letters.words.count { state.at = max(state.at, letters.words[state.word].start) }
            }
            return end
        }

        private func isEnough(_ name: [([UInt8], Bool)], _ state: State) -> Bool {
            if name.count == 1 { return state.full == 1 && state.amiss == 0 }
            guard state.strong >= 1 else { return false }
            return state.full + state.amiss >= 2 || state.initials >= 1 || state.titles >= 1
        }

        /// Takes what stands here of the name; false when nothing does.
        private func step(_ name: [([UInt8], Bool)], _ state: inout State, _ isInside: Bool) -> Bool {
            var longest: (index: Int, end: Int)?
            for (index, (word, _)) in name.enumerated() where state.used >> UInt32(index & 31) & 1 == 0 {
                guard let end = match(word, at: state.at, isInside: isInside, name, state, index), end > longest?.end ?? 0 else { continue }
                longest = (index, end)
            }
            if let (index, end) = longest {
                take(index, name[index].1, end, &state)
                state.full += 1
                return true
            }
            if isInside { return initialInside(name, &state) }
            return initial(name, &state) || title(&state) || amiss(name, &state) || stranger(name, &state)
        }

        private func take(_ index: Int, _ isStrong: Bool, _ end: Int, _ state: inout State) {
            state.used |= 1 << UInt32(index & 31)
            if isStrong { state.strong += 1 }
            state.at = end
        }

        /// The end of a name's word that stands here: at the end of a word of the text, before an s, before another part of the name, or
        /// going on behind a hyphen or a line's end.
        private func match(
            _ word: [UInt8], at start: Int, isInside: Bool, _ name: [([UInt8], Bool)], _ state: State, _ index: Int
        ) -> Int? {
            // A word that is a name by itself is not looked for in pieces.
            guard letters.letters[start] == word[0], let end = end(of: word, from: start, mayBreak: name.count > 1) else { return nil }
            let place = letters.words[open(end - 1)]
            let rest = place.end - end
            if rest == 0 || (rest == 1 && letters.letters[end] == UInt8(ascii: "s")) { return end }
            // Joined: the rest of the word is of the name as well.
            let others = name.indices.filter { $0 != index && state.used >> UInt32($0 & 31) & 1 == 0 }
            let isJoined = others.contains { other in
                let next = name[other].0
                if rest == 1 { return letters.letters[end] == next.first && word.count >= 5 }
                return self.end(of: next, from: end).map { $0 <= place.end } ?? false
            }
            return isJoined ? end : nil
        }

        /// The number of the word that a letter stands in.
        private func open(_ letter: Int) -> Int {
            var (low, high) = (0, letters.words.count)
            while low < high {
                let middle = (low + high) / 2
                if letters.words[middle].end <= letter { low = middle + 1 } else { high = middle }
            }
            return low
        }

        /// Where a word ends that begins at a letter; it may be broken once or twice between letters that stand near one another.
        private func end(of word: [UInt8], from start: Int, mayBreak: Bool = true) -> Int? {
            var at = start
            var matched = 0
            var breaks = 0
            var open = open(start)
            while matched < word.count {
                guard open < letters.words.count, at < letters.letters.count else { return nil }
                if at == letters.words[open].end {
                    open += 1
                    guard mayBreak, open < letters.words.count, isNear(open) else { return nil }
                    breaks += 1
                    at = letters.words[open].start
                    // Letters one by one, or one or two breaks.
                    guard breaks <= 2 || letters.words[open].count <= 2 else { return nil }
                }
                if letters.letters[at] == word[matched] {
                    at += 1
                    matched += 1
                } else if matched > 1, at == letters.words[open].start, letters.letters[at] == word[matched - 1] {
                    // A double letter that was broken.
                    at += 1
                } else {
                    return nil
                }
            }
            return at
        }

        /// A letter with or without a dot that a word of the name begins with; several written as one are as many.
        private func initial(_ name: [([UInt8], Bool)], _ state: inout State) -> Bool {
            let word = letters.words[state.word]
            guard word.count <= 2, letters.ends[word.end - 1] - letters.starts[word.start] <= 4 else { return false }
            var used = state.used
            for at in word.start..<word.end {
                guard
                    let index = name.indices.first(where: {
                        used >> UInt32($0 & 31) & 1 == 0 && name[$0].0.first == letters.letters[at] && name[$0].0.count > 1
                    })
                else { return false }
                used |= 1 << UInt32(index & 31)
            }
            // Behind the family's name a letter is an initial where nothing follows it, or a dot or a comma says so.
            if state.strong > 0, !isMarked(word) { return false }
            // Short names are words: both have to be written as names.
            if state.strong == 0, !isFollowed(name, used, state.word) { return false }
            state.initials += word.count
            state.used = used
            state.at = word.end
            return true
        }

        /// Whether a strong word of the name follows, perhaps behind another initial.
        private func isFollowed(_ name: [([UInt8], Bool)], _ used: UInt32, _ word: Int) -> Bool {
            var next = word + 1
            while next < letters.words.count, isNear(next), letters.words[next].count == 1, next < word + 4 { next += 1 }
            guard next < letters.words.count, isNear(next) else { return false }
            return name.indices.contains { index in
                guard name[index].1, used >> UInt32(index & 31) & 1 == 0, let end = end(of: name[index].0, from: letters.words[next].start)
                else { return false }
                let rest = letters.words[open(end - 1)].end - end
                let isWhole = rest == 0 || (rest == 1 && letters.letters[end] == UInt8(ascii: "s"))
                let isName = name[index].0.count > 3 || (letters.capitals[word] && letters.capitals[next])
                return isWhole && isName
            }
        }

        /// An initial within a word: `abrandtmeier`, `brandtmeiera`.
        private func initialInside(_ name: [([UInt8], Bool)], _ state: inout State) -> Bool {
            let word = letters.words[state.word]
            guard word.end - state.at == 1,
                let index = name.indices.first(where: {
                    state.used >> UInt32($0 & 31) & 1 == 0 && name[$0].0.first == letters.letters[state.at]
                })
            else { return false }
            state.used |= 1 << UInt32(index & 31)
            state.initials += 1
            state.at = word.end
            return true
        }

        private func title(_ state: inout State) -> Bool {
            let word = letters.words[state.word]
            guard state.full + state.amiss + state.initials == 0, titles.contains(Array(letters.letters[word.start..<word.end])) else {
                return false
            }
            state.titles += 1
            state.at = word.end
            return true
        }

        /// A word of the name with one letter amiss or cut at its end, beside another one as it is.
        private func amiss(_ name: [([UInt8], Bool)], _ state: inout State) -> Bool {
            let word = letters.words[state.word]
            let there = letters.letters[word.start..<word.end]
            for index in name.indices where state.used >> UInt32(index & 31) & 1 == 0 {
                let wanted = name[index].0
                let isCut = state.strong > 0 && there.count >= 3 && there.count < wanted.count && wanted.starts(with: there)
                guard isCut || (wanted.count >= 5 && MemberNames.isNearly(Array(there), wanted)) else { continue }
                if state.strong == 0, !isBeforeWhole(name, index, state) { continue }
                state.used |= 1 << UInt32(index & 31)
                state.amiss += 1
                state.at = word.end
                return true
            }
            return false
        }

        /// Whether the next word is another strong one of the name, as it is.
        private func isBeforeWhole(_ name: [([UInt8], Bool)], _ index: Int, _ state: State) -> Bool {
            let next = state.word + 1
            guard next < letters.words.count, isNear(next) else { return false }
            let word = letters.words[next]
            return name.indices.contains {
                $0 != index && name[$0].1 && letters.letters[word.start..<word.end].elementsEqual(name[$0].0)
            }
        }

        /// One letter between first and family's name that the household's file does not know.
        private func stranger(_ name: [([UInt8], Bool)], _ state: inout State) -> Bool {
            let word = letters.words[state.word]
            guard state.full + state.initials > 0, state.strangers == 0, word.count == 1, state.word + 1 < letters.words.count,
                isNear(state.word + 1),
                name.indices.contains(where: { index in
                    state.used >> UInt32(index & 31) & 1 == 0 && name[index].1
                        && end(of: name[index].0, from: letters.words[state.word + 1].start) != nil
                })
            else { return false }
            state.strangers += 1
            state.at = word.end
            return true
        }

        /// Whether what stands between a word and the one before lets both be of one name.
        private func isNear(_ word: Int) -> Bool {
            guard word > 0, letters.words[word - 1].end > 0 else { return false }
            let from = letters.ends[letters.words[word - 1].end - 1]
            let to = letters.starts[letters.words[word].start]
            guard to - from <= Search.widestGap else { return false }
            return !text[from..<to].contains { $0 &- 48 < 10 || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "|") }
        }

        /// Whether a letter behind a name stands as an initial does.
        private func isMarked(_ word: NameLetters.Word) -> Bool {
            let behind = letters.ends[word.end - 1]
            let start = letters.starts[word.start]
            if text[max(0, start - 3)..<start].contains(UInt8(ascii: ",")) { return true }
            var next = behind
            while next < text.count, text[next] == 0x20 { next += 1 }
            guard next < text.count else { return true }
            let isLetter = (text[next] | 0x20) &- 97 < 26 || text[next] >= 0x80
            return !isLetter
        }

        /// All words of a name written as one with others before or behind: from eight letters on.
        func joined(_ name: [[UInt8]], in word: Int, anywhere: Bool) -> (Int, Int)? {
            let place = letters.words[word]
            var orders = name.count > 1 ? [name, [name[name.count - 1]] + name.dropLast()] : [name]
            // Of a longer name any two parts that stand together.
            if name.count > 2 {
                for one in name.indices { for other in name.indices where other != one { orders.append([name[one], name[other]]) } }
            }
            for order in orders {
                let whole = MemberNames.joined(order)
                let least = anywhere ? 1 : 8
                guard name.count > 1 || anywhere, whole.count >= least, place.count >= whole.count else { continue }
                for start in place.start...(place.end - whole.count)
                where letters.letters[start..<start + whole.count].elementsEqual(whole) {
                    return (start, start + whole.count)
                }
            }
            return nil
        }

        /// The words that a merchant's name takes up.
        func places(of merchant: NameLetters) -> Set<Int> {
            let wanted = merchant.words.map { Array(merchant.letters[$0.start..<$0.end]) }
            guard !wanted.isEmpty, letters.words.count >= wanted.count else { return [] }
            var found: Set<Int> = []
            for start in 0...(letters.words.count - wanted.count) {
                let isHere = wanted.indices.allSatisfy { index in
                    let word = letters.words[start + index]
                    return letters.letters[word.start..<word.end].elementsEqual(wanted[index])
                }
                if isHere { found.formUnion(start..<start + wanted.count) }
            }
            return found
        }
    }

    /// Words written as one; a letter that then stands double is one.
    private static func joined(_ words: [[UInt8]]) -> [UInt8] {
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
    private static func isNearly(_ a: [UInt8], _ b: [UInt8]) -> Bool {
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

extension MemberNames {
    /// A look for names in one text.
    struct Search {
        let letters: NameLetters
        let text: [UInt8]
        let titles: Set<[UInt8]>
        let isMessage: Bool

        /// The letters that more words than these stand between are no one name.
        private static let widestGap = 4

        /// Where a name ends, and how well it is written.
        struct Fit {
            var end: Int
            /// Words with a letter amiss, or cut.
            var amiss = 0
            /// Words written out.
            var full = 0

            /// Whether another one is longer, or as long and better written.
            func isBelow(_ other: Fit) -> Bool { (end, -amiss, full) < (other.end, -other.amiss, other.full) }
        }

        /// What a name's words have been found of.
        private struct State {
            var word: Int
            /// Where in the letters it goes on.
            var at: Int
            var used: UInt32 = 0
            /// Words of the name that only an initial told so far: each may still be written out, behind a middle initial (`Lorenz M. Moor`).
            var byInitial: UInt32 = 0
            var full = 0
            var strong = 0
            /// Words found with a letter amiss, or cut.
            var amiss = 0
            var initials = 0
            var titles = 0
            var strangers = 0
        }

        /// Where a name that begins with a word ends; nil when none does.
        func run(_ name: [Word], from word: Int) -> Fit? {
            var state = State(word: word, at: letters.words[word].start)
            var fit: Fit?
            while state.word < letters.words.count {
                let isInside = state.at > letters.words[state.word].start
                if !isInside, state.word > word, !isNear(state.word) { break }
                guard step(name, &state, isInside) else { break }
                if isEnough(name, state) { fit = Fit(end: state.at, amiss: state.amiss, full: state.full) }
                // What is read to the end of a word goes on with the next.
                while state.word < letters.words.count, letters.words[state.word].end <= state.at { state.word += 1 }
                if state.word < letters.words.count { state.at = max(state.at, letters.words[state.word].start) }
            }
            return fit
        }

        private func isEnough(_ name: [Word], _ state: State) -> Bool {
            if name.count == 1 { return state.full == 1 && state.amiss == 0 }
            guard state.strong >= 1 else { return false }
            return state.full + state.amiss >= 2 || state.initials >= 1 || state.titles >= 1
        }

        /// Takes what stands here of the name; false when nothing does.
        private func step(_ name: [Word], _ state: inout State, _ isInside: Bool) -> Bool {
            var longest: (index: Int, end: Int)?
            for (index, word) in name.enumerated() where (state.used & ~state.byInitial) >> UInt32(index & 31) & 1 == 0 {
                guard let end = match(word.letters, at: state.at, isInside: isInside, name, state, index), end > longest?.end ?? 0 else {
                    continue
                }
                longest = (index, end)
            }
            if let (index, end) = longest {
                take(index, name[index].isStrong, end, &state)
                state.full += 1
                return true
            }
            if isInside { return initialInside(name, &state) }
            return initial(name, &state) || title(&state) || amiss(name, &state) || stranger(name, &state)
        }

        private func take(_ index: Int, _ isStrong: Bool, _ end: Int, _ state: inout State) {
            state.used |= 1 << UInt32(index & 31)
            state.byInitial &= ~(1 << UInt32(index & 31))
            if isStrong { state.strong += 1 }
            state.at = end
        }

        /// The end of a name's word that stands here: at the end of a word of the text, before an s, before another part of the name, or
        /// going on behind a hyphen or a line's end.
        private func match(
            _ word: [UInt8], at start: Int, isInside: Bool, _ name: [Word], _ state: State, _ index: Int
        ) -> Int? {
            // A word that is a name by itself is not looked for in pieces.
            guard letters.letters[start] == word[0], let end = end(of: word, from: start, mayBreak: name.count > 1) else { return nil }
            let place = letters.words[open(end - 1)]
            let rest = place.end - end
            if rest == 0 || (rest == 1 && letters.letters[end] == UInt8(ascii: "s")) { return end }
            // Joined: the rest of the word is of the name as well.
            let others = name.indices.filter { $0 != index && state.used >> UInt32($0 & 31) & 1 == 0 }
            let isJoined = others.contains { other in
                let next = name[other].letters
                if rest == 1 { return letters.letters[end] == next.first && word.count >= 5 }
                return self.end(of: next, from: end).map { $0 <= place.end } ?? false
            }
            return isJoined ? end : nil
        }

        /// The number of the word that a letter stands in.
        private func open(_ letter: Int) -> Int {
            letters.words.partitioningIndex { $0.end > letter }
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
        private func initial(_ name: [Word], _ state: inout State) -> Bool {
            let word = letters.words[state.word]
            guard word.count <= 2, letters.ends[word.end - 1] - letters.starts[word.start] <= 4 else { return false }
            var used = state.used
            for at in word.start..<word.end {
                guard
                    let index = name.indices.first(where: {
                        used >> UInt32($0 & 31) & 1 == 0 && name[$0].letters.first == letters.letters[at] && name[$0].letters.count > 1
                    })
                else { return false }
                used |= 1 << UInt32(index & 31)
            }
            // Behind the family's name a letter is an initial where nothing follows it, or a dot or a comma says so.
            if state.strong > 0, !isMarked(word) { return false }
            // Short names are words: both have to be written as names.
            if state.strong == 0, !isFollowed(name, used, state.word) { return false }
            state.initials += word.count
            state.byInitial |= used & ~state.used
            state.used = used
            state.at = word.end
            return true
        }

        /// Whether a strong word of the name follows, perhaps behind another initial.
        private func isFollowed(_ name: [Word], _ used: UInt32, _ word: Int) -> Bool {
            var next = word + 1
            while next < letters.words.count, isNear(next), letters.words[next].count == 1, next < word + 4 { next += 1 }
            guard next < letters.words.count, isNear(next) else { return false }
            return name.indices.contains { index in
                guard name[index].isStrong, used >> UInt32(index & 31) & 1 == 0,
                    let end = end(of: name[index].letters, from: letters.words[next].start)
                else { return false }
                let rest = letters.words[open(end - 1)].end - end
                let isWhole = rest == 0 || (rest == 1 && letters.letters[end] == UInt8(ascii: "s"))
                let isName = name[index].letters.count > 3 || (letters.capitals[word] && letters.capitals[next])
                return isWhole && isName
            }
        }

        /// An initial within a word: `abrandtmeier`, `brandtmeiera`.
        private func initialInside(_ name: [Word], _ state: inout State) -> Bool {
            let word = letters.words[state.word]
            guard word.end - state.at == 1,
                let index = name.indices.first(where: {
                    state.used >> UInt32($0 & 31) & 1 == 0 && name[$0].letters.first == letters.letters[state.at]
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
        private func amiss(_ name: [Word], _ state: inout State) -> Bool {
            let word = letters.words[state.word]
            let there = letters.letters[word.start..<word.end]
            for index in name.indices where state.used >> UInt32(index & 31) & 1 == 0 {
                let wanted = name[index].letters
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
        private func isBeforeWhole(_ name: [Word], _ index: Int, _ state: State) -> Bool {
            let next = state.word + 1
            guard next < letters.words.count, isNear(next) else { return false }
            let word = letters.words[next]
            return name.indices.contains {
                $0 != index && name[$0].isStrong && letters.letters[word.start..<word.end].elementsEqual(name[$0].letters)
            }
        }

        /// One letter between first and family's name that the household's file does not know.
        private func stranger(_ name: [Word], _ state: inout State) -> Bool {
            let word = letters.words[state.word]
            guard state.full + state.initials > 0, state.strangers == 0, word.count == 1, state.word + 1 < letters.words.count,
                isNear(state.word + 1),
                name.indices.contains(where: { index in
                    state.used >> UInt32(index & 31) & 1 == 0 && name[index].isStrong
                        && end(of: name[index].letters, from: letters.words[state.word + 1].start) != nil
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

        /// The first of these, words of a name written as one, that a word of the text is or has in it.
        func whole(_ wholes: [[UInt8]], in word: Int) -> (Int, Int)? {
            let place = letters.words[word]
            for whole in wholes where place.count >= whole.count {
                for start in place.start...(place.end - whole.count)
                where letters.letters[start] == whole[0] && letters.letters[start..<start + whole.count].elementsEqual(whole) {
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
}

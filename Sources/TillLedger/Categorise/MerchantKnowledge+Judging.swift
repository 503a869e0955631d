/// Weighing what the phrases of a description say.
extension MerchantKnowledge {
    /// What the built-in knowledge makes of a description.
    struct Judgement: Equatable {
        /// Index in the taxonomy.
        var category: Int16
        /// In hundredths.
        var confidence: UInt8
        /// Index of the phrase that decided, or -1 for a guess.
        var phrase: Int32
    }

    /// What each category has for it.
    private struct Tally {
        var category: Int16
        var best: Int
        var more: Int
        var phrase: Int32

        var score: Int { best &* 4 &+ min(more, 3) }
    }

    /// Which way the money goes; zero and unknown amounts count as going out, which most movements do.
    enum Direction { case out, into }

    /// Judges words; `minor` is the size of the amount in hundredths, for the guess when nothing is known.
    func judge(_ words: DescriptionWords, _ direction: Direction, size: Int64?) -> Judgement {
        var tallies: [Tally] = []
        var index = 0
        while index < words.words.count {
            let (phrase, length, exact) = longest(words, from: index)
            if phrase >= 0 {
                let meaning = direction == .into ? phrases[phrase].into : phrases[phrase].out
                if meaning.category >= 0 {
                    let early = index == 0 && exact ? 1 : 0
                    let weight = Int(meaning.weight) - (exact ? 0 : 1)
                    MerchantKnowledge.count(&tallies, meaning.category, weight: weight, bonus: early, phrase: phrase)
                }
            }
            index &+= max(length, 1)
        }
        return decide(tallies, direction, size: size)
    }

    /// The longest known phrase that begins at a word: its index or -1, how many words it takes, whether it is whole.
    private func longest(_ words: DescriptionWords, from index: Int) -> (phrase: Int, length: Int, exact: Bool) {
        let first = words.words[index]
        let beginning = table.find(first.hash)
        if let beginning, beginning.longest > 1 {
            var best = (phrase: -1, length: 0, exact: false)
            var hash = first.hash
            var length = 1
            while length < Int(beginning.longest), index &+ length < words.words.count {
                hash = DescriptionWords.joined(hash, words.words[index &+ length].hash)
                length &+= 1
                if let slot = table.find(hash), slot.phrase >= 0 { best = (Int(slot.phrase), length, slot.exact) }
            }
            if best.phrase >= 0 { return best }
        }
        if let beginning, beginning.phrase >= 0 { return (Int(beginning.phrase), 1, beginning.exact) }
        return (glued(words, first), 1, false)
    }

    /// A known name or word that something was glued to: `STARBUCKSCOM`, `HAFTPFLICHTVERSICHERUNG`. Six letters of it must be there.
    private func glued(_ words: DescriptionWords, _ word: DescriptionWords.Word) -> Int {
        guard word.end &- word.start >= 8 else { return -1 }
        var hash = DescriptionWords.seed
        var found = -1
        var length = 0
        for index in word.start..<word.end {
            hash = DescriptionWords.extended(hash, words.bytes[index])
            guard index &- word.start >= 5, let slot = table.find(hash), slot.phrase >= 0, slot.exact else { continue }
            found = Int(slot.phrase)
            length = index &- word.start &+ 1
        }
        for start in word.start &+ 1..<max(word.start &+ 1, word.end &- 5) where word.end &- start > length {
            guard let slot = table.find(words.hash(from: start, to: word.end)), slot.phrase >= 0, slot.exact else { continue }
            return Int(slot.phrase)
        }
        return found
    }

    private static func count(_ tallies: inout [Tally], _ category: Int16, weight: Int, bonus: Int, phrase: Int) {
        let phrase = Int32(truncatingIfNeeded: phrase)
        for index in tallies.indices where tallies[index].category == category {
            if tallies[index].phrase != phrase { tallies[index].more += 1 }
            if weight > tallies[index].best {
                tallies[index].best = weight
                tallies[index].phrase = phrase
            }
            return
        }
        tallies.append(Tally(category: category, best: weight, more: bonus, phrase: phrase))
    }

    private func decide(_ tallies: [Tally], _ direction: Direction, size: Int64?) -> Judgement {
        var best: Tally?
        var second = 0
        for tally in tallies {
            if let leader = best {
                if tally.score > leader.score {
                    second = leader.score
                    best = tally
                } else {
                    second = max(second, tally.score)
                }
            } else {
                best = tally
            }
        }
        guard let best else { return guess(direction, size: size) }
        let sure = [20, 30, 40, 50, 66, 78, 88, 93, 96, 98][max(0, min(9, best.best))]
        let doubt = second == 0 ? 0 : max(0, 18 - 3 * (best.score - second))
        return Judgement(category: best.category, confidence: UInt8(clamping: max(15, sure - doubt)), phrase: best.phrase)
    }

    /// Nothing is known: small amounts at an unknown name are meals more often than anything else.
    private func guess(_ direction: Direction, size: Int64?) -> Judgement {
        if direction == .into { return Judgement(category: fallbacks.income, confidence: 25, phrase: -1) }
        let meal = (size ?? 0) >= 300 && (size ?? 0) <= 6000
        return Judgement(category: meal ? fallbacks.meal : fallbacks.goods, confidence: 20, phrase: -1)
    }
}

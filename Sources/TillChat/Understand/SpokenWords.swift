import TillRecords

/// What the words of the lexicon mean in the languages that are spoken: worked out once for each word, until they change.
@safe final class SpokenWords {
    struct Meaning {
        var classes: WordClass = []
        /// Of numbers, multipliers, days, weekdays, months.
        var value: Int64 = 0
        var currency: Currency?
        /// The languages that it speaks for: those that know it, when at most two do and the language is guessed.
        var votes: Lexicon.Languages = 0
        /// The round it was worked out in.
        fileprivate var round: UInt32 = 0
    }

    private let meanings: UnsafeMutableBufferPointer<Meaning>
    private var round: UInt32 = 1
    private var languages = Lexicon.everyLanguage
    private var isGuessing = false

    init(lexicon: Lexicon) {
        unsafe meanings = .allocate(capacity: lexicon.count)
        unsafe meanings.initialize(repeating: Meaning())
    }

    deinit { unsafe meanings.deallocate() }

    /// Sets the languages words are looked up in, and whether a word of none of them may be of any other.
    func speak(_ languages: Lexicon.Languages, isGuessing: Bool) {
        guard languages != self.languages || isGuessing != self.isGuessing else { return }
        (self.languages, self.isGuessing) = (languages, isGuessing)
        round &+= 1
    }

    /// What a word of the lexicon means now.
    @inline(__always)
    func meaning(of word: Lexicon.Word) -> Meaning {
        if unsafe meanings[word.number].round != round { unsafe meanings[word.number] = workedOut(word) }
        return unsafe meanings[word.number]
    }

    @inline(never)
    private func workedOut(_ word: Lexicon.Word) -> Meaning {
        var meaning = Meaning(round: round)
        var mask = languages
        if isGuessing {
            var known: Lexicon.Languages = 0
            for place in unsafe word.senses.indices {
                let languages = unsafe word.senses[place].languages
                if languages != Lexicon.everyLanguage { known |= languages }
            }
            if known.nonzeroBitCount <= 2 { meaning.votes = known }
            if known & languages == 0 { mask = Lexicon.everyLanguage }
        }
        for place in unsafe word.senses.indices {
            let sense = unsafe word.senses[place]
            guard sense.languages & mask != 0 else { continue }
            meaning.classes.formUnion(sense.classes)
            if sense.value != 0 || meaning.value == 0 { meaning.value = Int64(sense.value) }
            if let currency = sense.currency { meaning.currency = currency }
        }
        return meaning
    }
}

/// Which languages a conversation speaks, by the words known so far.
struct LanguageVotes {
    /// How many words of one message each language knew that few others know.
    final class Ballot {
        fileprivate var counts = [Int](repeating: 0, count: Lexicon.Languages.bitWidth)
        /// The languages that have votes.
        fileprivate var voted: Lexicon.Languages = 0

        /// Adds words for each of the languages.
        func add(_ languages: Lexicon.Languages, _ words: Int) {
            voted |= languages
            var rest = languages
            while rest != 0 {
                counts[rest.trailingZeroBitCount] += words
                rest &= rest - 1
            }
        }

        func clear() {
            while voted != 0 {
                counts[voted.trailingZeroBitCount] = 0
                voted &= voted - 1
            }
        }
    }

    private let english: Lexicon.Languages
    private var counts = [Int](repeating: 0, count: Lexicon.Languages.bitWidth)
    private var total = 0
    private var messages = 0

    init(english: Lexicon.Languages) { self.english = english }

    mutating func add(_ votes: Ballot) {
        var rest = votes.voted
        while rest != 0 {
            let index = rest.trailingZeroBitCount
            counts[index] += votes.counts[index]
            total += votes.counts[index]
            rest &= rest - 1
        }
        messages += 1
        if messages & 15 == 0 || total < 200 { languages = heard }
        guard total > 20_000 else { return }
        total = 0
        for index in counts.indices {
            counts[index] /= 2
            total += counts[index]
        }
    }

    /// English, and every language heard at least a quarter as often as the one heard most; all while little was heard.
    private(set) var languages = Lexicon.everyLanguage

    private var heard: Lexicon.Languages {
        guard total >= 60, let most = counts.max() else { return Lexicon.everyLanguage }
        var mask = english
        for (index, count) in counts.enumerated() where count * 4 >= most { mask |= 1 << Lexicon.Languages(index) }
        return mask
    }
}

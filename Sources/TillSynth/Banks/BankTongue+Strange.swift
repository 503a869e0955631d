/// Languages that nobody speaks: what a reader meets in a language for which it has no words.
extension BankTongue {
    /// The same language with a share of its words replaced by invented ones, in its script or in another.
    ///
    /// - Parameter share: how many of a thousand words are replaced; names of months stay, as no day could be read without them.
    func strange(_ share: Int, _ chance: inout Chance) -> BankTongue {
        var other = self
        let script = chance.pick(StrangeWords.scripts) ?? StrangeWords.scripts[0]
        func replaced(_ word: String, _ chance: inout Chance) -> String {
            chance.happens(share) ? StrangeWords.phrase(script, words: word.split(separator: " ").count, &chance) : word
        }
        other.titles = titles.map { alternatives in
            // Either all names of a column are known or none.
            chance.happens(share)
                ? alternatives.map { StrangeWords.phrase(script, words: min(2, $0.split(separator: " ").count), &chance) } : alternatives
        }
        other.kinds = kinds.map { replaced($0, &chance) }
        other.phrases = phrases.map { replaced($0, &chance) }
        other.code = "x-\(code)"
        other.encodings = ["utf8"]
        return other
    }
}

/// Words that mean nothing in any language, in several scripts.
private enum StrangeWords {
    static let scripts: [[String]] = [
        ["zo", "va", "ke", "lü", "mi", "tå", "ro", "ñe", "fi", "gó", "dā", "su", "př", "bra", "kli", "tro", "ğe", "žy", "wx", "ëm"],
        ["та", "ро", "ве", "ли", "ку", "ні", "жа", "фо", "зд", "ры", "ху", "ця", "бе", "мо", "гі", "пя"],
        ["ბა", "გე", "დი", "ვო", "ზუ", "თა", "კე", "ლი", "მო", "ნუ", "პა", "რე", "სი", "ტო"],
        ["α", "βη", "γι", "δο", "ζυ", "θα", "κε", "λι", "μο", "νυ", "πα", "ρε", "σι", "το"],
        ["का", "रे", "मि", "नो", "सु", "ता", "पे", "ली", "दो", "वु", "गा", "हे"],
        ["ነ", "ላ", "ሚ", "ሮ", "ሱ", "ታ", "ኬ", "ዎ", "ዛ", "ዴ", "ጉ", "ፋ"],
    ]

    static func phrase(_ script: [String], words: Int, _ chance: inout Chance) -> String {
        let text = (0..<max(1, words)).map { _ in
            (0..<2 + chance.below(3)).map { _ in chance.pick(script) ?? "" }.joined()
        }.joined(separator: " ")
        return text.prefix(1).uppercased() + text.dropFirst()
    }
}

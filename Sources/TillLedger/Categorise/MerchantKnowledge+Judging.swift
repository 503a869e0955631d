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

    /// What was read of a description so far.
    private struct Reading {
        var tallies: [Tally] = []
        /// Words that say nothing to us: what follows them is not the name's head.
        var strangers = 0
        /// The shops' names of one word that are perhaps a person's: surnames of people are names of shops somewhere.
        var surnames: Set<Int32> = []
        /// The category and weight of the name that was met last; -1 for none.
        var name = Meaning.absent
        /// Where the tally of a short name stands that strangers would make doubtful.
        var short: Int16 = -2
        /// A word says that money went to another account or to somebody, beside whoever is named or not.
        var isSent = false
        /// A word tells only how a movement was made (`PAY BILL`).
        var isWrapped = false
        /// The kind of shop that ended just before, and the word behind it; absent where none did.
        var kind = Meaning.absent
        var behindKind = -1
    }

    /// Judges words; `size` is that of the amount in hundredths, for the guess when nothing is known.
    ///
    /// - Parameter payee: the words that name whoever was paid, where they are known. Names and kinds of shop before it belong to the
    ///   channel (`boleto`), banks behind it are the payee's.
    func judge(_ words: DescriptionWords, _ direction: Direction, size: Int64?, payee: Range<Int>? = nil) -> Judgement {
        var reading = Reading()
        var index = 0
        while index < words.words.count {
            let (phrase, length, exact) = longest(words, from: index, direction)
            if phrase >= 0, speaks(Int32(truncatingIfNeeded: phrase), direction) || !phrases[phrase].isHomonym {
                if phrases[phrase].kind == .keyword, meaning(phrase, direction).category == -1 { reading.isWrapped = true }
                if phrases[phrase].kind == .keyword, [fallbacks.own, fallbacks.person].contains(meaning(phrase, direction).category) {
                    reading.isSent = true
                }
                if isOfPayee(phrase, index, length, payee, direction) {
                    if length == 1, isPartOfName(words, index, reading.strangers), phrases[phrase].kind == .merchant {
                        reading.surnames.insert(Int32(truncatingIfNeeded: phrase))
                    }
                    take(phrase, exact, direction, &reading, index, length)
                }
            } else if words.words[index].end &- words.words[index].start > 2, words.bytes[words.words[index].start] >= 58 {
                meetStranger(&reading)
            }
            index &+= max(length, 1)
        }
        if direction == .into || reading.isSent, let name = somebody(words, payee, direction) {
            let weight = Int(MerchantKnowledge.nameWeight)
            MerchantKnowledge.count(&reading.tallies, fallbacks.person, weight: weight, bonus: 0, phrase: Int(name))
        }
        return decide(reading, direction, size: size)
    }

    /// Whether a phrase may speak of the payee: names and kinds of shop do where the payee is named, words for kinds of movement anywhere.
    private func isOfPayee(_ phrase: Int, _ index: Int, _ length: Int, _ payee: Range<Int>?, _ direction: Direction) -> Bool {
        guard let payee else { return true }
        let meaning = meaning(phrase, direction)
        let isBeside = index + length <= payee.lowerBound || index >= payee.upperBound
        // How it was sent (`NEFT`, `UPI`) tells nothing where somebody is named whom it went to.
        if phrases[phrase].kind == .keyword { return !(isBeside && meaning.category == fallbacks.own) }
        // A short name that stands beside the payee's is a word.
        if index + length <= payee.lowerBound || phrases[phrase].isShort && isBeside { return false }
        return index < payee.upperBound || meaning.category < 0 || isBought[Int(meaning.category)]
    }

    /// Counts what a phrase says. A short name among strangers says less; a kind of shop behind a name says what part of it was visited.
    ///
    /// A name of one word behind a kind of shop is the shop's own, whoever else is called so: `SUPERMERCADO CONDOR` is no airline.
    private func take(_ phrase: Int, _ exact: Bool, _ direction: Direction, _ reading: inout Reading, _ index: Int, _ length: Int) {
        let known = phrases[phrase]
        let meaning = meaning(phrase, direction)
        guard meaning.category >= 0 else { return }
        var weight = Int(meaning.weight) - (exact ? 0 : 1)
        if known.isShort, reading.strangers > 0 { weight = max(1, weight - 3) }
        if known.kind == .merchant, length == 1, reading.behindKind == index, reading.kind.category != meaning.category {
            return meetStranger(&reading)
        }
        // So is a name of one word behind another's: `COSTCO WHSE KIRKLAND` was in that town.
        if known.kind == .merchant, length == 1, reading.name.category >= 0, reading.short < 0, isBought[Int(reading.name.category)],
            reading.name.category != meaning.category
        {
            return meetStranger(&reading)
        }
        if known.kind != .merchant, isBought[Int(meaning.category)], weight >= 4 {
            (reading.kind, reading.behindKind) = (meaning, index + length)
        }
        // A word within another (the market of marketplace) says nothing of a shop that is named.
        if known.kind != .merchant, exact, isBought[Int(meaning.category)], weight >= 5, reading.name.category >= 0,
            reading.name.category != meaning.category
        {
            weight = max(weight, Int(reading.name.weight) + 1)
        }
        let bonus = reading.strangers == 0 && reading.tallies.isEmpty && exact ? 1 : 0
        MerchantKnowledge.count(&reading.tallies, meaning.category, weight: weight, bonus: bonus, phrase: phrase)
        if known.kind == .merchant {
            reading.name = Meaning(category: meaning.category, weight: UInt8(clamping: min(weight, 8)))
            if known.isShort, reading.tallies.count == 1 { reading.short = meaning.category }
        }
    }

    /// Words before a surname that make a person's name of it.
    private static let leastNames = 2

    /// Whether a word that a shop is called by may be part of a person's name: behind two words that nobody knows, behind a given name, or
    /// given itself and before a word that nobody knows.
    private func isPartOfName(_ words: DescriptionWords, _ index: Int, _ strangers: Int) -> Bool {
        if strangers >= MerchantKnowledge.leastNames { return true }
        if index > 0, givenNames[words.words[index - 1].hash] != nil { return true }
        guard givenNames[words.words[index].hash] != nil, index + 1 < words.words.count else { return false }
        let next = words.words[index + 1]
        return words.bytes[next.start] >= 58 && next.end - next.start > 2 && (table.find(next.hash)?.phrase ?? -1) < 0
    }

    private func meetStranger(_ reading: inout Reading) {
        reading.strangers += 1
        guard reading.short >= 0, reading.tallies[0].category == reading.short else { return }
        reading.tallies[0].best = max(1, reading.tallies[0].best - 1)
        reading.short = -2
    }

    /// Whether a phrase tells anything of money that goes this way; `refund` of a tax hides nothing of what is paid.
    private func speaks(_ phrase: Int32, _ direction: Direction) -> Bool {
        meaning(Int(phrase), direction).category != Meaning.absent.category
    }

    /// The longest known phrase that begins at a word, or -1, and how many words it takes.
    func phrase(_ words: DescriptionWords, at index: Int, _ direction: Direction) -> (phrase: Int, length: Int) {
        let found = longest(words, from: index, direction)
        return (found.phrase, max(found.length, 1))
    }

    /// The longest known phrase that begins at a word: its index or -1, how many words it takes, whether it is whole. One that tells
    /// nothing of this direction stands back behind those that do.
    private func longest(_ words: DescriptionWords, from index: Int, _ direction: Direction) -> (phrase: Int, length: Int, exact: Bool) {
        let first = words.words[index]
        let beginning = table.find(first.hash)
        if let beginning, beginning.longest > 1 {
            var best = (phrase: -1, length: 0, exact: false)
            var hash = first.hash
            var length = 1
            while length < Int(beginning.longest), index &+ length < words.words.count {
                hash = DescriptionWords.joined(hash, words.words[index &+ length].hash)
                length &+= 1
                guard let slot = table.find(hash), slot.phrase >= 0, speaks(slot.phrase, direction) else { continue }
                best = (Int(slot.phrase), length, slot.exact)
            }
            if best.phrase >= 0 { return best }
        }
        if first.whole != first.hash, let name = table.find(first.whole), name.phrase >= 0, name.exact, speaks(name.phrase, direction) {
            return (Int(name.phrase), 1, true)
        }
        if let beginning, beginning.phrase >= 0, speaks(beginning.phrase, direction) { return (Int(beginning.phrase), 1, beginning.exact) }
        let glued = glued(words, first, direction)
        if glued < 0, let beginning, beginning.phrase >= 0 { return (Int(beginning.phrase), 1, beginning.exact) }
        return (glued, 1, false)
    }

    /// A known name or word that something was glued to: `STARBUCKSCOM`, `HAFTPFLICHTVERSICHERUNG`. Six letters of it must be there.
    private func glued(_ words: DescriptionWords, _ word: DescriptionWords.Word, _ direction: Direction) -> Int {
        guard word.end &- word.start >= 8 else { return -1 }
        var hash = DescriptionWords.seed
        var found = -1
        var length = 0
        for index in word.start..<word.end {
            hash = DescriptionWords.extended(hash, words.bytes[index])
            guard index &- word.start >= 5, let slot = table.find(hash), slot.phrase >= 0, slot.exact else { continue }
            // A name that other letters follow is another word (`généraliste` is no Generali), unless they are a word themselves.
            if phrases[Int(slot.phrase)].kind == .merchant, !isGlue(words, from: index &+ 1, to: word.end) { continue }
            guard speaks(slot.phrase, direction) else { continue }
            found = Int(slot.phrase)
            length = index &- word.start &+ 1
        }
        for start in word.start &+ 1..<max(word.start &+ 1, word.end &- 5) {
            guard let slot = table.find(words.hash(from: start, to: word.end)), slot.phrase >= 0, slot.exact else { continue }
            // Names stand in front of what is glued to them; words for kinds of shop stand behind.
            guard phrases[Int(slot.phrase)].kind != .merchant, speaks(slot.phrase, direction) else { continue }
            // What a movement cost is no movement, whichever word is longer: `Überweisungsgebühr`.
            let category = meaning(Int(slot.phrase), direction).category
            if word.end &- start > length || category >= 0 && isFee[Int(category)] { return Int(slot.phrase) }
        }
        return found
    }

    /// Whether letters behind a name are a word of their own, with or without the s that ends the name: `com`, `store`, `sparis`.
    private func isGlue(_ words: DescriptionWords, from start: Int, to end: Int) -> Bool {
        func isWord(_ start: Int) -> Bool {
            guard start < end else { return true }
            guard let slot = table.find(words.hash(from: start, to: end)) else { return false }
            return slot.phrase >= 0 && slot.exact
        }
        return isWord(start) || words.bytes[start] == UInt8(ascii: "s") && isWord(start + 1)
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

    /// What may be the answer of what was read.
    private func candidates(_ reading: Reading, _ direction: Direction) -> [Tally] {
        var tallies = reading.tallies
        // A transfer to `Marcos Antonio Ribeiro` went to a person, whatever shop is called by the surname.
        if tallies.contains(where: { $0.category == fallbacks.person && $0.best >= 7 && phrases[Int($0.phrase)].kind == .keyword }) {
            tallies.removeAll { reading.surnames.contains($0.phrase) }
        }
        func isKeyword(_ tally: Tally) -> Bool { phrases[Int(tally.phrase)].kind == .keyword }
        func isName(_ tally: Tally) -> Bool { phrases[Int(tally.phrase)].kind == .name }
        // Money in for work, rent or support is no purchase, whoever pays it: only a payee's other words would say so.
        let isEarning = direction == .into && tallies.contains { isEarned[Int($0.category)] && $0.best >= 5 }
        // Money from a person (`Zelle from Marta Okonjo`) is no shop's, whatever shop is called like them; nor is what is sent to one.
        let isFromPerson = tallies.contains {
            $0.category == fallbacks.person && $0.best >= 5 && (direction == .into && isKeyword($0) || isName($0))
        }
        // How it was paid (`TWINT`, `Swish`) says nothing of what for where a shop is named.
        let isShop = !isFromPerson && tallies.contains { isBought[Int($0.category)] && $0.best >= 5 && !isKeyword($0) }
        // Nor does a word for any transfer (`Übertrag`) where another says which it is (`Tagesgeld`).
        let isTold =
            isFromPerson
            || tallies.contains { !isBought[Int($0.category)] && $0.category != fallbacks.own && $0.best >= 5 && isKeyword($0) }
        // A bank beside a movement of banks (cash, interest, a loan's rate) is where it was made.
        let isMovement = tallies.contains { !isBought[Int($0.category)] && $0.best >= 5 && isKeyword($0) }
        takeFees(&tallies, beside: reading.isWrapped, isKeyword)
        return tallies.filter { tally in
            if isEarning, !isEarned[Int(tally.category)] { return false }
            if isShop, tally.category == fallbacks.person, isKeyword(tally) { return false }
            if isFromPerson, isBought[Int(tally.category)], phrases[Int(tally.phrase)].kind == .merchant { return false }
            if isTold, tally.category == fallbacks.own, isKeyword(tally) { return false }
            return !(isMovement && tally.category == fallbacks.bank)
        }
    }

    /// What a word for a fee says beside a word for how a movement was made: as much as most of them do alone.
    private static let feeBeside = 5

    /// A word for a fee beside words for a movement says what that movement cost: `Withdrawal Charge`, `Frais de virement`.
    private func takeFees(_ tallies: inout [Tally], beside isWrapped: Bool, _ isKeyword: (Tally) -> Bool) {
        guard let fee = tallies.firstIndex(where: { isFee[Int($0.category)] && isKeyword($0) }),
            !tallies.contains(where: { isBought[Int($0.category)] && $0.best >= 5 })
        else { return }
        if isWrapped { tallies[fee].best = max(tallies[fee].best, MerchantKnowledge.feeBeside) }
        let moved = [fallbacks.own, fallbacks.person, fallbacks.cash]
        for tally in tallies where moved.contains(tally.category) && isKeyword(tally) {
            tallies[fee].best = max(tallies[fee].best, tally.best)
        }
        tallies.removeAll { moved.contains($0.category) && isKeyword($0) }
    }

    private func decide(_ reading: Reading, _ direction: Direction, size: Int64?) -> Judgement {
        var best: Tally?
        var second = 0
        for tally in candidates(reading, direction) {
            if let leader = best {
                if tally.score > leader.score {
                    second = isAlike(leader, tally) ? second : leader.score
                    best = tally
                } else if !isAlike(leader, tally) {
                    second = max(second, tally.score)
                }
            } else {
                best = tally
            }
        }
        guard let best else { return guess(direction, size: size) }
        let kind = phrases[Int(best.phrase)].kind
        let words: CategoryConfidence.Words =
            second > 0 && best.score - second < 6 ? .differ : reading.strangers > 0 ? .among : .alone
        let sure = confidences.confidence(kind, weight: best.best, words, of: best.category)
        return Judgement(category: best.category, confidence: sure, phrase: best.phrase)
    }

    /// Whether two answers differ in words alone: what is put aside is so on an account of savings and on one of investments.
    private func isAlike(_ one: Tally, _ other: Tally) -> Bool {
        fallbacks.stores.contains(one.category) && fallbacks.stores.contains(other.category)
    }

    /// Nothing is known: small amounts at an unknown name are meals more often than anything else.
    private func guess(_ direction: Direction, size: Int64?) -> Judgement {
        if direction == .into { return Judgement(category: fallbacks.income, confidence: 25, phrase: -1) }
        let meal = (size ?? 0) >= 300 && (size ?? 0) <= 6000
        return Judgement(category: meal ? fallbacks.meal : fallbacks.goods, confidence: 20, phrase: -1)
    }
}

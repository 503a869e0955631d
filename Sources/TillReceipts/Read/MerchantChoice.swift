import TillRecords

/// Finds the shop's name among the rows of the head: what is no address, number or heading, and best what ends in a form of company.
struct MerchantChoice {
    /// A row or two that may be the name.
    struct Candidate: Sendable {
        var name: String
        var folded: [Glyph]
        var score: Double
        var row: TextRow
    }

    private let names: MerchantNameText
    private let knowledge: ReceiptKnowledge
    private(set) var candidates: [Candidate] = []

    init(_ passages: [Passage], _ knowledge: ReceiptKnowledge) {
        self.knowledge = knowledge
        names = MerchantNameText(knowledge)
        var all: [[Candidate]] = []
        for passage in passages { all.append(read(passage)) }
        // A name that several passes agree on is read well in the pass that the others resemble most.
        var merged: [Candidate] = []
        for (index, list) in all.enumerated() {
            for candidate in list {
                var sum = candidate
                for (other, theirs) in all.enumerated() where other != index {
                    let support = theirs.map { $0.score * MerchantChoice.agreement($0.folded, candidate.folded) }.max() ?? 0
                    sum.score += support
                }
                merged.append(sum)
            }
        }
        candidates = merged.enumerated().sorted { ($0.element.score, -$0.offset) > ($1.element.score, -$1.offset) }.map(\.element)
    }

    var best: Candidate? { candidates.first }

    private static func agreement(_ a: [Glyph], _ b: [Glyph]) -> Double {
        let likeness = EditDistance.likeness(a, b)
        return likeness < 0.6 ? 0 : likeness
    }

    private func read(_ passage: Passage) -> [Candidate] {
        var found: [Candidate] = []
        var position = 0.0
        let lines = Array(passage.rows.prefix(16))
        for (index, line) in lines.enumerated() where position < 10 {
            if !line.amounts.isEmpty, line.label != nil, index > 4 { break }
            let name = names.cleaned(line.row.text)
            let words = Folding.words(Folding.capitals(name))
            guard MerchantChoice.isPlausible(line, name) else {
                position += line.row.digits >= 4 ? 1 : 0.2
                continue
            }
            if isStop(words, line) {
                position += 1
                continue
            }
            var score = 6.0 - position * 0.9 + Double(line.row.confidence) / 25 - 2
            score += bonus(words, name, line, next: index + 1 < lines.count ? lines[index + 1] : nil)
            var whole = name
            if index + 1 < lines.count, let more = continuation(words, name, lines[index + 1]) {
                whole = names.cleaned(whole + " " + more)
                score += names.has(Folding.words(Folding.capitals(more)), .legal) ? 4 : 1.5
            }
            if index > 0, names.isFormAlone(words) {
                let before = names.cleaned(lines[index - 1].row.text)
                if MerchantChoice.isPlausible(lines[index - 1], before) {
                    whole = before + " " + whole
                    score += 2
                } else {
                    score -= 6
                }
            }
            found.append(Candidate(name: whole, folded: Folding.capitals(whole), score: score, row: line.row))
            position += 1
        }
        return found
    }

    /// What speaks for a row being the name, beside its place.
    private func bonus(_ words: [[Glyph]], _ name: String, _ line: Passage.Line, next: Passage.Line?) -> Double {
        var bonus = 0.0
        if names.has(words, .legal) { bonus += 4 }
        if names.has(words, .trade), !names.isTradeAlone(words) { bonus += 1.5 }
        if MerchantNameText.hasNumberInBrackets(line.row.text) { bonus += 3 }
        if let next, next.row.letters <= 12, MerchantNameText.hasNumberInBrackets(next.row.text) { bonus += 2 }
        if name == name.lowercased() { bonus -= 4 }
        return bonus
    }

    /// The next row when it goes on with the name: after an `&` or an open bracket, or a form of company alone.
    private func continuation(_ words: [[Glyph]], _ name: String, _ next: Passage.Line) -> String? {
        let more = names.cleaned(next.row.text)
        let moreWords = Folding.words(Folding.capitals(more))
        guard !moreWords.isEmpty, MerchantChoice.isPlausible(next, more), !isStop(moreWords, next) else { return nil }
        if name.hasSuffix("&") || name.hasSuffix("-") { return more }
        if name.contains("("), !name.contains(")"), more.contains(")") { return more }
        if !names.has(words, .legal), moreWords.count <= 4, names.has(moreWords, .legal), next.row.digits == 0 { return more }
        return nil
    }

    private static func isPlausible(_ line: Passage.Line, _ name: String) -> Bool {
        var letters = 0
        var digits = 0
        for scalar in name.unicodeScalars {
            if scalar.properties.isAlphabetic { letters += 1 } else if scalar.value &- 48 < 10 { digits += 1 }
        }
        guard letters >= 3, line.row.confidence >= 30, line.dates.isEmpty, line.amounts.isEmpty else { return false }
        return digits * 2 < letters && letters * 2 > name.unicodeScalars.filter { $0 != " " && $0 != "." }.count
    }

    /// Headings, and addresses: an address's word in front, or anywhere in a row that has a number.
    private func isStop(_ words: [[Glyph]], _ line: Passage.Line) -> Bool {
        guard !words.isEmpty else { return true }
        if MerchantNameText.isTownAndState(line.row.text), !names.has(words, .legal) { return true }
        for word in knowledge.merchantWords where word.kind == .stop || word.kind == .address {
            if words.starts(with: word.words) { return true }
            guard word.kind == .address, line.row.digits > 0 else { continue }
            if MerchantNameText.contains(words, word.words) { return true }
            // Streets are written in one word with what they are: `Lindenweg 4`.
            guard word.words.count == 1, let end = word.words.first, end.count >= 3 else { continue }
            if words.contains(where: { $0.count > end.count + 2 && $0.suffix(end.count).elementsEqual(end) }) { return true }
        }
        return false
    }
}

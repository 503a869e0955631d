/// The text of a shop's name: what belongs to it and what stands around it.
struct MerchantNameText: Sendable {
    private let words: [ReceiptKnowledge.MerchantWord]
    /// Forms of companies of several words, which are mended where they are misread.
    private let longForms: [ReceiptKnowledge.MerchantWord]

    init(_ knowledge: ReceiptKnowledge) {
        words = knowledge.merchantWords
        longForms = words.filter { $0.kind == .legal && $0.words.count == 2 && $0.words.reduce(0) { $0 + $1.count } >= 6 }
    }

    /// True when the words have one of that kind.
    func has(_ name: [[Glyph]], _ kind: ReceiptKnowledge.MerchantWord.Kind) -> Bool {
        words.contains { $0.kind == kind && MerchantNameText.contains(name, $0.words) }
    }

    /// True for `SEATTLE, WA` and `Austin, TX 78704`: letters, a comma, two capitals, and a number of five digits or none.
    static func isTownAndState(_ text: String) -> Bool {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count >= 3, parts[0].allSatisfy({ $0.isLetter || " .'-".contains($0) }) else { return false }
        let rest = parts[1].split(separator: " ")
        guard let state = rest.first, state.utf8.count == 2, state.utf8.allSatisfy({ $0 &- 65 < 26 }) else { return false }
        return rest.count == 1 || rest.count == 2 && rest[1].utf8.count >= 5 && rest[1].utf8.prefix(5).allSatisfy { $0 &- 48 < 10 }
    }

    /// True for `CO. (M) SDN BHD`: a form of company whose name is missing.
    func isFormAlone(_ name: [[Glyph]]) -> Bool {
        let forms = words.filter { $0.kind == .legal }
        guard has(name, .legal) else { return false }
        return name.allSatisfy { word in word.count == 1 || forms.contains { $0.words.contains(word) } }
    }

    /// True when nothing but words such as CAFE or MARKET is there.
    func isTradeAlone(_ name: [[Glyph]]) -> Bool {
        name.allSatisfy { word in words.contains { $0.kind == .trade && $0.words == [word] } }
    }

    static func contains<Part: Equatable>(_ words: [Part], _ sought: [Part]) -> Bool {
        guard !sought.isEmpty, words.count >= sought.count else { return false }
        for start in 0...(words.count - sought.count) where words[start..<(start + sought.count)].elementsEqual(sought) { return true }
        return false
    }

    /// A company's number in brackets, as it stands behind a name: `(126926-H)`.
    static func hasNumberInBrackets(_ text: String) -> Bool {
        guard let open = text.lastIndex(where: { $0 == "(" || $0 == "[" || $0 == "{" }) else { return false }
        return text[open...].reduce(0) { $0 + ($1.isNumber ? 1 : 0) } >= 4
    }

    private static let edges: Set<Character> = Set(" *-=_.,:;|~'\"`“”‘’«»<>#+!/\\]}—–°•^?™")

    /// The row without what stands around a name: marks, a company's number in brackets, what follows the form of company.
    func cleaned(_ text: String) -> String {
        var name = text
        if MerchantNameText.hasNumberInBrackets(name), let open = name.lastIndex(where: { $0 == "(" || $0 == "[" || $0 == "{" }) {
            name = String(name[..<open])
        }
        name = mended(name)
        while let first = name.first, MerchantNameText.edges.contains(first) || first == ")" { name.removeFirst() }
        while let last = name.last, MerchantNameText.edges.contains(last) { name.removeLast() }
        return name
    }

    /// Puts a misread form of company right and cuts what follows it: `SON BHD oe` becomes `SDN BHD`.
    private func mended(_ name: String) -> String {
        var parts = name.split(separator: " ").map { String($0.map { $0 == "¥" ? "Y" : $0 }) }
        for index in parts.indices { parts[index] = MerchantNameText.initials(parts[index]) }
        for form in longForms where parts.count >= 3 {
            let sought = form.words.flatMap { $0 }
            for start in 1..<(parts.count - 1) {
                let pair = Folding.words(Folding.capitals(parts[start] + "|" + parts[start + 1])).flatMap { $0 }
                guard abs(pair.count - sought.count) <= 1, let first = form.words.first, let second = form.words.last else { continue }
                let lengths = (abs(parts[start].count - first.count), abs(parts[start + 1].count - second.count))
                guard lengths.0 <= 1, lengths.1 <= 2, EditDistance.whole(pair.filter { $0 != 73 }, sought) <= 2 else { continue }
                let head = parts[..<start] + [Folding.text(first), Folding.text(second)]
                return head.joined(separator: " ")
            }
        }
        return parts.joined(separator: " ")
    }

    /// `D.1.Y.` is `D.I.Y.`: a digit among initials.
    private static func initials(_ part: String) -> String {
        let letters = Array(part)
        guard letters.count >= 4, letters.filter({ $0 == "." }).count * 2 >= letters.count - 1 else { return part }
        guard letters.contains(where: \.isLetter), !letters.allSatisfy({ $0.isNumber || $0 == "." }) else { return part }
        return String(letters.map { $0 == "1" ? "I" : $0 })
    }
}

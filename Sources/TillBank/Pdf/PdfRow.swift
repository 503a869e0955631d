/// Words of a page that stand on one line, gathered to phrases: what no wider blank divides.
struct PdfRow {
    struct Phrase {
        var left: Int
        var right: Int
        var text: [UInt8]
        var kind: Kind
    }

    /// What a phrase may be by itself.
    enum Kind { case text, day, money, dayOrMoney }

    let page: Int
    let top: Int
    let bottom: Int
    let phrases: [Phrase]

    var height: Int { bottom - top }
    /// The same words on another page are the same.
    var words: [[UInt8]] { phrases.map(\.text) }

    /// The lines of all pages, from the top of each to its end.
    static func all(_ pages: PdfPages, _ look: PdfLook) -> [PdfRow] {
        var rows: [PdfRow] = []
        for (page, words) in pages.pages.enumerated() {
            var line: [PdfPages.Word] = []
            for word in words.sorted(by: { ($0.middle, $0.left) < ($1.middle, $1.left) }) {
                if let first = line.first, word.middle - first.middle > min(first.height, word.height) / 2 {
                    rows.append(PdfRow(page, line, look))
                    line = []
                }
                line.append(word)
            }
            if !line.isEmpty { rows.append(PdfRow(page, line, look)) }
        }
        return rows
    }

    private init(_ page: Int, _ line: [PdfPages.Word], _ look: PdfLook) {
        self.page = page
        top = line.map(\.top).min() ?? 0
        bottom = line.map(\.bottom).max() ?? 0
        var phrases: [Phrase] = []
        var open: [PdfPages.Word] = []
        for word in line.sorted(by: { ($0.left, $0.right) < ($1.left, $1.right) }) {
            // Between columns lies more than half of the height, and more than a letter: in type of one width a blank is a letter wide.
            if let last = open.last, word.left - last.right > max(min(last.height, word.height) / 2, max(last.pitch, word.pitch) * 5 / 4) {
                phrases += PdfRow.phrases(open, look)
                open = []
            }
            open.append(word)
        }
        self.phrases = phrases + PdfRow.phrases(open, look)
    }

    /// Days that stand close before what follows, and sums close beside each other, are phrases of their own.
    private static func phrases(_ words: [PdfPages.Word], _ look: PdfLook) -> [Phrase] {
        guard words.count > 1 else { return words.isEmpty ? [] : [phrase(words, look)] }
        if look.isDay(words[0].text) { return [phrase([words[0]], look)] + phrases(Array(words.dropFirst()), look) }
        guard look.kind(PdfRow.text(words)) == .text else { return [phrase(words, look)] }
        if words.allSatisfy({ look.kind($0.text) != .text && look.kind($0.text) != .day }) { return words.map { phrase([$0], look) } }
        for count in stride(from: min(4, words.count - 1), to: 0, by: -1) where look.isDay(PdfRow.text(words.prefix(count))) {
            return [phrase(Array(words.prefix(count)), look)] + phrases(Array(words.dropFirst(count)), look)
        }
        return [phrase(words, look)]
    }

    private static func phrase(_ words: [PdfPages.Word], _ look: PdfLook) -> Phrase {
        let text = PdfRow.text(words)
        return Phrase(left: words[0].left, right: words.map(\.right).max() ?? 0, text: text, kind: look.kind(text))
    }

    private static func text(_ words: some Collection<PdfPages.Word>) -> [UInt8] { Array(words.map(\.text).joined(separator: [0x20])) }
}

/// Tells what phrases may be.
struct PdfLook {
    let knowledge: CsvKnowledge
    /// How many decimals the sums have: 2; 0 and 3 in some currencies.
    let decimals: Int

    static let allDecimals = [2, 0, 3]

    func isDay(_ text: [UInt8]) -> Bool { text.contains { $0 &- 0x30 < 10 } && knowledge.dates.parse(text) != nil }

    func kind(_ text: [UInt8]) -> PdfRow.Kind {
        guard text.count <= 48, text.contains(where: { $0 &- 0x30 < 10 }) else { return .text }
        let isMoney = isMoney(text)
        if isDay(text) { return isMoney ? .dayOrMoney : .day }
        return isMoney ? .money : .text
    }

    /// A number with these decimals, and at most a sign, a currency that is known and a marker.
    private func isMoney(_ text: [UInt8]) -> Bool {
        guard case .number(let number) = NumberText.read(text) else { return false }
        if number.hasCurrency, !knowledge.currencies.isMark(Array(text[number.currencyStart..<number.currencyEnd])) { return false }
        if decimals == 0 {
            guard number.digitCount <= 10, number.digitCount == 1 || !number.leadingDigitIsZero else { return false }
        } else if number.markCount == 0 {
            return false
        }
        return [NumberText.dot, NumberText.comma].contains { number.decimals($0) == decimals }
    }
}

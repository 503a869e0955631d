import TillStages

/// How much a PDF looks like a statement, by the figures on its pages alone: a statement has a day in most lines that have a sum, and
/// its last sums are balances.
struct PdfShape {
    /// Sums of each line that has some, in cents; the last may be a balance.
    private var priced: [[Int]] = []
    /// How many of these lines begin with a day.
    private var dated = 0
    /// Words behind the number with which a line begins: few of them are months, many are goods.
    private var words: Set<[UInt8]> = []
    private var wordy = 0

    init(_ pages: PdfPages) {
        for page in pages.pages {
            var line: [PdfPages.Word] = []
            for word in page.sorted(by: { ($0.middle, $0.left) < ($1.middle, $1.left) }) {
                if let first = line.first, word.middle - first.middle > min(first.height, word.height) / 2 {
                    take(line)
                    line = []
                }
                line.append(word)
            }
            take(line)
        }
    }

    private mutating func take(_ line: [PdfPages.Word]) {
        let texts = line.sorted { $0.left < $1.left }.map(\.text)
        let sums = texts.dropFirst().compactMap { PdfShape.cents($0) }
        guard !sums.isEmpty else { return }
        priced.append(sums)
        if PdfShape.isDay(texts[0]) {
            dated += 1
        } else if texts.count > 2, let word = PdfShape.month(texts[0], texts[1]) {
            dated += 1
            words.insert(word)
            wordy += 1
        }
    }

    /// Steps from one balance to the next that a sum of their line explains.
    private var links: Int {
        zip(priced, priced.dropFirst()).count { before, after in
            guard before.count > 1, after.count > 1, let held = before.last, let holds = after.last, held != holds else { return false }
            let step = abs(holds - held)
            return after.dropLast().contains(step) || before.dropLast().contains(step)
        }
    }

    var claim: DocumentClaim {
        guard wordy == 0 || words.count * 3 <= wordy + 3 else { return .none }
        if dated >= 2, links >= 2 { return .certain }
        return dated >= 3 && dated * 2 > priced.count ? .likely : .none
    }

    /// Two or three groups of digits with a dot, a slash or a dash between them, no three decimals and no sum.
    private static func isDay(_ text: [UInt8]) -> Bool {
        let groups = text.split(omittingEmptySubsequences: true) { $0 == 0x2E || $0 == 0x2F || $0 == 0x2D }
        guard (2...3).contains(groups.count), groups.allSatisfy({ $0.count <= 4 && $0.allSatisfy { $0 &- 0x30 < 10 } }) else {
            return false
        }
        return groups.count == 3 || text.contains(0x2F) || text.last == 0x2E
    }

    /// The word of a day such as `14 March` or `Mar 14`.
    private static func month(_ first: [UInt8], _ second: [UInt8]) -> [UInt8]? {
        func isNumber(_ text: [UInt8]) -> Bool {
            let digits = text.last == 0x2E || text.last == 0x2C ? text.dropLast() : text[...]
            return (1...2).contains(digits.count) && digits.allSatisfy { $0 &- 0x30 < 10 }
        }
        func isWord(_ text: [UInt8]) -> Bool { text.count >= 3 && text.count <= 20 && text.allSatisfy { $0 &- 0x30 > 9 } }
        if isNumber(first), isWord(second) { return second }
        return isWord(first) && isNumber(second) ? first : nil
    }

    /// A number with two decimals, without its sign.
    private static func cents(_ text: [UInt8]) -> Int? {
        guard text.count <= 16, case .number(let number) = NumberText.read(text), number.markCount > 0, number.digits < 1 << 40 else {
            return nil
        }
        let isSum = [NumberText.dot, NumberText.comma].contains { number.decimals($0) == 2 }
        return isSum ? Int(number.digits) : nil
    }
}

import TillRecords
import TillStages

/// Words in bank texts that speak for or against a transfer or a refund, with their bits of evidence. From `links/words.tsv`.
final class LinkWords {
    struct Weights {
        var transfer = 0
        var against = 0
        var refund = 0
        /// A direct debit that came back.
        var returned = 0
        /// Money from or to a person.
        var person = 0
        /// A part of a cost that others share.
        var part = 0
        /// Pays a card's bill, as the card's own document says it.
        var payment = 0
        /// Stands between such words and a name.
        var filler = 0

        /// Says that something came back.
        var isBack: Bool { refund > 0 || returned > 0 }
    }

    private let phrases = BytesTable()
    private var weights: [Weights] = []
    private let scan = MerchantScan()
    /// Words with which banks begin the text of a row that is not posted yet, in capitals.
    private var pending: [[UInt8]] = []
    /// A bit for the first letter of each of them.
    private var pendingFirsts: UInt32 = 0
    /// Words in the names of shops where tips are usual.
    private let tips = BytesTable()
    /// Ids of the categories of such shops.
    private(set) var tipping: Set<String> = []

    private enum Kind: String, CaseIterable {
        case transfer, against, refund, returned, person, part, payment, filler, pending, tips, tipping
    }

    static let table = KnowledgeTable(
        "links/words.tsv", key: ["kind", "phrase"], .choice("kind", Kind.self), .integer("bits", -20...20), .text("phrase"))

    init(_ knowledge: Knowledge) throws(Fault) {
        for row in try LinkWords.table.rows(knowledge) {
            let phrase = row.text(2)
            let kind = row.choice(0, Kind.self)
            if kind == .pending {
                pending.append(Array(phrase.utf8))
                if let first = phrase.utf8.first { pendingFirsts |= 1 << UInt32(first & 31) }
                continue
            }
            if kind == .tipping {
                tipping.insert(phrase)
                continue
            }
            if kind == .tips {
                tips.intern(phrase)
                continue
            }
            let index = phrases.intern(MerchantScan.capitals(phrase))
            if index == weights.count { weights.append(Weights()) }
            switch kind {
            case .transfer: weights[index].transfer = row.integer(1)
            case .against: weights[index].against = row.integer(1)
            case .returned: weights[index].returned = row.integer(1)
            case .person: weights[index].person = row.integer(1)
            case .part: weights[index].part = row.integer(1)
            case .payment: weights[index].payment = row.integer(1)
            case .filler: weights[index].filler = row.integer(1)
            default: weights[index].refund = row.integer(1)
            }
        }
    }

    /// Banks put what they know one behind the other: `UPI/ARJUN MEHTA/DINNER`.
    static let marks = MerchantScan.Marks(slash: true)

    /// The strongest evidence of each kind in a text.
    func weigh(_ text: ByteView) -> Weights {
        scan.read(text, splitting: LinkWords.marks)
        var total = Weights()
        for first in 0..<scan.count {
            for length in 1...3 where first + length <= scan.count {
                guard let found = scan.withJoined(first, length, { phrases.find($0) }) else { continue }
                total.transfer = max(total.transfer, weights[found].transfer)
                total.against = min(total.against, weights[found].against)
                total.refund = max(total.refund, weights[found].refund)
                total.returned = max(total.returned, weights[found].returned)
                total.person = max(total.person, weights[found].person)
                total.part = max(total.part, weights[found].part)
                total.payment = max(total.payment, weights[found].payment)
            }
        }
        return total
    }

    /// The words of a name, in capitals, without those that say that money came back and what stands between them and the name.
    ///
    /// - Returns: the words that remain, and whether any said so.
    func withoutRefund(_ text: ByteView) -> (words: [[UInt8]], saysSo: Bool) {
        scan.read(text)
        var isTaken = [Bool](repeating: false, count: scan.count)
        for first in 0..<scan.count {
            for length in 1...3 where first + length <= scan.count {
                guard let found = scan.withJoined(first, length, { phrases.find($0) }), weights[found].isBack else { continue }
                for index in first..<first + length { isTaken[index] = true }
            }
        }
        let saysSo = isTaken.contains(true)
        var rest = (0..<scan.count).filter { !isTaken[$0] }
        while saysSo, let last = rest.last, isFiller(last) { rest.removeLast() }
        while saysSo, let first = rest.first, isFiller(first) { rest.removeFirst() }
        return (rest.map { index in scan.withBytes(index) { Array($0) } }, saysSo)
    }

    /// The words of a name, in capitals, without those that banks write around it: for transfers, for what came back, and fillers.
    func withoutChannel(_ text: ByteView) -> [[UInt8]] {
        scan.read(text, splitting: LinkWords.marks)
        var isTaken = (0..<scan.count).map { scan[$0].letters == 0 }
        for first in 0..<scan.count {
            for length in 1...3 where first + length <= scan.count {
                guard let found = scan.withJoined(first, length, { phrases.find($0) }) else { continue }
                let said = weights[found]
                guard said.transfer > 0 || said.isBack || said.filler > 0 || said.person > 0 else { continue }
                for index in first..<first + length { isTaken[index] = true }
            }
        }
        return (0..<scan.count).filter { !isTaken[$0] }.map { index in scan.withBytes(index) { Array($0) } }
    }

    private func isFiller(_ index: Int) -> Bool {
        scan.withBytes(index) { phrases.find($0) }.map { weights[$0].filler > 0 } ?? (scan[index].letters == 0)
    }

    /// How many bytes at the beginning of a text say that its row is pending; 0 when none do.
    func pendingLength(_ text: ByteView) -> Int {
        guard let first = text.first, pendingFirsts & 1 << UInt32(first & 31) != 0 else { return 0 }
        for word in pending where text.count > word.count {
            var at = 0
            while at < word.count, text[at] == word[at] || text[at] &- 32 == word[at] && text[at] >= 97 { at += 1 }
            guard at == word.count, !MerchantScan.isLetter(text[at]) else { continue }
            return at
        }
        return 0
    }

    /// Whether a text names a kind of place where tips are usual.
    func takesTips(_ text: ByteView) -> Bool {
        scan.read(text)
        return (0..<scan.count).contains { first in
            (1...2).contains { first + $0 <= scan.count && scan.withJoined(first, $0) { tips.find($0) } != nil }
        }
    }

    /// The words of five letters or more that say nothing of links themselves, in capitals.
    func longWords(_ text: ByteView) -> Set<[UInt8]> {
        scan.read(text, splitting: LinkWords.marks)
        var found: Set<[UInt8]> = []
        for index in 0..<scan.count where scan[index].letters >= 5 && scan[index].digits == 0 {
            scan.withBytes(index) { if phrases.find($0) == nil { found.insert(Array($0)) } }
        }
        return found
    }
}

import TillRecords

/// The currency whose sign stands beside most amounts.
struct CurrencyChoice {
    private var votes: [Currency: Int] = [:]
    private var dollars = 0
    private let knowledge: ReceiptKnowledge

    init(_ passages: [Passage], _ knowledge: ReceiptKnowledge) {
        self.knowledge = knowledge
        for passage in passages {
            for line in passage.rows {
                for word in line.row.words { count(Folding.capitals(word.text)) }
            }
        }
    }

    /// A word that is a sign, or a sign with digits behind it or before it.
    private mutating func count(_ word: [UInt8]) {
        let core = word.filter { !Folding.isDigit($0) && $0 != 44 && $0 != 46 && $0 != 45 && $0 != 40 && $0 != 41 && $0 != 58 }
        guard !core.isEmpty, core.count <= 5 else { return }
        if core == [UInt8(ascii: "$")] {
            dollars += 1
        } else if let sign = knowledge.signs.first(where: { $0.sign == core }) {
            votes[sign.currency, default: 0] += 1
        }
    }

    /// - Parameter country: decides what a bare `$` is.
    func best(country: String?) -> Currency? {
        var all = votes
        let home = country.flatMap { knowledge.country($0)?.currency }
        if dollars > 0, let home, home.code.hasSuffix("D") { all[home, default: 0] += dollars }
        if let home, all[home] != nil { return home }
        return all.sorted { ($0.value, $1.key.code) > ($1.value, $0.key.code) }.first?.key
    }
}

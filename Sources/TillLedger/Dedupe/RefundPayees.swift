import TillRecords

/// Who was paid and who pays back, as one number each: banks write what happened into the name ("RETURN", "Gutschrift", "Возврат"), before
/// it or behind it, and cut the rest.
struct RefundPayees {
    /// The payee of each movement; -1 where money came from nobody that was paid, or went to nobody that it came back from.
    private(set) var of: [Int]
    private let words: LinkWords
    /// Names in capitals, one a payee.
    private let names = BytesTable()
    private let scan = MerchantScan()

    /// A name of fewer letters is found inside another by chance.
    private static let shortestWord = 4
    /// A beginning of fewer letters is many names'.
    private static let shortestCut = 8

    init(_ movements: [Movement], _ household: HouseholdEvidence, _ words: LinkWords) {
        self.words = words
        of = [Int](repeating: -1, count: movements.count)
        var payees = [Int](repeating: -1, count: household.merchants.count)
        guard movements.contains(where: { $0.best.amount.units > 0 }) else { return }
        for (index, movement) in movements.enumerated() where movement.best.amount.isNegative && movement.best.merchant >= 0 {
            let merchant = movement.best.merchant
            if payees[merchant] < 0 { payees[merchant] = household.merchants.withBytes(at: merchant) { intern($0) } }
            of[index] = payees[merchant]
        }
        let order =
            names.count > 0 ? (0..<names.count).sorted { names.text(at: $0).utf8.lexicographicallyPrecedes(names.text(at: $1).utf8) } : []
        var back = [Int?](repeating: nil, count: household.merchants.count)
        var refunding = [Bool](repeating: false, count: names.count)
        for (index, movement) in movements.enumerated() where movement.best.amount.units > 0 {
            let merchant = movement.best.merchant
            var payee = merchant >= 0 ? back[merchant] ?? household.merchants.withBytes(at: merchant) { find($0, order) } : -1
            if merchant >= 0 { back[merchant] = payee }
            if payee < 0, movement.best.text >= 0 { payee = household.texts.withBytes(at: movement.best.text) { find($0, order) } }
            of[index] = payee
            if payee >= 0 { refunding[payee] = true }
        }
        for index in of.indices where of[index] >= 0 && !refunding[of[index]] { of[index] = -1 }
    }

    private func intern(_ name: UnsafeRawBufferPointer) -> Int {
        scan.read(name)
        return scan.count == 0 ? -1 : scan.withJoined(0, scan.count) { names.intern($0).index }
    }

    /// The payee whose name a text is or, where the text says that money came back, has in it; -1 when there is none.
    private func find(_ text: UnsafeRawBufferPointer, _ order: [Int]) -> Int {
        scan.read(text)
        guard scan.count > 0 else { return -1 }
        if let whole = scan.withJoined(0, scan.count, { names.find($0) }) { return whole }
        let (rest, saysSo) = words.withoutRefund(text)
        guard saysSo, !rest.isEmpty else { return -1 }
        for length in stride(from: rest.count, through: 1, by: -1) {
            for first in 0...(rest.count - length) {
                let name = Array(rest[first..<first + length].joined(separator: [0x20]))
                guard length > 1 || name.count >= RefundPayees.shortestWord else { continue }
                if let found = name.withUnsafeBytes({ names.find($0) }) { return found }
            }
        }
        return cut(Array(rest.joined(separator: [0x20])), order)
    }

    /// The one payee whose name begins with this.
    private func cut(_ name: [UInt8], _ order: [Int]) -> Int {
        guard name.count >= RefundPayees.shortestCut else { return -1 }
        var low = 0
        var high = order.count
        while low < high {
            let middle = (low + high) / 2
            if names.withBytes(at: order[middle], { $0.lexicographicallyPrecedes(name) }) { low = middle + 1 } else { high = middle }
        }
        func begins(_ place: Int) -> Bool { place < order.count && names.withBytes(at: order[place]) { $0.starts(with: name) } }
        return begins(low) && !begins(low + 1) ? order[low] : -1
    }
}

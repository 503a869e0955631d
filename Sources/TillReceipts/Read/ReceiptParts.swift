import TillRecords

/// What a receipt says beside its total: what was bought, tax, tip, how it was paid.
struct ReceiptParts {
    private(set) var items: [ObservationDetails.Item] = []
    private(set) var tax: Amount?
    private(set) var tip: Amount?
    private(set) var paidBy: String?
    private(set) var cardLast4: String?
    /// How well these parts fit the total.
    private(set) var worth = 0
    private let decimals: UInt8

    init(_ passage: Passage, total: Int64, decimals: Int) {
        self.decimals = UInt8(decimals)
        readItems(passage, total)
        readParts(passage, total)
        readPayment(passage, total)
    }

    private mutating func readItems(_ passage: Passage, _ total: Int64) {
        let lines = passage.rows
        let end = lines.firstIndex { [.total, .subtotal].contains($0.label?.kind) && !$0.amounts.isEmpty } ?? lines.count
        var details: [Int: Int] = [:]
        for (number, line) in lines[..<end].enumerated() where line.detailOf != nil { details[line.detailOf ?? number] = number }
        var before = ""
        for (number, line) in lines[..<end].enumerated() {
            if line.detailOf != nil { continue }
            guard let paid = line.paid, line.label == nil || line.label?.kind == .discount || line.label?.kind == .item else {
                before = line.amounts.isEmpty && line.label == nil ? line.row.text : ""
                continue
            }
            guard paid != 0, abs(paid) <= max(total * 4, total) else { continue }
            let detail = details[number].map { lines[$0] }
            var text = name(line)
            // The name may stand on the row before, or with the quantity on the row after.
            if letters(text) < 3 { text = detail.map(name).flatMap { letters($0) >= 3 ? $0 : nil } ?? (before.isEmpty ? text : before) }
            let plain = ItemText.trimmed(text)
            before = ""
            guard !plain.isEmpty else { continue }
            // `6 x 0,33 L 3,99`: a quantity that does not come to what was paid counts something else.
            let pieces = [line.pieces, detail?.pieces].compactMap { $0 }.first { $0.isWorth(paid) }
            items.append(item(plain, paid, pieces ?? Pieces(line.amounts, paid)))
        }
        leaveHead(total, lines.filter { $0.label?.kind == .subtotal }.compactMap { $0.amounts.last?.units })
        let sum = items.reduce(Int64(0)) { $0 &+ $1.amount.units }
        if !items.isEmpty { worth += 1 }
        if sum == total { worth += 4 }
    }

    /// An address or a day above the first item has numbers too: where the last items alone come to the total, they are all of them.
    private mutating func leaveHead(_ total: Int64, _ subtotals: [Int64]) {
        let wanted = Set([total] + subtotals)
        var sum = Int64(0)
        var first: Int?
        for index in items.indices.reversed() {
            sum = sum &+ items[index].amount.units
            if wanted.contains(sum) { first = index }
        }
        if let first, first > 0 { items.removeFirst(first) }
    }

    private func item(_ text: String, _ paid: Int64, _ pieces: Pieces?) -> ObservationDetails.Item {
        var item = ObservationDetails.Item(text: text, amount: Amount(units: paid, decimals: decimals))
        if let pieces {
            item.quantity = pieces.quantity
            item.unit = pieces.unit
            item.price = Amount(units: pieces.price, decimals: decimals)
        }
        return item
    }

    /// What stands before the amounts and the quantity.
    private func name(_ line: Passage.Line) -> String {
        let amount = line.amounts.first?.range.lowerBound ?? 0
        let cut = min(amount, line.pieces?.start ?? amount)
        return String(String.UnicodeScalarView(line.row.text.unicodeScalars.prefix(cut)))
    }

    private func letters(_ text: String) -> Int { Folding.capitals(text).count(where: Folding.isLetter) }

    private mutating func readParts(_ passage: Passage, _ total: Int64) {
        for line in passage.rows {
            guard let last = line.amounts.last?.units, last > 0, last < total else { continue }
            switch line.label?.kind {
            case .tax where tax == nil && !line.isSummary: tax = Amount(units: last, decimals: decimals)
            case .tip where tip == nil: tip = Amount(units: last, decimals: decimals)
            default: continue
            }
            worth += 1
        }
    }

    private mutating func readPayment(_ passage: Passage, _ total: Int64) {
        for line in passage.rows {
            if cardLast4 == nil { cardLast4 = CardNumber.last4(line.row.folded) }
            guard paidBy == nil, let last = line.amounts.last?.units, last >= total else { continue }
            if line.label?.kind == .card { paidBy = "card" }
            if line.label?.kind == .cash { paidBy = "cash" }
        }
    }
}

/// The digits of a card that a receipt leaves open.
enum CardNumber {
    /// The four digits behind at least four marks that hide the others.
    static func last4(_ row: [Glyph]) -> String? {
        var masks = 0
        var index = 0
        while index < row.count {
            let byte = row[index]
            if byte == Glyph(ascii: "*") || byte == Glyph(ascii: "X") || byte == Glyph(ascii: "#") || byte == Glyph(ascii: "?") {
                masks += 1
            } else if Folding.isDigit(byte) {
                var end = index
                while end < row.count, Folding.isDigit(row[end]) { end += 1 }
                if masks >= 4, end - index == 4 { return Folding.text(row[index..<end]) }
                masks = 0
                index = end
                continue
            } else if byte != 32 && byte != Glyph(ascii: "-") {
                masks = 0
            }
            index += 1
        }
        return nil
    }
}

/// Texts of items without the marks around them.
enum ItemText {
    private static let edges: Set<Character> = Set(" *-=_.,:;|~'\"`<>#+!/\\@")

    static func trimmed(_ text: String) -> String {
        var text = text[...]
        while let first = text.first, edges.contains(first) { text.removeFirst() }
        while let last = text.last, edges.contains(last) { text.removeLast() }
        return String(text.prefix(120))
    }
}
